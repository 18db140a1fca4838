"""Builds the slides: runs the lecture notebooks and writes a reveal.js deck for each.

    python src/handouts/slides.py [--force] …

Called by `./course slides`; it needs the course's environment (nbconvert, the Java kernel, Node.js) to be active.
"""

import argparse
import sys

from handouts.command import add_common_arguments, options_of, run
from handouts.deck import Decks

DESCRIPTION = (
    "Builds a deck of slides for each lecture. Open one in a browser: arrow keys go on, S opens the speaker's view with "
    "the notes, F fills the screen, ? lists all keys. Tags of notebook cells: slide (begins one), fragment (appears at the "
    "next key), notes (for the speaker only), skip (on no slide)."
)


def main(arguments: list[str] | None = None) -> int:
    """Builds the decks; the exit code is 0 if every deck could be made, 1 if not, 130 if interrupted."""
    parser = argparse.ArgumentParser(prog="course slides", description=DESCRIPTION)
    add_common_arguments(parser, "slides")
    options = options_of(parser.parse_args(arguments))
    return run(Decks(options, lambda line: print(line, flush=True)), _summary)


def _summary(decks: Decks, seconds: float) -> list[str]:
    largest = max((file.stat().st_size for file in decks.files), default=0)
    return [
        f"{len(decks.files)} decks, the largest {largest / 1e6:.2f} MB, in {seconds:.1f} s",
        *(f"Open {file}" for file in sorted(decks.files)),
    ]


if __name__ == "__main__":
    sys.exit(main())
