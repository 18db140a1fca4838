"""`course slides`: the lectures as decks of slides for the lecturer."""

import argparse

from launcher import exporter
from launcher.clone import Clone

NAME = "slides"
HELP = "run the lectures and write a deck of slides for each to target/slides"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(passes_on=True)
    parser.epilog = (
        "Any other argument is passed on to src/handouts/slides.py. A deck is one file that needs no network: arrow keys "
        "go on, S opens the speaker's view, F fills the screen. Tags of notebook cells say what goes where: slide, "
        "fragment, notes, skip."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    return exporter.run(clone, "handouts/slides.py", arguments.rest, "slides")
