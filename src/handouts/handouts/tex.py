"""Rewrites the letters of an equation in TeX: tokens for tokens, and nothing inside words or indices."""

import re
from collections.abc import Sequence

TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
TILDE_OF_GROUP = re.compile(r"\\tilde\s*\{\s*(\w)\s*\}")
WITH_WORDS = {r"\text", r"\operatorname", r"\mathrm", r"\mathsf", r"\texttt", r"\begin", r"\end", r"\color", r"\tag"}
ANY_INDEX = "#"
OPENS_A_SUM, CLOSES_A_SUM = {None, "(", "+", "=", "[", "&", ","}, {None, ")", "+", "-", "=", "]", "&", ",", ".", r"\\", "}"}


class DoubleIndex(ValueError):
    """A letter has an index, and so has the one that would stand in its place."""


def rewrite(tex: str, letters: Sequence[tuple[str, str]]) -> str:
    """`tex` with each left side of `letters` replaced by its right side; of several that fit, the longest.

    `#` on a left side stands for any index, which the right side takes over. A right side that is a sum comes in
    parentheses where it needs them. Raises DoubleIndex where a letter's own index would meet a new one.
    """
    rules = sorted(((_tokens(left), right) for left, right in letters), key=lambda rule: -len(rule[0]))
    source = _tokens(TILDE_OF_GROUP.sub(r"\\tilde \1", tex), keep_spaces=True)
    out, i = [], 0
    while i < len(source):
        kept = _end_of_what_stays(source, i)
        if kept:
            out += source[i:kept]
            i = kept
            continue
        for pattern, right in rules:
            found = _match(pattern, source, i)
            if found:
                end, index = found
                out.append(_in_place(right.replace(ANY_INDEX, index), source, i, end))
                i = end
                break
        else:
            out.append(source[i])
            i += 1
    return "".join(out)


def _tokens(tex: str, keep_spaces: bool = False) -> list[str]:
    return [token for token in TOKEN.findall(tex) if keep_spaces or not token.isspace()]


def _end_of_what_stays(source: list[str], i: int) -> int | None:
    """Where an index or the words of \\text{…} that begin at i end; None if nothing of the kind begins there."""
    if source[i] == "_" or source[i] in WITH_WORDS:
        return _end_of_argument(source, i + 1)
    return None


def _end_of_argument(source: list[str], i: int) -> int:
    i = _after_spaces(source, i)
    if i >= len(source) or source[i] != "{":
        return min(i + 1, len(source))
    depth = 0
    for end in range(i, len(source)):
        depth += {"{": 1, "}": -1}.get(source[end], 0)
        if depth == 0:
            return end + 1
    return len(source)


def _match(pattern: list[str], source: list[str], start: int) -> tuple[int, str] | None:
    """Where the pattern that begins at `start` ends, and the index that # stood for. An alignment mark is no hindrance."""
    i, index = start, ""
    for place, wanted in enumerate(pattern):
        if place:
            i = _after_spaces(source, i, "&")
        if i >= len(source):
            return None
        if wanted == ANY_INDEX:
            end = _end_of_argument(source, i)
            index, i = "".join(source[i:end]), end
        elif source[i] == wanted:
            i += 1
        else:
            return None
    return i, index


def _after_spaces(source: list[str], i: int, *others: str) -> int:
    while i < len(source) and (source[i].isspace() or source[i] in others):
        i += 1
    return i


def _in_place(right: str, source: list[str], start: int, end: int) -> str:
    if "&" in source[start:end]:
        right = right.replace("=", "&=", 1)
    before = next((token for token in reversed(source[:start]) if not token.isspace()), None)
    after = next((token for token in source[end:] if not token.isspace()), None)
    if after == "_" and "_" in right:
        raise DoubleIndex(f"'{''.join(source[start:end])}' has an index, and '{right}' has one too")
    if " + " in right and "=" not in right and not (before in OPENS_A_SUM and after in CLOSES_A_SUM):
        right = f"({right})"
    glued = right[-1:].isalpha() and after and source[end].isalpha()
    return f"{right} " if glued else right
