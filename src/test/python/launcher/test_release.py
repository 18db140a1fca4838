"""`course release`: what it makes, that it makes it twice alike, and what it refuses."""

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

import standins

MAVEN = f"""
{standins.MAVEN}
import sys
if "javadoc:jar" in sys.argv:
    pathlib.Path("target").mkdir(exist_ok=True)
    for kind in ("sources", "javadoc"):
        pathlib.Path(f"target/gateflow-{{kind}}.jar").write_bytes(kind.encode())
"""
MAKES_ZIP = """
import pathlib
folder = pathlib.Path("target/{0}"); folder.mkdir(parents=True, exist_ok=True)
(folder / "gateflow-{0}.zip").write_bytes(b"{0}")
"""
VERSION = "1.2.3"


@pytest.fixture
def committed(conda_machine):
    """A machine whose clone is a git repository with one commit of version 1.2.3."""
    conda_machine.program("micromamba", standins.CONDA + f"\nstandins.program(prefix / 'bin' / 'mvn', {MAVEN!r})\n")
    clone = conda_machine.clone
    (clone / ".gitignore").write_bytes((standins.REPOSITORY / ".gitignore").read_bytes())
    (clone / "pom.xml").write_text(
        f'<project xmlns="http://maven.apache.org/POM/4.0.0"><version>{VERSION}</version></project>\n'
    )
    (clone / "link").symlink_to("course")
    for script, made in (("grading/exercises.py", "exercises"), ("handouts/build.py", "handouts")):
        (clone / "src" / script).parent.mkdir()
        (clone / "src" / script).write_text(MAKES_ZIP.format(made))
    git(clone, "init", "-q")
    commit(clone)
    return conda_machine


def git(clone: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words], cwd=clone, check=True)


def commit(clone: Path) -> None:
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "all")


def released(machine) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (machine.clone / "target" / "release").iterdir()}


def test_all_downloads_carry_the_version_and_their_checksums(committed):
    assert committed.course("release").returncode == 0
    made = released(committed)
    sums = dict(reversed(line.split()) for line in made.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
    assert set(made) == {
        f"gateflow-student-{VERSION}.zip",
        f"gateflow-teacher-{VERSION}.zip",
        f"gateflow-handouts-{VERSION}.zip",
        f"gateflow-{VERSION}.jar",
        f"gateflow-{VERSION}-sources.jar",
        f"gateflow-{VERSION}-javadoc.jar",
        f"gateflow-{VERSION}.pom",
    }
    assert made[f"gateflow-student-{VERSION}.zip"] == b"exercises"


def test_the_same_commit_gives_the_same_bytes_at_another_time(committed):
    assert committed.course("release").returncode == 0
    first = released(committed)
    for file in committed.clone.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            file.touch()
    committed.course("clean")
    assert committed.course("release").returncode == 0
    assert released(committed) == first


def test_the_teachers_zip_works_without_git_and_without_a_build(committed, tmp_path):
    assert committed.course("release").returncode == 0
    subprocess.run(
        ["unzip", "-q", committed.clone / "target" / "release" / f"gateflow-teacher-{VERSION}.zip", "-d", tmp_path / "on"],
        check=True,
    )
    built = len(committed.calls("mvn"))
    committed.clone = tmp_path / "on" / "gateflow"
    assert not (committed.clone / ".git").exists()
    assert (committed.clone / "link").readlink() == Path("course")
    assert committed.course("handouts").returncode == 0
    assert len(committed.calls("mvn")) == built
    assert (committed.clone / "course").stat().st_mode & 0o111


def test_only_what_is_committed_gets_into_the_teachers_zip(committed):
    (committed.clone / "target").mkdir()
    (committed.clone / "target" / "grades.csv").write_text("secret")
    assert committed.course("release").returncode == 0
    with zipfile.ZipFile(committed.clone / "target" / "release" / f"gateflow-teacher-{VERSION}.zip") as archive:
        names = archive.namelist()
    assert "gateflow/lib/gateflow.jar" in names
    assert not [name for name in names if "target" in name or ".git/" in name]


def test_changes_that_are_not_committed_are_named(committed):
    (committed.clone / "LICENSE").write_text("mine")
    refused(committed, "LICENSE is not (1 in all")


def test_a_snapshot_is_refused(committed):
    pom = committed.clone / "pom.xml"
    pom.write_text(pom.read_text().replace(VERSION, "1.2.3-SNAPSHOT"))
    commit(committed.clone)
    refused(committed, "pom.xml says version 1.2.3-SNAPSHOT")


def test_without_a_repository_it_says_why_it_cannot(conda_machine):
    refused(conda_machine, "has no git commit")


def refused(machine, sentence: str) -> None:
    ended = machine.course("release")
    assert ended.returncode == 26
    assert sentence in ended.stdout
    assert "Traceback" not in ended.stdout
