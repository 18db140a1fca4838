"""What the tests of the handouts share: a small course and the real one, each built once."""

from pathlib import Path

import pytest
from exporter import SLIDES, Build, build
from handouts.cache import ExecutionCache
from notebook_runs import NotebookRuns
from sample_course import write_course


@pytest.fixture(scope="session", autouse=True)
def begun(notebook_runs: NotebookRuns) -> None:
    """The lectures run while the first tests look at the small course."""


@pytest.fixture(scope="session")
def course(tmp_path_factory) -> Path:
    """A folder of three notebooks, of which the last fails."""
    folder = tmp_path_factory.mktemp("course") / "lectures"
    write_course(folder)
    return folder


@pytest.fixture(scope="session")
def handouts(course: Path) -> Build:
    """The handouts of that course."""
    return build("--notebooks", course, output=course.parent / "handouts")


@pytest.fixture(scope="session")
def slides(course: Path) -> Build:
    """The decks of that course."""
    return build("--notebooks", course, output=course.parent / "slides", script=SLIDES)


@pytest.fixture(scope="session")
def real_handouts(clone: Path, notebook_runs: NotebookRuns) -> Build:
    """The handouts of the lectures themselves, where `./course handouts` writes them, made from this session's runs."""
    cache = ExecutionCache(clone / "target" / "executed", (clone / "lib", clone / "data"))
    runs = {path: notebook_runs.start(path) for path in sorted((clone / "notebooks" / "lectures").glob("*.ipynb"))}
    for path, run in runs.items():
        if not run.exception():  # else the build runs it again and says what is wrong
            cache.store(path, run.result().notebook, run.result().notebook)
    return build(output=clone / "target" / "handouts")
