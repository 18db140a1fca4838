"""Reads claim boxes out of executed outputs: what the course claims, and what was measured when the page was made."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

from .lecture import Lecture


@dataclass(frozen=True)
class Claim:
    """One claim box. `id` is the claim's (such as A3); `anchor` is the id of the box in its page, if it has one."""

    id: str
    statement: str
    measured: str
    expected: str
    tolerance: str
    holds: bool
    lecture: Lecture
    anchor: str

    @property
    def order(self) -> tuple[str, int]:
        """A2 comes before A10, and all of lecture A before lecture B."""
        return self.id[:1], int(self.id[1:]) if self.id[1:].isdigit() else 0

    @property
    def link(self) -> str:
        return self.lecture.page + (f"#{self.anchor}" if self.anchor else "")


def claims_of(notebook: NotebookNode, lecture: Lecture) -> list[Claim]:
    """The claims whose boxes are in the executed notebook's outputs, in the order in which they appear."""
    found = []
    for html in _html_outputs(notebook):
        if "data-claim" in html:
            found += [_read(box, lecture) for box in BeautifulSoup(html, "html.parser").select("[data-claim]")]
    return found


def _html_outputs(notebook: NotebookNode) -> list[str]:
    return [
        output.data["text/html"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]


def _read(box: Tag, lecture: Lecture) -> Claim:
    statement = box.select_one("[data-claim-statement]")
    return Claim(
        id=box["data-claim"],
        statement=(statement or box).get_text(" ", strip=True),
        measured=box.get("data-measured", ""),
        expected=box.get("data-expected", ""),
        tolerance=box.get("data-tolerance", ""),
        holds=box.get("data-holds") == "true",
        lecture=lecture,
        anchor=box.get("id", ""),
    )
