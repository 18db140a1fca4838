"""The set-up environment: where its programs are, and the variables that its programs run with."""

import locale
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.clone import Clone
from launcher.java import Java

# Settings of the user's own Python that would bring packages into the environment from elsewhere.
UNWANTED = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PIP_TARGET",
    "PIP_PREFIX",
    "JUPYTER_PATH",
    "JUPYTER_CONFIG_PATH",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
)


@dataclass(frozen=True)
class Environment:
    """A ready environment in `prefix`, made by conda or as a venv, and the Java that goes with it."""

    clone: Clone
    route: str
    prefix: Path
    python: Path
    java: Java
    folders: tuple[Path, ...]  # where its programs are

    @property
    def variables(self) -> dict[str, str]:
        """The variables for all programs of the course: its Java and tools first, whatever is written in the clone."""
        variables = base_variables(self.clone)
        folders = (self.java.home / "bin", *self.folders)
        variables["PATH"] = os.pathsep.join([*map(str, folders), variables.get("PATH", "")])
        variables["JAVA_HOME"] = str(self.java.home)
        return variables

    def program(self, name: str) -> Path | None:
        """Returns the program of that name that the environment's programs see, or None."""
        found = shutil.which(name, path=self.variables["PATH"])
        return Path(found) if found else None


def base_variables(clone: Clone, surroundings: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Returns the user's variables without those that would lead out of the clone, and with those that lead into it."""
    variables = {name: value for name, value in surroundings.items() if name not in UNWANTED}
    variables.update(
        JUPYTER_CONFIG_DIR=str(clone.jupyter / "config"),
        JUPYTER_DATA_DIR=str(clone.jupyter / "data"),
        JUPYTER_RUNTIME_DIR=str(clone.jupyter / "runtime"),
        JUPYTERLAB_SETTINGS_DIR=str(clone.jupyter / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(clone.jupyter / "workspaces"),
        IPYTHONDIR=str(clone.jupyter / "ipython"),
        JUPYTER_PREFER_ENV_PATH="1",  # the environment's kernels before any that the machine has
        PYTHONNOUSERSITE="1",
        PIP_USER="0",
    )
    if sys.platform == "linux" and locale.getencoding().lower().replace("-", "") != "utf8":
        variables["LC_ALL"] = "C.UTF-8"  # else Java cannot open a file whose path has a letter beyond ASCII
    return variables
