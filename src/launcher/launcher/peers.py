"""The programs that `course bench` compares: each runs in a process of its own and answers requests in turn."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launcher import child
from launcher.environment import Environment
from launcher.failures import ToolFailed
from launcher.java import ONE_THREAD, TWO_THREADS

CLASS = "gateflow.bench.Peer"
TRAINING = "gateflow.bench.Training"
SOURCES = Path("src", "bench", "peers")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
REFERENCE = "gateflow"  # the others' results must agree with its results
SHARED = "gateflow, two threads"
PLAIN = "gateflow, plain loops"
BASE = "PyTorch float64"  # what a ratio is a share of, if it is there
BLAS = "NumPy"  # whose matrix products are the machine's own rate


@dataclass(frozen=True)
class Peer:
    """A program, and how near to the reference its results must come."""

    name: str
    command: tuple[str | Path, ...]
    tolerance: float = 1e-8


@dataclass(frozen=True)
class Workload:
    """What is measured: a kind of work on a cell of so many units and a batch of so many sequences."""

    kind: str
    cell: str
    units: int
    batch: int

    def __str__(self) -> str:
        return f"{self.kind} {self.cell} {self.units} x {self.batch}"


def of_java(environment: Environment, classpath: str) -> list[Peer]:
    found = _gateflow(environment, ("-Xmx2g", "-cp", classpath, CLASS))
    return [*found, Peer("naive EJML", (*found[-1].command, "naive"))]


def _gateflow(environment: Environment, run: Sequence[str]) -> list[Peer]:
    """The library in one thread, first; in two, if there is more than one processor; with plain loops."""
    java, fast = environment.java.command, environment.java.fast_options
    found = [Peer(REFERENCE, (java, *fast, ONE_THREAD, *run))]
    found += [Peer(SHARED, (java, *fast, TWO_THREADS, *run))] if (os.cpu_count() or 1) > 1 else []
    return [*found, Peer(PLAIN, (java, ONE_THREAD, *run))] if fast else found


def of_python(environment: Environment, python: str, threads: int) -> Iterator[Peer]:
    """The peers that this Python has the packages for."""
    folder = environment.clone.root / SOURCES
    if _imports(python, "numpy"):
        yield Peer(BLAS, (python, folder / "numpy_peer.py"))
    if _imports(python, "torch"):
        torch = (python, folder / "torch_peer.py")
        yield Peer(BASE, (*torch, "fused", "float64", str(threads)))
        yield Peer("PyTorch float64, loop of cells", (*torch, "loop", "float64", str(threads)))
        yield Peer("PyTorch float32", (*torch, "fused", "float32", str(threads)), tolerance=1e-3)


def of_training(environment: Environment, classpath: str, python: str | None, threads: int) -> list[Peer]:
    """The programs that make a whole training each, from a cold start, and print its last loss."""
    found = _gateflow(environment, ("-Xmx2g", "-cp", classpath, TRAINING))
    if python and _imports(python, "torch"):
        script = environment.clone.root / SOURCES / "torch_training.py"
        found += [
            Peer(f"PyTorch {precision}", (python, script, precision, str(threads)), tolerance)
            for precision, tolerance in (("float64", 1e-8), ("float32", 1e-3))
        ]
    return found


def trained(peer: Peer, variables: Mapping[str, str]) -> float:
    """Runs the program to its end; returns the loss that it prints."""
    ended = subprocess.run([os.fspath(part) for part in peer.command], env=variables, capture_output=True, text=True)
    if ended.returncode != 0:
        raise ToolFailed(f"{peer.name} failed: {(ended.stderr.strip().splitlines() or ['without a word'])[-1]}")
    return float(ended.stdout)


def _imports(python: str, package: str) -> bool:
    try:
        return subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode == 0
    except OSError:
        return False


class Running:
    """A peer's process."""

    def __init__(self, peer: Peer, process: subprocess.Popen) -> None:
        self.peer, self.process = peer, process

    def ask(self, workload: Workload, seconds: float) -> dict:
        """Returns the times in nanoseconds, and the results; nothing if the peer has no such workload."""
        request = {"workload": workload.kind, "cell": workload.cell, "units": workload.units, "batch": workload.batch}
        try:
            self.process.stdin.write(json.dumps(request | {"seconds": seconds}) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())
        except (OSError, ValueError):
            raise ToolFailed(f"{self.peer.name} ended in the middle of {workload}. Its log says why.") from None


def with_threads(environment: Environment, threads: int) -> dict[str, str]:
    """The environment's variables, and those that say how many threads a BLAS may have."""
    return environment.variables | dict.fromkeys(THREADS, str(threads))


@contextmanager
def running(peers: Sequence[Peer], environment: Environment, threads: int) -> Iterator[list[Running]]:
    """Starts the peers, each with a log of its own errors, and ends them."""
    environment.clone.logs.mkdir(parents=True, exist_ok=True)
    variables = with_threads(environment, threads)
    started: list[Running] = []
    try:
        for peer in peers:
            name = peer.name.replace(" ", "-").replace(",", "")
            with (environment.clone.logs / f"bench-{name}.log").open("w", encoding="utf-8") as log:
                started.append(Running(peer, _start(peer, variables, log)))
        yield started
    finally:
        for one in started:
            child.end(one.process)


def _start(peer: Peer, variables: dict[str, str], log) -> subprocess.Popen:
    return subprocess.Popen(
        [os.fspath(part) for part in peer.command],
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        encoding="utf-8",
        **child.OWN_GROUP,
    )
