"""The search over all pages: what is in its index, and how a reader uses it."""

import json

import pytest
from browser import open_browser, open_page
from handouts.search import index_script, sections

PAGE = """<header>Not in the text</header><main><h1>The <em>board</em></h1><p>First words.</p>
<h2 id="two">Two <a class="anchor" href="#two">#</a></h2><p>see<code>x</code> <script>hidden()</script>
<span class="katex"><math><annotation encoding="application/x-tex">\\tilde s_t = f_t \\odot s_{t-1}</annotation></math></span></p>
<figure><figcaption><a class="number" href="#f">Figure 1</a> A caption.</figcaption></figure>
<dl class="glossary"><div id="gate"><dt>gate</dt><dd>A number.</dd></div></dl></main>"""


def test_each_heading_and_each_word_of_the_glossary_is_a_section():
    found = sections("a.html", PAGE)
    assert [(s.anchor, s.title, s.within) for s in found] == [
        ("", "The board", "The board"),
        ("two", "Two", "The board"),
        ("gate", "gate", "The board"),
    ]
    assert found[0].text == "First words."
    assert found[1].text == "seex s̃_t = f_t ⊙ s_t-1 A caption."
    assert found[2].text == "A number."


def test_index_is_a_script_that_brings_engine_and_sections():
    script = index_script(sections("a.html", PAGE))
    assert "MiniSearch" in script
    listed = json.loads(script.rsplit("window.gateflowSections = ", 1)[1].rstrip(";\n"))
    assert [entry["id"] for entry in listed] == [0, 1, 2]


@pytest.fixture(scope="module")
def chrome(chromium):
    with open_browser(chromium) as browser:
        yield browser


def searched(page, words):
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_function("document.querySelector('.results [role=status]').textContent")


def test_search_leads_by_keyboard_to_a_heading_on_another_page(chrome, handouts):
    with open_page(chrome, handouts.output / "index.html") as opened:
        page = opened.page
        searched(page, "hardly anyth")
        status = page.locator(".results [role=status]")
        assert status.inner_text() == "1 section found."
        assert page.locator(".results mark").all_inner_texts() == ["hardly", "anything"]
        assert opened.violations() == []
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('.results a') !== null")
        page.keyboard.press("Enter")
        page.wait_for_url("**/00-factors.html#A-number-for-it")
        assert (opened.requests, opened.errors) == ([], [])


def test_arrows_walk_the_results_and_escape_closes_them(chrome, handouts):
    with open_page(chrome, handouts.output / "01-next.html") as opened:
        page = opened.page
        searched(page, "gate")
        focused = "document.activeElement.tagName + [...document.querySelectorAll('.results a')].indexOf(document.activeElement)"
        walk = []
        for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
            page.keyboard.press(key)
            walk.append(page.evaluate(focused))
        assert walk == ["A0", "A1", "A0", "INPUT-1"]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        assert not page.locator(".results").is_visible()
        assert page.evaluate(focused) == "INPUT-1"


def test_enter_opens_the_best_result_and_a_slash_in_the_field_is_a_letter(chrome, handouts):
    with open_page(chrome, handouts.output / "00-factors.html") as opened:
        page = opened.page
        searched(page, "vanishing/gradient")
        assert page.locator(".search input").input_value() == "vanishing/gradient"
        page.keyboard.press("Enter")
        page.wait_for_url("**/notation.html#vanishing-gradient")


def test_nothing_found_is_said(chrome, handouts):
    with open_page(chrome, handouts.output / "index.html", 360) as opened:
        searched(opened.page, "zzzzqqq")
        assert opened.page.locator(".results [role=status]").inner_text() == "Nothing found."
        assert opened.overflow() == 0


def test_page_that_lies_alone_says_what_is_missing(chrome, handouts, tmp_path):
    alone = tmp_path / "index.html"
    alone.write_bytes((handouts.output / "index.html").read_bytes())
    with open_page(chrome, alone) as opened:
        searched(opened.page, "gate")
        assert "needs the file search-index.js" in opened.page.locator(".results [role=status]").inner_text()
