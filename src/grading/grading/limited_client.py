"""nbclient with limits: whatever a submission does, its cells end up with outputs that can be graded.

Nbgrader's own Execute runs a notebook through the same client, but brings nbconvert and a database with it. Each
submission has a process of its own, which would import all that.
"""

import time

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output

from grading.limits import MEGABYTE, Limits

NOT_RUN = "NotRun"
NOT_RUN_SAYS = "This cell was not run"
TOO_SLOW = "CellTimeoutError"
TEXT = "stream"
SHOWN = ("display_data", "execute_result", "error")
TAKES_BACK = "clear_output"  # a submission could take back what a check said


class LimitedClient(NotebookClient):
    """Runs all cells, also behind one that fails. `endings` tells what went beyond the limits, in order."""

    def __init__(self, notebook: NotebookNode, limits: Limits, folder: str):
        super().__init__(
            notebook,
            resources={"metadata": {"path": folder}},
            allow_errors=True,
            interrupt_on_timeout=True,
            error_on_timeout={"ename": TOO_SLOW, "evalue": "", "traceback": [f"{TOO_SLOW}: no reply in time"]},
            raise_on_iopub_timeout=False,
            iopub_timeout=2,
            shutdown_kernel="immediate",
            skip_cells_with_tag="",  # else a student could exempt a check from being run
        )
        self.limits = limits
        self.endings: list[str] = []
        self._deadline = time.monotonic() + limits.seconds
        self._left = {TEXT: limits.text * MEGABYTE, **dict.fromkeys(SHOWN, limits.shown * MEGABYTE)}
        self._hangs = 0
        self._stopped = ""  # why no further cell is run
        self._flooded = False

    async def async_execute_cell(self, cell, cell_index, execution_count=None, store_history=True):
        if cell.cell_type != "code" or not cell.source.strip():
            return cell
        left = self._deadline - time.monotonic()
        if not self._stopped and left < 1:
            self._stop(f"took longer than {self.limits.seconds} s in all")
        if self._stopped:
            _fail(cell, NOT_RUN, f"{NOT_RUN_SAYS}: the notebook {self._stopped}.")
            return cell
        self.timeout = max(1, int(min(self.limits.cell_seconds, left)))
        try:
            await super().async_execute_cell(cell, cell_index, execution_count, store_history)
        except DeadKernelError:
            self._stop("printed more than it may" if self._flooded else "ended its kernel")
            _fail(cell, "KernelEnded", f"The notebook {self._stopped}.")
        except CellTimeoutError:
            _fail(cell, TOO_SLOW, "")
        if any(output.get("ename") == TOO_SLOW for output in cell.outputs):
            self._count_hang()
        return cell

    def on_cell_executed(self, cell, cell_index, execute_reply):
        """Keeps an error of which only the reply tells: that a cell took too long, say."""
        error = execute_reply["content"]
        shown = [output.ename for output in cell.outputs if output.output_type == "error"]
        if error["status"] == "error" and error["ename"] not in shown:
            _fail(cell, error["ename"], error["evalue"])

    def process_message(self, msg, cell, cell_index):
        """Counts what the kernel sends, and ends it if that is too much."""
        kind = msg["msg_type"]
        if kind == TAKES_BACK:
            return None
        if kind in self._left:
            size = len(msg["content"]["text"]) if kind == TEXT else len(str(msg["content"]))
            self._left[kind] -= size + 100  # a million empty lines are too much as well
            if self._left[kind] < 0:
                if not self._flooded:
                    self._flooded = True
                    self.km.provisioner.process.kill()
                return None
        return super().process_message(msg, cell, cell_index)

    def _count_hang(self) -> None:
        self._hangs += 1
        told = f"has a cell that ran longer than {self.timeout} s"
        if self._hangs > self.limits.hangs:
            self._stop(f"has more than {self.limits.hangs} cells that ran longer than {self.limits.cell_seconds} s")
        elif told not in self.endings:
            self.endings.append(told)

    def _stop(self, why: str) -> None:
        self._stopped = why
        self.endings.append(why)


def _fail(cell: NotebookNode, name: str, text: str) -> None:
    cell.outputs.append(new_output("error", ename=name, evalue=text, traceback=[f"{name}: {text}"]))
