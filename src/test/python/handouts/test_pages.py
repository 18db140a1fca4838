"""The pages as a reader meets them: in Chromium, from the disk, with no network."""

import shutil
import subprocess
from pathlib import Path

import pytest
from browser import open_browser, open_page
from visits import BACKGROUND, Visits

LARGEST_PAGE = 1_200_000
SIZES_AND_THEMES = [(1280, "light"), (1280, "dark"), (360, "light")]


@pytest.fixture(scope="module")
def chrome(chromium):
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture(scope="module")
def factors(handouts) -> Path:
    return handouts.output / "00-factors.html"


@pytest.fixture(scope="module", params=["sample course", "lectures"])
def pages(request, clone) -> list[Path]:
    """Every page of one set of handouts."""
    if request.param == "lectures":
        if not list((clone / "notebooks" / "lectures").glob("*.ipynb")):
            pytest.skip("there are no lectures yet")
        built = request.getfixturevalue("real_handouts")
        assert built.exit_code == 0, built.said + built.errors
    else:
        built = request.getfixturevalue("handouts")
    return sorted(built.output.glob("*.html"))


@pytest.fixture(scope="module")
def visits(chrome, pages) -> Visits:
    return Visits(chrome, pages)


@pytest.mark.parametrize(("width", "theme"), SIZES_AND_THEMES)
def test_every_page_is_whole_quiet_and_accessible(visits, width, theme):
    for visit in visits.at(width, theme):
        assert visit.requests == [], visit.file.name
        assert visit.files == [visit.file.resolve().as_uri()], visit.file.name
        assert visit.errors == [], visit.file.name
        assert visit.violations == [], visit.file.name
        assert visit.overflow == 0, visit.file.name


def test_every_page_is_small_enough(pages):
    assert {file.name: file.stat().st_size for file in pages if file.stat().st_size > LARGEST_PAGE} == {}


def test_every_link_between_pages_leads_somewhere(visits):
    names = {file.name for file in visits.pages}
    for visit in visits.at(1280, "light"):
        file = visit.file
        for target, _, fragment in (link.partition("#") for link in visit.links if ":" not in link):
            assert target == "" or target in names or (file.parent / target).is_file(), (file.name, target)
            if fragment:
                page = (file.parent / (target or file.name)).read_text(encoding="utf-8")
                assert f'id="{fragment}"' in page, (file.name, target, fragment)


def test_print_has_no_controls_and_wraps_code(visits):
    for visit in visits.at(1280, "dark"):
        assert visit.paper.background == "rgb(255, 255, 255)", visit.file.name
        assert visit.paper.controls == [], visit.file.name
        assert visit.paper.cut_off == 0, visit.file.name


def test_text_equations_and_charts_show_without_scripts(chrome, pages):
    size = "all => all.map(box => box.getBoundingClientRect()).map(({ width, height }) => [width, height])"
    for file in pages:
        with open_page(chrome, file, java_script_enabled=False) as opened:
            page = opened.page
            assert page.locator("h1").is_visible()
            equations = page.locator(".body > p .katex-html:not(.letters-pytorch *)").evaluate_all(size)
            assert all(width > 1 for width, _ in equations), file.name
            pictures = page.locator("figure img").evaluate_all(size)
            assert all(width > 200 and height > 100 for width, height in pictures), file.name


def test_picture_of_a_chart_is_really_drawn(chrome, factors):
    """A picture that can't be drawn still has a box; what differs is what is seen in it."""
    with open_page(chrome, factors, java_script_enabled=False) as opened:
        drawn = opened.page.locator("figure img").screenshot()
    with open_page(chrome, factors) as opened:
        opened.page.evaluate("document.querySelector('figure img').style.objectPosition = '9999px 0'")
        opened.page.evaluate("document.querySelector('figure img').style.objectFit = 'none'")
        empty = opened.page.locator("figure img").screenshot()
    assert len(drawn) > 2 * len(empty)


def test_theme_switch_works_by_keyboard_and_is_remembered(chrome, factors):
    with open_page(chrome, factors, color_scheme="light") as opened:
        page = opened.page
        assert background(page) == "rgb(253, 252, 249)"
        page.locator("button.theme").focus()
        page.keyboard.press("Enter")
        assert background(page) == "rgb(21, 24, 28)"
        page.goto((factors.parent / "index.html").as_uri())
        page.wait_for_function("getComputedStyle(document.body).backgroundColor === 'rgb(21, 24, 28)'")
        assert page.locator("button.theme").inner_text() == "Light"


def test_first_tab_offers_to_skip_to_the_text(chrome, factors):
    with open_page(chrome, factors) as opened:
        page = opened.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
        assert page.locator("a.skip").bounding_box()["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_code_is_copied_by_keyboard(chrome, factors):
    with open_page(chrome, factors, permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.page
        block = page.locator(".code", has_text="left(0.99, 100)")
        block.locator("button").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('.announcer').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()") == "left(0.99, 100)"


def test_what_is_too_wide_scrolls_in_a_box_that_the_keyboard_reaches(chrome, factors):
    with open_page(chrome, factors, 360) as opened:
        wide = opened.page.locator("[role=group][tabindex='0']")
        names = wide.evaluate_all("all => all.map(box => box.getAttribute('aria-label'))")
        assert {"Equation, scrolls sideways", "Code, scrolls sideways", "Result, scrolls sideways"} <= set(names)
    with open_page(chrome, factors, 1280) as opened:
        assert opened.page.locator(".code pre[tabindex]").count() < len(names)


def test_table_of_contents_is_folded_on_a_narrow_screen_only(chrome, factors):
    with open_page(chrome, factors, 1280) as opened:
        link = opened.page.locator("nav.contents a", has_text="A chart")
        assert link.is_visible()
        link.click()
        opened.page.wait_for_function("document.querySelector('nav.contents [aria-current]')?.textContent === 'A chart'")
    with open_page(chrome, factors, 360) as opened:
        assert not opened.page.locator("nav.contents a").first.is_visible()
        opened.page.locator("nav.contents summary").click()
        assert opened.page.locator("nav.contents a").first.is_visible()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext to read the PDF with")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_printed_pages_are_numbered(chrome, factors, tmp_path, paper):
    with open_page(chrome, factors) as opened:
        opened.page.pdf(path=tmp_path / "page.pdf", format=paper)
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], capture_output=True, text=True).stdout
    sheets = text.rstrip("\f").split("\f")
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        last_line = "".join(sheet.strip().splitlines()[-1].split())
        assert last_line == f"Gateflow·Whatafactordoes,f^ttimes{number}/{len(sheets)}"


def background(page) -> str:
    return page.evaluate(BACKGROUND)
