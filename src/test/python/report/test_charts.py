"""Charts beyond looking at them: an animation's frames, and the picture for slides."""

import struct

import pytest
from browser import open_page


@pytest.fixture
def page(chrome, what_ifs):
    with open_page(chrome, what_ifs / "charts.html") as opened:
        opened.page.wait_for_selector(".gf-stepper.gf-on")
        yield opened.page


def shown(page):
    return page.locator(".gf-frame.gf-now .gf-frame-label").text_content()


def test_the_slider_of_an_animation_names_its_frame(page):
    slider = page.get_by_role("slider", name="Step")
    assert slider.get_attribute("aria-valuetext") == "T = 10"
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == shown(page) == "T = 20"
    assert page.locator(".gf-say").text_content() == "T = 20. Gradients by lag"
    slider.press("End")
    assert shown(page) == "T = 40"


def test_an_animation_plays_to_its_end_unless_motion_is_not_wanted(chrome, what_ifs, page):
    assert page.get_by_role("button", name="Play").count() == 0
    with open_page(chrome, what_ifs / "charts.html", reduced_motion="no-preference") as opened:
        moving = opened.page
        moving.get_by_role("button", name="Play").press("Enter")
        assert moving.locator(".gf-say").get_attribute("aria-live") == "off"
        moving.wait_for_function("document.querySelector('.gf-now .gf-frame-label').textContent === 'T = 40'")
        moving.get_by_role("button", name="Play").wait_for()
        assert moving.locator(".gf-say").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_saved_as_a_large_light_png(chrome, what_ifs, theme):
    with open_page(chrome, what_ifs / "charts.html", color_scheme=theme, accept_downloads=True) as opened:
        with opened.page.expect_download() as download:
            opened.page.get_by_role("button", name="Save PNG").press("Enter")
        assert download.value.suggested_filename == "the-gradient-dies-in-the-rnn.png"
        png = download.value.path().read_bytes()
        assert struct.unpack(">II", png[16:24])[0] == 2160
        corner = opened.page.evaluate(CORNER, list(png))
        assert corner == [255, 255, 255, 255]
        assert opened.requests == opened.errors == opened.violations() == []


CORNER = """async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data];
}"""
