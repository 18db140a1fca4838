"""Files that were taken from elsewhere are the ones that were taken."""

import hashlib
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[3]
FOLDERS = [*sorted((SOURCES / "handouts" / "vendor").iterdir()), SOURCES / "test" / "python" / "vendor" / "axe-core"]
OUR_OWN = {"SHA256SUMS", "README.md"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_has_its_checksum(folder: Path):
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    expected = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in OUR_OWN
    }
    assert found == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_licence_lies_beside(folder: Path):
    assert (folder / "LICENSE").read_text(encoding="utf-8").strip()
