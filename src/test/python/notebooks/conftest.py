"""The runs of a notebook, and what is said of all of them at the end."""

import statistics
from pathlib import Path

import pytest
from notebook_runs import NotebookRun, NotebookRuns, other_jdks
from prose import stretches, words_only

MEASURES = pytest.StashKey[dict[Path, list[NotebookRun]]]()


@pytest.fixture
def runs(path: Path, notebook_runs: NotebookRuns, pytestconfig: pytest.Config) -> list[NotebookRun]:
    """The notebook's run on the environment's kernel and then on other JDKs, each from a clean kernel."""
    done = [notebook_runs.start(path, jdk).result() for jdk in (None, *other_jdks())]
    pytestconfig.stash.setdefault(MEASURES, {})[path] = done
    return done


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how long the notebooks are, and how long they took."""
    notebooks = terminalreporter.config.stash.get(MEASURES, {})
    if not notebooks:
        return
    terminalreporter.section("notebooks")
    row = "{:42} {:>10} {:>13} {:>8} {:>16} {:>17}".format
    terminalreporter.write_line(
        row("notebook", "code cells", "lines (median)", "longest", "words of prose", "seconds per run")
    )
    for path, runs in sorted(notebooks.items()):
        lines = [len(cell.source.splitlines()) for cell in runs[0].code_cells]
        words = sum(len(words_only(text).split()) for text in stretches(runs[0].notebook))
        seconds = ", ".join(f"{run.seconds:.1f}" for run in runs)
        terminalreporter.write_line(row(path.stem, len(lines), statistics.median(lines), max(lines), words, seconds))
