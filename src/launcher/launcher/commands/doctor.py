"""`course doctor`: what is there, what is wrong, and how to mend it."""

import argparse
import platform
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from launcher import (
    browser,
    conda_route,
    disk,
    environment_file,
    jar,
    java,
    kernel,
    maven,
    ports,
    setup,
)
from launcher.clone import Clone
from launcher.failures import CourseError
from launcher.steps import say

NAME = "doctor"
HELP = "say what was found on this machine, what is wrong and how to mend it"
OK, NOTE, PROBLEM = "ok", "note", "problem"
SECONDS_TO_ANSWER = 20


@dataclass(frozen=True)
class Finding:
    """What was found about one thing. Only a problem keeps `course lab` from working."""

    verdict: str
    subject: str
    text: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints a line for each thing that the course needs: ok, note or problem. Exit code 1 if there is a problem."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    findings = [finding for subject, check in CHECKS.items() for finding in examine(subject, check, clone)]
    for finding in findings:
        say(f"{finding.verdict:<8} {finding.subject:<12} {finding.text}")
    problems = sum(finding.verdict == PROBLEM for finding in findings)
    say("\n`course lab` can work here." if not problems else f"\nTo mend before `course lab` can work: {problems}.")
    return 1 if problems else 0


Check = Callable[[Clone], Iterator[tuple[str, str]]]  # gives (verdict, text)


def examine(subject: str, check: Check, clone: Clone) -> list[Finding]:
    """A doctor must not fall ill: whatever a check runs into becomes a finding."""
    try:
        return [Finding(verdict, subject, text) for verdict, text in check(clone)]
    except CourseError as failure:
        return [Finding(PROBLEM, subject, str(failure))]
    except Exception as failure:
        return [Finding(NOTE, subject, f"this check did not work here ({type(failure).__name__}: {failure})")]


def look_at_clone(clone: Clone) -> Iterator[tuple[str, str]]:
    clone.require_usable()
    yield OK, str(clone.root)


def look_at_python(clone: Clone) -> Iterator[tuple[str, str]]:
    yield OK, f"{platform.python_version()} on {platform.platform(terse=True)}"


def look_at_environment(clone: Clone) -> Iterator[tuple[str, str]]:
    file = environment_file.read(clone.environment_file)
    route = setup.choose(clone, file)
    if setup.is_current(clone, route, file):
        yield OK, f"ready, made by {route.NAME} in {route.prefix(clone)}"
        return
    route.require_tools(clone)
    state = "out of date" if route.prefix(clone).exists() else "not made yet"
    yield NOTE, f"{state}: the next `course lab` makes it by {route.NAME}, with downloads"


def look_at_conda(clone: Clone) -> Iterator[tuple[str, str]]:
    yield OK, str(conda_route.tool() or "not on PATH, and not needed where Java and Maven are")


def look_at_disk(clone: Clone) -> Iterator[tuple[str, str]]:
    file = environment_file.read(clone.environment_file)
    route = setup.choose(clone, file)
    if not setup.is_current(clone, route, file):
        disk.require(route.NEEDS_MEGABYTES, clone.root, "The environment")
    yield OK, f"{shutil.disk_usage(clone.root).free // disk.MEGABYTE:,} MB free"


def look_at_java(clone: Clone) -> Iterator[tuple[str, str]]:
    javas = java.find_all()
    for found in javas:
        yield (OK, f"{found.version} with jdk.jshell in {found.home}") if found.usable else (NOTE, str(found.problem))
        if found.usable and not found.has_vectors:
            yield NOTE, f"{found.home} has no {java.VECTOR_MODULE}: long trainings take longer on it"
    if needs_machine_tools(clone):
        java.choose(javas)


def look_at_maven(clone: Clone) -> Iterator[tuple[str, str]]:
    program = maven.require() if needs_machine_tools(clone) and jar.has_sources(clone) else maven.find()
    yield OK, f"{version(program)} in {program}" if program else "not on PATH; conda brings one"


def look_at_node(clone: Clone) -> Iterator[tuple[str, str]]:
    program = shutil.which("node")
    yield OK, f"{version(Path(program))} in {program}" if program else "not on PATH; the environment brings one"


def look_at_kernels(clone: Clone) -> Iterator[tuple[str, str]]:
    file = environment_file.read(clone.environment_file)
    route = setup.choose(clone, file)
    if not setup.is_current(clone, route, file):
        yield NOTE, "none until the environment is made"
        return
    spec = kernel.spec_file(route.prefix(clone))
    if spec.is_file():
        yield OK, ", ".join(sorted(folder.name for folder in spec.parent.parent.iterdir()))
    else:
        yield PROBLEM, "the kernel `java` is missing: `course clean` and `course lab` make the environment anew"


def look_at_jar(clone: Clone) -> Iterator[tuple[str, str]]:
    if jar.is_current(clone):
        yield OK, f"lib/{jar.JAR} and its dependencies are what the sources say"
    else:
        yield NOTE, f"lib/{jar.JAR} is missing or older than the sources: the next `course lab` builds it"


def look_at_ports(clone: Clone) -> Iterator[tuple[str, str]]:
    yield OK, f"{ports.choose(None)} is free on {ports.HOST}"


def look_at_chromium(clone: Clone) -> Iterator[tuple[str, str]]:
    program = browser.find()
    if program:
        yield OK, f"{program}, for the tests"
    else:
        yield NOTE, "not found: only `course test` needs one and will try to download it"


CHECKS: dict[str, Check] = {
    "clone": look_at_clone,
    "Python": look_at_python,
    "environment": look_at_environment,
    "conda": look_at_conda,
    "disk": look_at_disk,
    "Java": look_at_java,
    "Maven": look_at_maven,
    "Node": look_at_node,
    "kernels": look_at_kernels,
    "jar": look_at_jar,
    "port": look_at_ports,
    "Chromium": look_at_chromium,
}


def needs_machine_tools(clone: Clone) -> bool:
    """Says whether the course uses the machine's own Java and Maven: so it is with a venv."""
    route = setup.choose(clone, environment_file.read(clone.environment_file))
    return route is setup.ROUTES["venv"]


def version(program: Path) -> str:
    ended = subprocess.run(
        [program, "--version"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS_TO_ANSWER,
    )
    first_line = next(iter(ended.stdout.splitlines()), "of unknown version")
    return re.sub(r"\x1b\[\d*m", "", first_line).split(" (")[0]
