"""The figures of a trial."""

import statistics
from dataclasses import dataclass
from pathlib import Path

import memory

from . import users
from .student import Student

SERVER_MIB = 24 * 1024
FOR_THE_SYSTEM_MIB = 1024  # what is kept free beside the students


@dataclass(frozen=True)
class Share:
    """What one student takes: all processes, and the kernel among them."""

    all: memory.Usage
    kernel: memory.Usage


def share_of(student: Student) -> Share:
    usages = [(memory.of_process(pid), _is_kernel(pid)) for pid in memory.processes_of(users.uid(student.name))]
    return Share(
        sum((usage for usage, _ in usages), memory.NOTHING),
        sum((usage for usage, kernel in usages if kernel), memory.NOTHING),
    )


def _is_kernel(pid: int) -> bool:
    return Path(f"/proc/{pid}/comm").read_text().strip() == "java"


def times(students: list[Student]) -> list[str]:
    """A line for each thing they did: the median and the slowest."""
    lines = []
    for what in students[0].seconds:
        seconds = [student.seconds[what] for student in students]
        lines.append(f"  {what:<10} median {statistics.median(seconds):6.1f} s, slowest {max(seconds):6.1f} s")
    return lines


def memory_of(shares: list[Share], hub: memory.Usage) -> list[str]:
    """The memory of a student, and how many the memory of a server of 24 GiB holds by it."""
    server = [share.all.resident - share.kernel.resident for share in shares]
    kernel = [share.kernel.resident for share in shares]
    own = statistics.mean(share.all.proportional for share in shares)
    room = SERVER_MIB - FOR_THE_SYSTEM_MIB - hub.proportional
    return [
        f"  kernel, resident           median {statistics.median(kernel):5.0f} MiB, largest {max(kernel):5.0f} MiB",
        f"  server, resident           median {statistics.median(server):5.0f} MiB, largest {max(server):5.0f} MiB",
        f"  student, shared pages once   mean {own:5.0f} MiB",
        f"  hub and proxy                     {hub.proportional:5.0f} MiB",
        f"  24 GiB - 1 GiB - {hub.proportional:.0f} MiB = {room:.0f} MiB; by {own:.0f} MiB each: {room / own:.0f} students",
    ]
