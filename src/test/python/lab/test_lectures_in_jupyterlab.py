"""The lectures in a JupyterLab that really runs, in a Chromium that reaches nothing but that server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import open_browser
from jupyterlab_page import JupyterLabPage
from playwright.sync_api import Browser
from running_lab import RunningLab

RNN, LSTM = (213, 94, 0), (0, 114, 178)  # the palette's colours of the two cells in lecture 00


@pytest.fixture(scope="module")
def chromium_browser(chromium: Path) -> Iterator[Browser]:
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture
def lecture(request, clone: Path, lab: RunningLab, chromium_browser: Browser) -> Iterator:
    """Opens a copy of a lecture with a kernel of its own, as deep below the clone as the lectures are."""
    pages = []

    def open_copy(name: str, color_scheme: str = "light") -> JupyterLabPage:
        copy = clone / "target" / "lab" / f"{request.node.name}.ipynb"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(clone / "notebooks" / "lectures" / name, copy)
        pages.append(JupyterLabPage.open(chromium_browser, lab, clone, copy.relative_to(clone), color_scheme))
        return pages[-1]

    yield open_copy
    for page in pages:
        page.close(clone / "target" / "lab" / f"{request.node.name}.png")


def test_lecture_00_runs_from_the_menu_and_its_chart_is_drawn_without_a_network(lecture):
    page = lecture("00-start-here.ipynb")
    page.run_all_cells()
    chart = page.find("figure.gf-chart")
    chart.locator(".main-svg").first.wait_for()  # the interactive chart has taken the picture's place
    picture = chart.screenshot()
    assert page.pixels_near(picture, RNN) > 200
    assert page.pixels_near(picture, LSTM) > 200
    assert page.errors_in_cells() == []
    assert page.refused == []


def test_the_picture_stays_where_no_script_may_run(lecture):
    page = lecture("00-start-here.ipynb")
    page.run_all_cells()
    chart = page.find("figure.gf-chart")
    image = chart.locator("img.gf-static").get_attribute("src")
    picture = page.screenshot_of_image(image)
    assert page.pixels_near(picture, RNN) > 200
    assert page.pixels_near(picture, LSTM) > 200


def test_lecture_01_is_driven_step_by_step_from_the_keyboard(lecture):
    page = lecture("01-whiteboard.ipynb")
    page.run_all_cells()
    stepper = page.find(".gf-stepper")
    for _ in range(2):
        stepper.get_by_role("button", name="Next").press("Enter")
    assert "bd + a = 34" in stepper.locator(".gf-frame.gf-now .gf-board").inner_text()
    stepper.get_by_role("slider").press("End")
    assert "181" in stepper.locator(".gf-frame.gf-now .gf-board").inner_text()
    assert page.errors_in_cells() == []
    assert page.refused == []


def test_a_slider_of_lecture_03_is_moved_from_the_keyboard(lecture):
    page = lecture("03-vanishing-and-exploding.ipynb")
    page.run_all_cells()
    what_if = page.find(".gf-whatif")
    steps = what_if.get_by_role("slider", name="steps T")
    steps.wait_for()  # the page's script has made the sliders
    before = what_if.locator(".gf-readouts").inner_text()
    steps.press("End")
    assert steps.get_attribute("aria-valuetext").startswith("500")
    assert what_if.locator(".gf-readouts").inner_text() != before
    what_if.get_by_role("button", name="Start over").press("Enter")
    assert what_if.locator(".gf-readouts").inner_text() == before
    assert page.errors_in_cells() == []
    assert page.refused == []
