"""IJava and JJava say the same errors in different words: points and feedback must not depend on which kernel ran."""

import grading_process  # noqa: F401 (finds the package)
import pytest
from grading.result import message
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

SENTENCE = "The sum is not right yet: got 4."
NOT_WRITTEN = "This task has no answer yet."
COULD_NOT_RUN = "The check could not run: a cell above it has an error, or something that it needs is missing."
RED, PLAIN = "\x1b[1m\x1b[31m", "\x1b[0m"
SOURCE = "Check.sum(sum(2, 2));\n// BEGIN HIDDEN TESTS\nCheck.sum(sum(20, 30));\n// END HIDDEN TESTS"


def jjava(exception: str, words: str) -> dict:
    return {
        "ename": "RuntimeException",
        "evalue": f"{exception}, {words}",
        "traceback": [
            f"{RED}|   java.lang.RuntimeException: {exception}, {words}{PLAIN}",
            f"{RED}|   \tat org.dflib.jjava.kernel.execution.CodeEvaluator.evalSingle(CodeEvaluator.java:145){PLAIN}",
            f"{RED}|   Caused by: jdk.jshell.EvalException: {words}{PLAIN}",
        ],
    }


def ijava(exception: str, words: str) -> dict:
    return {
        "ename": "EvalException",
        "evalue": words,
        "traceback": [f"{RED}|   {exception}: {words}{PLAIN}", f"{RED}|   \tat .(#12:1){PLAIN}"],
    }


def not_compiled(evalue: str) -> dict:
    return {"ename": "CompilationException", "evalue": evalue, "traceback": [f"{RED}cannot find symbol{PLAIN}", ""]}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (jjava("gateflow.exercise.CheckFailed", SENTENCE), SENTENCE),
        (ijava("gateflow.exercise.CheckFailed", SENTENCE), SENTENCE),
        (jjava("java.lang.UnsupportedOperationException", NOT_WRITTEN), NOT_WRITTEN),
        (ijava("java.lang.UnsupportedOperationException", NOT_WRITTEN), NOT_WRITTEN),
        (not_compiled("[snippet: [Check.sum(sum(20, 30));], status: REJECTED]"), COULD_NOT_RUN),
        (not_compiled(""), COULD_NOT_RUN),
        (ijava("java.lang.IllegalStateException", "Check.sum(sum(20, 30));"), COULD_NOT_RUN),
    ],
)
def test_an_error_costs_the_points_and_tells_the_student_the_sentence_alone(error: dict, said: str):
    cell = new_code_cell(SOURCE, outputs=[new_output("error", **error)])
    cell.metadata["nbgrader"] = {"grade": True, "solution": False, "points": 2, "grade_id": "sum-check"}
    assert determine_grade(cell) == (0, 2)
    assert message(cell.outputs[0], cell.source) == said


def test_a_check_without_an_output_has_all_points_on_both():
    cell = new_code_cell(SOURCE)
    cell.metadata["nbgrader"] = {"grade": True, "solution": False, "points": 2, "grade_id": "sum-check"}
    assert determine_grade(cell) == (2, 2)
