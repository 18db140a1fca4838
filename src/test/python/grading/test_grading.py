"""`course grade`: points, resuming, and submissions that mean harm, each of which costs nobody else anything."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from small_course import CANARIES, CLONE, NAME, SmallCourse, cell, hand_in, reference, with_answer

QUICK = ("--timeout", "20", "--total", "120", "--memory", "128")
SUM = "double sum(double a, double b) {{ {} return a + b; }}"
TIMES = "double product = 42;"
ALL = {"sum": 2, "times": 3}
REST = {"sum": 0, "times": 3}  # the mistake costs its own task only
NOTHING = {"sum": 0, "times": 0}


@dataclass(frozen=True)
class Case:
    """What a student hands in, made from the students' version with right answers; what it gets, and what is said."""

    made: Callable[[NotebookNode], NotebookNode | bytes]
    points: dict[str, float]
    note: str


def code(text: str, points: dict[str, float], note: str) -> Case:
    """A submission with this code in the cell of the sum."""
    return Case(lambda right: with_answer(right, text), points, note)


def raw(change: Callable[[bytes], bytes], note: str) -> Case:
    """A submission whose file is changed."""
    return Case(lambda right: change(nbformat.writes(right).encode()), NOTHING, note)


def doing(statement: str, points: dict[str, float], note: str = "") -> Case:
    """A submission that does something before it answers rightly."""
    return code(SUM.format("") + "\n" + statement, points, note)


def without_check(right: NotebookNode) -> NotebookNode:
    right.cells.remove(cell(right, "sum-check"))
    return right


def with_own_check(right: NotebookNode) -> NotebookNode:
    wrong = with_answer(right, "double sum(double a, double b) { return 0; }")
    cell(wrong, "sum-check").source = "// no check at all"
    return wrong


def with_more_points(right: NotebookNode) -> NotebookNode:
    cell(right, "times-check").metadata.nbgrader.points = 1000
    return right


def exempting_its_check(right: NotebookNode) -> NotebookNode:
    """nbclient by itself would not run the check, so that nothing would be wrong with it."""
    wrong = with_answer(right, "double sum(double a, double b) { return 0; }")
    cell(wrong, "sum-check").metadata.tags = ["skip-execution", "raises-exception"]
    return wrong


def for_python(right: NotebookNode) -> NotebookNode:
    right.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return right


