"""Reads environment.yml. Its form is a small, fixed part of YAML; anything else is refused with the line's number."""

import re
from dataclasses import dataclass
from pathlib import Path

from launcher.failures import EnvironmentFileError

SECTION = re.compile(r"(name|channels|dependencies):(?: (\S+))?")
ITEM = re.compile(r"  - (\S+)")
PACKAGE = re.compile(r"  - ([a-z0-9][a-z0-9._-]*)=([0-9][A-Za-z0-9.]*(?:\.\*)?)(?: +# venv: (\S+))?")
STAND_IN = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:=([0-9][A-Za-z0-9.]*))?")
MACHINE = "machine"


@dataclass(frozen=True)
class Package:
    """A line under `dependencies`: what conda takes, and what a venv takes from PyPI in its place (None: nothing)."""

    conda: str
    pip: str | None


@dataclass(frozen=True)
class EnvironmentFile:
    """What environment.yml says."""

    path: Path
    packages: tuple[Package, ...]

    @property
    def conda_packages(self) -> tuple[str, ...]:
        return tuple(package.conda for package in self.packages)

    @property
    def pip_requirements(self) -> tuple[str, ...]:
        return tuple(package.pip for package in self.packages if package.pip)


def read(path: Path) -> EnvironmentFile:
    """Reads the file. Raises EnvironmentFileError, which names the line, if it is missing or has another form."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as reason:
        raise EnvironmentFileError(
            f"{path} cannot be read ({reason}). `git checkout {path.name}` restores it."
        ) from None
    packages, section = [], None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if header := SECTION.fullmatch(line.rstrip()):
            section = header[1]
        elif section == "dependencies":
            packages.append(_package(path, number, line))
        elif section != "channels" or not ITEM.fullmatch(line.rstrip()):
            raise _refused(path, number, line, "`name:`, `channels:`, `dependencies:` or an item of theirs")
    if not packages:
        raise EnvironmentFileError(
            f"{path} lists no packages under `dependencies:`. `git checkout {path.name}` restores it."
        )
    return EnvironmentFile(path, tuple(packages))


def _package(path: Path, number: int, line: str) -> Package:
    match = PACKAGE.fullmatch(line.rstrip())
    if not match:
        raise _refused(path, number, line, "`  - name=version`, perhaps with `# venv: ...` behind it")
    name, version, venv = match.groups()
    return Package(f"{name}={version}", _requirement(path, number, line, name, version, venv))


def _requirement(path: Path, number: int, line: str, name: str, version: str, venv: str | None) -> str | None:
    if venv == MACHINE:
        return None
    match = STAND_IN.fullmatch(venv or name)
    if not match:
        raise _refused(path, number, line, "`# venv: machine`, `# venv: name` or `# venv: name=version`")
    return f"{match[1]}=={match[2] or version}"


def _refused(path: Path, number: int, line: str, wanted: str) -> EnvironmentFileError:
    return EnvironmentFileError(f"{path}, line {number}: found `{line.strip()}` where {wanted} was expected.")
