"""One small course for all tests of grading."""

import nbformat
import pytest
from nbformat import NotebookNode
from small_course import SmallCourse


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> SmallCourse:
    """The course with its students' version made."""
    small = SmallCourse(tmp_path_factory.mktemp("course"))
    ended = small.exercises()
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return small


@pytest.fixture(scope="session")
def released(course: SmallCourse) -> NotebookNode:
    return nbformat.read(course.released, as_version=4)
