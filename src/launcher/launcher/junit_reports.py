"""Reads test results in JUnit's XML form, which Surefire and pytest both write."""

import xml.etree.ElementTree as xml
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Results:
    """How many tests passed, failed (errors among them) and were skipped, and what the failed ones said."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: tuple[str, ...] = ()

    def __add__(self, other: "Results") -> "Results":
        return Results(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.failures + other.failures,
        )

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def read(paths: Iterable[Path]) -> Results:
    """Returns the sum of the results in these files."""
    results = Results()
    for path in paths:
        for case in xml.parse(path).iter("testcase"):
            results += _result(case)
    return results


def _result(case: xml.Element) -> Results:
    troubles = [element for element in case if element.tag in ("failure", "error")]
    if troubles:
        name = f"{case.get('classname')}.{case.get('name')}"
        return Results(failed=1, failures=tuple(f"{name}\n{(trouble.text or '').strip()}" for trouble in troubles))
    if case.find("skipped") is not None:
        return Results(skipped=1)
    return Results(passed=1)
