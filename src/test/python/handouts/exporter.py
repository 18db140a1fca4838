"""Runs the exporter as a user does."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BUILD = Path(__file__).resolve().parents[3] / "handouts" / "build.py"
SLIDES = BUILD.with_name("slides.py")


@dataclass(frozen=True)
class Build:
    """One run of the exporter: where it wrote, how it ended, what it said."""

    output: Path
    exit_code: int
    said: str
    errors: str

    def text(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")


def build(*options: str | Path, output: Path, script: Path = BUILD, variables: Mapping[str, str] = os.environ) -> Build:
    command = [sys.executable, script, "--output", output, *options]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env=variables)
    return Build(output, run.returncode, run.stdout, run.stderr)
