"""`course clean`: removes what `course` made, and nothing of the user's."""

import argparse
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from launcher import jar, setup
from launcher.clone import Clone
from launcher.steps import say

NAME = "clean"
HELP = "remove what course made: .course, target and lib/*.jar"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    with setup.alone(clone) as lock:
        doomed = [path for path in made(clone) if path.exists()]
        if not arguments.dry_run:
            for path in contents(doomed, but=lock):
                remove(path)
    if not arguments.dry_run:
        shutil.rmtree(clone.state)  # only now: on Windows a lock that is held cannot be removed
    verb = "Would remove" if arguments.dry_run else "Removed"
    for name, count in Counter(shown(clone, path) for path in doomed).items():
        say(f"{verb} {name}" + (f" ({count} files)" if count > 1 else ""))
    say("Notebooks and data stay as they are. JupyterLab's layout and settings are in .course.")
    return 0


def made(clone: Clone) -> Iterator[Path]:
    """What `course` and Maven make in the clone; git ignores all of it."""
    if jar.has_sources(clone):  # else they cannot be made again
        yield from sorted(clone.lib.glob("*.jar"))
    yield clone.target
    yield clone.state


def shown(clone: Clone, path: Path) -> str:
    """How a path is named to the user: the jars all as one."""
    return "lib/*.jar" if path.parent == clone.lib else path.relative_to(clone.root).as_posix()


def contents(paths: list[Path], but: Path) -> Iterator[Path]:
    """The paths, with the folder that holds `but` replaced by all else in it."""
    for path in paths:
        yield from (inner for inner in path.iterdir() if inner != but) if path == but.parent else [path]


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
