"""Makes the environment with conda, mamba or micromamba, in a folder of the clone."""

import os
import shutil
from pathlib import Path

from launcher import child, disk, java
from launcher.clone import Clone
from launcher.environment import Environment, base_variables
from launcher.environment_file import EnvironmentFile
from launcher.failures import CondaMissing, JavaMissing
from launcher.steps import Step

NAME = "conda"
TOOLS = ("micromamba", "mamba", "conda")  # the fastest first
NEEDS_MEGABYTES = 3_500
# The environment is this clone's own, so it is not entered in the user's list of environments.
SETTINGS = {
    f"{tool}_{setting}": value
    for tool in ("CONDA", "MAMBA")
    for setting, value in (("ALWAYS_YES", "true"), ("REGISTER_ENVS", "false"))
}


def tool() -> Path | None:
    """Returns the conda-like program on PATH, or None."""
    found = next(filter(None, map(shutil.which, TOOLS)), None)
    return Path(found) if found else None


def prefix(clone: Clone) -> Path:
    return clone.state / "conda"


def wanted(file: EnvironmentFile) -> tuple[str, ...]:
    """What the environment is made from: it is made anew when this changes."""
    return file.conda_packages


def require_tools(clone: Clone) -> None:
    """Raises what is missing, before anything is made."""
    if not tool():
        raise CondaMissing(
            f"None of {', '.join(TOOLS)} is on PATH. Install one (for example Miniforge), or leave out `--with conda` "
            "to use this machine's Python, Java and Maven."
        )


def make(clone: Clone, file: EnvironmentFile, step: Step) -> None:
    """Makes the environment. What an interrupted run left is removed first."""
    disk.require(NEEDS_MEGABYTES, clone.root, "The conda environment")
    shutil.rmtree(prefix(clone), ignore_errors=True)
    program = tool()
    verb = ["create"] if program.stem == "micromamba" else ["env", "create"]
    child.run(
        program.stem,
        [program, *verb, "--prefix", prefix(clone), "--file", file.path],
        variables=base_variables(clone) | SETTINGS,
        cwd=clone.root,
        log=clone.logs / "conda.log",
        on_line=lambda line: step.progress(line.strip()),
    )


def load(clone: Clone) -> Environment:
    """Returns the environment that was made."""
    home = prefix(clone)
    homes = (home / "lib" / "jvm", home / "Library" / "lib" / "jvm", home / "Library", home)
    found = next(filter(None, map(java.inspect, homes)), None)
    if not found:
        raise JavaMissing(
            f"The conda environment in {home} has no Java. `./course clean` removes it; run the same command again."
        )
    return Environment(clone, NAME, home, python(clone), found, _folders(home))


def python(clone: Clone) -> Path:
    return prefix(clone) / ("python.exe" if os.name == "nt" else "bin/python")


def _folders(home: Path) -> tuple[Path, ...]:
    if os.name == "nt":  # what `conda activate` puts on PATH there
        return (
            home,
            *(home / "Library" / part for part in ("mingw-w64/bin", "usr/bin", "bin")),
            home / "Scripts",
            home / "bin",
        )
    return (home / "bin",)
