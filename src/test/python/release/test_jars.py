"""The jars of sources and Javadoc, as `course release` has Maven make them."""

import subprocess
import zipfile
from pathlib import Path

import pytest

from launcher import maven
from launcher.commands.release import JARS

KINDS = ("sources", "javadoc")


@pytest.fixture(scope="module")
def made_twice(clone: Path) -> list[dict[str, bytes]]:
    """What is in target after the goals have run twice, the first time beside the page of a class that is gone."""
    if not maven.find():
        pytest.skip("needs Maven on PATH")
    files = {kind: clone / "target" / f"gateflow-{kind}.jar" for kind in KINDS}
    gone = clone / "target" / "reports" / "apidocs" / "gateflow" / "Gone.html"
    gone.parent.mkdir(parents=True, exist_ok=True)
    gone.touch()
    found = []
    for _ in range(2):
        for file in files.values():
            file.unlink(missing_ok=True)
        ended = subprocess.run(
            [maven.find(), "--batch-mode", "--quiet", *JARS], cwd=clone, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert ended.returncode == 0, ended.stdout[-3000:]
        found.append({kind: file.read_bytes() for kind, file in files.items()})
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sources_give_the_same_bytes(made_twice, kind):
    first, second = made_twice
    assert first[kind] == second[kind]


def test_every_public_class_has_its_page_and_its_source(made_twice, clone):
    with zipfile.ZipFile(clone / "target" / "gateflow-sources.jar") as archive:
        sources = set(archive.namelist())
    with zipfile.ZipFile(clone / "target" / "gateflow-javadoc.jar") as archive:
        pages = set(archive.namelist())
    assert {"gateflow/cell/LstmCell.java", "META-INF/LICENSE", "META-INF/NOTICE"} <= sources
    java = clone / "src" / "main" / "java"
    public = [
        file.relative_to(java).with_suffix("") for file in java.rglob("[A-Z]*.java") if "\npublic " in file.read_text("utf-8")
    ]
    assert len(public) > 100
    assert {f"{name.as_posix()}.html" for name in public} <= pages
    assert "gateflow/Gone.html" not in pages
