"""Runs the exporter as a user does."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BUILD = Path(__file__).resolve().parents[3] / "handouts" / "build.py"


@dataclass(frozen=True)
class Build:
    """One run of the exporter: where it wrote, how it ended, what it said."""

    output: Path
    exit_code: int
    said: str
    errors: str

    def text(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")


def build(*options: str | Path, output: Path) -> Build:
    command = [sys.executable, BUILD, "--output", output, *options]
    run = subprocess.run(command, capture_output=True, encoding="utf-8")
    return Build(output, run.returncode, run.stdout, run.stderr)
