"""What became of a submission, and where that is kept: a submission with the same bytes is not graded again."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from grading.collecting import Submission
from grading.gradebook import Points, task_of
from grading.leaks import CANARY
from launcher import markers

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LONGEST_MESSAGE = 400
NOT_COMPILED = ("CompilationException", "EvaluationInterruptedException", "IncompleteSourceException")
# What a kernel puts before the sentence: one of our two exceptions.
CLASS = re.compile(r"^(?:gateflow\.exercise\.CheckFailed|java\.lang\.UnsupportedOperationException)[,:]\s*")
HIDDEN = re.compile(r"HIDDEN TESTS")


@dataclass(frozen=True)
class Task:
    """A task's points, None as long as nobody has read the answer, what the check said, and what a person said."""

    name: str
    points: float | None
    max: float
    message: str
    comment: str


@dataclass(frozen=True)
class Result:
    """`note` says what is to be known beside the points: nothing, if all is as it should be."""

    student: str
    assignment: str
    digest: str
    seconds: float
    note: str
    tasks: list[Task]

    @property
    def points(self) -> float:
        return sum(task.points or 0 for task in self.tasks)

    @property
    def max(self) -> float:
        return sum(task.max for task in self.tasks)

    @property
    def waiting(self) -> float:
        """The points that a person has yet to give."""
        return sum(task.max for task in self.tasks if task.points is None)

    def with_points(self, points: list[Points]) -> "Result":
        """The same result after a person has given points, or taken some away."""
        said = {task.name: task.message for task in self.tasks}
        return replace(self, tasks=_tasks(points, said))

    def write(self, workspace: Path) -> None:
        markers.write(_file(workspace, self.student, self.assignment), asdict(self))


def read(workspace: Path, submission: Submission) -> Result | None:
    """The result of the last time that this student's submission was graded, or None."""
    content = markers.read(_file(workspace, submission.student, submission.assignment))
    return Result(**content | {"tasks": [Task(**task) for task in content["tasks"]]}) if content else None


def tasks_of(points: list[Points], graded: NotebookNode | None) -> list[Task]:
    """The points with what the checks said in the graded notebook."""
    return _tasks(points, messages(graded) if graded else {})


def _tasks(points: list[Points], said: Mapping[str, str]) -> list[Task]:
    return [Task(one.task, one.points, one.max, said.get(one.task, ""), one.comment) for one in points]


def messages(graded: NotebookNode) -> dict[str, str]:
    """What each check that failed said, by its task. Of hidden tests nothing is repeated."""
    said = {}
    for cell in graded.cells:
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and marks.get("grade"):
            errors = [output for output in cell.outputs if output.output_type == "error"]
            if errors:
                said[task_of(marks["grade_id"])] = message(errors[0], cell.source)
    return said


def message(error: NotebookNode, source: str) -> str:
    """One sentence for an error in a check cell."""
    text = COLOURS.sub("", error.evalue).strip()
    if error.ename == "CellTimeoutError":
        return "The check ran longer than it may."
    hidden = source.partition("// BEGIN HIDDEN TESTS")[2].splitlines()
    shows_code = any(line.strip() and line.strip() in text for line in hidden)
    if shows_code or any(name in error.ename for name in NOT_COMPILED) or CANARY.search(text) or HIDDEN.search(text):
        return "The check could not run: a cell above it has an error, or something that it needs is missing."
    return " ".join(CLASS.sub("", text).split())[:LONGEST_MESSAGE] or error.ename


def _file(workspace: Path, student: str, assignment: str) -> Path:
    return workspace / "results" / student / f"{assignment}.json"
