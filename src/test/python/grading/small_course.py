"""A course with one small assignment, for tests that grade many submissions of it."""

import copy
import csv
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CLONE = Path(__file__).resolve().parents[4]
NAME = "small"
JARS = ("gateflow.jar", "ejml-*.jar")
KERNELSPEC = {"name": "java", "display_name": "Java", "language": "java"}
CANARIES = {name: f"canary-{number:016x}" for number, name in enumerate(("sum", "sum-hidden", "times", "words"))}
SUM = """\
double sum(double a, double b) {
    // BEGIN SOLUTION
    // {canary}
    double everythingTogether = a + b;
    return everythingTogether;
    // END SOLUTION
}"""
SUM_CHECK = """\
Check.number("The sum", sum(2, 3), 5, 1e-9);
// BEGIN HIDDEN TESTS
// {canary}
gateflow.exercise.Check.number("The sum", sum(20, 30), 50, 1e-9);
// END HIDDEN TESTS"""
TIMES = """\
double product = Double.NaN;
// BEGIN SOLUTION
// {canary}
product = 6 * 7;
// END SOLUTION"""


@dataclass(frozen=True)
class Row:
    """A line of grades.csv."""

    points: float | None
    max: float
    note: str


class SmallCourse:
    """The course's folder `root`, laid out like a clone, and the commands run on it."""

    def __init__(self, root: Path):
        self.root = root
        exercises = root / "notebooks" / "exercises"
        self.source = exercises / "source" / NAME / f"{NAME}.ipynb"
        self.source.parent.mkdir(parents=True)
        shutil.copy(CLONE / "notebooks" / "exercises" / "nbgrader_config.py", exercises)
        (root / "lib").mkdir()
        for jar in (jar for pattern in JARS for jar in (CLONE / "lib").glob(pattern)):
            shutil.copy(jar, root / "lib")
        nbformat.write(reference(), self.source)

    @property
    def released(self) -> Path:
        return self.root / "target" / "exercises" / "release" / NAME / f"{NAME}.ipynb"

    @property
    def zip(self) -> Path:
        return self.root / "target" / "exercises" / "gateflow-exercises.zip"

    @property
    def grading(self) -> Path:
        return self.root / "grading"

    def exercises(self, *arguments: str) -> subprocess.CompletedProcess:
        return self._run("exercises.py", *arguments)

    def grade(self, submissions: Path, *arguments: str) -> subprocess.CompletedProcess:
        return self._run("grade.py", str(submissions), *arguments)

    def grades(self) -> dict[tuple[str, str], Row]:
        """grades.csv, by student and task."""
        with (self.grading / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {
                (line["student"], line["task"]): Row(
                    float(line["points"]) if line["points"] else None, float(line["max"]), line["note"]
                )
                for line in csv.DictReader(file)
            }

    def _run(self, script: str, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(self.command(script, *arguments), capture_output=True, encoding="utf-8")

    def command(self, script: str, *arguments: str) -> list[str]:
        return [sys.executable, str(CLONE / "src" / "grading" / script), *arguments, "--root", str(self.root)]


def reference() -> NotebookNode:
    """The teacher's version."""
    cells = [
        new_code_cell("%classpath ../../../../lib/*.jar", metadata=_marks("classpath", locked=True)),
        new_code_cell("import gateflow.exercise.*;", metadata=_marks("start", locked=True)),
        new_code_cell(_with(SUM, "sum"), metadata=_marks("sum-answer", solution=True)),
        new_code_cell(_with(SUM_CHECK, "sum-hidden"), metadata=_marks("sum-check", points=2)),
        new_code_cell(_with(TIMES, "times"), metadata=_marks("times-answer", solution=True)),
        new_code_cell('Check.number("The product", product, 42, 1e-9);', metadata=_marks("times-check", points=3)),
        new_markdown_cell(
            f"A sum adds and a product multiplies. <!-- {CANARIES['words']} -->",
            metadata=_marks("words-answer", kind="markdown", points=4, solution=True),
        ),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC})


def with_answer(notebook: NotebookNode, code: str, answer: str = "sum-answer") -> NotebookNode:
    """A copy of the notebook with this code in the cell of an answer."""
    changed = copy.deepcopy(notebook)
    cell(changed, answer).source = code
    return changed


def cell(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return next(one for one in notebook.cells if one.metadata.nbgrader.grade_id == grade_id)


def hand_in(folder: Path, student: str, content: NotebookNode | bytes) -> Path:
    """Writes the submission of a student, and returns its file."""
    file = folder / student / NAME / f"{NAME}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else nbformat.writes(content).encode())
    return file


def _with(code: str, canary: str) -> str:
    return code.replace("{canary}", CANARIES[canary])


def _marks(
    grade_id: str, *, kind: str = "code", points: float | None = None, solution: bool = False, locked: bool = False
) -> dict:
    marks = {
        "grade_id": grade_id,
        "cell_type": kind,
        "grade": points is not None,
        "solution": solution,
        "locked": locked or (points is not None and not solution),
        "schema_version": 3,
        "task": False,
    }
    return {"nbgrader": marks | ({"points": points} if points is not None else {})}


