"""nbgrader's side of grading: its gradebook, and its preprocessors before and after a submission is run.

None of it runs a student's code, so it is done in the grader's own process: one writer to the database.
"""

import shutil
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Grade, Gradebook
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from grading.collecting import Submission
from grading.course import Assignment, Course, config, made, nbgrader

# SQLAlchemy finds fault with how nbgrader adds a submission; what it adds is right.
warnings.filterwarnings("ignore", "Object of type .* not in session")

BEFORE = (ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata)
AFTER = (IgnorePattern, LimitOutput, SaveAutoGrades, CheckCellMetadata)


@dataclass(frozen=True)
class Points:
    """What a task got, and what a person said to it. `points` is None as long as nobody has read the answer."""

    task: str
    points: float | None
    max: float
    comment: str


class Grades:
    """The gradebook in the folder `workspace`, and the notebooks beside it, laid out as nbgrader does."""

    def __init__(self, course: Course, workspace: Path):
        self.course, self.workspace = course, workspace
        self._config = config(course, workspace)
        self._url = self._config.CourseDirectory.db_url
        self._lock = threading.RLock()
        self._order: dict[str, list[str]] = {}  # the cells of each assignment; the gradebook has them in none

    def add(self, assignment: Assignment) -> None:
        """Lets the gradebook know the assignment as it is now."""
        made(nbgrader(self.course, self.workspace).generate_assignment(assignment.name), assignment.name)
        self._order[assignment.name] = assignment.graded

    def prepared(self, submission: Submission, notebook: NotebookNode) -> NotebookNode:
        """The submission as it is to be run: what is not the student's to write is the teacher's again."""
        with self._lock:
            self._register(submission)
            return self._through(BEFORE, submission, notebook)

    def save(self, submission: Submission, ran: NotebookNode) -> NotebookNode:
        """Keeps the points of the notebook that was run, and the notebook."""
        with self._lock:
            graded = self._through(AFTER, submission, ran)
            there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in graded.cells}
            self._give_nothing(submission, lambda grade_id: grade_id not in there)
            file = self._folder("autograded", submission) / f"{submission.assignment}.ipynb"
            file.parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(graded, file)
            return graded

    def save_nothing(self, submission: Submission) -> None:
        """Keeps no points at all."""
        with self._lock:
            self._register(submission)
            self._give_nothing(submission, lambda grade_id: True)

    def points(self, submission: Submission) -> list[Points]:
        """The points of every task, in the order of the assignment."""
        with self._lock, Gradebook(self._url) as book:
            notebooks = book.find_submission(submission.assignment, submission.student).notebooks
            found = {grade.name: grade for notebook in notebooks for grade in notebook.grades}
            comments = {one.name: one.manual_comment for notebook in notebooks for one in notebook.comments}
            order = self._order[submission.assignment]
            return [_points(found[name], comments.get(name)) for name in order if name in found]

    def _give_nothing(self, submission: Submission, concerns: Callable[[str], bool]) -> None:
        """Keeps no points for the cells with these grade ids."""
        with Gradebook(self._url) as book:
            for notebook in book.find_submission(submission.assignment, submission.student).notebooks:
                for grade in notebook.grades:
                    if concerns(grade.name):
                        grade.auto_score, grade.needs_manual_grade = 0, False
            book.db.commit()

    def _register(self, submission: Submission) -> None:
        target = self._folder("submitted", submission)
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(submission.path, target / f"{submission.assignment}.ipynb")
        with Gradebook(self._url) as book:
            book.update_or_create_student(submission.student)
            book.update_or_create_submission(submission.assignment, submission.student)

    def _through(self, preprocessors: tuple, submission: Submission, notebook: NotebookNode) -> NotebookNode:
        about = {
            "student": submission.student,
            "assignment": submission.assignment,
            "notebook": submission.assignment,
            "db_url": self._url,
        }
        for kind in preprocessors:
            notebook, _ = kind(config=self._config).preprocess(notebook, {"nbgrader": about})
        return notebook

    def _folder(self, name: str, submission: Submission) -> Path:
        return self.workspace / name / submission.student / submission.assignment


def task_of(grade_id: str) -> str:
    """The task of a cell: `schedule` of `schedule-check` and `schedule-answer`."""
    return grade_id.rpartition("-")[0] or grade_id


def _points(grade: Grade, comment: str | None) -> Points:
    waits = grade.needs_manual_grade and grade.manual_score is None
    return Points(task_of(grade.name), None if waits else grade.score, grade.max_score, comment or "")
