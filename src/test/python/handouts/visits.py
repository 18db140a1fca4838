"""What a reader meets on each page of some handouts, in windows of several widths and themes. Each is visited once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from browser import WatchedPage, open_page
from playwright.sync_api import Browser

CONTROLS = (".bar", ".contents", ".copy", ".neighbours", ".skip")
PAPER = {"width": 700, "height": 900}
TARGETS = "links => links.map(link => link.getAttribute('href'))"
TOO_WIDE = "blocks => blocks.filter(block => block.scrollWidth > block.clientWidth + 1).length"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@dataclass(frozen=True)
class Paper:
    """The page as it is printed: its background, the controls that are seen, and the blocks of code that are cut off."""

    background: str
    controls: list[str]
    cut_off: int


@dataclass(frozen=True)
class Visit:
    """A page that was seen from top to bottom, and then on paper; `overflow` is in pixels."""

    file: Path
    requests: list[str]
    files: list[str]
    errors: list[str]
    violations: list[str]
    overflow: int
    links: list[str]
    paper: Paper


class Visits:
    """The visits to these pages; `at` makes those of a width and a theme when they are first asked for."""

    def __init__(self, chrome: Browser, pages: list[Path]):
        self.pages = pages
        self._chrome = chrome
        self.at = cache(self._visit_all)

    def _visit_all(self, width: int, theme: str) -> list[Visit]:
        return [self._visit(file, width, theme) for file in self.pages]

    def _visit(self, file: Path, width: int, theme: str) -> Visit:
        with open_page(self._chrome, file, width, color_scheme=theme) as opened:
            opened.see_all()
            links = opened.page.eval_on_selector_all("a[href]", TARGETS)
            violations, overflow = opened.violations(), opened.overflow()
            paper = _print(opened)
            return Visit(file, opened.requests, opened.files, opened.errors, violations, overflow, links, paper)


def _print(opened: WatchedPage) -> Paper:
    page = opened.page
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    seen = [control for control in CONTROLS if page.locator(f"{control}:visible").count()]
    return Paper(page.evaluate(BACKGROUND), seen, page.eval_on_selector_all(".code pre", TOO_WIDE))
