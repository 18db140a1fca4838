"""Runs notebooks from a clean kernel on a chosen JDK, two at a time."""

import json
import re
import subprocess
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from launcher.java import Java

AT_ONCE = 2
LONGEST_CELL = 120  # seconds
MEASURED = re.compile(r'data-claim="(\w+)"[^>]*? data-measured="([^"]*)"')


@dataclass(frozen=True)
class NotebookRun:
    """A notebook with the outputs of one run, and how long the run took in seconds."""

    notebook: nbformat.NotebookNode
    seconds: float

    @property
    def code_cells(self) -> list[nbformat.NotebookNode]:
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    @cached_property
    def measured(self) -> list[tuple[nbformat.NotebookNode, str, str]]:
        """Of every claim: the cell, the claim's id and what was measured."""
        return [
            (cell, claim, unescape(value))
            for cell in self.code_cells
            for output in cell.outputs
            for claim, value in MEASURED.findall(output.get("data", {}).get("text/html", ""))
        ]


class NotebookRuns:
    """Starts runs as they are asked for, and keeps each one's result."""

    def __init__(self, kernels: Path):
        self._kernels = kernels
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._runs: dict[tuple[Path, Java, int], Future[NotebookRun]] = {}

    def start(self, path: Path, jdk: Java, number: int = 1) -> Future[NotebookRun]:
        key = (path, jdk, number)
        if key not in self._runs:
            self._runs[key] = self._pool.submit(self._run, path, jdk)
        return self._runs[key]

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _run(self, path: Path, jdk: Java) -> NotebookRun:
        notebook = nbformat.read(path, as_version=4)
        specs = KernelSpecManager(kernel_dirs=[str(self._kernel_on(jdk))])
        client = NotebookClient(
            notebook,
            km=AsyncKernelManager(kernel_name="java", kernel_spec_manager=specs),
            timeout=LONGEST_CELL,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(path.parent)}},
        )
        client.owns_km = True  # else nbclient leaves a kernel that it was given running
        begin = time.monotonic()
        client.execute(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return NotebookRun(notebook, time.monotonic() - begin)

    def _kernel_on(self, jdk: Java) -> Path:
        """A folder with the environment's kernel `java`, started by this JDK."""
        folder = self._kernels / str(jdk.feature)
        installed = KernelSpecManager().get_kernel_spec("java")
        argv = [part.replace("{resource_dir}", installed.resource_dir) for part in installed.argv]
        argv[0] = str(jdk.command)
        spec = {"argv": argv, "display_name": "Java", "language": "java", "interrupt_mode": "message"}
        file = folder / "java" / "kernel.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(spec), encoding="utf-8")
        return folder
