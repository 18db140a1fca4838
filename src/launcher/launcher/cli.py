"""Reads the command line and runs a subcommand. Every failure ends here, as a sentence and an exit code."""

import argparse
import errno
import signal
import sys
from pathlib import Path

from launcher import failures
from launcher.clone import Clone
from launcher.commands import bench, clean, doctor, exercises, grade, handouts, lab, release, reproduce, slides, test
from launcher.failures import CourseError, DiskFull

COMMANDS = (lab, test, handouts, slides, exercises, grade, reproduce, release, bench, doctor, clean)
OUT_OF_SPACE = (errno.ENOSPC, errno.EDQUOT)
NO_WRITING = (errno.EROFS, errno.EACCES, errno.EPERM)


def run(root: str, arguments: list[str]) -> int:
    """Runs `course` with these arguments on the clone in `root`; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    parsed = parse(arguments)
    clone = Clone(Path(root))
    end_well_on_signals()
    try:
        return parsed.run(clone, parsed)
    except KeyboardInterrupt:
        return fail("Interrupted. Run the same command again: it goes on where it stopped.", failures.INTERRUPTED)
    except OSError as reason:
        failure = understood(clone, reason)
        if not failure:
            raise
        return fail(str(failure), failure.code)
    except CourseError as failure:
        return fail(str(failure), failure.code)


def end_well_on_signals() -> None:
    """Lets every request to end do what Ctrl-C does: end the programs that were started, then say so."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), signal.default_int_handler)


def understood(clone: Clone, reason: OSError) -> CourseError | None:
    """Returns what a failure of the system means, if it is one that the user can mend."""
    if reason.errno in OUT_OF_SPACE:
        what = reason.filename or clone.root
        return DiskFull(
            f"The disk is full: {what} could not be written. Free some space and run the same command again."
        )
    if reason.errno in NO_WRITING:
        return clone.not_writable()
    return None


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="course",
        description="Gateflow: a course in Java, for Jupyter, on why gates let a gradient live.",
        epilog=f"exit codes:\n{failures.table()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        subparser = subparsers.add_parser(
            command.NAME, help=command.HELP, description=f"{command.HELP[0].upper()}{command.HELP[1:]}."
        )
        subparser.set_defaults(run=command.run, passes_on=False)
        command.add_arguments(subparser)
    parsed, rest = parser.parse_known_args(arguments)
    if rest and not parsed.passes_on:
        parser.error(f"unknown: {' '.join(rest)}")
    parsed.rest = rest
    return parsed


def fail(sentence: str, code: int) -> int:
    print(f"\ncourse: {sentence}", file=sys.stderr)
    return code
