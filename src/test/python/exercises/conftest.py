"""Every assignment, and one course folder for nbgrader to work in."""

import pytest
from assignment import Assignment
from course_folder import ROOT, Course

SOURCES = sorted((ROOT / "notebooks/exercises/source").glob("*/*.ipynb"))


@pytest.fixture(params=SOURCES, ids=lambda path: path.stem)
def assignment(request: pytest.FixtureRequest) -> Assignment:
    return Assignment(request.param)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return Course(tmp_path_factory.mktemp("course"))
