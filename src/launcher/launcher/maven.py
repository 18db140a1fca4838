"""Runs Maven: online the first time, offline once what it needs is there."""

import re
import shutil
from pathlib import Path

from launcher import child, markers
from launcher.environment import Environment
from launcher.failures import MavenMissing, NoNetwork
from launcher.steps import Step

DOWNLOADED = re.compile(r"Downloaded from \S+: \S*/(\S+) \((.+?) at")
RUNNING = re.compile(r"\[INFO\] (Running \S+)")


def find(path: str | None = None) -> Path | None:
    """Returns Maven's program on the given PATH (by default, this process's), or None."""
    found = shutil.which("mvn", path=path)
    return Path(found) if found else None


def require(path: str | None = None) -> Path:
    """Returns Maven's program; raises MavenMissing if there is none."""
    if found := find(path):
        return found
    raise MavenMissing(
        "Maven (the program `mvn`) is not on PATH. Install it (Debian, Ubuntu: `apt install maven`; "
        "macOS: `brew install maven`; Windows: `winget install Apache.Maven`) "
        "or install conda, and run the same command again."
    )


def run(environment: Environment, goals: list[str], step: Step, *, log: str) -> None:
    """Runs Maven on the clone's pom.xml; raises NoNetwork, DiskFull or ToolFailed if it fails.

    Goals that once went well with this pom.xml are run offline: all they need has been downloaded. If it is there no
    more (somebody emptied Maven's cache), they are run online again. `log` names the log file.
    """
    marker = environment.clone.state / "maven" / f"{log}.json"
    went_well = {"digest": _digest(environment, goals)}
    if markers.read(marker) == went_well:
        try:
            _run(environment, ["--offline", *goals], step, log)
            return
        except NoNetwork:
            marker.unlink()
    _run(environment, goals, step, log)
    markers.write(marker, went_well)


def _digest(environment: Environment, goals: list[str]) -> str:
    return markers.digest([(environment.clone.root / "pom.xml").read_bytes(), *goals])


def _run(environment: Environment, arguments: list[str], step: Step, log: str) -> None:
    variables = environment.variables
    child.run(
        "Maven",
        [require(variables["PATH"]), "--batch-mode", "-Dstyle.color=never", *arguments],
        variables=variables,
        cwd=environment.clone.root,
        log=environment.clone.logs / f"{log}.log",
        on_line=_Progress(step),
    )


class _Progress:
    """Shows what Maven downloads and which tests it is at."""

    def __init__(self, step: Step) -> None:
        self.step, self.count = step, 0

    def __call__(self, line: str) -> None:
        if match := DOWNLOADED.search(line):
            self.count += 1
            self.step.progress(f"file {self.count}: {match[1]} ({match[2]})")
        elif match := RUNNING.search(line):
            self.step.progress(match[1])