CASES = {
    "right": doing("", ALL),
    "wrong": code("double sum(double a, double b) { return a - b; }", REST, ""),
    "does-not-compile": code("double sum(double a, double b) { return }", REST, ""),
    "hangs": code(SUM.format("while (a > 0) { }"), REST, "ran longer than"),
    "floods": doing('while (true) { System.out.println("flood ".repeat(100)); }', NOTHING, "printed more"),
    "floods-charts": doing('while (true) { display("x".repeat(100_000), "text/html"); }', NOTHING, "printed more"),
    "no-memory": doing("var all = new java.util.ArrayList<long[]>(); while (true) { all.add(new long[1 << 20]); }", ALL),
    "exits": doing("System.exit(0);", NOTHING, "ended its kernel"),
    "halts": doing("Runtime.getRuntime().halt(3);", NOTHING, "ended its kernel"),
    "overflows": code(SUM.format("if (a > 0) { return 0 + sum(a, b); }"), REST, ""),
    "reads-input": doing("System.in.read();", ALL),
    "large-file": doing(
        'try (var out = new java.io.FileOutputStream("large")) { while (true) { out.write(new byte[1 << 22]); } }', ALL
    ),
    "redefines": code("class Check { static void number(Object... any) { } }", NOTHING, "redefines Check"),
    "redefines-escaped": code(r"class \u0043heck { static void number(Object... any) { } }", NOTHING, "redefines Check"),
    "shadows": doing('var gateflow = "x";', NOTHING, "redefines Check"),
    "truncated": raw(lambda data: data[: len(data) // 2], "cut off"),
    "not-json": raw(lambda data: b"%PDF-1.7 this is my homework", "not JSON"),
    "binary": raw(lambda data: bytes(range(128, 256)) * 10, "not text"),
    "empty": raw(lambda data: b"", "is empty"),
    "no-notebook": raw(lambda data: b'{"cells": 3}', "no notebook"),
    "deep": raw(lambda data: b"[" * 200_000, "nested too deep"),
    "no-check": Case(without_check, REST, "lacks the cells sum-check"),
    "own-check": Case(with_own_check, REST, ""),
    "more-points": Case(with_more_points, ALL, ""),
    "skips-check": Case(exempting_its_check, REST, ""),
    "for-python": Case(for_python, ALL, ""),
    "spins": doing("new Thread(() -> { while (true) { } }).start();", ALL),
    "kills": doing('new ProcessBuilder("kill", "-9", "-1").start().waitFor();', NOTHING, "ended"),
}
SPY = """
for (var folder : new String[] {{"../../../..", "{course}", "{submissions}"}}) {{
    for (var path : java.nio.file.Files.walk(java.nio.file.Path.of(folder)).toList()) {{
        if (java.nio.file.Files.isRegularFile(path) && !path.toString().endsWith(".jar")
                && new String(java.nio.file.Files.readAllBytes(path), "ISO-8859-1").contains("Check" + ".number")) {{
            throw new RuntimeException("found " + path);
        }}
    }}
}}"""
DELETE = """
void delete(java.io.File file) {{
    var inner = file.listFiles();
    if (inner != null) for (var one : inner) delete(one);
    file.delete();
}}
new ProcessBuilder("mount", "-o", "remount,bind,rw", "/").start().waitFor();
for (var folder : new String[] {{"../../../..", "../../../../..", "{clone}", "{course}"}}) {{
    new ProcessBuilder("umount", folder).start().waitFor();
    new ProcessBuilder("mount", "-o", "remount,bind,rw", folder).start().waitFor();
    delete(new java.io.File(folder));
}}"""
CONNECT = 'new java.net.Socket().connect(new java.net.InetSocketAddress("127.0.0.1", %d), 2000); double stolen = 1;'


@pytest.fixture(scope="module")
def right(released: NotebookNode) -> NotebookNode:
    """The students' version with right answers."""
    return with_answer(with_answer(released, SUM.format("")), TIMES, "times-answer")


@pytest.fixture(scope="module")
def victim() -> Path:
    """A folder in the clone that a submission tries to delete."""
    folder = CLONE / "target" / "victim"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file").write_text("here")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def graded(course: SmallCourse, released: NotebookNode, right, victim, tmp_path_factory) -> SmallCourse:
    """The course after all cases were graded in one run."""
    folder = tmp_path_factory.mktemp("submissions")
    hand_in(folder, "release", released)
    hand_in(folder, "reference", reference())
    hand_in(folder, "deletes", with_answer(right, SUM.format("") + DELETE.format(clone=victim, course=course.root)))
    hand_in(folder, "spies", with_answer(right, SUM.format("") + SPY.format(course=course.root, submissions=folder)))
    for name, case in CASES.items():
        hand_in(folder, name, case.made(nbformat.from_dict(json.loads(nbformat.writes(right)))))
    ended = course.grade(folder, *QUICK)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    print(ended.stdout)
    return course


def test_the_students_version_scores_nothing(graded: SmallCourse):
    grades = graded.grades()
    assert [grades["release", task].points for task in ("sum", "times", "words")] == [0, 0, 0]


def test_the_reference_scores_everything_and_its_words_wait_for_a_person(graded: SmallCourse):
    grades = graded.grades()
    assert {task: grades["reference", task].points for task in ALL} == ALL
    assert grades["reference", "words"].points is None
    assert grades["reference", "words"].max == 4


@pytest.mark.parametrize("name", CASES)
def test_a_submission_is_graded_and_reported_as_what_it_is(graded: SmallCourse, name: str):
    grades, case = graded.grades(), CASES[name]
    assert {task: grades[name, task].points for task in ALL} == case.points, grades[name, "sum"].note
    note = grades[name, "sum"].note
    assert case.note in note if case.note else not note, note


def test_deleting_files_does_no_harm(graded: SmallCourse, victim: Path):
    assert (victim / "file").read_text() == "here"
    assert list((graded.root / "lib").glob("gateflow.jar"))
    assert graded.grades()["right", "sum"].points == 2


def test_a_submission_finds_neither_hidden_tests_nor_what_others_handed_in(graded: SmallCourse):
    assert "found /" not in (graded.grading / "autograded" / "spies" / NAME / f"{NAME}.ipynb").read_text("utf-8")
    assert graded.grades()["spies", "sum"].points == 2


def test_feedback_says_what_the_check_said_and_has_no_hidden_test(graded: SmallCourse):
    pages = {page.stem: page.read_text("utf-8") for page in (graded.grading / "feedback").glob("*.html")}
    assert "The sum is not right yet" in pages["wrong"]
    assert set(CASES) <= set(pages)
    for page in pages.values():
        assert not [secret for secret in (*CANARIES.values(), "HIDDEN TESTS", "sum(20, 30)") if secret in page]


def test_the_overview_counts_the_points_and_the_mistakes(graded: SmallCourse):
    overview = (graded.grading / "overview.html").read_text("utf-8")
    assert "The sum is not right yet" in overview
    assert "<svg" in overview
    assert "printed more than it may" in overview


def test_without_network_nothing_answers(course: SmallCourse, right, tmp_path: Path, free_port: int):
    from grading_process import isolation

    if not isolation().without_network:
        pytest.skip("this system cannot cut a process off from the network")
    with subprocess.Popen(["python3", "-m", "http.server", str(free_port), "--bind", "127.0.0.1"]) as server:
        try:
            hand_in(tmp_path, "online", with_answer(right, SUM.format("") + CONNECT % free_port))
            assert course.grade(tmp_path, *QUICK).returncode == 0
        finally:
            server.terminate()
    ran = (course.grading / "autograded" / "online" / NAME / f"{NAME}.ipynb").read_text("utf-8")
    assert "ConnectException" in ran


def test_what_is_graded_is_not_graded_again(course: SmallCourse, right, tmp_path: Path):
    hand_in(tmp_path, "first", right)
    assert course.grade(tmp_path, *QUICK).returncode == 0
    hand_in(tmp_path, "second", right)
    assert "Grading 1 submissions" in course.grade(tmp_path, *QUICK).stdout
    hand_in(tmp_path, "first", with_answer(right, "double sum(double a, double b) { return 0; }"))
    ended = course.grade(tmp_path, *QUICK)
    assert "Grading 1 submissions" in ended.stdout
    assert course.grades()["first", "sum"].points == 0
    assert course.grades()["second", "sum"].points == 2


def test_what_a_person_gave_is_in_the_grades_and_the_feedback(course: SmallCourse, right, tmp_path: Path):
    hand_in(tmp_path, "read", right)
    assert course.grade(tmp_path, *QUICK).returncode == 0
    with Gradebook(f"sqlite:///{course.grading / 'gradebook.db'}") as book:
        book.find_grade("words-answer", NAME, NAME, "read").manual_score = 3
        book.find_comment("words-answer", NAME, NAME, "read").manual_comment = "Say also <why>."
        book.db.commit()
    assert "Grading 0 submissions" in course.grade(tmp_path, *QUICK).stdout
    assert course.grades()["read", "words"].points == 3
    assert "Say also &lt;why&gt;." in (course.grading / "feedback" / "read.html").read_text("utf-8")


def test_with_own_ids_somebody_elses_numbers_get_no_points(course: SmallCourse, right, tmp_path: Path):
    uses_an_id = with_answer(right, 'Variant.of("Owner", "small");\n' + SUM.format(""))
    for student in ("owner", "borrower"):
        hand_in(tmp_path, student, uses_an_id)
    assert course.grade(tmp_path, *QUICK, "--own-ids").returncode == 0
    points = {student: course.grades()[student, "sum"].points for student in ("owner", "borrower")}
    assert points == {"owner": 2, "borrower": 0}
    ran = (course.grading / "autograded" / "borrower" / NAME / f"{NAME}.ipynb").read_text("utf-8")
    assert "handed in by" in ran
    assert course.grade(tmp_path, *QUICK).returncode == 0  # without the option it is graded again
    assert course.grades()["borrower", "sum"].points == 2


def test_an_interrupted_run_goes_on_where_it_stopped(course: SmallCourse, right, tmp_path: Path):
    hand_in(tmp_path, "a-quick", right)
    hand_in(tmp_path, "b-slow", with_answer(right, SUM.format("while (a > 0) { }")))
    command = course.command("grade.py", str(tmp_path), "--jobs", "1", "--timeout", "50", "--total", "100")
    kept = course.grading / "results" / "a-quick" / f"{NAME}.json"
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True) as process:
        while not kept.exists() and process.poll() is None:
            time.sleep(0.2)
        os.kill(process.pid, signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    assert not (course.grading / "results" / "b-slow").exists()  # of what was under way nothing is known
    (tmp_path / "b-slow" / NAME / f"{NAME}.ipynb").unlink()
    ended = course.grade(tmp_path, "--timeout", "50", "--total", "100")
    assert "Grading 0 submissions" in ended.stdout, ended.stdout + ended.stderr
