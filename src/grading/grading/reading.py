"""Reads what a student handed in, which can be anything."""

import json
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grading.limits import MEGABYTE, Limits

UNICODE_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")  # Java reads these before anything else
COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"', re.DOTALL)
REDEFINITION = re.compile(
    r"\b(?:class|interface|enum|record)\s+(?:Check|gateflow)\b|\bgateflow\s*[=;,)]|\bpackage\s+gateflow\b"
)
STUDENT_ID = re.compile(r'Variant\s*\.\s*of\s*\(\s*"([^"]*)"')


class Unreadable(Exception):
    """It is no notebook; the text says what it is."""


def read(data: bytes, limits: Limits) -> NotebookNode:
    """Returns the notebook; raises Unreadable if it is none."""
    if not data.strip():
        raise Unreadable("is empty")
    if len(data) > limits.notebook * MEGABYTE:
        raise Unreadable(f"has {len(data) / MEGABYTE:.0f} MB; {limits.notebook} may be")
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text)
    except UnicodeDecodeError:
        raise Unreadable("is not text") from None
    except json.JSONDecodeError as failure:
        cut = text.lstrip().startswith("{") and ("Unterminated" in failure.msg or failure.pos >= len(text.rstrip()))
        raise Unreadable("is cut off in the middle" if cut else "is not JSON, so no notebook") from None
    except RecursionError:
        raise Unreadable("is nested too deep for a notebook") from None
    try:
        notebook = nbformat.reads(json.dumps(content), as_version=4)
        nbformat.validate(notebook)
    except Exception:  # nbformat raises what it runs into
        raise Unreadable("is JSON, but no notebook") from None
    return notebook


def redefines_the_checks(notebook: NotebookNode) -> bool:
    """Says whether the code declares something under a name that the checks go by."""
    return any(REDEFINITION.search(_bare(cell.source)) for cell in _code(notebook))


def student_id(notebook: NotebookNode) -> str | None:
    """The id that the student's numbers were drawn with."""
    ids = (STUDENT_ID.search(cell.source) for cell in _code(notebook))
    return next((found[1] for found in ids if found), None)


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _bare(source: str) -> str:
    plain = UNICODE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), source)
    return COMMENT_OR_TEXT.sub(" ", plain)


def read_file(path: Path, limits: Limits) -> bytes:
    """The first bytes of a file: enough of it to know that it is too large, but no more."""
    with path.open("rb") as file:
        return file.read(limits.notebook * MEGABYTE + 1)
