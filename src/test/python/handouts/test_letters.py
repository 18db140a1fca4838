"""The switch between the lecture's letters and PyTorch's, as a reader uses it."""

import pytest
from browser import open_browser, open_page


@pytest.fixture(scope="module")
def chrome(chromium):
    with open_browser(chromium) as browser:
        yield browser


def letters(page) -> tuple[bool, bool]:
    return page.locator(".letters-lecture").first.is_visible(), page.locator(".letters-pytorch").first.is_visible()


def test_switch_works_by_keyboard_and_is_remembered_on_the_next_page(chrome, handouts):
    with open_page(chrome, handouts.output / "00-factors.html") as opened:
        page = opened.page
        button = page.locator("button.letters")
        assert letters(page) == (True, False)
        button.focus()
        page.keyboard.press("Enter")
        assert letters(page) == (False, True)
        assert button.get_attribute("aria-pressed") == "true"
        count = page.locator(".letters-pytorch").count()
        assert page.locator(".announcer").inner_text() == f"{count} equations on this page are in PyTorch’s letters."
        assert opened.violations() == []
        page.goto((handouts.output / "notation.html").as_uri())
        assert page.locator("button.letters").get_attribute("aria-pressed") == "true"
        page.locator("button.letters").press("Enter")
        assert page.locator(".announcer").inner_text() == "No equation on this page changes."


@pytest.mark.parametrize("width", [360, 1280])
def test_page_does_not_break_in_pytorchs_letters(chrome, handouts, width):
    with open_page(chrome, handouts.output / "00-factors.html", width) as opened:
        opened.page.locator("button.letters").click()
        assert opened.overflow() == 0


def test_without_scripts_the_lectures_letters_show_and_no_switch(chrome, handouts):
    with open_page(chrome, handouts.output / "00-factors.html", java_script_enabled=False) as opened:
        assert letters(opened.page) == (True, False)
        for control in ("button.letters", "button.theme", "search"):
            assert not opened.page.locator(control).is_visible()


def test_link_of_a_number_leads_to_its_figure_and_equation(chrome, handouts):
    with open_page(chrome, handouts.output / "00-factors.html") as opened:
        page = opened.page
        assert page.locator("figure#figure-1 figcaption").inner_text().startswith("Figure 0.1 ")
        assert page.locator(".equation .number").all_inner_texts() == ["(0.1)", "(0.2)"]
        page.locator("figure .number").click()
        assert page.url.endswith("#figure-1")
