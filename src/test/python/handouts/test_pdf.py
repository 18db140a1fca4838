"""The pages as PDF files: paper, pages, tags and outline, and what is said where there is no browser."""

import os
import re

import pytest
from exporter import build
from sample_course import text, write_notebook

PAPER_IN_POINTS = {"A4": (595, 842), "Letter": (612, 792)}
SIZE = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
PAGE = re.compile(rb"/Type /Page\b(?!s)")

PRINTED = ["00-a.pdf", "grading.pdf", "index.pdf", "notation.pdf", "teaching.pdf"]


@pytest.fixture
def notebooks(tmp_path):
    paragraphs = "\n\n".join(f"## Part {i}\n\n" + "Some words of this part. " * 60 for i in range(1, 6))
    write_notebook(tmp_path / "nb" / "00-a.ipynb", text(f"# A title\n\nA summary.\n\n{paragraphs}"))
    return tmp_path / "nb"


@pytest.mark.parametrize("paper", PAPER_IN_POINTS)
def test_every_page_is_printed_with_tags_and_outline(notebooks, chromium, tmp_path, paper):
    variables = os.environ | {"GATEFLOW_CHROMIUM": str(chromium)}
    out = tmp_path / "out"
    made = build("--notebooks", notebooks, "--pdf", "--paper", paper, output=out, variables=variables)
    assert (made.exit_code, made.errors) == (0, "")
    assert sorted(file.name for file in (out / "pdf").iterdir()) == PRINTED
    printed = (out / "pdf" / "00-a.pdf").read_bytes()
    sizes = {(round(float(w)), round(float(h))) for w, h in SIZE.findall(printed)}
    width, height = PAPER_IN_POINTS[paper]
    assert all(abs(w - width) <= 2 and abs(h - height) <= 2 for w, h in sizes) and sizes
    assert 2 <= len(PAGE.findall(printed)) <= 4
    assert b"/MarkInfo" in printed and b"/StructTreeRoot" in printed and b"/Outlines" in printed
    assert f"{len(PRINTED)} PDF files in {out / 'pdf'}" in made.said


def test_without_a_browser_a_sentence_says_so_before_anything_is_run(notebooks, tmp_path):
    variables = {name: value for name, value in os.environ.items() if name != "GATEFLOW_CHROMIUM"}
    failed = build("--notebooks", notebooks, "--pdf", output=tmp_path / "out", variables=variables)
    assert (failed.exit_code, failed.said) == (1, "")
    assert failed.errors.startswith("FAILED: --pdf prints through Chromium, Chrome or Edge, and none was found")


def test_browser_that_is_not_there_is_named(notebooks, tmp_path):
    variables = os.environ | {"GATEFLOW_CHROMIUM": "/no/such/browser"}
    failed = build("--notebooks", notebooks, "--pdf", output=tmp_path / "out", variables=variables)
    assert "GATEFLOW_CHROMIUM names /no/such/browser, but there is no such file." in failed.errors
