"""Writes zips whose bytes depend on nothing but the files in them."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes, whenever they were made
READABLE, EXECUTABLE, LINK = 0o100644, 0o100755, 0o120777
UNIX = 3  # so that the permissions count


@dataclass(frozen=True, order=True)
class Entry:
    """A file of a zip: its name with `/` between folders, its content, and its mode as Unix has it. A link's content is where it leads."""

    name: str
    data: bytes
    mode: int = READABLE


def write(target: Path, folder: str, entries: Iterable[Entry]) -> Path:
    """Writes a zip of the entries, all in one `folder`, in one move; returns `target`."""
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", compresslevel=9) as archive:
        for entry in sorted(entries):
            about = zipfile.ZipInfo(f"{folder}/{entry.name}", LONG_AGO)
            packed = entry.name.endswith((".jar", ".zip"))
            about.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            about.create_system = UNIX
            about.external_attr = entry.mode << 16
            archive.writestr(about, entry.data)
    return unfinished.replace(target)
