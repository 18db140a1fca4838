"""Starts a submission's process, and ends it when its time is up."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from nbformat import NotebookNode, from_dict

from grading.collecting import Submission
from grading.course import CLONE, Course
from grading.isolation import Isolation
from grading.limits import Limits

SCRIPT = CLONE / "src" / "grading" / "run_one.py"
SECONDS_TO_START_AND_END = 30
STUDENT = "GATEFLOW_STUDENT"  # gateflow.exercise.Variant compares it with the id in the notebook
OWN_FOLDERS = ("HOME", "TMPDIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")  # the variables that name them


class Broken(Exception):
    """The process ended without an answer; the text says how."""


class Ended(Exception):
    """Grading was interrupted: nothing is known of the submission."""


class Runner:
    """Runs submissions, several at a time if called from several threads."""

    def __init__(self, course: Course, limits: Limits, isolation: Isolation, submissions: Path, *, own_ids: bool):
        """`submissions` is the folder or file where they came from. With `own_ids`, somebody else's numbers are wrong."""
        self.course, self.limits, self.isolation = course, limits, isolation
        self.own_ids = own_ids
        self._submissions = (submissions if submissions.is_dir() else submissions.parent).resolve()
        self._running: set[subprocess.Popen] = set()
        self._lock = threading.Lock()
        self._ended = False

    def run(self, notebook: NotebookNode, submission: Submission) -> tuple[NotebookNode, list[str]]:
        """Returns the notebook with outputs, and what went beyond the limits; raises Broken if there is no answer."""
        with tempfile.TemporaryDirectory(prefix="gateflow-grading-", ignore_cleanup_errors=True) as place:
            folder = Path(place).resolve() / "course"
            folder.mkdir()
            answer = self._answer(notebook, submission, folder)
        return from_dict(answer["notebook"]), answer["endings"]

    def end(self) -> None:
        """Ends all that is running; nothing more is started."""
        with self._lock:
            self._ended = True
            running = list(self._running)
        for process in running:
            _kill(process)

    def _answer(self, notebook: NotebookNode, submission: Submission, folder: Path) -> dict:
        own = {variable: str(folder / variable.lower()) for variable in OWN_FOLDERS}
        task = {
            "notebook": notebook,
            "folder": str(folder),
            "work": str(folder / "notebooks" / "exercises" / "submitted" / submission.assignment),
            "made": list(own.values()),
            "lib": str(self.course.lib),
            "limits": self.limits.as_dict(),
            "isolation": self.isolation.prefix,
            "protected": [str(one) for one in self._protected(folder)],
            "hidden": [str(one) for one in self._hidden()],
        }
        process = self._start(folder, self._variables(own, submission))
        try:
            seconds = self.limits.seconds + SECONDS_TO_START_AND_END
            out, error = process.communicate(json.dumps(task).encode(), seconds)
        except subprocess.TimeoutExpired:
            raise Broken(f"hangs: it had to be ended after {seconds} s") from None
        finally:
            _kill(process)
            with self._lock:
                self._running.discard(process)
        if self._ended:
            raise Ended
        try:
            return json.loads(out)
        except ValueError:
            words = error.decode("utf-8", "replace").strip().splitlines()
            raise Broken(f"ended the process that ran it ({words[-1] if words else process.returncode})") from None

    def _protected(self, folder: Path) -> list[Path]:
        places = {CLONE, self.course.root, self._submissions, Path.home()}
        return [one for one in places if not folder.is_relative_to(one)]

    def _hidden(self) -> list[Path]:
        """What a submission must not read: solutions, hidden tests, and what others handed in."""
        places = [self.course.exercises, self.course.grading, self.course.root / "target", self._submissions]
        needed = (CLONE, self.course.lib, Path(sys.prefix))
        return [one for one in places if one.is_dir() and not any(other.is_relative_to(one) for other in needed)]

    def _start(self, folder: Path, variables: dict[str, str]) -> subprocess.Popen:
        with self._lock:
            if self._ended:
                raise Ended
            process = subprocess.Popen(
                [*self.isolation.prefix, sys.executable, SCRIPT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder,
                env=variables,
                start_new_session=True,
            )
            self._running.add(process)
        return process

    def _variables(self, own: dict[str, str], submission: Submission) -> dict[str, str]:
        options = f"{self.limits.java_options} -Djava.io.tmpdir={own['TMPDIR']}"
        temporary = {"TEMP": own["TMPDIR"], "TMP": own["TMPDIR"]}
        handed_in_by = {STUDENT: submission.student} if self.own_ids else {}
        return os.environ | own | temporary | handed_in_by | {"JDK_JAVA_OPTIONS": options, "PYTHONUNBUFFERED": "1"}


def _kill(process: subprocess.Popen) -> None:
    """Ends the process with all that it started; where it has its processes to itself, even those that hid."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
