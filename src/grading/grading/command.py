"""How the commands for teachers end: a failure is a sentence and an exit code."""

import sys
from collections.abc import Callable

from grading.course import GradingError


def end_well(run: Callable[[], None]) -> int:
    """Runs it; returns 0, or 1 after a failure that was told, or 130 after an interruption."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        run()
    except GradingError as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
