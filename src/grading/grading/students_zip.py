"""Packs what a student needs: the assignments, the library, and `course` to start JupyterLab with them."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from grading.course import CLONE, Course, GradingError

FOLDER = "gateflow-exercises"
FILE = f"{FOLDER}.zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes, whenever they were made
READABLE, EXECUTABLE = 0o100644, 0o100755
README = """\
# Gateflow exercises

You need Python 3.11 or newer, and Java 17 or newer (or conda, which brings both), and once a network.

1. Unpack this zip into a folder of your own.
2. In that folder run `./course lab` (Windows: `python course lab`). The first time it takes a few minutes.
3. Open an assignment in `notebooks/exercises/release`. Put your student id where it says so. Run the cells from the top.
4. A check that is right says nothing. A check that is wrong says what to look at. Run it as often as you like.
5. Hand in the notebook (`….ipynb`) as your teacher says. Do not rename it, and do not delete its cells.

`./course doctor` says what is wrong if something does not work.

{assignments}
"""


def pack(course: Course, names: list[str]) -> Path:
    """Writes the zip with the released assignments of these names, and returns where it is."""
    target = course.output / FILE
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(_files(course, names)):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".jar") else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the permissions count
            entry.external_attr = (EXECUTABLE if name == "course" else READABLE) << 16
            archive.writestr(entry, data)
    return unfinished.replace(target)


def _files(course: Course, names: list[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        # The depth matters: every notebook finds the library four folders above its own.
        yield f"notebooks/exercises/release/{name}/{name}.ipynb", (course.release / name / f"{name}.ipynb").read_bytes()
    jars = sorted(course.lib.glob("*.jar"))
    if not jars:
        raise GradingError(f"There is no jar in {course.lib}: `./course exercises` builds them.")
    for jar in jars:  # Maven puts there what the library needs when it runs, and nothing else
        yield f"lib/{jar.name}", jar.read_bytes()
    for file in (CLONE / "course", CLONE / "environment.yml", CLONE / "LICENSE", *_launcher()):
        yield file.relative_to(CLONE).as_posix(), file.read_bytes()
    yield "README.md", README.format(assignments="\n".join(f"- {name}" for name in names)).encode()


def _launcher() -> Iterator[Path]:
    return (CLONE / "src" / "launcher").rglob("*.py")
