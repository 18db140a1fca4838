"""Runs other programs: output to a log, progress to the step, and a failure told as what it means for the user."""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from launcher import lock
from launcher.failures import CourseError, DiskFull, NoNetwork, ToolFailed

SECONDS_TO_END = 15
LINES_SHOWN = 25
# A program is started in a group of its own: Ctrl-C then reaches only `course`, which ends the program in its own way.
OWN_GROUP = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}

NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|ProxyError|CondaHTTPError|CONNECTION FAILED"
    r"|name resolution|Name or service not known|Could not resolve host|Unknown host|No route to host"
    r"|Network is unreachable|ENOTFOUND|Connection refused"
    r"|[Cc]onnect(ion)? timed out|Could not transfer artifact|in offline mode"
    r"|\(from versions: none\)"  # pip, when the index gave it nothing at all
)
DISK_FULL = re.compile(r"No space left on device|Disk quota exceeded|not enough space on the disk")


def run(
    tool: str,
    command: Sequence[str | Path],
    *,
    variables: Mapping[str, str],
    cwd: Path,
    log: Path,
    on_line: Callable[[str], None] = lambda line: None,
) -> None:
    """Runs `command` to its end.

    Its output goes to the file `log`, and line by line to `on_line`. Raises NoNetwork, DiskFull or ToolFailed if it
    fails; `tool` is its name in the sentence. If `course` is interrupted, the program is ended first.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as file, _start(command, variables, cwd) as process:
        try:
            for line in process.stdout:
                file.write(line)
                on_line(line.rstrip())
        except BaseException:
            end(process)
            raise
    if process.returncode != 0:
        raise explain(tool, process.returncode, log)


def _start(command: Sequence[str | Path], variables: Mapping[str, str], cwd: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [str(part) for part in command],
        env=dict(variables),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=lock.descriptors(),
        **OWN_GROUP,
    )


def show(command: Sequence[str | Path], *, variables: Mapping[str, str], cwd: Path) -> int:
    """Runs `command` to its end with its output on the terminal; returns its exit code."""
    words = [str(part) for part in command]
    with subprocess.Popen(words, env=dict(variables), cwd=cwd, stdin=subprocess.DEVNULL, **OWN_GROUP) as process:
        try:
            return process.wait()
        except BaseException:
            end(process)
            raise


def end(process: subprocess.Popen) -> None:
    """Ends a program that was started in a group of its own, with all that it started there: gently first."""
    for hard in (False, True):
        if process.poll() is not None:
            return
        with suppress(ProcessLookupError):  # it has ended meanwhile
            _signal(process, hard)
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)


def _signal(process: subprocess.Popen, hard: bool) -> None:
    if os.name != "nt":
        os.killpg(process.pid, signal.SIGKILL if hard else signal.SIGINT)
    elif hard:
        process.kill()
    else:
        process.send_signal(signal.CTRL_BREAK_EVENT)


def explain(tool: str, returncode: int, log: Path) -> CourseError:
    """Returns the failure that the program's output tells of."""
    output = log.read_text(encoding="utf-8", errors="replace")
    if DISK_FULL.search(output):
        return DiskFull(
            f"{tool} ran out of disk space. Free some and run the same command again: it goes on where it stopped."
        )
    if NO_NETWORK.search(output):
        return NoNetwork(
            f"{tool} could not download what is needed: no network, or a proxy refuses. "
            f"Connect and run the same command again; once set up, Gateflow works offline. The whole output: {log}"
        )
    tail = "\n".join(f"    {line}" for line in output.splitlines()[-LINES_SHOWN:])
    return ToolFailed(f"{tool} failed (exit code {returncode}). Its last lines:\n{tail}\n  The whole output: {log}")
