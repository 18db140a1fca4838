"""The pages beside the lectures: the index with the course map, the claims, the notation, and those for teachers."""

from collections.abc import Iterable, Mapping

from .claims import Claim
from .course_map import CourseMap
from .equations import Equations
from .glossary import glossary
from .lecture import Lecture
from .notation import read_notation
from .page import LecturePage, Pages
from .references import read_references
from .texts import read_texts

INDEX, CLAIMS, NOTATION = "index.html", "claims.html", "notation.html"


def links(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """File name and label of each of these pages, in the order of the page header."""
    return [(INDEX, "Lectures"), *([(CLAIMS, "Claims")] if claims else []), (NOTATION, "Notation")]


def overview(
    pages: Pages,
    course: Iterable[Lecture],
    made: Mapping[Lecture, LecturePage],
    claims: list[Claim],
    course_map: CourseMap,
) -> dict[str, str]:
    """The HTML of these pages by file name. `course` are all notebooks that can be read, `made` those with a page."""
    texts = read_texts()
    in_order = sorted(claims, key=lambda claim: claim.order)
    equations = Equations()
    words = glossary(read_notation(), equations)
    ids = {claim.id for claim in claims}
    html = {
        INDEX: pages.render(
            "index.html.j2",
            INDEX,
            entries=_entries(course, made, in_order, course_map),
            documents=course_map.documents,
            texts=texts,
        ),
        NOTATION: pages.render(
            "notation.html.j2", NOTATION, equations, claim_ids=ids, references=read_references(), **words
        ),
    }
    if claims:
        html[CLAIMS] = pages.render(
            "claims.html.j2", CLAIMS, claims=in_order, places=_places(in_order), documents=course_map.documents
        )
    return html | {text.page: pages.render("text.html.j2", text.path.name, text=text) for text in texts}


def _entries(
    course: Iterable[Lecture], made: Mapping[Lecture, LecturePage], claims: list[Claim], course_map: CourseMap
) -> list[dict]:
    """An entry for each notebook and each planned lecture, in the order of their numbers."""
    there = [
        {
            "number": lecture.number,
            "lecture": lecture,
            "page": made.get(lecture),
            "claims": [claim for claim in claims if claim.lecture == lecture],
            "planned": course_map.lectures.get(lecture.number),
        }
        for lecture in course
    ]
    numbers = {entry["number"] for entry in there}
    coming = [
        {"number": number, "lecture": None, "page": None, "claims": [], "planned": planned}
        for number, planned in course_map.lectures.items()
        if number not in numbers
    ]
    return sorted(there + coming, key=lambda entry: entry["number"])


def _places(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """For each claim's id its first box in each lecture."""
    boxes: dict[str, dict[Lecture, Claim]] = {}
    for claim in claims:
        boxes.setdefault(claim.id, {}).setdefault(claim.lecture, claim)
    return {id: list(by_lecture.values()) for id, by_lecture in boxes.items()}
