"""Grades submissions.

    python src/grading/grade.py SUBMISSIONS [--again] [--timeout 60] [--memory 1024] …

Called by `./course grade`; it needs the course's environment (nbgrader, the Java kernel) to be active.
"""

import argparse
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "launcher"))

from grading import reports
from grading.collecting import Collected, collect, unpacked
from grading.command import end_well
from grading.course import CLONE, Course, GradingError
from grading.gradebook import Grades
from grading.grader import Grader
from grading.isolation import Isolation
from grading.limits import Limits
from grading.result import Result
from grading.running import Runner

from launcher.steps import say, step

DESCRIPTION = "Grades submissions with nbgrader, each in a kernel of its own, and writes grades and feedback."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="course grade", description=DESCRIPTION)
    parser.add_argument("submissions", type=Path, help="a folder or a zip")
    parser.add_argument("--again", action="store_true", help="grade also what was graded with the same content")
    parser.add_argument("--timeout", type=_positive, default=60, help="seconds that a cell may take (default: 60)")
    parser.add_argument("--total", type=_positive, default=300, help="seconds that a notebook may take (default: 300)")
    parser.add_argument("--memory", type=_positive, default=1024, help="MB of a kernel's heap (default: 1024)")
    parser.add_argument("--jobs", type=_positive, default=2, help="submissions at a time (default: 2)")
    parser.add_argument("--own-ids", action="store_true", help="no points for a notebook with another student's id")
    parser.add_argument("--root", type=Path, default=CLONE, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    return end_well(lambda: grade_all(chosen))


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 on")
    return int(text)


def grade_all(chosen: argparse.Namespace) -> None:
    course = Course(chosen.root.resolve())
    workspace = course.grading
    workspace.mkdir(exist_ok=True)
    assignments = {assignment.name: assignment for assignment in course.assignments()}
    with step("Submissions, collected") as under_way:
        shutil.rmtree(workspace / "unpacked", ignore_errors=True)
        collected = collect(unpacked(chosen.submissions, workspace / "unpacked"), assignments)
        under_way.note = f"{len(collected.submissions)} found, {len(collected.left_out)} files left out"
    if not collected.submissions:
        raise GradingError(f"There is no submission in {chosen.submissions}. {' '.join(collected.left_out[:3])}")
    limits = Limits(cell_seconds=chosen.timeout, seconds=chosen.total, heap=chosen.memory)
    isolation = Isolation.best()
    say(f"  {isolation}")
    grades = Grades(course, workspace)
    with step("Assignments, by nbgrader"):
        for name in sorted({submission.assignment for submission in collected.submissions}):
            grades.add(assignments[name])
    runner = Runner(course, limits, isolation, chosen.submissions, own_ids=chosen.own_ids)
    grader = Grader(grades, runner, limits, assignments)
    results = graded(grader, collected, again=chosen.again, jobs=chosen.jobs)
    files = reports.write_all(workspace, results, collected.left_out)
    special = [one for one in results if one.note]
    for one in special:
        say(f"  {one.student}, {one.assignment}: {one.note}")
    say(f"Grades: {files[0]}\nFeedback, a page per student: {files[1]}\nThe class: {files[2]}")


def graded(grader: Grader, collected: Collected, *, again: bool, jobs: int) -> list[Result]:
    """Grades what is not graded yet; returns all results, in the order of the submissions."""
    results = {}
    for submission in collected.submissions:
        if not again and (kept := grader.kept(submission)):
            results[submission] = kept
    todo = [submission for submission in collected.submissions if submission not in results]
    if results:
        say(f"  {len(results)} were graded before with the same content")
    with step(f"Grading {len(todo)} submissions") as under_way, ThreadPoolExecutor(jobs) as pool:
        tasks = {pool.submit(grader.grade, submission): submission for submission in todo}
        try:
            for count, task in enumerate(as_completed(tasks), start=1):
                results[tasks[task]] = task.result()
                under_way.progress(f"{count} of {len(todo)}: {tasks[task]}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            grader.runner.end()
            raise
    return [results[submission] for submission in collected.submissions]


if __name__ == "__main__":
    sys.exit(main())
