"""The what-ifs as a reader uses them: in Chromium, from the disk, with no network."""

import json
import math

import pytest
from browser import open_page

SIZES = [(1280, "light"), (1280, "dark"), (360, "light"), (640, "light")]  # 640: a page 1280 wide at 200 % zoom


@pytest.fixture
def page(chrome, what_ifs):
    with open_page(chrome, what_ifs / "page.html") as opened:
        opened.page.wait_for_selector(".gf-whatif.gf-on")
        yield opened.page


def what_if(page, title):
    return page.locator(".gf-whatif", has_text=title)


def readout(figure, label):
    return figure.locator(".gf-readouts div", has=figure.page.get_by_text(label, exact=True)).locator("dd").inner_text()


def agree(found, expected, tolerance):
    """Whether two numbers, or two lists of numbers, are equal but for a relative difference."""
    if not isinstance(expected, list):
        found, expected = [found], [expected]
    return len(found) == len(expected) and all(
        math.isclose(one, other, rel_tol=tolerance) for one, other in zip(found, expected, strict=True)
    )


def test_the_scripts_formulas_are_those_of_java(page, what_ifs):
    cases = json.loads((what_ifs / "values.json").read_text(encoding="utf-8"))
    found = page.evaluate("cases => cases.map(({ twin, given }) => gateflowTwins[twin](given))", cases)
    assert {case["twin"] for case in cases} == set(page.evaluate("Object.keys(gateflowTwins)"))
    for case, values in zip(cases, found, strict=True):
        assert values.keys() == case["expected"].keys(), case["twin"]
        for name, expected in case["expected"].items():
            assert agree(values[name], expected, case["tolerance"]), (case["twin"], name, case["given"])


def test_the_script_writes_numbers_as_java_does(page, what_ifs):
    cases = json.loads((what_ifs / "numbers.json").read_text(encoding="utf-8"))
    written = page.evaluate("cases => cases.map(({ value }) => gateflowPictures.format(value))", cases)
    assert written == [case["text"] for case in cases]


def test_the_live_numbers_start_as_the_picture_and_its_words_say(page):
    for figure in page.locator(".gf-whatif").all():
        said = figure.locator(".gf-say").inner_text()
        assert said == figure.locator(".gf-static").get_attribute("alt")
        assert figure.locator(".gf-live").get_attribute("aria-label") == said


@pytest.mark.parametrize(("width", "theme"), SIZES)
def test_the_page_is_whole_quiet_and_accessible(chrome, what_ifs, width, theme):
    with open_page(chrome, what_ifs / "page.html", width, color_scheme=theme) as opened:
        opened.see_all()
        assert opened.page.locator(".gf-whatif.gf-on").count() == 5
        assert opened.requests == []
        assert opened.errors == []
        assert opened.violations() == []
        assert opened.overflow() == 0
        for control in opened.page.locator(".gf-controls :is(input, select, button):visible").all():
            assert control.bounding_box()["height"] >= 44


def test_a_slider_moves_by_keyboard_and_says_its_value_with_its_unit(page):
    figure = what_if(page, "What is left of a gradient")
    steps = figure.get_by_role("slider", name="steps T")
    steps.focus()
    page.keyboard.press("ArrowRight")
    assert steps.get_attribute("aria-valuetext") == "110 steps"
    page.keyboard.press("End")
    assert steps.get_attribute("aria-valuetext") == "500 steps"
    assert readout(figure, "fT") == "0.00657"
    page.keyboard.press("Home")
    assert steps.get_attribute("aria-valuetext") == "10 steps"
    assert readout(figure, "fT") == "0.9044"


