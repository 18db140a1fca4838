"""Builds the static handouts: runs the lecture notebooks and writes a page for each.

    python src/handouts/build.py [--solutions] [--force] …

Called by `./course handouts`; it needs the course's environment (nbconvert, the Java kernel, Node.js) to be active.
"""

import argparse
import sys
import time
from pathlib import Path

from handouts.archive import FILE as ZIP
from handouts.errors import HandoutError
from handouts.pdf import PAPERS, find_chromium, print_pages
from handouts.site import Options, Site

DESCRIPTION = (
    "Builds the static handouts: an index with the course map, a page for each lecture, the claims with what was "
    "measured, notation and glossary, a search over all of them, and a zip to put on any file server."
)
CLONE = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Builds the handouts; the exit code is 0 if every page could be made, 1 if not, 130 if interrupted."""
    sys.stdout.reconfigure(errors="replace")  # a terminal may lack a letter that stands in a cell
    chosen = _arguments(arguments)
    options = _options(chosen)
    start = time.perf_counter()
    site = Site(options, lambda line: print(line, flush=True))
    try:
        chromium = find_chromium() if chosen.pdf else None  # before all notebooks are run for nothing
        site.build()
        printed = _print(site, options.output, chromium, chosen.paper) if chromium else []
    except HandoutError as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    except OSError as failure:
        print(f"FAILED: {failure.filename or 'a file'}: {failure.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Notebooks that had finished are remembered.", file=sys.stderr)
        return 130
    print(_summary(site, options.output, printed, time.perf_counter() - start), flush=True)
    return 1 if site.failures else 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="course handouts", description=DESCRIPTION)
    parser.add_argument("--solutions", action="store_true", help="show the solutions, folded; else they are left out")
    parser.add_argument("--pdf", action="store_true", help="print every page to the folder pdf too, through Chromium")
    parser.add_argument("--paper", choices=PAPERS, default="A4", help="paper of the PDF files (default: A4)")
    parser.add_argument("--force", action="store_true", help="run also the notebooks that did not change")
    parser.add_argument("--jobs", type=_at_least_one, default=2, help="notebooks that run at a time (default: 2)")
    parser.add_argument(
        "--timeout", type=_at_least_one, default=600, help="seconds that one cell may take (default: 600)"
    )
    parser.add_argument(
        "--notebooks", type=Path, default=CLONE / "notebooks" / "lectures", help="folder of the lecture notebooks"
    )
    parser.add_argument("--output", type=Path, default=CLONE / "target" / "handouts", help="folder for the pages")
    return parser.parse_args(arguments)


def _options(chosen: argparse.Namespace) -> Options:
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


def _print(site: Site, output: Path, chromium: Path, paper: str) -> list[Path]:
    pages = sorted(file for file in site.files if file.suffix == ".html")
    folder = output / "pdf"
    for old in folder.glob("*.pdf"):
        old.unlink()  # of a lecture that is gone
    return print_pages(pages, folder, chromium, paper)


def _summary(site: Site, output: Path, printed: list[Path], seconds: float) -> str:
    pages = {file: file.stat().st_size for file in site.files if file.suffix == ".html"}
    largest = max(pages, key=pages.get)
    lines = [
        f"{len(pages)} pages, {_megabytes(sum(pages.values()))}, "
        f"the largest {largest.name} with {_megabytes(pages[largest])}, in {seconds:.1f} s"
    ]
    if site.failures:
        lines.append(f"{len(site.failures)} of the lectures could not be made; see above.")
    if printed:
        lines.append(f"{len(printed)} PDF files in {printed[0].parent}")
    lines.append(f"To pass on: {output / ZIP}")
    lines.append(f"Open {output / 'index.html'}")
    return "\n".join(lines)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.2f} MB"


if __name__ == "__main__":
    sys.exit(main())
