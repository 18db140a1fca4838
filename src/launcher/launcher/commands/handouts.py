"""`course handouts`: the lectures as web pages that need no kernel and no network."""

import argparse

from launcher import exporter
from launcher.clone import Clone

NAME = "handouts"
HELP = "run the lectures and write them as web pages, with search, notation and a zip, to target/handouts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(passes_on=True)
    parser.epilog = (
        "Any other argument is passed on to src/handouts/build.py, such as --solutions (show them, folded), "
        "--pdf and --paper Letter (print every page too), --force (run all notebooks again). "
        "The pages need no network and no server; target/handouts/gateflow-handouts.zip holds them all."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    return exporter.run(clone, "handouts/build.py", arguments.rest, "handouts")
