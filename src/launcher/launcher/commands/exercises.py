"""`course exercises`: the assignments as students get them."""

import argparse

from launcher import exporter
from launcher.clone import Clone

NAME = "exercises"
HELP = "run the assignments, and write the students' versions and a zip of them to target/exercises"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(passes_on=True)
    parser.epilog = (
        "Any other argument is passed on to src/grading/exercises.py: --timeout SECONDS for one cell, --skip-validation "
        "(do not run the teacher's versions). target/exercises/gateflow-exercises.zip is for students: they unpack it "
        "and run `./course lab` in it."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    return exporter.run(clone, "grading/exercises.py", arguments.rest, "exercises")
