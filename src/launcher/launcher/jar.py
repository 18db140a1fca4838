"""Builds lib/gateflow.jar and its dependencies with Maven, when what they are made from has changed."""

from collections.abc import Iterator
from pathlib import Path

from launcher import markers, maven
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import JarMissing
from launcher.steps import step

JAR = "gateflow.jar"


def build(environment: Environment) -> None:
    """Makes lib/ what the sources say, if it is not."""
    clone = environment.clone
    if is_current(clone):
        return
    if not has_sources(clone):
        raise JarMissing(f"lib/{JAR} is missing, and there are no sources to build it from. Unpack the zip again.")
    with step("Jar and its dependencies, by Maven") as under_way:
        forget(clone)
        ingredients = digest(clone)
        maven.run(environment, ["-Dmaven.test.skip=true", "package"], under_way, log="jar")
        remember(clone, ingredients)


def is_current(clone: Clone) -> bool:
    """Says whether lib/ holds what was made from the sources as they are."""
    if not has_sources(clone):
        return (clone.lib / JAR).is_file()
    marker = markers.read(marker_file(clone))
    return bool(marker) and marker == {"digest": digest(clone), "jars": _jars(clone)} and JAR in marker["jars"]


def has_sources(clone: Clone) -> bool:
    """Says whether the jar can be built. What students unpack has the jar instead."""
    return (clone.root / "pom.xml").is_file()


def digest(clone: Clone) -> str:
    """Returns a digest of all that the jar is made from."""
    return markers.digest(part for path in _ingredients(clone) for part in (path.name, path.read_bytes()))


def forget(clone: Clone) -> None:
    """Before a build: an interrupted one must not look whole."""
    marker_file(clone).unlink(missing_ok=True)


def remember(clone: Clone, ingredients: str) -> None:
    """After a build from what had the digest `ingredients`."""
    markers.write(marker_file(clone), {"digest": ingredients, "jars": _jars(clone)})


def _ingredients(clone: Clone) -> Iterator[Path]:
    yield from (clone.root / name for name in ("pom.xml", "LICENSE", "NOTICE"))
    yield from sorted(path for path in (clone.root / "src" / "main").rglob("*") if path.is_file())


def _jars(clone: Clone) -> dict[str, int]:
    """The jars in lib/ with their sizes in bytes."""
    return {path.name: path.stat().st_size for path in sorted(clone.lib.glob("*.jar"))}


def marker_file(clone: Clone) -> Path:
    return clone.state / "jar.json"
