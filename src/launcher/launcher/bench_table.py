"""The table of a benchmark's run, in Markdown, from the CSV that it wrote."""

import csv
from collections.abc import Iterable
from pathlib import Path

from launcher.failures import ToolFailed
from launcher.java_peers import CLASSES
from launcher.peers import BASE, BLAS, PLAIN, REFERENCE, SHARED

PEERS = (BLAS, "PyTorch float32", "naive EJML")
HEAD = ("workload", "H", "batch", "ms", f"{BASE} ms", "share", "two threads", "plain loops")


def markdown(file: Path) -> str:
    """Rows are workloads. All but the two times are shares of PyTorch's time in float64: below 1 is faster.

    The optional peers have columns if the file has them.
    """
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.DictReader(stream))
    except OSError as failure:
        raise ToolFailed(f"{file} cannot be read: {failure.strerror}.") from None
    if not lines or not {"workload", "cell", "units", "batch", "peer", "median_ms", "ratio"} <= lines[0].keys():
        raise ToolFailed(f"{file} is not a table that `course bench` wrote: it has other columns, or no rows.")
    workloads: dict[tuple, dict[str, dict]] = {}
    for line in lines:
        place = (f"{line['cell'].upper()} {line['workload']}", line["units"], line["batch"])
        workloads.setdefault(place, {})[line["peer"]] = line
    peers = [*PEERS, *(peer for peer in CLASSES if any(peer in of for of in workloads.values()))]
    head = [*HEAD, *peers]
    rows = [_row(place, of, peers) for place, of in workloads.items()]
    return "\n".join(_line(row) for row in (head, ["---"] * len(head), *rows))


def _row(place: tuple, of: dict[str, dict], peers: list[str]) -> list[str]:
    times = [_time(float(of[peer]["median_ms"])) if peer in of else "" for peer in (REFERENCE, BASE)]
    shares = [f"{float(of[peer]['ratio']):.2g}" if peer in of else "" for peer in (REFERENCE, SHARED, PLAIN, *peers)]
    return [*place, *times, *shares]


def _time(milliseconds: float) -> str:
    return f"{milliseconds:.3g}" if milliseconds < 1000 else f"{milliseconds:,.0f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
