"""Puts what was made of a notebook into the page around it; every page is one file that holds all it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import jinja2
from markupsafe import Markup
from nbformat import NotebookNode

from .cells import CellsExporter
from .equations import Equations
from .katex_style import katex_style
from .lecture import Lecture, reading_minutes, visible_cells, without_title
from .markdown import LectureText
from .paths import SCRIPTS, STYLE, TEMPLATES
from .purity import check_needs_nothing

STYLES = ("colours.css", "frame.css", "text.css", "blocks.css", "print.css")
HEAD_SCRIPT = "early.js"
PAGE_SCRIPTS = ("theme.js", "letters.js", "search.js", "contents.js", "copy.js", "scroll.js")
EQUATION_STYLE = "/* the equations' style goes here */"


@dataclass(frozen=True)
class LecturePage:
    """A finished lecture page, and what the pages about all lectures say of it."""

    lecture: Lecture
    title: Markup
    plain_title: str
    summary: Markup
    minutes: int
    html: str


class Pages:
    """Makes the pages of one set of handouts, so that each links to the others.

    `links` are the pages beside the lectures, as file name and label, in the order of the page header.
    """

    def __init__(self, course: Sequence[Lecture], links: Sequence[tuple[str, str]], solutions: bool):
        self._course = course
        self._links = links
        self._solutions = solutions

    def lecture(self, lecture: Lecture, executed: NotebookNode) -> LecturePage:
        """The page of an executed lecture."""
        equations = Equations()
        text = LectureText(lecture.path, {other.path.name for other in self._course}, equations)
        cells = visible_cells(without_title(executed), self._solutions)
        title, summary = Markup(text.line(lecture.title)), Markup(text.line(lecture.summary))
        body = Markup(CellsExporter(text).body(executed, cells))
        values = {
            "lecture": lecture,
            "title": title,
            "plain_title": text.plain(title),
            "minutes": reading_minutes(cells),
            "body": body,
            "headings": [heading for heading in text.headings if heading.level in (2, 3)],
            "neighbours": self._neighbours(lecture, text),
        }
        html = self.render("lecture.html.j2", lecture.path.name, equations, **values)
        return LecturePage(
            lecture,
            Markup(equations.set(title)),
            values["plain_title"],
            Markup(equations.set(summary)),
            values["minutes"],
            html,
        )

    def render(self, template: str, where: str, equations: Equations | None = None, **values) -> str:
        """A whole page from a template; `where` names its source if it can't be made."""
        html = _templates().get_template(template).render(links=self._links, **values)
        html = (equations or Equations()).set(html)
        html = html.replace(EQUATION_STYLE, katex_style(html))
        check_needs_nothing(html, where)
        return html

    def _neighbours(self, lecture: Lecture, text: LectureText) -> dict[str, dict]:
        place = self._course.index(lecture)
        around = {"previous": place - 1, "next": place + 1}
        return {
            name: {"page": self._course[i].page, "title": Markup(text.line(self._course[i].title))}
            for name, i in around.items()
            if 0 <= i < len(self._course)
        }


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        style=Markup("\n".join((STYLE / name).read_text(encoding="utf-8") for name in STYLES)),
        equation_style=Markup(EQUATION_STYLE),
        head_script=Markup((SCRIPTS / HEAD_SCRIPT).read_text(encoding="utf-8")),
        page_scripts=Markup("\n".join((SCRIPTS / name).read_text(encoding="utf-8") for name in PAGE_SCRIPTS)),
    )
    return environment
