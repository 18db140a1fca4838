"""One set-up at a time in a clone.

The system frees the lock when its holders end, however they end, so it is never stale. The programs that set up hold
it too: were `course` killed, pip would go on, and the next `course` must wait for it.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if os.name == "nt":
    import msvcrt

    def _try_lock(file: IO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(file: IO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_descriptors: list[int] = []  # of the lock files that this process holds


def descriptors() -> tuple[int, ...]:
    """Returns what a program must inherit to hold the lock too. Windows cannot pass it on."""
    return () if os.name == "nt" else tuple(_descriptors)


@contextmanager
def held(path: Path, when_busy: Callable[[], None]) -> Iterator[None]:
    """Holds the lock; while another process has it, calls `when_busy` once and waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        told = False
        while not _locked(file):
            if not told:
                when_busy()
                told = True
            time.sleep(0.2)
        _descriptors.append(file.fileno())
        try:
            yield
        finally:
            _descriptors.remove(file.fileno())


def _locked(file: IO) -> bool:
    try:
        _try_lock(file)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass  # a file system without locks: go on as if alone
    return True
