"""Lets tests import what the commands for teachers are made of."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "grading"))

from grading.isolation import Isolation


def isolation() -> Isolation:
    return Isolation.best()
