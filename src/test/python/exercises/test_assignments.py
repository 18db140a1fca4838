"""Every assignment: what nbgrader makes of it, and that its checks tell right from wrong."""

import re

import pytest
from assignment import Assignment, marks, task_of
from course_folder import ROOT, Course
from kernel_session import KernelSession, error_of
from nbgrader.utils import determine_grade

import answers
from answers import Answer

CANARY = re.compile(r"canary-[0-9a-f]{16}")
LEAST_ANSWERS = 3


def test_every_solution_and_hidden_test_has_a_canary_of_its_own(assignment: Assignment):
    regions = 0
    found = []
    for cell in assignment.cells:
        regions += len(re.findall(r"// BEGIN (?:SOLUTION|HIDDEN TESTS)", cell.source))
        regions += cell in assignment.written
        found += CANARY.findall(cell.source)
    assert len(found) == regions > 0
    assert len(set(found)) == len(found)


def test_each_task_has_points_a_check_and_a_place_in_the_order(assignment: Assignment):
    tasks = [task_of(cell) for cell in [*assignment.checks, *assignment.written]]
    assert 4 <= len(tasks) <= 9
    assert len(set(tasks)) == len(tasks)
    total = sum(assignment.points.values()) + sum(marks(cell)["points"] for cell in assignment.written)
    assert f"**{total:g} points" in assignment.cells[0].source
    for task, points in assignment.points.items():
        assert f"({points:g} point" in prompt(assignment, task)


def prompt(assignment: Assignment, task: str) -> str:
    return next(cell.source for cell in assignment.cells if cell.id == task)


def test_the_release_has_neither_solutions_nor_hidden_tests(assignment: Assignment, course: Course):
    text = course.released(assignment).path.read_text("utf-8")
    assert not CANARY.search(text)
    assert "BEGIN SOLUTION" not in text
    assert "BEGIN HIDDEN" not in text
    for cell in assignment.cells:
        for region in re.findall(r"// BEGIN SOLUTION\n(.*?)// END SOLUTION", cell.source, re.DOTALL):
            for line in region.splitlines():
                assert len(line.strip()) < 25 or line.strip() not in text, line


def test_the_release_scores_nothing_and_the_reference_everything(
    assignment: Assignment, course: Course, kernel: KernelSession
):
    released = course.released(assignment)
    assert scores(kernel, released) == dict.fromkeys(assignment.points, 0)
    assert [determine_grade(cell)[0] for cell in released.written] == [0] * len(released.written)
    assert scores(kernel, assignment) == assignment.points
    assert scores(kernel, assignment, student="ana") == assignment.points


def scores(kernel: KernelSession, assignment: Assignment, student: str = "your-id") -> dict[str, float]:
    """Runs all cells from top to bottom with the numbers of a student; the points of each task."""
    points = {}
    for cell in assignment.code_cells:
        if cell in assignment.checks:
            points[task_of(cell)], _ = kernel.grade(cell)
        else:
            kernel.run(cell.source.replace('"your-id"', f'"{student}"'))
    return points


def test_a_mistake_loses_its_own_points_and_a_right_answer_none(assignment: Assignment, kernel: KernelSession):
    number = assignment.name[:2]
    wrong_grades = []
    for cell in assignment.code_cells:
        outputs = kernel.run(cell.source)
        assert not error_of(outputs), cell.source
    for answer in answers.of(number):
        kernel.run(answer.code)
        wrong_grades += differences(kernel, assignment, answer)
        kernel.run(assignment.cell(f"{answer.task}-answer").source)
    assert not wrong_grades


def differences(kernel: KernelSession, assignment: Assignment, answer: Answer) -> list[str]:
    """What is not as it should be when all checks run on this answer; one line each."""
    found = []
    own = assignment.cell(f"{answer.task}-check")
    grade, said = kernel.grade(own)
    expected = marks(own)["points"] if answer.is_right else 0
    if grade != expected or not (answer.is_right or answer.says in said):
        found.append(f"{answer.task}, {answer.says or 'right'}: {grade} points, said {said!r}")
    others = [check for check in assignment.checks if check is not own]
    if error_of(kernel.run("\n".join(check.source for check in others))):  # all at once; one by one if one fails
        for check in others:
            grade, said = kernel.grade(check)
            if grade != marks(check)["points"]:
                found.append(f"{answer.task}, {answer.says or 'right'}: {task_of(check)} loses points, said {said!r}")
    return found


def test_each_task_has_answers_enough(assignment: Assignment):
    given = answers.of(assignment.name[:2])
    for task in assignment.points:
        own = [answer for answer in given if answer.task == task]
        assert len(own) >= LEAST_ANSWERS, task
        assert any(answer.is_right for answer in own), task
        assert any(not answer.is_right for answer in own), task


@pytest.mark.parametrize("name", ["01-whiteboard"])
def test_nbgrader_itself_grades_the_same(name: str, course: Course):
    assignment = Assignment(ROOT / "notebooks/exercises/source" / name / f"{name}.ipynb")
    released = course.released(assignment)
    assert sum(course.grades("release", released.path).values()) == 0
    reference = course.grades("reference", assignment.path)
    assert {task: reference[task] for task in assignment.points} == assignment.points
