"""Runs notebooks from a clean kernel in the background, two at a time, while tests that need none of them go on."""

import asyncio
import json
import os
import re
import subprocess
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import nbformat
from handouts.execute import execute
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from launcher import java
from launcher.java import Java

AT_ONCE = 2
LONGEST_CELL = 120  # seconds
# A kernel of a test lives for seconds. Without the compiler that is meant for hours it takes half the processor's time.
ONE_COMPILER = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1"}
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


def other_jdks() -> list[Java]:
    """The machine's oldest usable JDK and its newest, but for the environment's own; that one if there is no other."""
    own, *rest = (jdk for jdk in java.find_all() if jdk.usable)
    ends = {choose([own, *rest], key=lambda jdk: jdk.feature) for choose in (min, max)}
    return sorted(ends - {own} or {own}, key=lambda jdk: jdk.feature)


class NotebookRuns:
    """Starts runs as they are asked for, and keeps each one's result.

    The run on the environment's own kernel is made as the handouts make theirs, so that they can be made from it.
    The run on a named JDK is a second opinion, with one compiler only; `kernels` is a folder for its kernelspecs.
    """

    def __init__(self, kernels: Path):
        self._kernels = kernels
        self._variables = os.environ | ONE_COMPILER  # as they are now: a test may change them while runs go on
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._runs: dict[tuple[Path, Java | None], Future[NotebookRun]] = {}

    def start(self, path: Path, jdk: Java | None = None) -> Future[NotebookRun]:
        """Starts a run on this JDK, or on the environment's own kernel, unless it was started before."""
        if (path, jdk) not in self._runs:
            self._runs[path, jdk] = self._pool.submit(self._run, path, jdk)
        return self._runs[path, jdk]

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _run(self, path: Path, jdk: Java | None) -> NotebookRun:
        begin = time.monotonic()
        notebook = nbformat.read(path, as_version=4)
        if jdk:
            self._run_on(jdk, path, notebook)
        else:
            notebook = asyncio.run(execute(notebook, path, LONGEST_CELL))
        return NotebookRun(notebook, time.monotonic() - begin)

    def _run_on(self, jdk: Java, path: Path, notebook: nbformat.NotebookNode) -> None:
        specs = KernelSpecManager(kernel_dirs=[str(self._kernel_on(jdk))])
        client = NotebookClient(
            notebook,
            km=AsyncKernelManager(kernel_name="java", kernel_spec_manager=specs),
            timeout=LONGEST_CELL,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(path.parent)}},
        )
        client.owns_km = True  # else nbclient leaves a kernel that it was given running
        client.execute(env=self._variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

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
