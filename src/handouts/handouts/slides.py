"""Cuts an executed lecture into slides.

Tags decide where they are set: `slide` begins one, `fragment` shows a cell only at the next key, `notes` makes it a speaker's
note, `skip` leaves it out. Where nothing is set, a slide holds some text, then one piece of code with its result; a slide
begins at each heading of the second level, at the text after code, and at code that would be the second, that stands below
much text, or whose result the text asks to predict. A line or two of code without a result finds room on any slide.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nbformat import NotebookNode

from .lecture import tags

HEADING = re.compile(r"^##[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
BEFORE_HEADING = re.compile(r"^(?=##[ \t])", re.MULTILINE)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
PREPARES = re.compile(r"\A(?:\s*(?:%.*|import\s[^;]+;|//.*|Notebook\.start\(\);?))+\s*\Z")
ASKS_TO_PREDICT = re.compile(r"\*\*Predict first")
SMALL_CODE = 3  # lines
MUCH_TEXT = 60  # words


@dataclass
class Slide:
    """What one slide shows. `section` is the heading that it stands under, in Markdown, if it doesn't begin with one."""

    section: str = ""
    cells: list[NotebookNode] = field(default_factory=list)
    notes: list[NotebookNode] = field(default_factory=list)

    @property
    def has_code(self) -> bool:
        return any(_is_main_code(cell) for cell in self.cells)

    @property
    def keeps_code_away(self) -> bool:
        """Whether there is no room below its text, or no result may stand there."""
        text = " ".join(cell.source for cell in self.cells if cell.cell_type == "markdown")
        return len(text.split()) > MUCH_TEXT or bool(ASKS_TO_PREDICT.search(text))


def preparing_cells(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells that only prepare the notebook. No slide shows them, but charts need what they put out."""
    return [cell for cell in cells if _prepares(cell)]


def slides_of(cells: list[NotebookNode]) -> list[Slide]:
    """The slides of a lecture's visible cells; the first holds what stands before anything begins a slide."""
    slides, section = [Slide()], ""
    for cell in _parts(cell for cell in cells if not _prepares(cell) and "skip" not in tags(cell)):
        heading = _heading(cell)
        section = heading or section
        if "notes" in tags(cell):
            slides[-1].notes.append(cell)
            continue
        if _begins(cell, slides[-1]):
            slides.append(Slide("" if heading else section))
        slides[-1].cells.append(cell)
    return slides


def is_fragment(cell: NotebookNode) -> bool:
    """Whether the cell appears only when the speaker goes on."""
    return "fragment" in tags(cell)


def _parts(cells: Iterator[NotebookNode]) -> Iterator[NotebookNode]:
    """The cells, those of text cut before each heading of the second level."""
    for cell in cells:
        if cell.cell_type != "markdown" or FENCE.search(cell.source):
            yield cell
            continue
        for source in filter(str.strip, BEFORE_HEADING.split(cell.source)):
            part = copy.deepcopy(cell)
            part.source = source
            yield part


def _begins(cell: NotebookNode, slide: Slide) -> bool:
    if not slide.cells or is_fragment(cell):
        return False
    if "slide" in tags(cell) or _heading(cell) or slide.has_code:
        return True
    return _is_main_code(cell) and slide.keeps_code_away


def _heading(cell: NotebookNode) -> str:
    found = HEADING.match(cell.source) if cell.cell_type == "markdown" else None
    return found["title"] if found else ""


def _is_main_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and (bool(cell.outputs) or len(cell.source.splitlines()) > SMALL_CODE)


def _prepares(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(PREPARES.match(cell.source))
