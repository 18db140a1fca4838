"""Stand-ins for the programs that `course` calls, and a machine that has only those."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[4]
PACKAGES = Path(__file__).parent / "standin_packages"
COPIED = ("course", "environment.yml", "pom.xml", "LICENSE", "NOTICE")  # beside the launcher itself

MAVEN = """
import os, pathlib
lib = pathlib.Path("lib"); lib.mkdir(exist_ok=True)
(lib / "gateflow.jar").write_bytes(b"jar")
print("Downloaded from central: https://example.org/a/b.jar (12 kB at 3 MB/s)")
"""

CONDA = """
import os, pathlib, sys
sys.path.insert(0, os.environ["STANDINS"])
import standins
prefix = pathlib.Path(sys.argv[sys.argv.index("--prefix") + 1])
standins.java(prefix / "lib" / "jvm", "17.0.15")
standins.program(prefix / "bin" / "python", "exec", packages=standins.PACKAGES)
standins.program(prefix / "bin" / "mvn", standins.MAVEN)
spec = prefix / "share" / "jupyter" / "kernels" / "java"
spec.mkdir(parents=True)
(spec / "kernel.json").write_text('{"argv": ["java"], "display_name": "Java", "language": "java"}')
"""

SLOW_ONCE = """
import os, time
started = os.environ["STANDIN_RECORD"] + ".started"
if not os.path.exists(started):
    open(started, "w").close()
    time.sleep(3)
"""

RECORD = """
import json, os, sys
with open(os.environ["STANDIN_RECORD"], "a") as record:
    record.write(json.dumps({"program": PROGRAM, "arguments": sys.argv[1:], "variables": dict(os.environ)}) + "\\n")
"""


def program(path: Path, body: str, packages: Path | None = None) -> Path:
    """Makes a program that records how it is called and runs `body` (Python); "exec" makes it this Python itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if body == "exec":
        start = f'PYTHONPATH="{packages}" exec "{sys.executable}" "$@"'
    else:
        script = path.with_name(f".{path.name}.py")
        script.write_text(f"PROGRAM = {path.name!r}\n{RECORD}\n{body}", encoding="utf-8")
        start = f'exec "{sys.executable}" "{script}" "$@"'
    path.write_text(f"#!/bin/sh\n{start}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def java(home: Path, version: str, modules: str = "java.base jdk.compiler jdk.jshell", compiler: bool = True) -> Path:
    """Makes a folder that looks like a JDK; returns it."""
    program(home / "bin" / "java", f"print('openjdk version {version}')")
    if compiler:
        program(home / "bin" / "javac", "")
    (home / "release").write_text(f'JAVA_VERSION="{version}"\nMODULES="{modules}"\n', encoding="utf-8")
    return home


class Machine:
    """A clone of this repository's launcher, an empty home and a PATH of stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.clone, self.home, self.bin = (folder / name for name in ("clone", "home", "bin"))
        self.record = folder / "record.jsonl"
        self.extra: dict[str, str] = {}  # variables beside the usual ones
        for path in (self.home, self.bin, self.clone / "src" / "main" / "java", self.clone / "lib"):
            path.mkdir(parents=True)
        for name in COPIED:
            shutil.copy2(REPOSITORY / name, self.clone / name)
        shutil.copytree(
            REPOSITORY / "src" / "launcher",
            self.clone / "src" / "launcher",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        (self.clone / "src" / "main" / "java" / "A.java").write_text("class A {}\n")
        for name in ("notebooks/lectures/00-start-here.ipynb", "notebooks/exercises/nbgrader_config.py", "lib/README.md"):
            (self.clone / name).parent.mkdir(parents=True, exist_ok=True)
            (self.clone / name).write_text("{}")

    @property
    def variables(self) -> dict[str, str]:
        return {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "STANDINS": str(Path(__file__).parent),
            "STANDIN_RECORD": str(self.record),
            **self.extra,
        }

    def program(self, name: str, body: str) -> Path:
        return program(self.bin / name, body)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.clone / "course"), *arguments]

    def course(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
        """Runs `course` to its end; its output and its errors are in `stdout`."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.clone,
            env=self.variables | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen:
        """Starts `course` in the background."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.clone,
            env=self.variables | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def calls(self, name: str) -> list[dict]:
        """Returns how the stand-in of this name was called so far."""
        if not self.record.exists():
            return []
        calls = map(json.loads, self.record.read_text().splitlines())
        return [call for call in calls if call["program"] == name]


def tree(folder: Path) -> set[str]:
    """Returns the paths of all that is in the folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