def test_tab_goes_through_the_controls_and_start_over_brings_the_defaults_back(page):
    figure = what_if(page, "What is left of a gradient")
    figure.get_by_role("slider", name="forget gate f").focus()
    page.keyboard.press("Home")
    assert readout(figure, "fT") == "7.889×10⁻³¹"
    for name in ("factor λ of the weight", "steps T", "vertical axis"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.labels[0].textContent").startswith(name)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert readout(figure, "fT") == "0.366"
    assert figure.get_by_role("slider", name="forget gate f").input_value() == "0.99"


def test_the_vertical_axis_is_even_or_in_powers_of_ten(page):
    figure = what_if(page, "What is left of a gradient")
    labels = figure.locator(".gf-live .gf-label")
    assert "10⁻³" in labels.all_text_contents()
    figure.get_by_role("combobox", name="vertical axis").select_option("even")
    assert labels.all_text_contents()[:3] == ["0.0", "0.2", "0.4"]


def test_the_forget_bias_moves_the_half_life_and_its_mark(page):
    figure = what_if(page, "How long does a memory last")
    bias = figure.get_by_role("slider", name="forget bias")
    before = figure.locator(".gf-reference").get_attribute("d")
    bias.fill("4.6")
    assert figure.locator(".gf-reference").get_attribute("d") != before
    assert readout(figure, "half-life in steps") == "69.3"
    bias.press("End")
    assert figure.locator(".gf-reference").count() == 0
    assert float(readout(figure, "half-life in steps").replace(",", "")) == pytest.approx(math.log(2) * math.exp(8), rel=1e-3)


def test_the_unit_forgets_at_minus_ten(page):
    figure = what_if(page, "one LSTM unit")
    assert readout(figure, "ft") == "0.9974"
    figure.get_by_role("slider", name="input xt").press("Home")
    assert readout(figure, "ft") == "6.268×10⁻⁶"
    assert "σ of −11.98" in figure.locator(".gf-live").text_content()
    assert "s̃t = −1" in figure.locator(".gf-live").text_content()


def test_the_unit_plays_the_two_companies(page):
    figure = what_if(page, "one LSTM unit")
    ends = {}
    for name in ("A", "B"):
        figure.get_by_role("combobox", name="inputs").select_option(index=" AB".index(name))
        assert figure.get_by_role("slider", name="day").is_visible()
        figure.get_by_role("slider", name="day").fill("4")
        ends[name] = float(readout(figure, "new ht"))
    assert ends == pytest.approx({"A": 0.0064, "B": 0.9694}, abs=5e-5)  # claim D5
    figure.get_by_role("slider", name="input xt").press("ArrowRight")
    assert figure.get_by_role("combobox", name="inputs").input_value() == "0"
    assert not figure.get_by_role("slider", name="day").is_visible()


def test_a_high_limit_leaves_the_descent_as_it_is(page):
    figure = what_if(page, "a cliff of the loss")
    figure.get_by_role("slider", name="limit of the gradient").press("End")
    free = readout(figure, "loss at the end: no clipping")
    assert readout(figure, "by norm") == readout(figure, "by value") == free == "0.09"


def test_more_forget_bias_brings_more_without_a_detour(page):
    figure = what_if(page, "how many detours")
    bars = figure.locator(".gf-live .gf-bar")
    assert bars.count() == 8
    heights = []
    for key in ("Home", "End"):
        figure.get_by_role("slider", name="forget bias").press(key)
        heights.append(bars.first.bounding_box()["height"])
    assert heights[0] < 5 and heights[1] > 40


def test_words_wait_until_the_slider_rests(page):
    figure = what_if(page, "What is left of a gradient")
    said = figure.locator(".gf-say")
    assert said.get_attribute("aria-live") == "polite"
    before = said.inner_text()
    figure.get_by_role("slider", name="steps T").press("ArrowRight")
    assert said.inner_text() == before
    page.wait_for_function("document.querySelector('.gf-say').textContent.startsWith('After 110 steps')")


def test_jupyterlab_does_not_take_the_keys(page):
    for controls in page.locator(".gf-controls").all():
        assert controls.get_attribute("data-lm-suppress-shortcuts") == "true"


def test_without_scripts_a_picture_and_a_table_stand_there(chrome, what_ifs):
    with open_page(chrome, what_ifs / "page.html", 360, java_script_enabled=False) as opened:
        for figure in opened.page.locator(".gf-whatif").all():
            box = figure.locator("img.gf-static").bounding_box()
            assert box["width"] > 250 and box["height"] > 100
            assert figure.locator("tbody tr:visible").count() >= 5
            assert figure.locator("input, button, select").count() == 0


def test_on_paper_the_picture_and_the_table_stand_there(page):
    page.emulate_media(media="print")
    for figure in page.locator(".gf-whatif").all():
        assert figure.locator("img.gf-static").is_visible()
        assert figure.locator("tbody tr:visible").count() >= 5
        assert figure.locator(".gf-values .gf-scroll").evaluate("box => box.scrollWidth - box.clientWidth") == 0
        assert not figure.locator(".gf-controls").is_visible()
        assert not figure.locator(".gf-live").is_visible()
