"""A lecture: one notebook with a title, a summary and a place in the course."""

import copy
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .errors import HandoutError

TITLE = re.compile(r"\A\s*#[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*(?:\n|\Z)(?P<rest>.*)\Z", re.DOTALL)
NUMBER_IN_TITLE = re.compile(r"\A(\d+)\s*[·.:–—-]\s*(?=\S)")
BOLD_LABEL = re.compile(r"\A\*\*[^*]+[.:]\*\*\s*")
NUMBER = re.compile(r"\A(\d+)-")
WORDS_PER_MINUTE = 180
SECONDS_PER_LINE_OF_CODE = 3


@dataclass(frozen=True)
class Lecture:
    """What a notebook says about itself, before it is run.

    `title` and `summary` are Markdown of one line. The title goes without the lecture's number, which a page shows
    apart. The summary is the first paragraph under the title, without a label such as **Goal.**, and may be empty.
    """

    path: Path
    title: str
    summary: str

    @property
    def slug(self) -> str:
        return self.path.stem

    @property
    def page(self) -> str:
        return f"{self.slug}.html"

    @property
    def number(self) -> str:
        """The digits that the file name starts with, or nothing."""
        found = NUMBER.match(self.slug)
        return found[1] if found else ""


def read_lecture(path: Path) -> tuple[Lecture, NotebookNode]:
    """Reads a notebook file and the title it begins with."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as problem:  # nbformat raises whatever its JSON and schema parsers raise
        raise HandoutError(f"{path.name} can't be read as a notebook: {_first_line(problem)}") from problem
    title, body = _split_title(path, notebook)
    return Lecture(path, _without_number(title, path), _first_paragraph(body)), notebook


def without_title(notebook: NotebookNode) -> NotebookNode:
    """The notebook without its title line, which a page shows in its header."""
    body = copy.deepcopy(notebook)
    first = body.cells[0]
    first.source = TITLE.match(first.source)["rest"].lstrip("\n")
    return body


def visible_cells(notebook: NotebookNode, solutions: bool, notes: bool = False) -> list[NotebookNode]:
    """The cells that a handout shows, as the page's template wants them. `notes` are a speaker's, for slides.

    Each learns its `position`, counted from 1 as a reader of the notebook counts, and whether it `opens_solution` or
    `closes_solution`: solution cells in a row are folded as one.
    """
    shown = []
    for position, cell in enumerate(notebook.cells, start=1):
        hidden = ["remove-cell"] + ([] if solutions else ["solution"]) + ([] if notes else ["notes"])
        if any(tag in hidden for tag in tags(cell)):
            continue
        cell.metadata["position"] = position
        shown.append(cell)
    for before, cell, after in zip([None, *shown], shown, [*shown[1:], None]):
        cell.metadata["opens_solution"] = _is_solution(cell) and not _is_solution(before)
        cell.metadata["closes_solution"] = _is_solution(cell) and not _is_solution(after)
    return shown


def output_anchor(position: int) -> str:
    """The id that a page gives to what the cell at this position (from 1) put out."""
    return f"output-of-cell-{position}"


def reading_minutes(cells: list[NotebookNode]) -> int:
    """How long the cells take to read, in whole minutes and at least one: prose by the word, code by the line."""
    words = sum(len(cell.source.split()) for cell in cells if cell.cell_type == "markdown")
    lines = sum(len(cell.source.splitlines()) for cell in cells if cell.cell_type == "code")
    return max(1, round(words / WORDS_PER_MINUTE + lines * SECONDS_PER_LINE_OF_CODE / 60))


def tags(cell: NotebookNode) -> list[str]:
    """The tags of a notebook cell, as JupyterLab sets them."""
    return cell.metadata.get("tags", [])


def _is_solution(cell: NotebookNode | None) -> bool:
    return cell is not None and "solution" in tags(cell)


def _split_title(path: Path, notebook: NotebookNode) -> tuple[str, str]:
    if notebook.cells and notebook.cells[0].cell_type == "markdown":
        found = TITLE.match(notebook.cells[0].source)
        if found:
            return found["title"], found["rest"]
    raise HandoutError(f"{path.name} has no title: its first cell must be Markdown that begins with '# ' and the title.")


def _without_number(title: str, path: Path) -> str:
    in_title, in_name = NUMBER_IN_TITLE.match(title), NUMBER.match(path.stem)
    if in_title and in_name and int(in_title[1]) == int(in_name[1]):
        return title[in_title.end() :]
    return title


def _first_paragraph(markdown: str) -> str:
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if re.match(r"[^\W\d_]|[*_\"“(]", block):
            return BOLD_LABEL.sub("", " ".join(block.split()))
    return ""


def _first_line(problem: Exception) -> str:
    return (str(problem).strip() or type(problem).__name__).splitlines()[0]
