"""Finds the submissions in what a teacher has: nbgrader's folders, a folder per student, or an LMS's flat files."""

import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grading.course import GradingError
from grading.limits import MEGABYTE

MOST_UNPACKED = 4000 * MEGABYTE
NOT_FROM_STUDENTS = {".ipynb_checkpoints", "__MACOSX"}
MOODLE = re.compile(r"_\d+_assignsubmission_.*")  # what Moodle puts behind a student's name


@dataclass(frozen=True)
class Submission:
    student: str
    assignment: str
    path: Path

    def __str__(self) -> str:
        return f"{self.student}, {self.assignment}"


@dataclass(frozen=True)
class Collected:
    """The submissions, in order, and the files that are none, each with the reason."""

    submissions: list[Submission]
    left_out: list[str]


def unpacked(source: Path, folder: Path) -> Path:
    """The folder of submissions: `source` itself, or if it is a zip, what is in it, unpacked to `folder`."""
    if source.is_dir():
        return source
    if not source.exists():
        raise GradingError(f"There is no file or folder {source}.")
    if not zipfile.is_zipfile(source):
        raise GradingError(f"{source} is neither a folder nor a zip.")
    with zipfile.ZipFile(source) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
        if size > MOST_UNPACKED:
            raise GradingError(f"{source} would unpack to {size // MEGABYTE:,} MB; {MOST_UNPACKED // MEGABYTE:,} may be.")
        archive.extractall(folder)
    return folder


def collect(folder: Path, assignments: Collection[str]) -> Collected:
    """Finds the submissions. Of two by one student for one assignment the newer counts."""
    found: dict[tuple[str, str], Submission] = {}
    left_out = []
    for path in sorted(folder.rglob("*.ipynb")):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        if NOT_FROM_STUDENTS & set(relative.parts) or relative.name.startswith("."):
            continue
        if path.is_symlink() or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            left_out.append(f"{relative}: leads out of the folder")
            continue
        owner = whose(relative, assignments)
        if not owner:
            left_out.append(f"{relative}: neither its name nor its folder names an assignment and a student")
            continue
        submission = Submission(*owner, path)
        other = found.get(owner)
        if other:
            older, submission = sorted([other, submission], key=lambda one: one.path.stat().st_mtime)
            left_out.append(f"{older.path.relative_to(folder)}: there is a newer one of {submission}")
        found[owner] = submission
    return Collected([found[owner] for owner in sorted(found)], left_out)


def whose(path: PurePosixPath, assignments: Collection[str]) -> tuple[str, str] | None:
    """The student and the assignment that a file's name and folders tell, or None."""
    folders = list(path.parts[:-1])
    if folders and folders[-1] in assignments:  # STUDENT/ASSIGNMENT/any name.ipynb
        assignment = folders.pop()
        return (_student(folders[-1]), assignment) if folders else None
    if path.stem in assignments:  # STUDENT/ASSIGNMENT.ipynb
        return (_student(folders[-1]), path.stem) if folders else None
    for assignment in assignments:  # STUDENT_ASSIGNMENT.ipynb
        student, separator, rest = path.stem.partition(f"_{assignment}")
        if student and separator and not rest.strip(" ()0123456789-"):  # browsers number their downloads
            return _student(student), assignment
    return None


def _student(name: str) -> str:
    return re.sub(r"[^\w.@ -]", "_", MOODLE.sub("", name)).strip(" .") or "_"
