"""Every notebook: what its file says, and that it runs from a clean kernel."""

import math
import re
import statistics
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[4]
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
SENSITIVE = 1e-3  # a cell with the tag "sensitive": training or an exploding run makes last digits larger
MAGIC = re.compile(r"^\s*%{1,2}(\w+)", re.MULTILINE)


def ids(path: Path) -> str:
    return path.stem


@pytest.fixture(params=NOTEBOOKS, ids=ids)
def path(request) -> Path:
    return request.param


@pytest.fixture
def notebook(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def sources(notebook: nbformat.NotebookNode, kind: str) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def test_there_are_lectures():
    lectures = [path.name for path in NOTEBOOKS if path.parent.name == "lectures"]
    assert lectures[:2] == ["00-start-here.ipynb", "01-whiteboard.ipynb"]


def test_it_is_for_the_kernel_java_and_stores_no_results(notebook):
    nbformat.validate(notebook)
    spec = notebook.metadata.kernelspec
    assert (spec.name, spec.display_name, spec.language) == ("java", "Java", "java")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not cell.outputs and cell.execution_count is None, cell.id


def test_it_uses_only_the_magic_that_both_kernels_share(notebook):
    used = {name for source in sources(notebook, "code") for name in MAGIC.findall(source)}
    assert used == {"classpath"}


def test_code_cells_are_short_and_their_lines_fit_a_projector(notebook):
    code = sources(notebook, "code")
    assert statistics.median(len(source.splitlines()) for source in code) <= 8
    assert [line for source in code for line in source.splitlines() if len(line) > 92] == []


def test_pictures_have_a_text_and_links_have_a_target(notebook, path):
    for source in sources(notebook, "markdown"):
        assert "![](" not in source
        for target in re.findall(r"\]\(([^)#]+)", source):
            if not target.startswith("https://"):
                assert (path.parent / target).is_file(), target


def test_it_runs_on_the_oldest_and_the_newest_jdk_without_an_error_or_a_warning(runs):
    for run in runs:
        for cell in run.code_cells:
            assert cell.execution_count, cell.id
            for output in cell.outputs:
                assert output.get("name") != "stderr", (cell.id, output.text)


def test_a_second_run_measures_the_same(runs):
    first, second = (run.measured for run in runs)
    assert [(cell.id, claim) for cell, claim, _ in first] == [(cell.id, claim) for cell, claim, _ in second]
    for (cell, claim, one), (_, _, other) in zip(first, second, strict=True):
        tolerance = SENSITIVE if "sensitive" in cell.metadata.get("tags", []) else 1e-9
        assert same(one, other, tolerance), f"{claim} in cell {cell.id}: {one} and then {other}"


def same(one: str, other: str, tolerance: float) -> bool:
    """Equal texts, or numbers that differ in their last digits only, as they may between JDKs."""
    try:
        return math.isclose(float(one), float(other), rel_tol=tolerance, abs_tol=tolerance)
    except ValueError:
        return one == other
