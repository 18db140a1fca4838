"""`course handouts`: the lectures as web pages that need no kernel and no network."""

import argparse

from launcher import child, setup
from launcher.clone import Clone
from launcher.failures import ToolFailed

NAME = "handouts"
HELP = "run the lectures and write them as web pages to target/handouts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(passes_on=True)
    parser.epilog = "Any other argument is passed on to src/handouts/build.py."


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    environment = setup.ready(clone)
    command = [environment.python, clone.root / "src" / "handouts" / "build.py", *arguments.rest]
    code = child.show(command, variables=environment.variables, cwd=clone.root)
    if code != 0:
        raise ToolFailed(
            f"The handouts were not written: the exporter failed (exit code {code}). Its own words are above."
        )
    return 0
