"""What became of a submission, and where that is kept: a submission with the same bytes is not graded again."""

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from nbformat import NotebookNode

from grading.collecting import Submission
from grading.gradebook import Points, task_of
from grading.leaks import CANARY
from launcher import markers

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LONGEST_MESSAGE = 400
NOT_COMPILED = ("CompilationException", "EvaluationInterruptedException", "IncompleteSourceException")
CLASS = re.compile(r"^(?:class )?gateflow\.exercise\.CheckFailed[,:]?\s*")  # a kernel puts it before the sentence
HIDDEN = re.compile(r"HIDDEN TESTS")


@dataclass(frozen=True)
class Task:
    """A task's points, None as long as a person has not read the answer, and what the check said."""

    name: str
    points: float | None
    max: float
    message: str


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

    def write(self, workspace: Path) -> None:
        markers.write(_file(workspace, self.student, self.assignment), asdict(self))


def read(workspace: Path, submission: Submission) -> Result | None:
    """The result of the last time that this student's submission was graded, or None."""
    content = markers.read(_file(workspace, submission.student, submission.assignment))
    return Result(**content | {"tasks": [Task(**task) for task in content["tasks"]]}) if content else None


def tasks_of(points: list[Points], graded: NotebookNode | None) -> list[Task]:
    """The points with what the checks said in the graded notebook."""
    said = messages(graded) if graded else {}
    return [Task(one.task, one.points, one.max, said.get(one.task, "")) for one in points]


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
