"""Validates the assignments and makes the students' versions.

    python src/grading/exercises.py [--timeout 120] [--skip-validation]

Called by `./course exercises`; it needs the course's environment (nbgrader, the Java kernel) to be active.
"""

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "launcher"))

from grading import leaks, students_zip
from grading.command import end_well
from grading.course import CLONE, Assignment, Course, GradingError, made, nbgrader
from grading.validation import validate

from launcher.steps import say, step

MOST_SHOWN = 20
DESCRIPTION = (
    "Runs the teacher's version of every assignment, makes the students' versions with nbgrader, packs them with the "
    "library, and looks for solutions in all of it."
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="course exercises", description=DESCRIPTION)
    parser.add_argument("--timeout", type=int, default=120, help="seconds that one cell may take (default: 120)")
    parser.add_argument("--skip-validation", action="store_true", help="do not run the teacher's versions")
    parser.add_argument("--root", type=Path, default=CLONE, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    course = Course(chosen.root.resolve())
    return end_well(lambda: make(course, None if chosen.skip_validation else chosen.timeout))


def make(course: Course, timeout: int | None) -> None:
    """Makes the students' versions and their zip; validates first, unless there is no `timeout`."""
    assignments = course.assignments()
    if timeout:
        with step(f"Teacher's versions of {len(assignments)} assignments, run") as under_way:
            for name in validate(assignments, timeout):
                under_way.progress(f"{name} is right")
    with step("Students' versions, by nbgrader") as under_way:
        release(course, assignments, under_way.progress)
    with step("Zip for students"):
        file = students_zip.pack(course, [assignment.name for assignment in assignments])
    with step("Search for solutions in it"):
        require_no_leak(course, assignments, file)
    say(f"To hand out: {file} ({file.stat().st_size / 1e6:.1f} MB, {len(assignments)} assignments)")


def release(course: Course, assignments: list[Assignment], progress) -> None:
    """Makes the students' versions anew, with a gradebook that knows nothing but them."""
    shutil.rmtree(course.release, ignore_errors=True)
    (course.output / "gradebook.db").unlink(missing_ok=True)
    with_nbgrader = nbgrader(course, course.output)
    for assignment in assignments:
        progress(assignment.name)
        made(with_nbgrader.generate_assignment(assignment.name), f"the students' version of {assignment.name}")


def require_no_leak(course: Course, assignments: list[Assignment], file: Path) -> None:
    """Raises GradingError with what is found of a solution or hidden test in what students get."""
    found = leaks.in_file(file, leaks.Secrets.of(assignments))
    if found:
        file.unlink()
        listed = "\n".join(f"  {where}" for where in found[:MOST_SHOWN])
        raise GradingError(f"Solutions or hidden tests would get out, so there is no zip. {len(found)} found:\n{listed}")


if __name__ == "__main__":
    sys.exit(main())
