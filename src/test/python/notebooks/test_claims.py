"""Every claim of the five lectures has a box in the course, whose assertion the notebook's run has passed."""

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[4]
LECTURES = sorted((ROOT / "notebooks" / "lectures").glob("*.ipynb"))
CLAIMS = {f"{letter}{number}" for letter, last in zip("ABCDE", (5, 7, 5, 6, 6)) for number in range(1, last + 1)}
CHECKED = re.compile(r'Claim\s*\.check\w*\(\s*"(\w+)"')


def checked_in(path: Path) -> set[str]:
    notebook = nbformat.read(path, as_version=4)
    return {claim for cell in notebook.cells if cell.cell_type == "code" for claim in CHECKED.findall(cell.source)}


def test_every_claim_is_checked_in_a_lecture():
    checked = set().union(*map(checked_in, LECTURES))
    assert CLAIMS - checked == set()


def test_no_lecture_checks_a_claim_that_there_is_not():
    for path in LECTURES:
        assert checked_in(path) <= CLAIMS, path.name
