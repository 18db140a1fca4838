"""Grades one submission from its bytes to its result."""

import time
from collections.abc import Mapping
from pathlib import Path

from grading import result
from grading.collecting import Submission
from grading.course import Assignment
from grading.gradebook import Grades
from grading.limits import Limits
from grading.reading import Unreadable, read, read_file, redefines_the_checks, student_id
from grading.result import Result
from grading.running import Broken, Runner
from launcher import markers

NO_ID = "your-id"


class Grader:
    """Grades submissions; what it is given can be anything, and comes to nobody else's harm."""

    def __init__(self, grades: Grades, runner: Runner, limits: Limits, assignments: Mapping[str, Assignment]):
        self.grades, self.runner, self.limits, self.assignments = grades, runner, limits, assignments
        self._jar = (runner.course.lib / "gateflow.jar").read_bytes()

    @property
    def workspace(self) -> Path:
        return self.grades.workspace

    def digest(self, submission: Submission) -> str:
        """A digest of all that the result depends on."""
        source = self.assignments[submission.assignment].path.read_bytes()
        settings = repr((self.limits, self.runner.own_ids))
        return markers.digest((read_file(submission.path, self.limits), source, self._jar, settings))

    def kept(self, submission: Submission) -> Result | None:
        """The result of the last time, with the points as they are now; None if what it depends on has changed."""
        old = result.read(self.workspace, submission)
        if not old or old.digest != self.digest(submission):
            return None
        return old.with_points(self.grades.points(submission))

    def grade(self, submission: Submission) -> Result:
        """Grades the submission, and keeps its result."""
        started = time.monotonic()
        graded, notes = None, []
        try:
            notebook = read(read_file(submission.path, self.limits), self.limits)
            notes += self._looked_over(submission, notebook)
            prepared = self._prepared(submission, notebook)
            ran, endings = self.runner.run(prepared, submission)
            notes += endings
            graded = self.grades.save(submission, ran)
            if redefines_the_checks(notebook):
                raise Unreadable("redefines Check or gateflow, so its checks prove nothing: look at it")
        except (Unreadable, Broken) as failure:
            notes.append(str(failure))
            self.grades.save_nothing(submission)
        done = Result(
            submission.student,
            submission.assignment,
            self.digest(submission),
            round(time.monotonic() - started, 1),
            "; ".join(notes),
            result.tasks_of(self.grades.points(submission), graded),
        )
        done.write(self.workspace)
        return done

    def _prepared(self, submission: Submission, notebook):
        try:
            return self.grades.prepared(submission, notebook)
        except Exception as failure:  # nbgrader raises what it runs into in metadata that are not its own
            first = next(iter(str(failure).splitlines()), type(failure).__name__)
            raise Unreadable(f"is not as nbgrader made it ({first[:100]})") from None

    def _looked_over(self, submission: Submission, notebook) -> list[str]:
        notes = []
        used = student_id(notebook)
        if used is not None and used != submission.student:
            notes.append("has no student id" if used == NO_ID else f"has the student id {used!r}")
        there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells}
        wanted = self.assignments[submission.assignment].graded
        missing = [grade_id for grade_id in wanted if grade_id not in there]
        return [*notes, f"lacks the cells {', '.join(missing)}"] if missing else notes
