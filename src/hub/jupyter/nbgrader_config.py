"""nbgrader's exchange for all users of the server: where assignments are handed out and handed in."""

from pathlib import Path

c = get_config()  # noqa: F821 (nbgrader gives it to this file)

COURSE = Path(__file__).resolve().parents[3]

c.CourseDirectory.course_id = "gateflow"
c.Exchange.root = str(COURSE.parent / "gateflow-exchange")
# Four folders below the student's folder, where each assignment looks for lib/.
c.Exchange.assignment_dir = str(Path.home() / "gateflow" / "notebooks" / "exercises" / "release")
