"""Where a course's assignments are, and nbgrader set up for them."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config, PyFileConfigLoader

CLONE = Path(__file__).resolve().parents[3]
CONFIG = "nbgrader_config.py"


class GradingError(Exception):
    """A failure that the teacher can understand. Its text is the sentence (or few) that is shown."""


@dataclass(frozen=True)
class Assignment:
    """An assignment as its teacher wrote it: one notebook, named like its folder."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.parent.name

    @cached_property
    def notebook(self) -> NotebookNode:
        return nbformat.read(self.path, as_version=4)

    @property
    def graded(self) -> list[str]:
        """The ids of the cells that have points, in their order."""
        marks = [cell.metadata.get("nbgrader", {}) for cell in self.notebook.cells]
        return [mark["grade_id"] for mark in marks if mark.get("grade")]


@dataclass(frozen=True)
class Course:
    """A folder with `notebooks/exercises`, `lib` and `target`: the clone, or a small one for a test."""

    root: Path

    @property
    def exercises(self) -> Path:
        return self.root / "notebooks" / "exercises"

    @property
    def lib(self) -> Path:
        return self.root / "lib"

    @property
    def output(self) -> Path:
        return self.root / "target" / "exercises"

    @property
    def grading(self) -> Path:
        """Where all of grading is kept. Not in target, which may be removed: points given by hand are in it."""
        return self.root / "grading"

    @property
    def release(self) -> Path:
        return self.output / "release"

    def assignments(self) -> list[Assignment]:
        """All assignments in their order; raises GradingError if there is none, or one is not named like its folder."""
        found = [Assignment(path) for path in sorted((self.exercises / "source").glob("*/*.ipynb"))]
        if not found:
            raise GradingError(f"There is no assignment in {self.exercises / 'source'}.")
        for assignment in found:
            if assignment.path.stem != assignment.name:
                raise GradingError(f"{assignment.path} must have the name of its folder: {assignment.name}.ipynb.")
        return found


def config(course: Course, workspace: Path) -> Config:
    """nbgrader_config.py of the course, with all that nbgrader writes going to the folder `workspace`."""
    loaded = PyFileConfigLoader(CONFIG, path=str(course.exercises)).load_config()
    folders = loaded.CourseDirectory
    folders.root = str(workspace)
    folders.source_directory = str(course.exercises / "source")
    folders.release_directory = "release"
    folders.submitted_directory = "submitted"
    folders.autograded_directory = "autograded"
    folders.feedback_directory = "nbgrader-feedback"
    folders.db_url = f"sqlite:///{workspace / 'gradebook.db'}"
    return loaded


def nbgrader(course: Course, workspace: Path) -> NbGraderAPI:
    """nbgrader, working in the folder `workspace`, which is made."""
    workspace.mkdir(parents=True, exist_ok=True)
    return NbGraderAPI(config=config(course, workspace))


def made(result: dict, what: str) -> None:
    """Raises GradingError, with the last line of nbgrader's log that says something, if `result` is no success."""
    if not result["success"]:
        words = (result.get("error") or result.get("log") or "").strip().splitlines()
        told = next((line for line in reversed(words) if re.search(r"\w", line)), "it gave no reason")
        raise GradingError(f"nbgrader could not make {what}: {told.strip()}")
