"""grades.csv: what a teacher hands on, and what the charts are drawn from."""

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from grading.result import Result

COLUMNS = ("student", "assignment", "task", "points", "max", "note")
TO_BE_READ = "to be read by a person"


def write(file: Path, results: Iterable[Result]) -> None:
    """A line per task. No points: a person has yet to read the answer. The file is there whole or not at all."""
    draft = file.with_suffix(".new")
    with draft.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(COLUMNS)
        for result in results:
            for task in result.tasks:
                points = "" if task.points is None else f"{task.points:g}"
                note = "; ".join(filter(None, [TO_BE_READ if task.points is None else "", result.note]))
                row = [result.student, result.assignment, task.name, points, f"{task.max:g}", note]
                writer.writerow([_no_formula(cell) for cell in row])
    os.replace(draft, file)


def _no_formula(text: str) -> str:
    """A spreadsheet would compute a cell that begins so; students choose what some of them say."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
