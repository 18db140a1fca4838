"""System users for the trial. Each has a home of its own that nobody else can read, as on a server."""

import os
import pwd
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import memory

PREFIX = "gateflow-trial-"


@contextmanager
def made(count: int) -> Iterator[list[str]]:
    """Gives the names of so many new users, and removes them and their homes in the end."""
    names = [f"{PREFIX}{number:02}" for number in range(1, count + 1)]
    done: list[str] = []
    try:
        for name in names:
            subprocess.run(["useradd", "--create-home", "--key", "HOME_MODE=0700", name], check=True)
            done.append(name)
        yield names
    finally:
        for name in done:
            for pid in memory.processes_of(uid(name)):  # of a server that the hub could not end
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            subprocess.run(["userdel", "--force", "--remove", name], stderr=subprocess.DEVNULL)


def uid(name: str) -> int:
    return pwd.getpwnam(name).pw_uid
