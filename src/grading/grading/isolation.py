"""Keeps a submission away from the network, from other processes and from everybody's files, where the system can."""

import ctypes
import os
import shutil
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
CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000


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
    def own_files(self) -> bool:
        """Says whether a submission can be kept from writing to any file but its own."""
        return self.prefix == ALL_APART

    def __str__(self) -> str:
        if not self.prefix:
            return "This system cannot cut submissions off from the network; grade them on a machine that has none."
        files = "all files but its own read-only" if self.own_files else "other files NOT protected from it"
        return f"Each submission runs without network, {files}."


def _works(prefix: Sequence[str]) -> bool:
    try:
        return subprocess.run([*prefix, "true"], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@dataclass(frozen=True)
class Files:
    """What a submission can do to files.

    `folder` is the one that it may write to; it gets the course's `lib`. `protected` are folders that become read-only
    even where the whole file system cannot. `hidden` are folders that look empty to it.
    """

    folder: Path
    lib: Path
    protected: Sequence[str]
    hidden: Sequence[str]


def enter(limits: Limits, isolation: Isolation, files: Files) -> None:
    """Called in the submission's process before anything runs there: what it starts inherits all of it."""
    if isolation.without_network:
        _bring_loopback_up()  # a kernel talks to nbclient over it
    if isolation.own_files:
        _arrange(files, limits)
        _lock_mounts()
    else:
        shutil.copytree(files.lib, files.folder / "lib")  # not a link: it may be deleted or written to
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


def _arrange(files: Files, limits: Limits) -> None:
    for folder in files.protected:  # each may lie on a file system of its own
        _show(folder, folder)
    _mount("-o", "remount,bind,ro", "/", check=False)  # some systems do not let go of their root's flags
    for folder in files.hidden:
        _mount("-t", "tmpfs", "-o", "ro,size=4k", "tmpfs", folder)
    _mount("-t", "tmpfs", "-o", f"size={limits.files}m", "tmpfs", files.folder.parent)
    files.folder.mkdir()
    os.chdir(files.folder)
    (files.folder / "lib").mkdir()
    _show(files.lib, files.folder / "lib")


def _show(source: str | Path, folder: str | Path) -> None:
    """Lets `folder` show what is in `source`, read-only."""
    _mount("--bind", source, folder)
    _mount("-o", "remount,bind,ro", folder)


def _mount(*arguments: str | Path, check: bool = True) -> None:
    subprocess.run(["mount", *arguments], check=check, capture_output=True)


def _lock_mounts() -> None:
    """Takes away the right to undo the mounts: from inside another user namespace they can only be looked at."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0:
        raise OSError(ctypes.get_errno(), "cannot lock the mounts")
