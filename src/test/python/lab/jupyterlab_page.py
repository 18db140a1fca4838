"""A notebook open in JupyterLab, for tests."""

import base64
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, TimeoutError
from running_lab import RunningLab

ERRORS = "[data-mime-type='application/vnd.jupyter.stderr'], [data-mime-type='application/vnd.jupyter.error']"
KERNEL_IS_READY = {"lab/tree": "text=Java | Idle", "notebooks": ".jp-Notebook-ExecutionIndicator[data-status=idle]"}
PIXELS_NEAR = """async ([url, colour]) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const {data} = canvas.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
    let count = 0;
    for (let k = 0; k < data.length; k += 4) {
        if (colour.every((value, channel) => Math.abs(data[k + channel] - value) < 24)) count++;
    }
    return count;
}"""


@dataclass
class JupyterLabPage:
    """`refused` holds the addresses that the page asked for and that are not the server's own."""

    context: BrowserContext
    page: Page
    server: str
    view: str
    code_cells: int
    refused: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls, browser: Browser, lab: RunningLab, clone: Path, notebook: Path, color_scheme: str, view: str = "lab/tree"
    ) -> "JupyterLabPage":
        """Opens a notebook of the clone in a workspace of its own; the view "notebooks" is Notebook 7's."""
        cells = json.loads((clone / notebook).read_text(encoding="utf-8"))["cells"]
        context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=color_scheme)
        code_cells = sum(cell["cell_type"] == "code" for cell in cells)
        opened = cls(context, context.new_page(), lab.server, view, code_cells)
        context.route("**/*", opened._only_the_server)
        opened.page.goto(f"{lab.server}/{view}/{notebook.as_posix()}?token={lab.token}&reset")
        opened.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        return opened

    def _only_the_server(self, route: Route) -> None:
        address = route.request.url
        if address.startswith((self.server, "data:", "blob:")):
            route.continue_()
        else:
            self.refused.append(address)
            route.abort()

    def run_all_cells(self) -> None:
        """Run → Run All Cells, as a reader does it, and waits for the last one."""
        ready = self.page.locator(KERNEL_IS_READY[self.view]).first
        ready.wait_for(state="attached", timeout=60_000)  # before that, JupyterLab would ask for a kernel
        self._ask_until_cells_run()
        # JupyterLab goes to the end of the notebook, so the last prompt is among the cells that it holds.
        last = self.page.locator(".jp-InputPrompt", has_text=f"[{self.code_cells}]:")
        last.wait_for(state="attached", timeout=120_000)

    def _ask_until_cells_run(self) -> None:
        """A page may look ready before it is; then it asks which kernel to take, and is asked again."""
        begun = self.page.locator(".jp-InputPrompt", has_text=re.compile(r"\[(\*|\d+)\]:")).first
        for _ in range(4):
            for _ in self.page.locator(".jp-Dialog").all():
                self.page.keyboard.press("Escape")  # each closes the uppermost
            self.page.get_by_role("menuitem", name="Run", exact=True).click()
            self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            try:
                begun.wait_for(state="attached", timeout=20_000)
                return
            except TimeoutError:
                continue
        raise AssertionError("no cell has begun to run")

    def find(self, selector: str) -> Locator:
        """Scrolls to the first such element."""
        found = self.page.locator(f".jp-Notebook {selector}").first
        found.scroll_into_view_if_needed()
        return found

    def errors_in_cells(self) -> list[str]:
        """What cells report as an error, or write to the error stream."""
        return [output.text_content() for output in self.page.locator(ERRORS).all()]

    def screenshot_of_image(self, address: str) -> bytes:
        """The image alone on a page of its own, without any script."""
        plain = self.context.browser.new_context(java_script_enabled=False, viewport={"width": 800, "height": 600})
        try:
            page = plain.new_page()
            page.set_content(f'<img src="{address}" width="700">')
            return page.locator("img").screenshot()
        finally:
            plain.close()

    def pixels_near(self, png: bytes, colour: tuple[int, int, int]) -> int:
        """How many pixels of the picture have this colour, but for smoothing."""
        address = "data:image/png;base64," + base64.b64encode(png).decode()
        return self.page.evaluate(PIXELS_NEAR, [address, list(colour)])

    def close(self, picture: Path) -> None:
        """Closes the page; what it showed at the end stays as a picture, for the case that the test has failed."""
        self.page.screenshot(path=picture)
        self.context.close()
