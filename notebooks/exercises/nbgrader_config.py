"""How nbgrader makes and grades the assignments of this course. Run nbgrader from this folder."""

import os
from pathlib import Path

c = get_config()  # noqa: F821 (nbgrader gives it to this file)

HERE = Path(__file__).resolve().parent
GRADING = HERE.parent.parent / "grading"
GRADING.mkdir(exist_ok=True)  # nbgrader opens its gradebook there even to collect

# Every notebook begins with `%classpath ../../../../lib/*.jar`: the library lies four folders above the folder of the notebook.
# So it is in source/ASSIGNMENT here, in each of the folders below, and in the students' package, as long as an
# assignment lies in a folder such as notebooks/exercises/release/ASSIGNMENT. A server that hands notebooks out to another
# depth needs lib/ there, four folders up.
c.CourseDirectory.course_id = "gateflow"
c.CourseDirectory.root = str(HERE)
c.CourseDirectory.source_directory = "source"
c.CourseDirectory.release_directory = "../../target/exercises/release"
c.CourseDirectory.db_url = f"sqlite:///{GRADING / 'gradebook.db'}"

# Where `./course grade` keeps everything, so that formgrader shows what it graded.
c.CourseDirectory.submitted_directory = "../../grading/submitted"
c.CourseDirectory.autograded_directory = "../../grading/autograded"
c.CourseDirectory.feedback_directory = "../../grading/nbgrader-feedback"

# A class on one server exchanges files through a folder that everybody there may write to.
if "GATEFLOW_EXCHANGE" in os.environ:
    c.Exchange.root = os.environ["GATEFLOW_EXCHANGE"]

# nbgrader's own stub for Java is a comment, with which a method without an answer would not even compile. This one does,
# and says what is missing when it is called.
c.ClearSolutions.code_stub = {
    "java": '// YOUR CODE HERE\nthrow new UnsupportedOperationException("This task has no answer yet.");'
}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"
c.ClearSolutions.begin_solution_delimeter = "// BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "// END SOLUTION"
c.ClearHiddenTests.begin_test_delimeter = "// BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "// END HIDDEN TESTS"

# The slowest cell of the reference takes a few seconds; an endless loop must not hold up the class.
c.ExecutePreprocessor.timeout = 60
