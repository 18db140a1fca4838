"""`course reproduce`: published results on long memory, run again and set beside the published figures."""

import argparse
import subprocess
import sys
from pathlib import Path

from launcher import child, git, setup
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import ToolFailed
from launcher.java import ONE_THREAD

NAME = "reproduce"
HELP = "run published results on long memory again, and compare"
EXPERIMENTS = ("P1", "P2", "P3", "P4", "P5", "P6")
PROGRAM = "gateflow.reproduce.Reproduce"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "experiments",
        nargs="+",
        metavar="EXPERIMENT",
        choices=(*EXPERIMENTS, "all"),
        help="one or more of P1 to P6, or all",
    )
    parser.add_argument("--seeds", type=positive, default=5, metavar="N", help="seeds 1 to N for each setting (default 5)")
    parser.add_argument("--seed", type=positive, metavar="N", help="this seed alone: one piece of the work, for a cluster")
    parser.add_argument(
        "--merge", nargs="+", default=[], type=Path, metavar="FOLDER", help="run nothing: take over the results in these folders"
    )
    parser.add_argument("--only", metavar="TEXT", help="only settings whose names have this in them, such as 'T = 200'")
    parser.add_argument("--threads", type=positive, metavar="N", help="trials at a time (default: one for each processor)")
    parser.add_argument("--short", action="store_true", help="at lengths that take seconds; its results go to target/results")
    parser.add_argument("--again", action="store_true", help="make all trials anew; the earlier ones are kept as *.csv.before")
    parser.add_argument("--table", action="store_true", help="only print the table of what there is, in Markdown")
    parser.add_argument("--results", type=Path, metavar="FOLDER", help="where the results are kept (default: data/results)")
    parser.epilog = (
        "Each trial is kept as soon as it has ended: an interrupted command goes on where it stopped. "
        "All six at full length take some hours on two processors; P2 takes a minute."
    )


def positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return int(text)


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    environment = setup.ready(clone)
    code = child.show(command(environment, arguments), variables=environment.variables, cwd=clone.root)
    if code != 0:
        raise ToolFailed(f"The reproduction failed (exit code {code}). Its own words are above; what had ended is kept.")
    return 0


def command(environment: Environment, arguments: argparse.Namespace) -> list[str | Path]:
    """Returns the program that reproduces, with what the user wants."""
    clone = environment.clone
    experiments = EXPERIMENTS if "all" in arguments.experiments else sorted(set(arguments.experiments))
    folder = arguments.results or (clone.target / "results" if arguments.short else clone.root / "data" / "results")
    java = environment.java
    alone = () if arguments.threads == 1 else (ONE_THREAD,)  # trials share the processors among themselves
    words = [java.command, *java.fast_options, *alone, "-cp", clone.lib / "*", PROGRAM, *experiments]
    words += ["--seeds", str(arguments.seeds), "--results", folder.resolve(), "--commit", commit(clone)]
    words += ["--seed", str(arguments.seed)] if arguments.seed else []
    words += [word for piece in arguments.merge for word in ("--merge", piece.resolve())]
    words += ["--threads", str(arguments.threads)] if arguments.threads else []
    words += ["--only", arguments.only] if arguments.only else []
    words += [f"--{flag}" for flag in ("short", "again", "table") if getattr(arguments, flag)]
    return [*words, "--terminal"] if sys.stdout.isatty() else words


def commit(clone: Clone) -> str:
    """Returns the short name of the clone's commit, with a + if files have changed since; "unknown" without git."""
    try:
        name = git.line(clone, "rev-parse", "--short", "HEAD")
        return name + ("+" if git.line(clone, "status", "--porcelain", "src", "pom.xml") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
