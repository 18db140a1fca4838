"""Packs the handouts into one file, for a file server or a disk."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

FOLDER = "gateflow-handouts"
FILE = f"{FOLDER}.zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes, whenever they were made
READABLE_BY_ALL = 0o100644


def pack(files: Iterable[Path], root: Path) -> Path:
    """Writes a zip of `files`, which lie under `root`, into `root`; its name is returned."""
    target = root / FILE
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(set(files)):
            entry = zipfile.ZipInfo(f"{FOLDER}/{file.relative_to(root).as_posix()}", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the permissions count
            entry.external_attr = READABLE_BY_ALL << 16
            archive.writestr(entry, file.read_bytes())
    return unfinished.replace(target)
