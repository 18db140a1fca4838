"""Measures a kernel after a lecture, under one or more sets of VM options.

    python src/hub/kernel_memory.py [--notebook NOTEBOOK] [--rounds 3] "" "-XX:+UseSerialGC -Xmx256m" …

Each set is a word of its own, in quotes; "" stands for the VM as it is. It needs the course's environment to be active and
Linux. CPU seconds are compared and not time on a clock: they hardly change when the machine is busy.
"""

import argparse
import os
import statistics
import sys
from pathlib import Path

import memory
import nbformat
from nbclient import NotebookClient

CLONE = Path(__file__).resolve().parents[2]
LECTURE = CLONE / "notebooks" / "lectures" / "06-gradient-through-gates.ipynb"
VARIABLE = "JDK_JAVA_OPTIONS"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures a kernel after a lecture, under sets of VM options.")
    parser.add_argument("options", nargs="+", help='a set of VM options in quotes; "" for none')
    parser.add_argument("--notebook", type=Path, default=LECTURE)
    parser.add_argument("--rounds", type=int, default=3, help="how often each set is measured (default: 3)")
    chosen = parser.parse_args(arguments)
    print(f"{'resident MiB':>12}{'own MiB':>9}{'CPU s':>8}   medians of {chosen.rounds} after {chosen.notebook.name}")
    measured = {options: [] for options in chosen.options}
    for _ in range(chosen.rounds):  # in turns, so that what else the machine does meets all sets alike
        for options, usages in measured.items():
            usages.append(after(chosen.notebook, options))
    for options, usages in measured.items():
        resident, own, cpu = (
            statistics.median(getattr(usage, name) for usage in usages) for name in ("resident", "proportional", "cpu")
        )
        print(f"{resident:12.0f}{own:9.0f}{cpu:8.1f}   {options or 'no options'}", flush=True)
    return 0


def after(path: Path, options: str) -> memory.Usage:
    """What the kernel uses when all cells have run; raises nbclient's error if a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": path.parent}})
    with client.setup_kernel(env=os.environ | {VARIABLE: options}):
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        return memory.of_process(client.km.provisioner.pid)


if __name__ == "__main__":
    sys.exit(main())
