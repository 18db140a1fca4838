"""What grading writes for people, from results that are made up here."""

import csv
import re
from pathlib import Path

import grading_process  # noqa: F401 (finds the package)
import pytest
from grading import reports
from grading.mistakes import Mistake, commonest
from grading.result import Result, Task

NASTY = '<script>alert("x")</script>'


def result(student: str, *tasks: Task, note: str = "") -> Result:
    return Result(student, "05-gates", "", 1.0, note, list(tasks))


def task(name: str, points: float | None, message: str = "", comment: str = "") -> Task:
    return Task(name, points, 3, message, comment)


CLASS = [
    result("ana", task("read", 3), task("hand", 3), task("explain", None)),
    result("=bo", task("read", 0, "Row 2 is wrong: got 1.5."), task("hand", 1.5), task("explain", 2, comment=NASTY)),
    result("17", task("read", 0, "Row 4 is wrong: got -2e-3."), task("hand", 0, NASTY), task("explain", 0, "This cell was not run: no."), note=NASTY),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grading")
    reports.write_all(folder, CLASS, [f"{NASTY}.ipynb: leads out of the folder"])
    return folder


def test_the_table_has_no_points_where_a_person_has_to_read_and_no_formula(written: Path):
    with (written / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["student"], row["task"]): row for row in csv.DictReader(file)}
    assert rows["ana", "explain"]["points"] == ""
    assert rows["ana", "explain"]["note"] == "to be read by a person"
    assert rows["'=bo", "hand"]["points"] == "1.5"


def test_no_page_runs_what_a_student_wrote_or_needs_the_network(written: Path):
    pages = [written / "overview.html", *(written / "feedback").glob("*.html")]
    assert len(pages) == 4
    for page in pages:
        text = page.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "<script" not in text
        assert "http" not in text
        assert not re.search(r"<(?:link|img)\b", text)


def test_feedback_tells_points_messages_comments_and_what_still_waits(written: Path):
    ana, bo = ((written / "feedback" / f"{name}.html").read_text("utf-8") for name in ("ana", "=bo"))
    assert "05-gates: 6 of 9 points" in ana
    assert "3 more points wait for a person" in ana
    assert "Row 2 is wrong: got 1.5." in bo
    assert "alert(&#34;x&#34;)" in bo
    assert "wait for a person" not in bo


def test_the_overview_has_a_chart_of_the_class_of_the_tasks_and_of_each_task(written: Path):
    overview = (written / "overview.html").read_text("utf-8")
    assert overview.count("<svg") == 2 + 3
    assert "Half of the class has 3.5 of 9 points or more" in overview
    assert "read: 1 of 3 have all points" in overview
    assert "leads out of the folder" in overview


def test_messages_that_differ_in_numbers_alone_are_one_mistake():
    first, second = commonest(CLASS)
    assert first == Mistake("read", "Row 2 is wrong: got 1.5.", 2)
    assert second.students == 1
