"""Where things are in a clone."""

import os
from dataclasses import dataclass
from pathlib import Path

from launcher.failures import NotWritable, UnusablePath


@dataclass(frozen=True)
class Clone:
    """One clone of Gateflow. All that `course` keeps lies in `state`, which git ignores."""

    root: Path

    @property
    def state(self) -> Path:
        return self.root / ".course"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def jupyter(self) -> Path:
        return self.state / "jupyter"

    @property
    def lib(self) -> Path:
        return self.root / "lib"

    @property
    def target(self) -> Path:
        return self.root / "target"

    @property
    def environment_file(self) -> Path:
        return self.root / "environment.yml"

    @property
    def first_notebook(self) -> Path:
        return self.root / "notebooks" / "lectures" / "00-start-here.ipynb"

    def require_usable(self) -> None:
        """Makes the state folder. Raises UnusablePath or NotWritable with what to do instead."""
        if os.pathsep in str(self.root):
            raise UnusablePath(
                f"The path {self.root} contains '{os.pathsep}', which separates paths on this system. "
                "Move the clone to a folder without it."
            )
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
        except PermissionError:
            raise self.not_writable() from None
        if not all(os.access(folder, os.W_OK) for folder in (self.root, self.state, self.logs)):
            raise self.not_writable()

    def not_writable(self) -> NotWritable:
        return NotWritable(
            f"The folder {self.root} cannot be written to, and Gateflow keeps all it makes there. "
            "Clone it into a folder of your own."
        )
