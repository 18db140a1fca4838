"""The course's notation: what notation.toml says of symbols and words, and an equation in PyTorch's letters."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from nbformat import NotebookNode

from .errors import HandoutError
from .lecture import tags
from .paths import NOTATION
from .tex import DoubleIndex, rewrite

TAG = "notation-"
LAYERS = re.compile(r"\A\d+ × ")  # a stack of equal cells has the letters of one


@dataclass(frozen=True)
class Family:
    """Cells that have the same letters in PyTorch. `letters` are pairs: the course's TeX and PyTorch's."""

    name: str
    cells: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]

    def in_pytorch(self, tex: str, where: str) -> str:
        """The equation in PyTorch's letters; `where` names its cell if that can't be."""
        try:
            return rewrite(tex, self.letters)
        except DoubleIndex as problem:
            raise HandoutError(
                f"{where}: the equation “{tex.strip()}” can't be written in PyTorch's letters ({TAG}{self.name}): "
                f"{problem}. Put the letter in braces or take the tag away."
            ) from problem


@dataclass(frozen=True)
class Notation:
    """`symbols` and `terms` as they stand in the file, `families` by name."""

    symbols: tuple[dict, ...]
    terms: tuple[dict, ...]
    families: dict[str, Family]

    def of_cell(self, cell: NotebookNode, where: str) -> Family | None:
        """The family that a notebook cell's tag names; None if it has no such tag."""
        named = [tag.removeprefix(TAG) for tag in tags(cell) if tag.startswith(TAG)]
        for name in named:
            if name not in self.families:
                known = ", ".join(TAG + family for family in self.families)
                raise HandoutError(f"{where} has the tag '{TAG}{name}'. There are these: {known}.")
        if len(named) > 1:
            raise HandoutError(f"{where} has {len(named)} tags that begin with '{TAG}': it can have only one.")
        return self.families[named[0]] if named else None

    def of_output(self, text: str) -> Family | None:
        """The family of a shown cell, whose plain text is its name and then its equations; None if none has that name."""
        name = LAYERS.sub("", text.partition("\n")[0].strip())
        fitting = {
            cell: family
            for family in self.families.values()
            for cell in family.cells
            if name == cell or name.startswith(f"{cell}, ")
        }
        return fitting[max(fitting, key=len)] if fitting else None


@cache
def read_notation() -> Notation:
    """What stands in notation.toml."""
    content = tomllib.loads(NOTATION.read_text(encoding="utf-8"))
    families = {
        name: Family(name, tuple(family["names"]), tuple((left, right) for left, right in family["letters"]))
        for name, family in content["pytorch"].items()
    }
    return Notation(tuple(content["symbols"]), tuple(content["terms"]), families)
