"""The decks: where a slide begins, and how they run in a browser with no network."""

import pytest
from browser import open_browser, open_page
from handouts.slides import preparing_cells, slides_of
from nbformat.v4 import new_output
from sample_course import code, text

LARGEST_DECK = 1_300_000
RESULT = [new_output("stream", text="7")]
VIEW = {"viewport": {"width": 1280, "height": 720}}


def with_result(source: str, *tags: str):
    cell = code(source, *tags)
    cell.outputs = RESULT
    return cell


def shown(*cells) -> list[list[str]]:
    return [[cell.source for cell in slide.cells] for slide in slides_of(list(cells))]


def test_heading_of_the_second_level_begins_a_slide_wherever_it_stands():
    assert shown(text("Goal."), text("## A\n\na\n\n## B\n\nb\n\n### C")) == [
        ["Goal."], ["## A\n\na\n\n"], ["## B\n\nb\n\n### C"],
    ]  # fmt: skip


def test_text_and_the_code_after_it_share_a_slide_until_the_next_text():
    assert shown(text("a"), with_result("f()"), text("b"), code("x"), with_result("g()"), with_result("h()")) == [
        ["a", "f()"], ["b", "x", "g()"], ["h()"],
    ]  # fmt: skip


def test_code_below_much_text_begins_a_slide_unless_it_is_a_line_or_two():
    much = "word " * 80
    assert shown(text(much), with_result("f()")) == [[much.strip()], ["f()"]]
    assert shown(text(much), code("int guess = 50;")) == [[much.strip(), "int guess = 50;"]]


def test_result_stands_on_the_slide_after_the_one_that_asks_to_predict_it():
    assert shown(text("**Predict first.** How much?"), code("int guess = 5;"), with_result("f()")) == [
        ["**Predict first.** How much?", "int guess = 5;"], ["f()"],
    ]  # fmt: skip


def test_tags_decide_first():
    slides = slides_of([
        text("a"), text("b", "slide"), text("## C", "fragment"), text("said", "notes"), text("d", "skip"), text("e"),
    ])  # fmt: skip
    assert [[cell.source for cell in slide.cells] for slide in slides] == [["a"], ["b", "## C", "e"]]
    assert [note.source for note in slides[1].notes] == ["said"]


def test_slide_without_a_heading_names_its_section():
    slides = slides_of([text("## A"), with_result("f()"), text("b"), text("## C")])
    assert [slide.section for slide in slides] == ["", "A", ""]


def test_cells_that_only_prepare_are_on_no_slide():
    prepare = [code("%classpath ../../lib/*.jar"), code("import a.*;\nimport b.C;\n\nNotebook.start()")]
    assert preparing_cells([*prepare, code("import a.*;\nnew A()")]) == prepare
    assert shown(text("a"), *prepare) == [["a"]]


@pytest.fixture(scope="module")
def chrome(chromium):
    with open_browser(chromium) as browser:
        yield browser


def test_each_lecture_that_runs_has_a_deck(slides):
    assert slides.exit_code == 1 and "FAILED: 02-broken.ipynb" in slides.said
    assert sorted(file.name for file in slides.output.iterdir()) == ["00-factors.html", "01-next.html"]
    assert all(file.stat().st_size < LARGEST_DECK for file in slides.output.iterdir())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["00-factors.html", "01-next.html"])
def test_every_slide_fits_or_scrolls_by_keyboard_and_is_accessible(chrome, slides, name, theme):
    with open_page(chrome, slides.output / name, color_scheme=theme, **VIEW) as opened:
        page = opened.page
        scrolled = 0
        for number in range(page.evaluate("Reveal.getTotalSlides()")):
            page.evaluate(f"Reveal.slide({number})")
            page.wait_for_timeout(100)
            state = page.evaluate(
                "(box => ({ scrolls: box.scrollHeight > box.clientHeight + 1, tabindex: box.tabIndex,"
                " wide: box.scrollWidth - box.clientWidth, zoom: +box.firstElementChild.style.zoom }))"
                "(Reveal.getCurrentSlide().querySelector('.fit'))"
            )
            assert state["wide"] <= 0, (number, state)
            assert (state["tabindex"] == 0) == state["scrolls"], (number, state)
            assert 0.6 <= state["zoom"] <= 1
            scrolled += state["scrolls"]
            assert opened.violations() == [], number
        assert scrolled == (name == "01-next.html")  # only the slide that has far too much on it
        assert (opened.requests, opened.errors, len(opened.files)) == ([], [], 1)


def test_keys_go_on_and_show_fragments(chrome, slides):
    with open_page(chrome, slides.output / "01-next.html", **VIEW) as opened:
        page = opened.page
        fragment = page.locator(".fragment")
        seen = []
        for _ in range(4):
            seen.append((page.evaluate("Reveal.getIndices().h"), fragment.evaluate("e => e.classList.contains('visible')")))
            page.keyboard.press("ArrowRight")
        assert seen == [(0, False), (1, False), (2, False), (2, True)]
        assert "This is on no slide." not in page.content()


def test_speakers_view_opens_with_the_notes(chrome, slides):
    with open_page(chrome, slides.output / "00-factors.html", **VIEW) as opened:
        page = opened.page
        noted = page.evaluate("Reveal.getSlides().findIndex(slide => slide.querySelector('aside.notes'))")
        page.evaluate(f"Reveal.slide({noted})")
        with page.expect_popup() as popup:
            page.keyboard.press("s")
        popup.value.wait_for_function("document.body.textContent.includes('Wait before you show the chart.')")
        assert opened.requests == []


def test_all_slides_show_without_scripts(chrome, slides):
    with open_page(chrome, slides.output / "00-factors.html", java_script_enabled=False, **VIEW) as opened:
        boxes = [section.bounding_box() for section in opened.page.locator(".slides > section").all()]
        tops = [box["y"] for box in boxes]
        assert len(boxes) > 4 and tops == sorted(set(tops))
        assert opened.page.locator("figure img").is_visible()
