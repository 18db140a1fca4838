"""Runs the teacher's version of each assignment: what does not run without an error cannot be given to students."""

import io
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from nbgrader.validator import Validator
from traitlets.config import Config

from grading.course import Assignment, GradingError

AT_A_TIME = 2  # a kernel keeps a processor busy; more at a time would run into the limits


def validate(assignments: list[Assignment], timeout: int) -> Iterator[str]:
    """Gives the name of each assignment that is right; raises GradingError with what is wrong with the others."""
    wrong = []
    processes = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(AT_A_TIME, mp_context=processes, initializer=_be_quiet) as pool:
        tasks = {pool.submit(faults, assignment, timeout): assignment for assignment in assignments}
        for task in as_completed(tasks):
            wrong += task.result()
            yield tasks[task].name
    if wrong:
        raise GradingError("These cells of the teacher's versions do not do what they should:\n" + "\n".join(wrong))


def _be_quiet() -> None:
    """Kernels tell of their threads on the terminal that they inherit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def faults(assignment: Assignment, timeout: int) -> list[str]:
    """What nbgrader's validation says of the assignment, run in a fresh kernel; one entry per cell that fails."""
    settings = Config()
    settings.Execute.timeout = timeout
    settings.Validator.validate_all = True  # also the cells that get no points
    settings.Validator.ignore_checksums = True  # the teacher's version has none yet
    validator = Validator(config=settings)
    validator.stream = io.StringIO()
    results = validator.validate(str(assignment.path))
    failed = results.get("failed", []) + results.get("type_changed", [])
    return [f"  {assignment.name}: {_first_line(cell['source'])} … {_error(cell)}" for cell in failed]


def _first_line(source: str) -> str:
    return next(iter(source.splitlines()), "")


def _error(cell: dict) -> str:
    words = cell.get("raw_error", "a cell changed its type").strip().splitlines()
    return " / ".join(line.strip() for line in words[-3:])
