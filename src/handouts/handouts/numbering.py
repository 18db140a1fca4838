"""Numbers the figures and the equations of a page, so that they can be named and linked to."""

import re
from dataclasses import dataclass

from .lecture import NUMBER

FIGURE = re.compile(r"<figure\b(?P<attributes>[^>]*)>(?P<inside>.*?)</figure>", re.DOTALL)
CAPTION = re.compile(r"<figcaption\b[^>]*>")
CAPTION_COMES_BEFORE = re.compile(r"<details\b|\Z")  # a caption of ours stands above the folded data


@dataclass(frozen=True)
class Number:
    """`anchor` is the id on the page, `text` the number as a reader says it: 6.2 is the second in lecture 06."""

    anchor: str
    text: str


class Numbering:
    """Counts what is on one page, each kind by itself."""

    def __init__(self, slug: str):
        """`slug` is the notebook's name. If it begins with digits, all numbers of the page begin with this number."""
        found = NUMBER.match(slug)
        self._lecture = f"{int(found[1])}." if found else ""
        self._counts: dict[str, int] = {}

    def next(self, kind: str) -> Number:
        """The number of the next thing of this kind, such as "figure"."""
        count = self._counts[kind] = self._counts.get(kind, 0) + 1
        return Number(f"{kind}-{count}", f"{self._lecture}{count}")

    def figures(self, html: str) -> str:
        """`html` with a number and a link to itself in each figure's caption; all else stays as it is."""
        return FIGURE.sub(self._figure, html)

    def _figure(self, found: re.Match) -> str:
        number = self.next("figure")
        link = f'<a class="number" href="#{number.anchor}">Figure {number.text}</a>'
        inside = found["inside"]
        caption = CAPTION.search(inside)
        if caption:
            inside = f"{inside[: caption.end()]}{link} {inside[caption.end() :]}"
        else:
            place = CAPTION_COMES_BEFORE.search(inside).start()
            inside = f"{inside[:place]}<figcaption>{link}</figcaption>{inside[place:]}"
        return f'<figure id="{number.anchor}"{found["attributes"]}>{inside}</figure>'
