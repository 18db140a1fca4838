"""`course bench`: how fast the library is, beside others that compute the same, in turns in one run."""

import argparse
import csv
import math
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from launcher import bench_table, child, java_peers, maven, peers, setup
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import ToolFailed
from launcher.peers import BASE, BLAS, REFERENCE, Workload
from launcher.steps import say, step

NAME = "bench"
HELP = "measure training steps and gradient traces, beside PyTorch and NumPy where they are"
PROJECT = Path("src", "bench", "pom.xml")
UNITS, BATCHES = (2, 16, 64, 128, 256, 512), (1, 32)
COLUMNS = ("workload", "cell", "units", "batch", "peer", "median_ms", "min_ms", "ratio", "share_of_products")
TRAINING = Workload("training", "lstm", 32, 32)
WARM_UP = 12.0  # seconds that the just-in-time compiler has for the library's loops, before anything is measured
ALLOCATION = ("-prof", "gc", "-f", "1", "-wi", "3", "-i", "2")


@dataclass
class Measured:
    """The times of one peer with one workload, in milliseconds."""

    peer: str
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Builds src/bench and measures: `gradient`, forward and all gradients of 100 steps; `jacobians`, all Jacobians "
        "of the full state; `norms`, their norms alone. Results must agree before a time counts."
    )
    parser.epilog = (
        f"A ratio is a share of {BASE}'s median; the share of products compares a training step with its three matrix "
        f"products in {BLAS}. Writes target/bench/bench.csv. Close other programs: they are measured, too."
    )
    parser.add_argument("--quick", action="store_true", help="three small sizes, one round")
    parser.add_argument("--python", metavar="PROGRAM", help="a Python with torch and numpy, to compare with")
    parser.add_argument(
        "--java-peers",
        action="store_true",
        help="compare `gradient lstm` with DJL and DeepLearning4J, too (Linux, x86-64): Maven downloads 250 MB for "
        "them, which take 1.1 GB in target",
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="turns of each peer (default: 5)")
    parser.add_argument("--seconds", type=float, default=1.0, metavar="S", help="length of a turn (default: 1)")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="threads of other libraries (default: 1)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only workloads such as `gradient lstm 64 x 32`")
    parser.add_argument("--cold", action="store_true", help="a whole training from a cold start instead: 1,000 steps")
    parser.add_argument("--growth", action="store_true", help="how time and memory grow with T and H instead, in 1 GiB")
    parser.add_argument("--table", metavar="CSV", help="run nothing: print this earlier run's table in Markdown")
    parser.add_argument("--allocation", action="store_true", help="run JMH's profiler for allocation instead")
    parser.add_argument("--with", dest="route", choices=setup.ROUTES, help="make and use this kind of environment")


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    if arguments.table:
        say(bench_table.markdown(Path(arguments.table)))
        return 0
    environment = setup.ready(clone, arguments.route)
    with step("Benchmarks, by Maven") as under_way:
        maven.run(environment, ["-f", str(PROJECT), "compile"], under_way, log="bench")
    if arguments.allocation:
        return allocation(environment)
    if arguments.growth:
        return growth(environment)
    if arguments.cold:
        return cold(environment, arguments)
    found = chosen_peers(environment, arguments)
    rows = []
    with peers.running(found, environment, arguments.threads) as running:
        running[0].ask(Workload("gradient", "lstm", 64, 32), WARM_UP)  # the reference: see peers.of_java
        for workload in workloads(arguments):
            rows += report(workload, measure(workload, running, arguments))
    write(environment, rows)
    draw(environment)
    return 0


def write(environment: Environment, rows: Sequence[tuple]) -> None:
    file = environment.clone.target / "bench" / "bench.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([COLUMNS, *rows])
    say(f"\nAs CSV: {file}")


def draw(environment: Environment) -> None:
    """Draws what `write` has written."""
    file = environment.clone.target / "bench" / "bench.csv"
    page = file.with_suffix(".html")
    command = program(environment, "gateflow.bench.ChartPage", file, page)
    if child.show(command, variables=environment.variables, cwd=environment.clone.root) != 0:
        raise ToolFailed("The charts could not be drawn; the reason is above. The CSV is whole.")
    say(f"As charts: {page}")


def classpath(environment: Environment) -> str:
    target = environment.clone.target / "bench"
    return os.pathsep.join([str(target / "classes"), str(environment.clone.lib / "*"), str(target / "lib" / "*")])


def program(environment: Environment, name: str, *arguments: str | Path, options: Sequence[str] = ()) -> list[str | Path]:
    """The command that runs one of the benchmarks' own programs."""
    return [environment.java.command, *options, "-cp", classpath(environment), name, *arguments]


def allocation(environment: Environment) -> int:
    command = program(environment, "org.openjdk.jmh.Main", *ALLOCATION)
    return child.show(command, variables=environment.variables, cwd=environment.clone.root)


