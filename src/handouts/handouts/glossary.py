"""The page of symbols and words, from notation.toml."""

from markupsafe import Markup, escape

from .equations import Equations
from .markdown import LectureText
from .notation import Family, Notation
from .paths import NOTATION

DIALECTS = {"course": "Lecture B, this course", "c": "Lecture C", "statquest": "StatQuest", "pytorch": "PyTorch"}
IN_WORDS = {"statquest"}


def glossary(notation: Notation, equations: Equations) -> dict:
    """What the template of the page shows; the equations leave their placeholders in it."""

    text = LectureText(NOTATION, set(), equations)

    def tex(source: str) -> Markup:
        return Markup(equations.add(source, False, NOTATION.name)) if source else Markup()

    def symbol(entry: dict) -> dict:
        columns = [Markup(escape(entry[key])) if key in IN_WORDS else tex(entry[key]) for key in DIALECTS]
        return {"columns": columns, "meaning": Markup(text.line(entry["meaning"]))}

    return {
        "dialects": list(DIALECTS.values()),
        "symbols": [symbol(entry) for entry in notation.symbols],
        "families": [_letters(family, tex) for family in notation.families.values()],
        "terms": [_term(entry, text) for entry in sorted(notation.terms, key=lambda entry: entry["name"].lower())],
    }


def _letters(family: Family, tex) -> dict:
    pairs = [(left.replace("#", "t"), right.replace("#", "t")) for left, right in family.letters]
    return {"names": family.cells, "pairs": [(tex(left), tex(right)) for left, right in pairs]}


def _term(entry: dict, text: LectureText) -> dict:
    anchor = entry["name"].replace(" ", "-")
    return {"claims": [], **entry, "meaning": Markup(text.line(entry["meaning"])), "anchor": anchor}
