"""Puts a lecture's slides into one file, a reveal.js deck that needs no network."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
from markupsafe import Markup
from nbformat import NotebookNode

from .cells import CellsExporter
from .course import Course, Options
from .equations import Equations
from .errors import HandoutError
from .lecture import Lecture, visible_cells, without_title
from .markdown import LectureText
from .page import Pages
from .paths import REVEAL, SCRIPTS, STYLE
from .slides import Slide, is_fragment, preparing_cells, slides_of

CHART_DATA = re.compile(r'<details class="gf-data">.*?</details>', re.DOTALL)  # for readers, not for a screen
NUMBER_OF_SECTION = re.compile(r"\A(\d+)\.")  # by itself Markdown would make a list of it
STYLES = ("colours.css", "text.css", "blocks.css", "slides.css")


class Decks:
    """One build of the decks. `files` are those it wrote, `failures` the reasons why one is missing."""

    def __init__(self, options: Options, say: Callable[[str], None]):
        """`say` gets a line for each thing done."""
        self.files: list[Path] = []
        self._options = options
        self._course = Course(options, say)

    @property
    def failures(self) -> list[HandoutError]:
        return self._course.failures

    def build(self) -> None:
        """Runs the notebooks and writes a deck for each that can be made."""
        self._course.run()
        self._options.output.mkdir(parents=True, exist_ok=True)
        for lecture, notebook in self._course.executed.items():
            try:
                html = deck(lecture, list(self._course.executed), notebook)
            except HandoutError as failure:
                self._course.fail(failure)
                continue
            file = self._options.output / lecture.page
            file.write_text(html, encoding="utf-8")
            self.files.append(file)
        for old in set(self._options.output.glob("*.html")) - set(self.files):
            old.unlink()  # of a lecture that failed or is gone


def deck(lecture: Lecture, course: list[Lecture], executed: NotebookNode) -> str:
    """The HTML of a lecture's deck."""
    equations = Equations()
    text = LectureText(lecture.path, {other.path.name for other in course}, equations)
    cells = visible_cells(without_title(executed), solutions=False, notes=True)
    exporter = CellsExporter(text)
    title = text.line(lecture.title)

    def body(shown: list[NotebookNode]) -> Markup:
        return Markup(CHART_DATA.sub("", exporter.body(executed, shown)))

    def content(slide: Slide) -> dict:
        parts = [{"html": body([cell]), "fragment": is_fragment(cell)} for cell in slide.cells]
        section = text.line(NUMBER_OF_SECTION.sub(r"\1\\.", slide.section))
        return {"section": Markup(section), "parts": parts, "notes": body(slide.notes)}

    values = {
        "lecture": lecture,
        "title": Markup(title),
        "plain_title": text.plain(title),
        "prepared": body(_without_code(preparing_cells(cells))),
        "slides": [content(slide) for slide in slides_of(cells)],
        **_assets(),
    }
    return Pages(course, [], solutions=False).render("deck.html.j2", lecture.path.name, equations, **values)


def _without_code(cells: list[NotebookNode]) -> list[NotebookNode]:
    return [
        nbformat.v4.new_code_cell(outputs=cell.outputs, metadata={"position": cell.metadata["position"]})
        for cell in cells
    ]


@cache
def _assets() -> dict[str, Markup]:
    def read(*files: Path) -> Markup:
        return Markup("\n".join(file.read_text(encoding="utf-8") for file in files))

    return {
        "deck_style": read(REVEAL / "reveal.css", *(STYLE / name for name in STYLES)),
        "reveal_scripts": read(REVEAL / "reveal.js", REVEAL / "notes.js"),
        "deck_script": read(SCRIPTS / "deck.js"),
    }
