"""What grading writes for people: the table of grades, a page per student, and an overview of the class."""

import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import jinja2

from grading import charts, grades_table, mistakes
from grading.charts import Charts
from grading.course import CLONE
from grading.mistakes import Mistake
from grading.result import Result

TEMPLATES = CLONE / "src" / "grading" / "templates"
COLOURS = CLONE / "src" / "handouts" / "style"  # those of the handouts


@dataclass(frozen=True)
class Summary:
    """An assignment on the overview."""

    name: str
    results: list[Result]
    charts: Charts
    mistakes: list[Mistake]

    @property
    def mean(self) -> float:
        return sum(result.points for result in self.results) / len(self.results)


def write_all(workspace: Path, results: list[Result], left_out: list[str]) -> list[Path]:
    """Writes everything; returns the files and the folder that a teacher wants to open."""
    table, pages, overview = workspace / "grades.csv", workspace / "feedback", workspace / "overview.html"
    grades_table.write(table, results)
    _write_pages(pages, results)
    _write_overview(overview, table, results, left_out)
    return [table, pages, overview]


def _write_pages(folder: Path, results: list[Result]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for student, own in _grouped(results, "student").items():
        _write(folder / f"{student}.html", "feedback.html.j2", student=student, results=own)


def _write_overview(file: Path, table: Path, results: list[Result], left_out: list[str]) -> None:
    folder = file.parent / "charts"
    shutil.rmtree(folder, ignore_errors=True)
    charts.draw(table, folder)
    summaries = [
        Summary(name, own, charts.read(folder, name, [task.name for task in own[0].tasks]), mistakes.commonest(own))
        for name, own in sorted(_grouped(results, "assignment").items())
    ]
    noted = [result for result in results if result.note]
    _write(file, "overview.html.j2", summaries=summaries, noted=noted, left_out=left_out)


def _grouped(results: list[Result], attribute: str) -> dict[str, list[Result]]:
    groups = defaultdict(list)
    for result in results:
        groups[getattr(result, attribute)].append(result)
    return groups


def _write(file: Path, template: str, **values) -> None:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, COLOURS]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = lambda points: f"{points:g}"
    file.write_text(environment.get_template(template).render(values), encoding="utf-8")
