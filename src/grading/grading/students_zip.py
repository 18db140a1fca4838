"""Packs what a student needs: the assignments, the library, and `course` to start JupyterLab with them."""

from collections.abc import Iterator
from pathlib import Path

from grading.course import CLONE, Course, GradingError

from launcher import zips

FOLDER = "gateflow-exercises"
FILE = f"{FOLDER}.zip"
README = """\
# Gateflow exercises

You need Python 3.11 or newer, and Java 17 or newer (or conda, which brings both), and once a network.

1. Unpack this zip into a folder of your own.
2. In that folder run `./course lab` (Windows: `python course lab`). The first time it takes a few minutes.
3. Open an assignment in `notebooks/exercises/release`. Put your student id where it says so. Run the cells from the top.
4. If your answer is right, the check says nothing. If it is wrong, the check says what to look at. Run it as often as you like.
5. Hand in the notebook (`….ipynb`) as your teacher says. Do not rename it, and do not delete its cells.

`./course doctor` says what is wrong if something does not work.

{assignments}
"""


def pack(course: Course, names: list[str]) -> Path:
    """Writes the zip with the released assignments of these names, and returns where it is."""
    return zips.write(course.output / FILE, FOLDER, _files(course, names))


def _files(course: Course, names: list[str]) -> Iterator[zips.Entry]:
    for name in names:
        # The depth matters: every notebook finds the library four folders above its own.
        released = course.release / name / f"{name}.ipynb"
        yield zips.Entry(f"notebooks/exercises/release/{name}/{name}.ipynb", released.read_bytes())
    jars = sorted(course.lib.glob("*.jar"))
    if not jars:
        raise GradingError(f"There is no jar in {course.lib}: `./course exercises` builds them.")
    for jar in jars:  # Maven puts there what the library needs when it runs, and nothing else
        yield zips.Entry(f"lib/{jar.name}", jar.read_bytes())
    yield zips.Entry("course", (CLONE / "course").read_bytes(), zips.EXECUTABLE)
    for file in (*(CLONE / name for name in ("environment.yml", "LICENSE", "NOTICE")), *_launcher()):
        yield zips.Entry(file.relative_to(CLONE).as_posix(), file.read_bytes())
    yield zips.Entry("README.md", README.format(assignments="\n".join(f"- {name}" for name in names)).encode())


def _launcher() -> Iterator[Path]:
    return (CLONE / "src" / "launcher").rglob("*.py")
