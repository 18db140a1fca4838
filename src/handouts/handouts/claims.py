"""Reads claim boxes out of executed outputs: what the course claims, and what was measured when the page was made.

The boxes are written by `gateflow.report.Claim`: an element with data-claim (the id) and data-ok, in it .gf-statement, a
list of facts such as measured and expected, and sometimes .gf-but, where a lecture's simplification is not the whole truth.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup
from nbformat import NotebookNode

from .lecture import Lecture, output_anchor


@dataclass(frozen=True)
class Claim:
    """One claim box. `id` is the claim's, such as A3; `facts` are texts by name, as they stand in the box."""

    id: str
    statement: Markup
    facts: dict[str, str]
    note: Markup
    holds: bool
    lecture: Lecture
    anchor: str

    @property
    def order(self) -> tuple[str, int]:
        """A2 comes before A10, and all of lecture A before lecture B."""
        return self.id[:1], int(self.id[1:]) if self.id[1:].isdigit() else 0

    @property
    def link(self) -> str:
        return f"{self.lecture.page}#{self.anchor}"


def claims_of(notebook: NotebookNode, lecture: Lecture) -> list[Claim]:
    """The claims whose boxes are in the executed notebook's outputs, in the order in which they appear."""
    return [
        _read(box, lecture, output_anchor(position))
        for position, html in _html_outputs(notebook)
        if "data-claim" in html
        for box in BeautifulSoup(html, "html.parser").select("[data-claim]")
    ]


def _html_outputs(notebook: NotebookNode) -> Iterator[tuple[int, str]]:
    for position, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                yield position, output.data["text/html"]


def _read(box: Tag, lecture: Lecture, anchor: str) -> Claim:
    names = [name.get_text(strip=True) for name in box.select("dt")]
    values = [value.get_text(" ", strip=True) for value in box.select("dd")]
    return Claim(
        id=box["data-claim"],
        statement=_inside(box.select_one(".gf-statement")),
        facts=dict(zip(names, values, strict=True)),
        note=_inside(box.select_one(".gf-but")),
        holds=box["data-ok"] == "true",
        lecture=lecture,
        anchor=anchor,
    )


def _inside(element: Tag | None) -> Markup:
    return Markup(element.decode_contents() if element else "")
