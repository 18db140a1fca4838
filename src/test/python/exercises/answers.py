"""Answers that students could give: right ones, written differently, and wrong ones, each with what it should be told."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("variants")


@dataclass(frozen=True)
class Answer:
    task: str
    code: str
    says: str | None  # what the check of a wrong answer says; none for a right one

    @property
    def is_right(self) -> bool:
        return self.says is None


def of(number: str) -> list[Answer]:
    """The variants of the assignment with this number, in the order of its file."""
    entries = tomllib.loads((FOLDER / f"{number}.toml").read_text("utf-8"))
    return [
        Answer(task, entry["code"], entry.get("says")) for task, answers in entries.items() for entry in answers
    ]
