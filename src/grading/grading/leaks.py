"""Looks for solutions and hidden tests in what students get.

Each such region holds a canary, a word that stands nowhere else. Lines of solutions are looked for as well, without
their blanks, since a line can be copied without the canary.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grading.course import Assignment

CANARY = re.compile(r"canary-[0-9a-f]{16}")
SOLUTION = re.compile(r"// BEGIN SOLUTION\n(.*?)// END SOLUTION", re.DOTALL)
HIDDEN = re.compile(r"// BEGIN HIDDEN TESTS\n.*?// END HIDDEN TESTS", re.DOTALL)
BLANKS = re.compile(r"\s+")
SHORTEST = 24  # characters; shorter lines, such as `return sum;`, say nothing
OWN_JAR = "gateflow.jar"


@dataclass(frozen=True)
class Secrets:
    """What must not get out of an assignment. Lines are without blanks; one that the teacher shows elsewhere is no secret."""

    canaries: frozenset[str]
    lines: frozenset[str]

    @staticmethod
    def of(assignments: Iterable[Assignment]) -> "Secrets":
        cells = [cell for assignment in assignments for cell in assignment.notebook.cells]
        canaries = {canary for cell in cells for canary in CANARY.findall(cell.source)}
        lines = {_bare(line) for cell in cells for text in _solutions(cell) for line in text.splitlines()}
        shown = _bare("\n".join(map(_shown, cells)))
        return Secrets(frozenset(canaries), frozenset(line for line in lines if _tells(line) and line not in shown))

    def found_in(self, text: str) -> list[str]:
        """The secrets in this text."""
        bare = _bare(text)
        return sorted({*CANARY.findall(text), *(line for line in self.lines if line in bare)})


def in_file(path: Path, secrets: Secrets) -> list[str]:
    """The secrets in a file; one line each, which says where."""
    return [f"{path.name}: {where}" for where in in_bytes(path.name, path.read_bytes(), secrets)]


def in_bytes(name: str, data: bytes, secrets: Secrets) -> Iterator[str]:
    """The secrets in a file's content. Zips and our own jar are opened, notebooks read as the strings that they hold."""
    if name.endswith(".zip") or name.endswith(OWN_JAR):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                yield from (f"{entry}: {what}" for what in in_bytes(entry, archive.read(entry), secrets))
    elif not name.endswith(".jar"):  # the other jars are other people's
        text = data.decode("utf-8", "replace")
        if name.endswith(".ipynb"):
            text += "\n".join(_strings(json.loads(text)))  # besides the raw text, in which quotes are escaped
        yield from secrets.found_in(text)


def _solutions(cell: dict) -> list[str]:
    marks = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "markdown" and marks.get("solution"):
        return [cell.source]  # an answer in words is a solution from end to end
    return SOLUTION.findall(cell.source)


def _shown(cell: dict) -> str:
    """What a student gets to see of a cell."""
    if cell.cell_type == "markdown" and _solutions(cell):
        return ""
    return HIDDEN.sub("", SOLUTION.sub("", cell.source))


def _tells(line: str) -> bool:
    return len(line) >= SHORTEST


def _strings(value: object) -> Iterator[str]:
    """All strings in what a JSON file says; a list of strings, such as a cell's source, is one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        if all(isinstance(inner, str) for inner in value):
            yield "".join(value)
        else:
            for inner in value:
                yield from _strings(inner)


def _bare(text: str) -> str:
    return BLANKS.sub("", text)
