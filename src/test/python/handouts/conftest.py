"""What the tests of the handouts share: the exporter on the path, and a small course built by it once."""

import sys
from pathlib import Path

import pytest
from exporter import BUILD, SLIDES, Build, build
from sample_course import write_course

sys.path.insert(0, str(BUILD.parent))


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
def real_handouts(clone: Path) -> Build:
    """The handouts of the lectures themselves, where `./course handouts` writes them."""
    return build(output=clone / "target" / "handouts")
