"""Prints the pages as PDF files through Chromium: tagged for screen readers, with an outline."""

import os
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from .errors import HandoutError

CHROMIUM = "GATEFLOW_CHROMIUM"  # `course` says in it which browser it found
PAPERS = ("A4", "Letter")


def find_chromium() -> Path:
    """The browser that `course` found; without one there can be no PDF."""
    named = os.environ.get(CHROMIUM)
    if not named:
        raise HandoutError(
            "--pdf prints through Chromium, Chrome or Edge, and none was found: install one, "
            f"or name its program in the variable {CHROMIUM}."
        )
    if not Path(named).is_file():
        raise HandoutError(f"--pdf can't print: {CHROMIUM} names {named}, but there is no such file.")
    return Path(named)


def print_pages(pages: Iterable[Path], folder: Path, chromium: Path, paper: str) -> list[Path]:
    """Writes a PDF of each page into `folder` and returns their names. `paper` is one of PAPERS."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pdf"):
        old.unlink()  # of a lecture that is gone
    printed = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(chromium))
            # Without scripts charts are the pictures that were drawn for paper, and all that folds is as it was written.
            context = browser.new_context(offline=True, java_script_enabled=False)
            for page in pages:
                target = folder / f"{page.stem}.pdf"
                _print(context, page, target, paper)
                printed.append(target)
            browser.close()
    except Error as problem:
        raise HandoutError(f"Chromium ({chromium}) could not print: {problem.message.splitlines()[0]}") from problem
    return printed


def _print(context, page: Path, target: Path, paper: str) -> None:
    opened = context.new_page()
    opened.goto(page.resolve().as_uri())
    opened.pdf(path=target, format=paper, tagged=True, outline=True, print_background=True)
    opened.close()
