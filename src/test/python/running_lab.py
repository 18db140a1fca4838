"""A JupyterLab that `./course lab` started, for tests."""

import json
import os
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
    """`server` is like http://127.0.0.1:8888, `page` like /lab/tree/…; `home` is its HOME, empty at first.

    `said` is what `course` printed until it was ready.
    """

    server: str
    page: str
    token: str
    said: str
    home: Path

    @property
    def address(self) -> str:
        return f"{self.server}{self.page}?token={self.token}"

    def ask(self, path: str, send: dict | None = None) -> dict:
        """Asks the server's REST interface, for example for /api/kernelspecs; by POST if there is something to send."""
        data = json.dumps(send).encode() if send else None
        request = urllib.request.Request(self.server + path, data, {"Authorization": f"token {self.token}"})
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=20) as answer:
            return json.load(answer)

    @classmethod
    @contextmanager
    def start(cls, clone: Path, home: Path) -> Iterator["RunningLab"]:
        with subprocess.Popen(
            [sys.executable, str(clone / "course"), "lab", "--no-browser"],
            cwd=clone,
            env=os.environ | {"HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as course:
            said = ""
            for line in course.stdout:
                said += line
                if "Ctrl-C stops it" in line:
                    break
            try:
                match = ADDRESS.search(said)
                assert match, f"`course lab` gave no address:\n{said}"
                yield cls(*match.groups(), said, home)
            finally:
                course.send_signal(signal.SIGINT)
                course.communicate(timeout=30)
