"""`course exercises`: what it makes, and what it refuses."""

import stat
import zipfile

import pytest
from small_course import CANARIES, NAME, SmallCourse, cell, reference, with_answer

import nbformat


def test_the_zip_has_all_that_course_lab_needs(course: SmallCourse):
    with zipfile.ZipFile(course.zip) as archive:
        names = set(archive.namelist())
        mode = archive.getinfo("gateflow-exercises/course").external_attr >> 16
    root = "gateflow-exercises/"
    wanted = {"course", "environment.yml", "README.md", "lib/gateflow.jar", "src/launcher/launcher/commands/lab.py"}
    assert {root + name for name in wanted} | {f"{root}notebooks/exercises/release/{NAME}/{NAME}.ipynb"} <= names
    assert stat.S_IXUSR & mode


def test_the_students_version_has_no_canary(course: SmallCourse):
    text = course.released.read_text("utf-8")
    assert "not written" not in text
    assert not [canary for canary in CANARIES.values() if canary in text]
    assert "everythingTogether" not in text
    assert "This task has no answer yet." in text


@pytest.fixture
def own_course(tmp_path) -> SmallCourse:
    return SmallCourse(tmp_path)


@pytest.mark.parametrize(
    "planted",
    [
        f"// {CANARIES['sum']}",
        "var copied = 1;\ndouble  everythingTogether =\ta+b;",
    ],
    ids=["canary", "line of a solution"],
)
def test_a_planted_secret_is_found(own_course: SmallCourse, planted: str):
    notebook = reference()
    notebook.metadata["planted"] = planted  # where nbgrader does not look
    nbformat.write(notebook, own_course.source)
    ended = own_course.exercises("--skip-validation")
    assert ended.returncode == 1
    assert "would get out" in ended.stderr
    assert f"{NAME}.ipynb" in ended.stderr
    assert not own_course.zip.exists()


def test_a_secret_in_the_jar_is_found(own_course: SmallCourse):
    with zipfile.ZipFile(own_course.root / "lib" / "gateflow.jar", "a") as jar:
        jar.writestr("gateflow/Secret.class", CANARIES["sum-hidden"])
    ended = own_course.exercises("--skip-validation")
    assert ended.returncode == 1
    assert "gateflow/Secret.class" in ended.stderr


def test_a_teachers_version_with_an_error_is_refused(own_course: SmallCourse):
    wrong = with_answer(reference(), "double sum(double a, double b) { return a - b; }")
    assert cell(wrong, "sum-answer").source != cell(reference(), "sum-answer").source
    nbformat.write(wrong, own_course.source)
    ended = own_course.exercises()
    assert ended.returncode == 1
    assert "The sum is not right yet" in ended.stderr
