"""The charts of the overview, drawn by the course's library from grades.csv."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from grading.course import CLONE, GradingError

SCRIPT = CLONE / "src" / "grading" / "ClassCharts.java"


@dataclass(frozen=True)
class Charts:
    """SVG documents, to be put into a page: of the whole class, of all tasks, and of each task by itself."""

    whole: Markup
    tasks: Markup
    by_task: list[Markup]


def draw(table: Path, folder: Path) -> None:
    """Draws the charts of all assignments in grades.csv to `folder`, with the library of the clone."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", CLONE / "lib" / "*", SCRIPT, table, folder]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    if ended.returncode != 0:
        told = (ended.stderr.strip() or "it gave no reason").splitlines()[0]
        raise GradingError(f"The charts of the overview could not be drawn: {told}")


def read(folder: Path, assignment: str, tasks: list[str]) -> Charts:
    """What `draw` made of an assignment; a task that nobody has points for yet has no chart."""
    files = {file.stem: file for file in (folder / assignment).glob("*.svg")}
    by_task = [_svg(files[f"task-{task}"]) for task in tasks if f"task-{task}" in files]
    return Charts(_svg(files["class"]), _svg(files["tasks"]), by_task)


def _svg(file: Path) -> Markup:
    return Markup(file.read_text(encoding="utf-8"))
