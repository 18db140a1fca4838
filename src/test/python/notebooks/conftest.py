"""The runs that the tests of a session share: every notebook that a test of this session asks about, on every JDK."""

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from notebook_runs import NotebookRun, NotebookRuns
from prose import stretches, words_only

from launcher import java
from launcher.java import Java

MEASURES = pytest.StashKey[dict[Path, list[NotebookRun]]]()

def jdks() -> list[Java]:
    """The usable JDKs of this machine, the oldest first, one of each feature version."""
    found = {jdk.feature: jdk for jdk in reversed(java.find_all()) if jdk.usable}
    return [found[feature] for feature in sorted(found)]


def twice() -> list[tuple[Java, int]]:
    """The oldest JDK and the newest; where there is one, that one twice."""
    found = jdks()
    return [(found[0], 1), (found[-1], 1 if len(found) > 1 else 2)]


@pytest.fixture(scope="session")
def notebook_runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotebookRuns]:
    runs = NotebookRuns(tmp_path_factory.mktemp("kernels"))
    wanted = [item.callspec.params["path"] for item in request.session.items if "runs" in item.fixturenames]
    for path in dict.fromkeys(wanted):
        for jdk, number in twice():
            runs.start(path, jdk, number)
    yield runs
    runs.close()


@pytest.fixture
def runs(path: Path, notebook_runs: NotebookRuns, pytestconfig: pytest.Config) -> list[NotebookRun]:
    """Two runs of the notebook, each from a clean kernel."""
    done = [notebook_runs.start(path, jdk, number).result() for jdk, number in twice()]
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
