"""Every assignment with a kernel to run it in, and one course folder for nbgrader to work in."""

from collections.abc import Iterator

import pytest
from assignment import Assignment
from course_folder import ROOT, Course
from kernel_session import KernelSession

SOURCES = sorted((ROOT / "notebooks/exercises/source").glob("*/*.ipynb"))


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.stem)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    return Assignment(request.param)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return Course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def kernel(assignment: Assignment, course: Course) -> Iterator[KernelSession]:
    """A kernel where students run the assignment; each of its tests runs the notebook from the top."""
    with KernelSession(course.released(assignment).path.parent) as session:
        yield session
