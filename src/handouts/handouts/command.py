"""What the commands that build from the lectures have in common: their options, and how they end."""

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from .course import Options
from .errors import HandoutError
from .paths import CLONE


class Builder(Protocol):
    """Something that is built from the lectures."""

    failures: list[HandoutError]

    def build(self) -> None: ...


def add_common_arguments(parser: argparse.ArgumentParser, output: str) -> None:
    """The options that every such command has; `output` is the folder in target/ that it writes to."""
    parser.add_argument("--force", action="store_true", help="run also the notebooks that did not change")
    parser.add_argument("--jobs", type=_at_least_one, default=2, help="notebooks that run at a time (default: 2)")
    parser.add_argument(
        "--timeout", type=_at_least_one, default=600, help="seconds that one cell may take (default: 600)"
    )
    parser.add_argument(
        "--notebooks", type=Path, default=CLONE / "notebooks" / "lectures", help="folder of the lecture notebooks"
    )
    parser.add_argument("--output", type=Path, default=CLONE / "target" / output, help="folder to write to")


def options_of(chosen: argparse.Namespace, solutions: bool = False) -> Options:
    """The options as the user chose them."""
    output = chosen.output.resolve()
    return Options(
        notebooks=chosen.notebooks.resolve(),
        output=output,
        cache=output.with_name("executed"),  # one for all commands: what one has run, the next need not run
        inputs=(CLONE / "lib", CLONE / "data"),
        solutions=solutions,
        force=chosen.force,
        jobs=chosen.jobs,
        timeout=chosen.timeout,
    )


def run(builder: Builder, summary: Callable[[Builder, float], Iterable[str]]) -> int:
    """Builds, prints the summary's lines and returns the exit code. `summary` is told how many seconds it took."""
    sys.stdout.reconfigure(errors="replace")  # a terminal may lack a letter that stands in a cell
    start = time.perf_counter()
    try:
        builder.build()
    except HandoutError as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    except OSError as failure:
        print(f"FAILED: {failure.filename or 'a file'}: {failure.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Notebooks that had finished are remembered.", file=sys.stderr)
        return 130
    lines = list(summary(builder, time.perf_counter() - start))
    if builder.failures:
        lines.insert(1, f"{len(builder.failures)} of the lectures could not be made; see above.")
    print("\n".join(lines), flush=True)
    return 1 if builder.failures else 0


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is below 1")
    return number