def growth(environment: Environment) -> int:
    options = (*environment.java.fast_options, "-Xmx1g")
    command = program(environment, "gateflow.bench.Growth", options=options)
    return child.show(command, variables=environment.variables, cwd=environment.clone.root)


def cold(environment: Environment, arguments: argparse.Namespace) -> int:
    """Times whole programs in turns; each must come to the same loss."""
    found = peers.of_training(environment, classpath(environment), arguments.python, arguments.threads)
    measured = [Measured(peer.name) for peer in found]
    variables = peers.with_threads(environment, arguments.threads)
    reference: list[float] = []
    for _ in range(arguments.rounds):
        for peer, times in zip(found, measured, strict=True):
            start = time.perf_counter()
            loss = peers.trained(peer, variables)
            times.times.append(1e3 * (time.perf_counter() - start))
            reference = reference or [loss]
            require_agreement(peer, [loss], reference, "the training")
    write(environment, report(TRAINING, measured))
    return 0


def chosen_peers(environment: Environment, arguments: argparse.Namespace) -> list[peers.Peer]:
    """The peers of src/bench always; Python's and other Java libraries if they are asked for. Says what is left out."""
    found = peers.of_java(environment, classpath(environment))
    if arguments.python:
        found += peers.of_python(environment, arguments.python, arguments.threads)
    if arguments.java_peers:
        found += java_peers.ready(environment, arguments.threads)
    names = {peer.name for peer in found}
    for name in (BASE, BLAS):
        if name not in names:
            say(f"  Left out: {name}. `--python PROGRAM` names a Python that has it.")
    return found


def workloads(arguments: argparse.Namespace) -> list[Workload]:
    if arguments.quick:
        arguments.rounds = 1
        all_of_them = [Workload("gradient", "lstm", 16, 1), Workload("gradient", "lstm", 16, 32)]
        all_of_them += [Workload("jacobians", "lstm", 16, 1)]
    else:
        all_of_them = [Workload("gradient", "lstm", units, batch) for batch in BATCHES for units in UNITS]
        all_of_them += [
            Workload("gradient", cell, units, batch) for cell in ("gru", "rnn") for batch in BATCHES for units in (16, 128)
        ]
        all_of_them += [Workload(kind, "lstm", units, 1) for kind in ("jacobians", "norms") for units in (16, 64, 128)]
    return [workload for workload in all_of_them if arguments.only in str(workload)]


def measure(workload: Workload, running: Sequence[peers.Running], arguments: argparse.Namespace) -> list[Measured]:
    """Each peer warms up; those that agree are then measured in turns."""
    agreeing: list[tuple[peers.Running, Measured]] = []
    reference: list[float] = []
    for one in running:
        answer = one.ask(workload, 2 * arguments.seconds)  # the first is the reference
        if not answer:
            continue
        reference = reference or answer["results"]
        require_agreement(one.peer, answer["results"], reference, workload)
        agreeing.append((one, Measured(one.peer.name)))
    products = Workload("products", workload.cell, workload.units, workload.batch)
    blas = next((one for one in running if one.peer.name == BLAS), None)
    machine = Measured("products")
    for _ in range(arguments.rounds):
        for one, measured in agreeing:
            measured.times += [nanoseconds / 1e6 for nanoseconds in one.ask(workload, arguments.seconds)["times"]]
        if blas and (workload.kind, workload.cell) == ("gradient", "lstm"):
            machine.times += [nanoseconds / 1e6 for nanoseconds in blas.ask(products, arguments.seconds)["times"]]
    return [measured for _, measured in agreeing] + ([machine] if machine.times else [])


def require_agreement(peer: peers.Peer, results: Sequence[float], reference: Sequence[float], work: object) -> None:
    """Refuses times of a peer that computes something else."""
    if not all(math.isclose(a, b, rel_tol=peer.tolerance) for a, b in zip(results, reference, strict=False)):
        raise ToolFailed(f"{peer.name} computes {results} for {work}, not {reference}.")


def report(workload: Workload, measured: Sequence[Measured]) -> list[tuple]:
    """Prints the workload's part of the table; returns it as rows."""
    of = {one.peer: one for one in measured}
    base, products = of.get(BASE, of[REFERENCE]), of.pop("products", None)
    say(f"\n{workload}\n  {'':<32}{'median ms':>12}{'min ms':>12}{'ratio':>9}{'of products':>13}")
    rows = []
    for one in of.values():
        ratio, share = one.median / base.median, products.median / one.median if products else None
        shown = f"{share:13.0%}" if share else ""
        say(f"  {one.peer:<32}{one.median:12.3f}{min(one.times):12.3f}{ratio:9.4f}{shown}")
        place = (workload.kind, workload.cell, workload.units, workload.batch)
        rows.append((*place, one.peer, one.median, min(one.times), ratio, "" if share is None else share))
    return rows
