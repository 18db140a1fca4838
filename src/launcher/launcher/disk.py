"""Free disk space, looked at before something large is made."""

import shutil
from pathlib import Path

from launcher.failures import DiskFull

MEGABYTE = 1_000_000


def require(megabytes: int, folder: Path, what: str) -> None:
    """Raises DiskFull if fewer than `megabytes` are free where `folder` lies."""
    free = shutil.disk_usage(folder).free // MEGABYTE
    if free < megabytes:
        raise DiskFull(
            f"{what} needs about {megabytes:,} MB and {folder} has {free:,} MB free. "
            "Free some and run the same command again."
        )
