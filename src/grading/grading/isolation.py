"""Keeps a submission away from the network, from other processes and from the course's files, where the system can."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.limits import MEGABYTE, Limits

try:
    import fcntl
    import resource
    import socket
    import struct
except ImportError:  # Windows
    resource = None

ALL_APART = ("unshare", "-rnmpf", "--kill-child", "--mount-proc")  # network, mounts and processes of its own
NO_NETWORK = ("unshare", "-rn")
SIOCSIFFLAGS, IFF_UP_AND_RUNNING = 0x8914, 0x41


@dataclass(frozen=True)
class Isolation:
    """How a submission's process is started."""

    prefix: tuple[str, ...]

    @staticmethod
    def best() -> "Isolation":
        """The strongest that this system allows."""
        works = (prefix for prefix in (ALL_APART, NO_NETWORK) if sys.platform == "linux" and _works(prefix))
        return Isolation(next(works, ()))

    @property
    def without_network(self) -> bool:
        return bool(self.prefix)

    @property
    def read_only(self) -> bool:
        """Says whether the course's files can be kept from being written to."""
        return self.prefix == ALL_APART

    def __str__(self) -> str:
        if not self.prefix:
            return "This system cannot cut submissions off from the network; grade them on a machine that has none."
        files = "the clone read-only" if self.read_only else "the clone NOT protected (no mounts of its own here)"
        return f"Each submission runs without network, {files}."


def _works(prefix: Sequence[str]) -> bool:
    try:
        return subprocess.run([*prefix, "true"], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def enter(limits: Limits, isolation: Isolation, protected: Sequence[Path]) -> None:
    """Called in the submission's process before anything runs there: what it starts inherits all of it."""
    if isolation.without_network:
        _bring_loopback_up()  # a kernel talks to nbgrader over it
    if isolation.read_only:
        for folder in protected:
            _make_read_only(folder)
    if resource:
        _limit(resource.RLIMIT_CPU, 2 * limits.seconds + 30)
        _limit(resource.RLIMIT_FSIZE, limits.file * MEGABYTE)
        _limit(resource.RLIMIT_CORE, 0)
        if sys.platform == "linux":  # elsewhere it counts what the JVM only reserves
            _limit(resource.RLIMIT_DATA, limits.beyond_heap)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most, most) if hard == resource.RLIM_INFINITY else (min(most, hard), hard))


def _bring_loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP_AND_RUNNING))


def _make_read_only(folder: Path) -> None:
    subprocess.run(["mount", "--bind", folder, folder], check=True, capture_output=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True, capture_output=True)
