"""Titles, headings, links and pictures of a lecture."""

import nbformat
import pytest
from handouts.equations import Equations
from handouts.errors import HandoutError
from handouts.lecture import read_lecture, reading_minutes, visible_cells
from handouts.markdown import LectureText
from nbformat.v4 import new_code_cell, new_markdown_cell
from sample_course import code, text, write_notebook

CELL = new_markdown_cell(metadata={"position": 2})
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


@pytest.fixture
def page(tmp_path) -> LectureText:
    return LectureText(tmp_path / "01-here.ipynb", {"01-here.ipynb", "02-there.ipynb"}, Equations())


def test_title_goes_without_the_number_and_summary_without_its_label(tmp_path):
    path = write_notebook(tmp_path / "01-board.ipynb", text("# 01 · The board\n\n**Goal.** See why.\n\nMore."))
    lecture, _ = read_lecture(path)
    assert (lecture.number, lecture.title, lecture.summary) == ("01", "The board", "See why.")


def test_another_number_in_a_title_stays(tmp_path):
    lecture, _ = read_lecture(write_notebook(tmp_path / "01-board.ipynb", text("# 3 - 2 = 1")))
    assert lecture.title == "3 - 2 = 1"


def test_notebook_without_a_title_is_refused(tmp_path):
    path = write_notebook(tmp_path / "01-board.ipynb", code("1"))
    with pytest.raises(HandoutError, match="01-board.ipynb has no title"):
        read_lecture(path)


def test_file_that_is_no_notebook_is_refused(tmp_path):
    (tmp_path / "01-board.ipynb").write_text("{")
    with pytest.raises(HandoutError, match="01-board.ipynb can't be read as a notebook"):
        read_lecture(tmp_path / "01-board.ipynb")


def test_an_anchor_needs_no_escaping(page):
    html = page.html("## The textbook's bound & \"truth\"", CELL)
    assert [heading.anchor for heading in page.headings] == ["The-textbooks-bound--truth"]
    assert 'id="The-textbooks-bound--truth"' in html


def test_equal_headings_get_different_anchors(page):
    html = page.html("## Short recap\n\n## Short recap\n\n### With $x$ in it", CELL)
    assert [heading.anchor for heading in page.headings] == ["Short-recap", "Short-recap-2", "With-x-in-it"]
    assert [heading.level for heading in page.headings] == [2, 2, 3]
    assert '<h2 id="Short-recap-2">' in html


def test_links_to_lectures_lead_to_their_pages(page):
    html = page.html("[a](02-there.ipynb#Short-recap) [b](#x) [c](https://example.org/a.ipynb)", CELL)
    assert 'href="02-there.html#Short-recap"' in html
    assert 'href="#x"' in html
    assert 'href="https://example.org/a.ipynb"' in html


def test_link_to_a_file_of_the_course_that_is_no_page_is_text_only(page):
    (page.path.parent / "exercise.ipynb").write_text("{}")
    assert page.html("see [the exercise](exercise.ipynb)", CELL).strip() == "<p>see the exercise</p>"


def test_link_to_nothing_is_refused(page):
    with pytest.raises(HandoutError, match=r"01-here\.ipynb: cell 2 links to 'gone\.ipynb', but there is no such file"):
        page.html("[gone](gone.ipynb)", CELL)


def test_pictures_are_embedded(page):
    (page.path.parent / "dot.gif").write_bytes(PIXEL)
    assert 'src="data:image/gif;base64,' in page.html("![A dot](dot.gif)", CELL)


@pytest.mark.parametrize("source", ["![](dot.gif)", '<img src="dot.gif">', '<img src="dot.gif" alt=" ">'])
def test_picture_without_alt_text_is_refused(page, source):
    (page.path.parent / "dot.gif").write_bytes(PIXEL)
    with pytest.raises(HandoutError, match=r"01-here\.ipynb: cell 2: .* has no alt text"):
        page.html(source, CELL)


def test_hidden_cells_are_left_out_and_solutions_too_unless_asked_for():
    notebook = nbformat.v4.new_notebook(
        cells=[text("a"), text("b", "remove-cell"), text("c", "solution"), code("d", "solution"), text("e")]
    )
    assert [cell.source for cell in visible_cells(notebook, solutions=False)] == ["a", "e"]
    shown = visible_cells(notebook, solutions=True)
    assert [(cell.source, cell.metadata.position) for cell in shown] == [("a", 1), ("c", 3), ("d", 4), ("e", 5)]
    assert [cell.metadata.opens_solution for cell in shown] == [False, True, False, False]
    assert [cell.metadata.closes_solution for cell in shown] == [False, False, True, False]


def test_reading_time_counts_words_and_lines_of_code():
    assert reading_minutes([new_markdown_cell("one two")]) == 1
    assert reading_minutes([new_markdown_cell("word " * 900), new_code_cell("line();\n" * 40)]) == 7
