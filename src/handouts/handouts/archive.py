"""Packs the handouts into one file, for a file server or a disk."""

from collections.abc import Iterable
from pathlib import Path

from launcher import zips

FOLDER = "gateflow-handouts"
FILE = f"{FOLDER}.zip"


def pack(files: Iterable[Path], root: Path) -> Path:
    """Writes a zip of `files`, which lie under `root`, into `root`; its name is returned."""
    entries = (zips.Entry(file.relative_to(root).as_posix(), file.read_bytes()) for file in set(files))
    return zips.write(root / FILE, FOLDER, entries)
