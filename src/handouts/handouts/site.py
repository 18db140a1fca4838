"""Makes the handouts of a folder of notebooks: a page per lecture, and the pages about all of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from .archive import pack
from .claims import Claim, claims_of
from .course import Course, Options
from .course_map import read_map
from .errors import HandoutError
from .lecture import Lecture
from .overview import links, overview
from .page import LecturePage, Pages
from .search import FILE, index_script, sections


class Site:
    """One build of the handouts. `files` are those it wrote, `failures` the reasons why a page is missing."""

    def __init__(self, options: Options, say: Callable[[str], None]):
        """`say` gets a line for each thing done."""
        self.files: list[Path] = []
        self._options = options
        self._course = Course(options, say)

    @property
    def failures(self) -> list[HandoutError]:
        return self._course.failures

    def build(self) -> None:
        """Runs the notebooks and writes every page that can be made, the search index and the zip."""
        course_map = read_map(self._options.notebooks)
        self._course.run()
        executed = self._course.executed
        made = self._lecture_pages(executed)
        for lecture, page in made.items():
            self._write(lecture.page, page.html)
            self._copy(lecture.path, f"notebooks/{lecture.path.name}")
        claims = _claims({lecture: executed[lecture] for lecture in made})
        pages = Pages(list(made), links(claims), self._options.solutions)
        about_all = overview(pages, self._course.lectures, made, claims, course_map)
        for name, html in about_all.items():
            self._write(name, html)
        self._write_search_index(about_all | {lecture.page: page.html for lecture, page in made.items()})
        self._remove_older_files()
        pack(self.files, self._options.output)

    def _lecture_pages(self, executed: dict[Lecture, NotebookNode]) -> dict[Lecture, LecturePage]:
        pages = Pages(list(executed), links(_claims(executed)), self._options.solutions)
        made = {}
        for lecture, notebook in executed.items():
            try:
                made[lecture] = pages.lecture(lecture, notebook)
            except HandoutError as failure:
                self._course.fail(failure)
        if len(made) < len(executed):  # made anew, because none may link to a page that is missing
            return self._lecture_pages({lecture: executed[lecture] for lecture in made})
        return made

    def _write_search_index(self, pages: dict[str, str]) -> None:
        found = [section for page, html in sorted(pages.items()) for section in sections(page, html)]
        self._write(FILE, index_script(found))

    def _write(self, name: str, html: str) -> None:
        self._target(name).write_text(html, encoding="utf-8")

    def _copy(self, source: Path, name: str) -> None:
        shutil.copyfile(source, self._target(name))

    def _target(self, name: str) -> Path:
        target = self._options.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        self.files.append(target)
        return target

    def _remove_older_files(self) -> None:
        """A page of an earlier build whose lecture failed or is gone would pass for a current one."""
        for pattern in ("*.html", "notebooks/*.ipynb"):
            for old in set(self._options.output.glob(pattern)) - set(self.files):
                old.unlink()


def _claims(executed: dict[Lecture, NotebookNode]) -> list[Claim]:
    return [claim for lecture, notebook in executed.items() for claim in claims_of(notebook, lecture)]
