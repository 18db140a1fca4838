"""The course map: which lectures there are or will be, and which lecture document each follows."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from .errors import HandoutError

NAME = "course.toml"  # beside the notebooks


@dataclass(frozen=True)
class Document:
    """A lecture document. Its claims are numbered from 1 to `claims`: A1, A2, …"""

    letter: str
    title: str
    topic: str
    claims: int

    @property
    def claim_ids(self) -> list[str]:
        return [f"{self.letter}{number}" for number in range(1, self.claims + 1)]


@dataclass(frozen=True)
class PlannedLecture:
    """A lecture's place in the course, whether its notebook is there or not. `follows` holds letters of documents."""

    number: str
    title: str
    goal: str
    follows: tuple[str, ...]


@dataclass(frozen=True)
class CourseMap:
    """The documents by letter and the lectures by number. Both are empty for a folder without a map."""

    documents: dict[str, Document]
    lectures: dict[str, PlannedLecture]


def read_map(folder: Path) -> CourseMap:
    """Reads the map that lies in the folder of notebooks."""
    file = folder / NAME
    if not file.is_file():
        return CourseMap({}, {})
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        documents = [Document(letter, **entry) for letter, entry in content["documents"].items()]
        lectures = [PlannedLecture(**entry) for entry in content["lectures"]]
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as problem:
        raise HandoutError(f"{NAME} can't be read as a course map: {problem}") from problem
    known = {document.letter for document in documents}
    for lecture in lectures:
        unknown = set(lecture.follows) - known
        if unknown:
            raise HandoutError(f"{NAME}: lecture {lecture.number} follows {min(unknown)}, which is no document.")
    return CourseMap({d.letter: d for d in documents}, {entry.number: entry for entry in lectures})
