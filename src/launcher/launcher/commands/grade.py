"""`course grade`: grades what students handed in."""

import argparse

from launcher import exporter
from launcher.clone import Clone

NAME = "grade"
HELP = "grade a folder or zip of submissions, each in a kernel of its own; writes to grading"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(passes_on=True)
    parser.usage = "course grade SUBMISSIONS [--again] [--timeout S] [--total S] [--memory MB] [--jobs N] [--own-ids]"
    parser.epilog = (
        "SUBMISSIONS is a folder or a zip: STUDENT/ASSIGNMENT/*.ipynb, STUDENT/ASSIGNMENT.ipynb or "
        "STUDENT_ASSIGNMENT.ipynb. --timeout: seconds for one cell (60); --total: for a notebook (300); --memory: MB "
        "of heap (1024); --jobs: how many at a time (2); --again: grade also what was graded before; "
        "--own-ids: no points for a notebook with another student's id. After an interruption the same command goes "
        "on. Written are grades.csv, feedback/STUDENT.html, overview.html and a gradebook for nbgrader, in which "
        "answers in words can be given points (`course lab --grading`)."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    return exporter.run(clone, "grading/grade.py", [str(part) for part in arguments.rest], "grades")
