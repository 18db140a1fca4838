"""What `course` says while it works: a line per step with its time, and what is under way within a long one."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

TITLE_WIDTH = 60
SECONDS_BETWEEN_LINES_IN_A_LOG = 15.0
SECONDS_BETWEEN_UPDATES = 0.1


def say(text: str) -> None:
    print(text, flush=True)


class Step:
    """A step under way. On a terminal its line is rewritten in place; in a log a line is added now and then."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.note = ""
        self._started = time.monotonic()
        self._live = sys.stdout.isatty()
        self._next = self._started + (0 if self._live else SECONDS_BETWEEN_LINES_IN_A_LOG)

    def progress(self, text: str) -> None:
        """Shows what is under way, unless something was shown a moment ago."""
        now = time.monotonic()
        if now < self._next:
            return
        line = f"  {self.title} ... {now - self._started:.0f} s  {text}"
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            print("\r" + line[:width].ljust(width), end="", flush=True)
            self._next = now + SECONDS_BETWEEN_UPDATES
        else:
            say(line)
            self._next = now + SECONDS_BETWEEN_LINES_IN_A_LOG

    def end(self, outcome: str = "") -> None:
        seconds = time.monotonic() - self._started
        title = f"{self.title}: {self.note}" if self.note else self.title
        line = f"  {title:<{TITLE_WIDTH}} {seconds:6.1f} s{outcome}"
        if self._live:
            line = "\r" + line.ljust(shutil.get_terminal_size().columns - 1)
        say(line.rstrip())


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Times a step and prints its line when it ends."""
    under_way = Step(title)
    try:
        yield under_way
    except BaseException as failure:
        under_way.end("  interrupted" if isinstance(failure, KeyboardInterrupt) else "  failed")
        raise
    under_way.end()
