"""The lectures' English, by codespell and proselint, and how much of it stands between two code cells."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from prose import stretches, words_only
from proselint import config
from proselint.tools import lint

ROOT = Path(__file__).resolve().parents[4]
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
OTHER_TEXTS = ["README.md", "CHANGELOG.md", "data", "environment.yml", "src"]
NOT_OURS = ["*/vendor/*", "*/alice29.txt", "*.gz", "*.svg", "*.min.js", "*/golden/*"]
NAMES = ["worstcase", "burnin", "atleast", "afterall", "nd", "positionof", "occured"]  # in code, and in a tool's own words
MOST_WORDS = 150  # between two code cells; a lecturer who projects more reads it aloud

OFF = [
    "misc.but",  # a sentence may begin with it
    "misc.chatspeak",  # takes the claim B4 for one
    "weasel_words.very",
    "typography.symbols",
    "typography.diacritical_marks",
    "consistency.spelling",
]
STYLE = {**config.default, "checks": {**config.default["checks"], **dict.fromkeys(OFF, False)}}


def misspelt(*texts: str, given: str | None = None) -> str:
    skip, ignore = ",".join(NOT_OURS), ",".join(NAMES)
    command = [sys.executable, "-m", "codespell_lib", "--skip", skip, "--ignore-words-list", ignore, *texts]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, encoding="utf-8", check=False).stdout


def test_no_word_outside_the_notebooks_is_misspelt():
    assert misspelt(*OTHER_TEXTS) == ""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_prose_has_no_known_fault(path):
    text = words_only("\n\n".join(stretches(nbformat.read(path, as_version=4))))
    assert misspelt("-", given=text) == ""
    faults = [f"line {line}: {message} [{check}]" for check, message, line, *_ in lint(text, config=STYLE)]
    assert faults == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_wall_of_text_stands_between_two_code_cells(path):
    inner = list(stretches(nbformat.read(path, as_version=4)))[:-1]  # the last one is the summary and the exercises
    longest = max(inner, key=lambda text: len(words_only(text).split()))
    assert len(words_only(longest).split()) <= MOST_WORDS, longest[:200]
