"""The index of the search: a script file beside the pages that holds the text of every section and a search engine."""

import json
import re
from dataclasses import asdict, dataclass

from bs4 import BeautifulSoup, NavigableString, Tag

from .paths import MINISEARCH

FILE = "search-index.js"
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
NOT_TEXT = ".letters-pytorch, .anchor, .number, svg, .eyebrow, .facts, .neighbours, .gf-data"
STARTS_A_SECTION = "h1, h2[id], h3[id], .glossary > div[id], .claims tr[id]"
NAMES_A_SECTION = ["h1", "h2", "h3", "dt"]
NAMED_BY = {"div": "dt", "tr": "a"}  # what names a section that does not begin with a heading
INLINE = {"a", "b", "code", "em", "i", "kbd", "mark", "span", "strong", "sub", "sup"}
IN_LETTERS = {
    "odot": "⊙", "cdot": "·", "partial": "∂", "prod": "∏", "sum": "∑", "sigma": "σ", "varphi": "φ", "lambda": "λ",
}  # fmt: skip
TEX_MARKS = (
    (re.compile(r"\\(?:text|operatorname|mathrm|mathsf|texttt)\{([^}]*)\}"), r"\1"),
    (re.compile(r"\\tilde\s*(\w)"), "\\1\u0303"),
    (re.compile(r"\\begin\{\w+\*?\}|\\end\{\w+\*?\}|\\(?:left|right|bigl?|bigr?|d?frac|quad)\b|\\[,;:!\\ ]|&"), " "),
    (re.compile(r"\\([A-Za-z]+)"), lambda command: IN_LETTERS.get(command[1], command[1])),
    (re.compile(r"[\\{}]"), ""),
)


@dataclass
class Section:
    """What lies under one heading: `page` and `anchor` lead to it, `within` is the page's title, `text` what it says."""

    page: str
    anchor: str
    title: str
    within: str
    text: str


def sections(page: str, html: str) -> list[Section]:
    """The sections of a finished page, in their order."""
    main = BeautifulSoup(SCRIPT.sub("", html), "html.parser").find("main")
    for element in main.select(NOT_TEXT):
        element.decompose()
    for equation in main.select(".katex"):
        equation.replace_with(_readable(equation.find("annotation").get_text()))
    starts = {id(element): element for element in main.select(STARTS_A_SECTION)}
    found: list[Section] = []
    for node in main.descendants:
        if isinstance(node, Tag) and id(node) in starts:
            title = _title(node)
            found.append(Section(page, node.get("id", ""), title, found[0].title if found else title, ""))
        elif isinstance(node, Tag) and found and node.name not in INLINE:
            found[-1].text += " "
        elif isinstance(node, NavigableString) and found and not node.find_parent(NAMES_A_SECTION):
            found[-1].text += node
    for section in found:
        section.text = " ".join(section.text.split())
    return found


def index_script(all_sections: list[Section]) -> str:
    """The script that a page loads when its reader begins to search."""
    entries = [{"id": number, **asdict(section)} for number, section in enumerate(all_sections)]
    engine = (MINISEARCH / "minisearch.js").read_text(encoding="utf-8")
    return f"{engine}\nwindow.gateflowSections = {json.dumps(entries, ensure_ascii=False, separators=(',', ':'))};\n"


def _title(element: Tag) -> str:
    named = element.find(NAMED_BY[element.name]) if element.name in NAMED_BY else element
    return " ".join(named.get_text().split())


def _readable(tex: str) -> str:
    for mark, instead in TEX_MARKS:
        tex = mark.sub(instead, tex)
    return " ".join(tex.split())
