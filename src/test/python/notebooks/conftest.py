"""The runs that the tests of a session share: every notebook that a test of this session asks about, on every JDK."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from notebook_runs import NotebookRun, NotebookRuns

from launcher import java
from launcher.java import Java


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
def runs(path: Path, notebook_runs: NotebookRuns) -> list[NotebookRun]:
    """Two runs of the notebook, each from a clean kernel."""
    return [notebook_runs.start(path, jdk, number).result() for jdk, number in twice()]
