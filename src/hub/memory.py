"""What processes hold in memory, and what time they took, as Linux counts it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Usage:
    """In MiB and seconds. `resident` counts shared pages in full, `proportional` counts them once for all who share them."""

    resident: float
    proportional: float
    cpu: float

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.resident + other.resident, self.proportional + other.proportional, self.cpu + other.cpu
        )


NOTHING = Usage(0, 0, 0)


def of_process(pid: int) -> Usage:
    """What this process uses now. Raises OSError if it has ended or belongs to somebody else."""
    folder = Path("/proc") / str(pid)
    kib = dict(re.findall(r"^(Rss|Pss):\s+(\d+) kB", (folder / "smaps_rollup").read_text(), re.MULTILINE))
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])  # in the user's and in the system's code
    return Usage(int(kib["Rss"]) / KIB_PER_MIB, int(kib["Pss"]) / KIB_PER_MIB, ticks / os.sysconf("SC_CLK_TCK"))


def processes_of(uid: int) -> list[int]:
    """The processes that run as this user."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _owner(entry) == uid]


def _owner(entry: Path) -> int | None:
    try:
        return entry.stat().st_uid
    except FileNotFoundError:  # it has ended
        return None
