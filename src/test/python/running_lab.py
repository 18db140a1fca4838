"""A JupyterLab that `./course lab` started, for tests."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)(/\S*)\?token=(\S+)")


@dataclass(frozen=True)
class RunningLab:
    """`server` is like http://127.0.0.1:8888, `page` like /lab/tree/…; `said` is what `course` printed until it was ready."""

    server: str
    page: str
    token: str
    said: str

    @property
    def address(self) -> str:
        return f"{self.server}{self.page}?token={self.token}"

    def get(self, path: str) -> dict:
        """Asks the server's REST interface, for example for /api/kernelspecs."""
        request = urllib.request.Request(self.server + path, headers={"Authorization": f"token {self.token}"})
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=20) as answer:
            return json.load(answer)

    @classmethod
    @contextmanager
    def start(cls, clone: Path, *arguments: str) -> Iterator["RunningLab"]:
        command = [sys.executable, str(clone / "course"), "lab", "--no-browser", *arguments]
        with subprocess.Popen(command, cwd=clone, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as course:
            said = ""
            for line in course.stdout:
                said += line
                if "Ctrl-C stops it" in line:
                    break
            try:
                match = ADDRESS.search(said)
                assert match, f"`course lab` gave no address:\n{said}"
                yield cls(*match.groups(), said)
            finally:
                course.send_signal(signal.SIGINT)
                course.communicate(timeout=30)
