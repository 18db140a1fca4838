"""The text of notebooks, without formulas, code and mark-up."""

import re
from collections.abc import Iterator
from itertools import groupby

from nbformat import NotebookNode

NOT_PROSE = re.compile(
    r"\$\$.*?\$\$"  # a formula on its own lines
    r"|\$[^$]*\$"  # a formula in a sentence
    r"|```.*?```|`[^`]*`"  # code
    r"|</?\w+[^>]*>"  # mark-up
    r"|^\|.*$"  # a row of a table
    r"|\]\([^)]*\)",  # where a link leads
    re.DOTALL | re.MULTILINE,
)


def words_only(markdown: str) -> str:
    """The text as it is read aloud; what is left out leaves a comma, so that no word stands twice in a row by that."""
    return NOT_PROSE.sub(", ", markdown)


def stretches(notebook: NotebookNode) -> Iterator[str]:
    """The text between two code cells, folded answers left out."""
    for kind, cells in groupby(notebook.cells, key=lambda cell: cell.cell_type):
        if kind == "markdown":
            yield "\n\n".join(re.sub(r"<details>.*?</details>", "", cell.source, flags=re.DOTALL) for cell in cells)
