"""Builds the static handouts: runs the lecture notebooks and writes a page for each.

    python src/handouts/build.py [--solutions] [--force] …

Called by `./course handouts`; it needs the course's environment (nbconvert, the Java kernel, Node.js) to be active.
"""

import argparse
import sys
import time
from pathlib import Path

from handouts.errors import HandoutError
from handouts.site import Options, Site

CLONE = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Builds the handouts; the exit code is 0 if every page could be made, 1 if not, 130 if interrupted."""
    sys.stdout.reconfigure(errors="replace")  # a terminal may lack a letter that stands in a cell
    options = _options(arguments)
    start = time.perf_counter()
    site = Site(options, lambda line: print(line, flush=True))
    try:
        site.build()
    except HandoutError as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    except OSError as failure:
        print(f"FAILED: {failure.filename or 'a file'}: {failure.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Notebooks that had finished are remembered.", file=sys.stderr)
        return 130
    print(_summary(site, options.output, time.perf_counter() - start), flush=True)
    return 1 if site.failures else 0


def _options(arguments: list[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="course handouts", description="Builds the static handouts of the lectures.")
    parser.add_argument("--solutions", action="store_true", help="show the solutions, folded; else they are left out")
    parser.add_argument("--force", action="store_true", help="run also the notebooks that did not change")
    parser.add_argument("--jobs", type=_at_least_one, default=2, help="notebooks that run at a time (default: 2)")
    parser.add_argument(
        "--timeout", type=_at_least_one, default=600, help="seconds that one cell may take (default: 600)"
    )
    parser.add_argument(
        "--notebooks", type=Path, default=CLONE / "notebooks" / "lectures", help="folder of the lecture notebooks"
    )
    parser.add_argument("--output", type=Path, default=CLONE / "target" / "handouts", help="folder for the pages")
    chosen = parser.parse_args(arguments)
    output = chosen.output.resolve()
    return Options(
        notebooks=chosen.notebooks.resolve(),
        output=output,
        cache=output.with_name(f"{output.name}-cache"),
        inputs=(CLONE / "lib", CLONE / "data"),
        solutions=chosen.solutions,
        force=chosen.force,
        jobs=chosen.jobs,
        timeout=chosen.timeout,
    )


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is below 1")
    return number


def _summary(site: Site, output: Path, seconds: float) -> str:
    pages = {file: file.stat().st_size for file in site.files if file.suffix == ".html"}
    largest = max(pages, key=pages.get)
    lines = [
        f"{len(pages)} pages, {_megabytes(sum(pages.values()))}, "
        f"the largest {largest.name} with {_megabytes(pages[largest])}, in {seconds:.1f} s"
    ]
    if site.failures:
        lines.append(f"{len(site.failures)} of the lectures could not be made; see above.")
    lines.append(f"Open {output / 'index.html'}")
    return "\n".join(lines)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.2f} MB"


if __name__ == "__main__":
    sys.exit(main())
