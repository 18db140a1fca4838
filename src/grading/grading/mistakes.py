"""The commonest mistakes of a class."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from grading.limited_client import NOT_RUN_SAYS
from grading.result import Result

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
MOST = 15


@dataclass(frozen=True)
class Mistake:
    """What a check said to some students; `message` is what it said to the first of them."""

    task: str
    message: str
    students: int


def commonest(results: Iterable[Result]) -> list[Mistake]:
    """The commonest first. Messages that differ in their numbers alone are one mistake: every student has other numbers."""
    said = defaultdict(list)
    for result in results:
        for task in result.tasks:
            if task.message and not task.message.startswith(NOT_RUN_SAYS):
                said[task.name, NUMBER.sub("#", task.message)].append(task.message)
    mistakes = [Mistake(task, messages[0], len(messages)) for (task, _), messages in said.items()]
    return sorted(mistakes, key=lambda mistake: -mistake.students)[:MOST]
