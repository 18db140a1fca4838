"""Runs a notebook from a clean kernel and says in a sentence where it failed."""

import asyncio
import copy
import os
import re
import subprocess
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from pathlib import Path

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from .errors import HandoutError

TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
QUALIFIED_EXCEPTION = re.compile(r"(?:\w+\.)+([\w$]+)[,:]\s*(.*)", re.DOTALL)
LONGEST_MESSAGE = 300
# A progress bar writes over itself on a screen; on a page every state of it would stay.
WITHOUT_PROGRESS_BARS = {"GATEFLOW_PROGRESS": "off"}


async def execute(notebook: NotebookNode, path: Path, timeout: int) -> NotebookNode:
    """A copy of the notebook with fresh outputs; the file at `path` is not written to.

    `timeout` is the longest that one cell may take, in seconds.
    """
    executed = copy.deepcopy(notebook)
    _clear_outputs(executed)
    started = []
    client = NotebookClient(
        executed,
        timeout=timeout,
        # The lectures have nothing to do at exit, and a Java kernel takes seconds to end by itself.
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_start=lambda cell, cell_index: started.append(cell_index),
    )
    try:
        # The kernel's own log is of no use to who reads the terminal.
        environment = {**os.environ, **WITHOUT_PROGRESS_BARS}
        await client.async_execute(env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except CellExecutionError as failure:
        reason = _reason(executed.cells[started[-1]], failure)
        raise HandoutError(f"{_cell_name(path, executed, started)} failed: {reason}") from failure
    except CellTimeoutError as failure:
        raise HandoutError(f"{_cell_name(path, executed, started)} ran longer than {timeout} s.") from failure
    except DeadKernelError as failure:
        raise HandoutError(f"{_cell_name(path, executed, started)} ended its kernel.") from failure
    except NoSuchKernel as failure:
        raise HandoutError(f"{path.name} asks for the kernel '{failure.name}', which isn't installed here.") from failure
    return executed


def run_interruptibly(coroutine: Coroutine):
    """Runs a coroutine to its end and returns its result; Ctrl-C cancels it and lets it clean up.

    It runs in a thread of its own: in the main thread nbclient takes Ctrl-C for itself, for one kernel only, and the
    others would live on. The wait is for a future because a Thread.join that was interrupted can't be trusted again.
    """
    runner = asyncio.Runner()
    loop = runner.get_loop()
    task = loop.create_task(coroutine)
    finished: Future[None] = Future()

    def run() -> None:
        with runner:
            runner.run(asyncio.wait([task]))
        finished.set_result(None)

    try:
        threading.Thread(target=run).start()
        finished.result()
    except KeyboardInterrupt:
        # nbclient leaves tasks behind that fail when their kernel is gone; of those nobody needs to hear.
        loop.set_exception_handler(lambda loop, context: None)
        loop.call_soon_threadsafe(task.cancel)
        finished.result()
        raise
    return task.result()


def _clear_outputs(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def _cell_name(path: Path, notebook: NotebookNode, started: list[int]) -> str:
    if not started:
        return f"{path.name}: the kernel"
    position = started[-1]
    return f"{path.name}: cell {position + 1} ({_first_words(notebook.cells[position].source)})"


def _first_words(source: str) -> str:
    lines = source.strip().splitlines()
    words = lines[0] if lines else ""
    return f"“{words[:60]}…”" if len(words) > 60 or len(lines) > 1 else f"“{words}”"


def _reason(cell: NotebookNode, failure: CellExecutionError) -> str:
    """The compiler's message, or the exception's short name and message; a Java kernel hides each in its own place."""
    if failure.ename == "CompilationException":
        traceback = cell.outputs[-1].traceback
        lines = [TERMINAL_COLOUR.sub("", line) for line in traceback]
        return _shorten(" ".join(line for line in lines if not line.startswith("|")))
    thrown = QUALIFIED_EXCEPTION.match(failure.evalue)
    return _shorten(f"{thrown[1]}: {thrown[2]}" if thrown else f"{failure.ename}: {failure.evalue}")


def _shorten(reason: str) -> str:
    text = " ".join(TERMINAL_COLOUR.sub("", reason).split())
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"
