"""An assignment's source notebook, and what a cell of it is worth."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode


@dataclass(frozen=True)
class Assignment:
    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def cells(self) -> list[NotebookNode]:
        return nbformat.read(self.path, as_version=4).cells

    def cell(self, grade_id: str) -> NotebookNode:
        return next(cell for cell in self.cells if marks(cell).get("grade_id") == grade_id)

    @property
    def code_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @property
    def checks(self) -> list[NotebookNode]:
        """The cells that nbgrader grades by running them."""
        return [cell for cell in self.code_cells if marks(cell).get("grade")]

    @property
    def points(self) -> dict[str, float]:
        """What each check is worth, by its task."""
        return {task_of(cell): marks(cell)["points"] for cell in self.checks}

    @property
    def written(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "markdown" and marks(cell).get("grade")]


def marks(cell: NotebookNode) -> NotebookNode:
    """nbgrader's metadata of a cell."""
    return cell.metadata.get("nbgrader", {})


def task_of(cell: NotebookNode) -> str:
    """The task of a cell: `schedule` of `schedule-check` and `schedule-answer`."""
    return marks(cell)["grade_id"].rpartition("-")[0]
