"""Lectures in Notebook 7, and in a JupyterLab that does not trust them."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from browser import open_browser
from jupyterlab_page import JupyterLabPage
from nbclient import NotebookClient
from playwright.sync_api import Browser
from running_lab import RunningLab

TOKEN = "a-token-of-this-test"


@pytest.fixture(scope="module")
def chromium_browser(chromium: Path) -> Iterator[Browser]:
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture(scope="module")
def notebook_7(clone: Path) -> Iterator[RunningLab]:
    """`jupyter notebook`, as a teacher may have it, on this clone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = ["--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    arguments += [f"--ServerApp.root_dir={clone}", f"--IdentityProvider.token={TOKEN}"]
    server = f"http://127.0.0.1:{port}"
    log = clone / "target" / "lab" / "notebook-7.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as said:
        process = subprocess.Popen([sys.executable, "-m", "notebook", *arguments], stdout=said, stderr=said)
    try:
        _wait_for(f"{server}/api", process)
        yield RunningLab(server, "/tree", TOKEN, "", clone)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen) -> None:
    for _ in range(600):
        assert process.poll() is None, "Notebook 7 has ended; its log is target/lab/notebook-7.log"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail("Notebook 7 did not answer within two minutes")


def copy_of(clone: Path, lecture: str, name: str) -> Path:
    """A copy of a lecture, as deep below the clone as the lectures are."""
    copy = clone / "target" / "lab" / f"{name}.ipynb"
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(clone / "notebooks" / "lectures" / lecture, copy)
    return copy


def test_notebook_7_draws_a_lectures_chart(clone, notebook_7, chromium_browser):
    copy = copy_of(clone, "00-start-here.ipynb", "in-notebook-7")
    page = JupyterLabPage.open(chromium_browser, notebook_7, clone, copy.relative_to(clone), "light", "notebooks")
    try:
        page.run_all_cells()
        page.find("figure.gf-chart .main-svg").wait_for(timeout=30_000)
        assert page.errors_in_cells() == []
        assert page.refused == []
    finally:
        page.close(clone / "target" / "lab" / "in-notebook-7.png")


def test_a_notebook_that_is_not_trusted_shows_its_pictures(clone, lab, chromium_browser):
    copy = copy_of(clone, "00-start-here.ipynb", "not-trusted")
    notebook = nbformat.read(copy, as_version=4)
    NotebookClient(notebook, kernel_name="java", resources={"metadata": {"path": str(copy.parent)}}).execute()
    nbformat.write(notebook, copy)  # with outputs that JupyterLab did not see being made
    page = JupyterLabPage.open(chromium_browser, lab, clone, copy.relative_to(clone), "light")
    try:
        picture = page.find("img.gf-static")
        picture.wait_for(timeout=30_000)
        assert picture.evaluate("image => image.complete && image.naturalWidth > 300")
        assert page.page.locator("figure.gf-chart script, figure.gf-chart .main-svg").count() == 0
        assert page.refused == []
    finally:
        page.close(clone / "target" / "lab" / "not-trusted.png")
