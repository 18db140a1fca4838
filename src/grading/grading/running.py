"""Starts a submission's process, and ends it when its time is up."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from nbformat import NotebookNode, from_dict

from grading.course import CLONE, Course
from grading.isolation import Isolation
from grading.limits import Limits

SCRIPT = CLONE / "src" / "grading" / "run_one.py"
SECONDS_TO_START_AND_END = 30


class Broken(Exception):
    """The process ended without an answer; the text says how."""


class Ended(Exception):
    """Grading was interrupted: nothing is known of the submission."""


class Runner:
    """Runs submissions, several at a time if called from several threads."""

    def __init__(self, course: Course, limits: Limits, isolation: Isolation):
        self.course, self.limits, self.isolation = course, limits, isolation
        self._running: set[subprocess.Popen] = set()
        self._lock = threading.Lock()
        self._ended = False

    def run(self, notebook: NotebookNode, name: str) -> tuple[NotebookNode, list[str]]:
        """Returns the notebook with outputs, and what went beyond the limits; raises Broken if there is no answer."""
        folder = Path(tempfile.mkdtemp(prefix="gateflow-grading-"))
        try:
            work = folder / "notebooks" / "exercises" / "submitted" / name
            work.mkdir(parents=True)
            shutil.copytree(self.course.lib, folder / "lib")  # not a link: it may be deleted or written to
            answer = self._answer(notebook, work, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return from_dict(answer["notebook"]), answer["endings"]

    def end(self) -> None:
        """Ends all that is running; nothing more is started."""
        with self._lock:
            self._ended = True
            running = list(self._running)
        for process in running:
            _kill(process)

    def _answer(self, notebook: NotebookNode, work: Path, folder: Path) -> dict:
        task = {
            "notebook": notebook,
            "folder": str(work),
            "limits": self.limits.as_dict(),
            "isolation": self.isolation.prefix,
            "protected": [str(path) for path in (CLONE, Path.home()) if not folder.is_relative_to(path)],
        }
        process = self._start(folder)
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

    def _start(self, folder: Path) -> subprocess.Popen:
        with self._lock:
            if self._ended:
                raise Ended
            process = subprocess.Popen(
                [*self.isolation.prefix, sys.executable, SCRIPT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder,
                env=self._variables(folder),
                start_new_session=True,
            )
            self._running.add(process)
        return process

    def _variables(self, folder: Path) -> dict[str, str]:
        own = {name: str(folder / name.lower()) for name in ("HOME", "TMPDIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
        for path in own.values():
            Path(path).mkdir()
        own["TEMP"] = own["TMP"] = own["TMPDIR"]
        options = f"{self.limits.java_options} -Djava.io.tmpdir={own['TMPDIR']}"
        return os.environ | own | {"JDK_JAVA_OPTIONS": options, "PYTHONUNBUFFERED": "1"}


def _kill(process: subprocess.Popen) -> None:
    """Ends the process with all that it started; where it has its processes to itself, even those that hid."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
