"""Which student and which assignment a file belongs to."""

import zipfile
from pathlib import Path, PurePosixPath

import grading_process  # noqa: F401 (finds the package)
import pytest
from grading.collecting import collect, unpacked, whose
from grading.course import GradingError

ASSIGNMENTS = ("01-whiteboard", "02-backprop")


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("submitted/ana/01-whiteboard/01-whiteboard.ipynb", ("ana", "01-whiteboard")),
        ("ana/01-whiteboard/Untitled.ipynb", ("ana", "01-whiteboard")),
        ("ana/01-whiteboard.ipynb", ("ana", "01-whiteboard")),
        ("ana_02-backprop.ipynb", ("ana", "02-backprop")),
        ("ana_maria_02-backprop (1).ipynb", ("ana_maria", "02-backprop")),
        ("Ana Lee_4711_assignsubmission_file_/02-backprop.ipynb", ("Ana Lee", "02-backprop")),
        ("01-whiteboard.ipynb", None),
        ("ana/homework.ipynb", None),
    ],
)
def test_the_owner_of_a_file(path: str, owner: tuple[str, str] | None):
    assert whose(PurePosixPath(path), ASSIGNMENTS) == owner


def test_links_and_files_of_nobody_are_told(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("{}")
    folder = tmp_path / "in"
    (folder / "ana").mkdir(parents=True)
    (folder / "ana" / "01-whiteboard.ipynb").symlink_to(tmp_path / "secret.txt")
    (folder / "homework.ipynb").write_text("{}")
    (folder / "bo_02-backprop.ipynb").write_text("{}")
    found = collect(folder, ASSIGNMENTS)
    assert [str(one) for one in found.submissions] == ["bo, 02-backprop"]
    assert len(found.left_out) == 2


def test_a_zip_cannot_write_outside_its_folder(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("../../outside_01-whiteboard.ipynb", "{}")
    folder = unpacked(tmp_path / "all.zip", tmp_path / "a" / "b")
    assert not (tmp_path / "outside_01-whiteboard.ipynb").exists()
    assert [one.student for one in collect(folder, ASSIGNMENTS).submissions] == ["outside"]


def test_what_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(GradingError, match="There is no file or folder"):
        unpacked(tmp_path / "nothing", tmp_path)
