"""What all tests in Python share. They run in the environment that `course` set up, with its variables."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import browser
from notebook_runs import NotebookRuns, other_jdks
from running_lab import RunningLab


SHARE_RUNS = ("handouts", "notebooks")  # folders whose tests look at the same runs of the lectures


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers, one has all tests of a folder: they share what is dear to make."""
    for item in items:
        folder = item.path.parent.name
        item.add_marker(pytest.mark.xdist_group(SHARE_RUNS[0] if folder in SHARE_RUNS else folder))


@pytest.fixture(scope="session")
def clone() -> Path:
    """The clone's root folder."""
    return Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium to drive. Without one the test is skipped; on a CI machine, where one must be, it fails."""
    found = browser.find()
    if not found:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("no Chromium on this machine: `./course doctor` says how to get one")
    return found


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def lab(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningLab]:
    """`./course lab --no-browser`, really running on this clone; one for all tests."""
    if not Path(sys.prefix).is_relative_to(clone / ".course"):
        pytest.skip("needs the environment of `./course test`")
    with RunningLab.start(clone, home=tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="session")
def notebook_runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotebookRuns]:
    """The runs that all tests share. Those of every notebook that a test of this session asks about begin at once."""
    runs = NotebookRuns(tmp_path_factory.mktemp("kernels"))
    wanted = [item.callspec.params["path"] for item in request.session.items if "runs" in item.fixturenames]
    for jdk in [None, *other_jdks()]:
        for path in dict.fromkeys(wanted):
            runs.start(path, jdk)
    yield runs
    runs.close()
