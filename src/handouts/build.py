"""Builds the static handouts: runs the lecture notebooks and writes a page for each.

    python src/handouts/build.py [--solutions] [--force] …

Called by `./course handouts`; it needs the course's environment (nbconvert, the Java kernel, Node.js) to be active.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "launcher"))

from handouts.archive import FILE as ZIP
from handouts.command import add_common_arguments, options_of, run
from handouts.course import Options
from handouts.pdf import PAPERS, find_chromium, print_pages
from handouts.site import Site

DESCRIPTION = (
    "Builds the static handouts: an index with the course map, a page for each lecture, the claims with what was "
    "measured, notation and glossary, a search over all of them, and a zip to put on any file server."
)


class Handouts(Site):
    """The site, and on wish its pages as PDF files too: `paper` is theirs, or None for no PDF. `printed` are the files."""

    def __init__(self, options: Options, paper: str | None):
        super().__init__(options, lambda line: print(line, flush=True))
        self.printed: list[Path] = []
        self._paper = paper
        self._pdf_folder = options.output / "pdf"

    @property
    def pages(self) -> list[Path]:
        return sorted(file for file in self.files if file.suffix == ".html")

    def build(self) -> None:
        chromium = find_chromium() if self._paper else None  # asked first, so that no notebook is run for nothing
        super().build()
        if chromium:
            self.printed = print_pages(self.pages, self._pdf_folder, chromium, self._paper)


def main(arguments: list[str] | None = None) -> int:
    """Builds the handouts; the exit code is 0 if every page could be made, 1 if not, 130 if interrupted."""
    parser = argparse.ArgumentParser(prog="course handouts", description=DESCRIPTION)
    parser.add_argument("--solutions", action="store_true", help="show the solutions, folded; else they are left out")
    parser.add_argument("--pdf", action="store_true", help="print every page to the folder pdf too, through Chromium")
    parser.add_argument("--paper", choices=PAPERS, default="A4", help="paper of the PDF files (default: A4)")
    add_common_arguments(parser, "handouts")
    chosen = parser.parse_args(arguments)
    handouts = Handouts(options_of(chosen, chosen.solutions), chosen.paper if chosen.pdf else None)
    return run(handouts, lambda made, seconds: _summary(made, chosen.output.resolve(), seconds))


def _summary(made: Handouts, output: Path, seconds: float) -> list[str]:
    sizes = {file: file.stat().st_size for file in made.pages}
    largest = max(sizes, key=sizes.get)
    lines = [
        f"{len(sizes)} pages, {_megabytes(sum(sizes.values()))}, "
        f"the largest {largest.name} with {_megabytes(sizes[largest])}, in {seconds:.1f} s"
    ]
    if made.printed:
        lines.append(f"{len(made.printed)} PDF files in {made.printed[0].parent}")
    return [*lines, f"To pass on: {output / ZIP}", f"Open {output / 'index.html'}"]


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.2f} MB"


if __name__ == "__main__":
    sys.exit(main())
