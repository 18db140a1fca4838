"""What students unpack has the jars and no sources to build them from."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher import jar
from launcher.clone import Clone
from launcher.commands import clean
from launcher.failures import JarMissing


@pytest.fixture
def unpacked(tmp_path: Path) -> Clone:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / jar.JAR).write_bytes(b"jar")
    return Clone(tmp_path)


def test_the_jar_that_is_there_is_used(unpacked: Clone):
    assert jar.is_current(unpacked)


def test_a_missing_jar_is_told(unpacked: Clone):
    (unpacked.lib / jar.JAR).unlink()
    assert not jar.is_current(unpacked)
    with pytest.raises(JarMissing, match="Unpack the zip again"):
        jar.build(SimpleNamespace(clone=unpacked))


def test_clean_keeps_jars_that_cannot_be_made_again(unpacked: Clone):
    assert unpacked.lib / jar.JAR not in list(clean.made(unpacked))
    (unpacked.root / "pom.xml").write_text("<project/>")
    assert unpacked.lib / jar.JAR in list(clean.made(unpacked))
