"""One kernel in which cells are run and graded as nbgrader grades them."""

import os
from pathlib import Path
from typing import Self

from jupyter_client.manager import start_new_kernel
from nbformat import NotebookNode
from nbformat.v4 import output_from_msg
from nbgrader.utils import determine_grade
from notebook_runs import ONE_COMPILER

LONGEST_CELL = 120  # seconds
OUTPUTS = {"stream", "error", "execute_result", "display_data"}


class KernelSession:
    def __init__(self, folder: Path):
        variables = os.environ | ONE_COMPILER
        self._manager, self._client = start_new_kernel(kernel_name="java", cwd=str(folder), env=variables)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def run(self, code: str) -> list[NotebookNode]:
        """The outputs of a cell with this code."""
        outputs = []

        def keep(message: dict) -> None:
            if message["msg_type"] in OUTPUTS:
                outputs.append(output_from_msg(message))

        self._client.execute_interactive(code, output_hook=keep, timeout=LONGEST_CELL)
        return outputs

    def grade(self, check: NotebookNode) -> tuple[float, str]:
        """Runs a check as it stands: nbgrader's grade for it, and what the check said."""
        ran = check.copy()
        ran.outputs = self.run(check.source)
        grade, _ = determine_grade(ran)
        return grade, error_of(ran.outputs)


def error_of(outputs: list[NotebookNode]) -> str:
    """The messages of the errors among the outputs."""
    return "\n".join(output.evalue for output in outputs if output.output_type == "error")
