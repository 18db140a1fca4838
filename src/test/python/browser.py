"""Opens pages from the disk in a headless Chromium that has no network, and keeps what went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

FLAGS = ["--headless", "--no-sandbox", "--disable-background-networking"]
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
LOCAL = ("file:", "data:", "blob:")
SCROLL_THROUGH = """async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise((drawn) => setTimeout(drawn, 60));
    }
    scrollTo(0, 0);
}"""


@dataclass
class WatchedPage:
    """A page, the requests that it made to the network, the files that it read and the errors on its console."""

    page: Page
    requests: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What axe-core finds on the page as it stands: a line for each element."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run({ resultTypes: ['violations'] }).then((result) => result.violations)")
        return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def see_all(self) -> None:
        """Scrolls through the page, so that what is drawn only when it is seen is drawn."""
        self.page.evaluate(SCROLL_THROUGH)


@contextmanager
def open_browser(chromium: Path) -> Iterator[Browser]:
    """A Chromium with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(browser: Browser, file: Path, width: int = 1280, **context_options) -> Iterator[WatchedPage]:
    """Opens a file in a fresh context; what is not on the disk is refused and counted."""
    options = {"viewport": {"width": width, "height": 900}, "offline": True, "reduced_motion": "reduce"}
    context = browser.new_context(**options | context_options)
    try:
        watched = WatchedPage(context.new_page())
        _watch(watched)
        watched.page.goto(file.resolve().as_uri())
        yield watched
    finally:
        context.close()


def _watch(watched: WatchedPage) -> None:
    def note(request: Request) -> None:
        if request.url.startswith("file:"):
            watched.files.append(request.url)
        elif not request.url.startswith(LOCAL):
            watched.requests.append(request.url)

    def refuse(route: Route) -> None:
        route.continue_() if route.request.url.startswith(LOCAL) else route.abort()

    watched.page.on("request", note)
    watched.page.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.context.route("**/*", refuse)
