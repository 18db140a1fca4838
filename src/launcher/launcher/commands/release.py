"""`course release`: the downloads of a version, made from the commit that is checked out."""

import argparse
import hashlib
import io
import shutil
import subprocess
import tarfile
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from pathlib import Path

from launcher import exporter, git, jar, maven, setup, zips
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import NotReleasable
from launcher.steps import say, step

NAME = "release"
HELP = "make the downloads of this version in target/release: zips, jars and checksums"
SUMS = "SHA256SUMS"
JARS = ("clean:clean@javadoc", "source:jar-no-fork", "javadoc:jar")  # Maven's goals for the sources and the Javadoc
POM = "{http://maven.apache.org/POM/4.0.0}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "For students, for teachers and of the handouts a zip; the jar with its sources, its Javadoc and its pom; and "
        f"{SUMS}. The same commit gives the same bytes on the same Java. Nothing is published."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    version = version_of(clone)
    files = committed(clone)
    environment = setup.ready(clone)
    exporter.run(clone, "grading/exercises.py", [], "exercises")
    exporter.run(clone, "handouts/build.py", [], "handouts")
    with step("Jars of sources and Javadoc, by Maven") as under_way:
        maven.run(environment, JARS, under_way, log="release")
    with step("Downloads"):
        folder = clone.target / "release"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, made in parts(clone, version).items():
            shutil.copyfile(made, folder / name)
        zips.write(folder / f"gateflow-teacher-{version}.zip", "gateflow", [*files, *built(environment)])
        (folder / SUMS).write_text(checksums(folder), encoding="utf-8")
    say(f"\n{(folder / SUMS).read_text()}\nThe downloads of Gateflow {version}: {folder}")
    return 0


def version_of(clone: Clone) -> str:
    """Returns the version in pom.xml; raises NotReleasable if it is that of a snapshot."""
    version = xml.parse(clone.root / "pom.xml").findtext(f"{POM}version")
    if version.endswith("-SNAPSHOT"):
        raise NotReleasable(f"pom.xml says version {version}. Give it the version to release, such as 1.0.0.")
    return version


def committed(clone: Clone) -> list[zips.Entry]:
    """Returns all files of the commit; raises NotReleasable if there is none, or if files have changed since."""
    try:
        changed = git.line(clone, "status", "--porcelain").splitlines()
        archive = git.output(clone, "archive", "--format=tar", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        raise NotReleasable(f"A release is made of what is committed, and {clone.root} has no git commit.") from None
    if changed:
        raise NotReleasable(
            f"A release is made of what is committed, and {changed[0].split()[-1]} is not "
            f"({len(changed)} in all; `git status` lists them)."
        )
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return [entry_of(tar, member) for member in tar if not member.isdir()]


def entry_of(tar: tarfile.TarFile, member: tarfile.TarInfo) -> zips.Entry:
    if member.issym():
        return zips.Entry(member.name, member.linkname.encode(), zips.LINK)
    executable = member.mode & 0o100
    return zips.Entry(
        member.name, tar.extractfile(member).read(), zips.EXECUTABLE if executable else zips.READABLE
    )


def built(environment: Environment) -> Iterator[zips.Entry]:
    """The jars, and the marker that says what they were made from: a teacher without Maven's network needs no build."""
    clone = environment.clone
    for file in (*clone.lib.glob("*.jar"), jar.marker_file(clone)):
        yield zips.Entry(file.relative_to(clone.root).as_posix(), file.read_bytes())


def parts(clone: Clone, version: str) -> dict[str, Path]:
    """What is made already, by the name of its download."""
    return {
        f"gateflow-student-{version}.zip": clone.target / "exercises" / "gateflow-exercises.zip",
        f"gateflow-handouts-{version}.zip": clone.target / "handouts" / "gateflow-handouts.zip",
        f"gateflow-{version}.jar": clone.lib / jar.JAR,
        f"gateflow-{version}-sources.jar": clone.target / "gateflow-sources.jar",
        f"gateflow-{version}-javadoc.jar": clone.target / "gateflow-javadoc.jar",
        f"gateflow-{version}.pom": clone.root / "pom.xml",
    }


def checksums(folder: Path) -> str:
    """Returns the lines that `sha256sum -c` reads."""
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(folder.iterdir())
    )
