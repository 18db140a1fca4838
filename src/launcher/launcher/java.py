"""Finds the JDKs on the machine and says which of them can run the course."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.failures import CourseError, JavaIncomplete, JavaMissing, JavaTooOld

OLDEST = 17
HOW_TO_INSTALL = (
    "Install a JDK 17 or newer (Debian, Ubuntu: `apt install openjdk-17-jdk-headless`; "
    "macOS: `brew install openjdk@21`; Windows: `winget install EclipseAdoptium.Temurin.21.JDK`) "
    "or install conda, and run the same command again."
)
SECONDS_TO_ANSWER = 30
ONE_THREAD, TWO_THREADS = (f"-Dgateflow.threads={threads}" for threads in (1, 2))  # that the library computes in
VECTOR_MODULE = "jdk.incubator.vector"  # in every JDK, but no program sees it unless it is asked for


@dataclass(frozen=True)
class Java:
    """A Java installation: its home, its version as it says it, and whether it has what the course needs."""

    home: Path
    version: str
    has_jshell: bool
    has_compiler: bool
    has_vectors: bool

    @property
    def fast_options(self) -> tuple[str, ...]:
        """What a JVM is started with so that the library computes on vectors; a JVM without the module refuses it."""
        return (f"--add-modules={VECTOR_MODULE}",) if self.has_vectors else ()

    @property
    def feature(self) -> int:
        """The number people say: 8 for 1.8.0_402, 17 for 17.0.15."""
        numbers = [int(number) for number in re.findall(r"\d+", self.version)]
        return numbers[1] if numbers[:1] == [1] and len(numbers) > 1 else next(iter(numbers), 0)

    @property
    def command(self) -> Path:
        return self.home / "bin" / _executable("java")

    @property
    def usable(self) -> bool:
        return self.problem is None

    @property
    def problem(self) -> CourseError | None:
        """Why the course cannot run on it; None if it can."""
        found = f"Java {self.version} in {self.home}"
        if self.feature < OLDEST:
            return JavaTooOld(f"{found} is too old: Gateflow needs {OLDEST} or newer. {HOW_TO_INSTALL}")
        if not self.has_jshell:
            return JavaIncomplete(f"{found} has no jdk.jshell, which runs the cells of a notebook. {HOW_TO_INSTALL}")
        if not self.has_compiler:
            return JavaIncomplete(
                f"{found} is a runtime without the compiler javac, which builds the jar. {HOW_TO_INSTALL}"
            )
        return None


def find_all(variables: Mapping[str, str] = os.environ) -> list[Java]:
    """Returns every Java found, each once: JAVA_HOME's first, then PATH's, then those in the usual folders."""
    found: dict[Path, Java] = {}
    for home in _candidates(variables):
        real = home.resolve()
        if real not in found and (java := inspect(real)):
            found[real] = java
    return list(found.values())


def choose(javas: list[Java]) -> Java:
    """Returns the first usable one; raises what is wrong with the newest one if there is none."""
    for java in javas:
        if java.usable:
            return java
    if javas:
        raise max(javas, key=lambda java: java.feature).problem
    raise JavaMissing(f"No Java was found (looked at JAVA_HOME, PATH and the usual folders). {HOW_TO_INSTALL}")


def inspect(home: Path) -> Java | None:
    """Returns what is in this folder, or None if it is no Java that runs."""
    if not (home / "bin" / _executable("java")).is_file():
        return None
    facts = _release_file(home)
    version = facts.get("JAVA_VERSION") or _ask(home, "java.version")
    if not version:
        return None
    modules = facts.get("MODULES", "").split() or _modules(home)
    has_compiler = (home / "bin" / _executable("javac")).is_file()
    return Java(
        home,
        version,
        has_jshell="jdk.jshell" in modules,
        has_compiler=has_compiler,
        has_vectors=VECTOR_MODULE in modules,
    )


def _candidates(variables: Mapping[str, str]) -> Iterator[Path]:
    if variables.get("JAVA_HOME"):
        yield Path(variables["JAVA_HOME"])
    if on_path := shutil.which("java", path=variables.get("PATH", "")):
        yield _home_of(Path(on_path))
    for folder, pattern in _usual_folders(variables):
        yield from sorted(folder.glob(pattern))


def _home_of(command: Path) -> Path:
    """The home of a `java` on PATH, which may be a link or a small program that starts the real one."""
    home = command.resolve().parent.parent
    if (home / "release").is_file():
        return home
    return Path(_ask(home, "java.home", command) or home)


def _usual_folders(variables: Mapping[str, str]) -> list[tuple[Path, str]]:
    if sys.platform == "darwin":
        return [
            (Path("/Library/Java/JavaVirtualMachines"), "*/Contents/Home"),
            (Path("/opt/homebrew/opt"), "openjdk*/libexec/openjdk.jdk/Contents/Home"),
            (Path("/usr/local/opt"), "openjdk*/libexec/openjdk.jdk/Contents/Home"),
        ]
    if os.name == "nt":
        programs = Path(variables.get("ProgramFiles", r"C:\Program Files"))
        return [
            (programs / vendor, "*") for vendor in ("Java", "Eclipse Adoptium", "Microsoft", "Zulu", "Amazon Corretto")
        ]
    return [(Path("/usr/lib/jvm"), "*"), (Path("/opt/java"), "*"), (Path("/usr/java"), "*")]


def _release_file(home: Path) -> dict[str, str]:
    """The facts in the file `release`, which every JDK since 8 has: much faster to read than to start Java."""
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return dict(re.findall(r'^(\w+)="(.*)"$', text, re.MULTILINE))


def _ask(home: Path, name: str, command: Path | None = None) -> str | None:
    output = _output([command or home / "bin" / _executable("java"), "-XshowSettings:properties", "-version"])
    match = re.search(rf"^\s*{re.escape(name)} = (.+)$", output, re.MULTILINE)
    return match[1].strip() if match else None


def _modules(home: Path) -> list[str]:
    return re.findall(r"^([\w.]+)", _output([home / "bin" / _executable("java"), "--list-modules"]), re.MULTILINE)


def _output(command: list[str | Path]) -> str:
    try:
        ended = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS_TO_ANSWER,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ended.stdout


def _executable(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name
