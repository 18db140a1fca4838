"""The numbers that all peers compute with, and how a peer answers `course bench`."""

import json
import math
import sys
import time

import numpy

INPUTS, STEPS = 8, 100
HASH, MODULUS = 2654435761, 2**32
APART = 1_000_003  # between the first numbers of two arrays
INPUT_ARRAY = 100  # the arrays before it are parameters
GATES = {"lstm": 4, "gru": 3, "rnn": 1}


def uniform(array: int, count: int) -> numpy.ndarray:
    """Numbers in [-0.5, 0.5), the same in every language: k HASH modulo 2^32, over 2^32."""
    k = numpy.arange(array * APART, array * APART + count, dtype=numpy.uint64)
    return (k * numpy.uint64(HASH) % numpy.uint64(MODULUS)).astype(numpy.float64) / MODULUS - 0.5


def weights(cell: str, units: int) -> list[numpy.ndarray]:
    """W, U and b of all gates, stacked in PyTorch's order of gates."""
    scale = 2 / math.sqrt(units)
    return [
        numpy.concatenate(
            [scale * uniform(3 * gate + kind, units * cols).reshape(units, cols) for gate in range(GATES[cell])]
        )
        for kind, cols in enumerate((units, INPUTS, 1))
    ]


def inputs(batch: int) -> numpy.ndarray:
    """steps × batch × inputs."""
    x = 2 * uniform(INPUT_ARRAY, STEPS * INPUTS * batch).reshape(STEPS, INPUTS, batch)
    return x.transpose(0, 2, 1).copy()


def serve(prepare) -> None:
    """Answers requests, one JSON object a line, until there are no more.

    `prepare(workload, cell, units, batch)` returns two functions without arguments: the work, which is timed for as
    many `seconds` as the request says, and what it came to, a list of numbers to compare. None: this peer cannot.
    """
    key, prepared = None, None
    for line in sys.stdin:
        request = json.loads(line)
        wanted = tuple(request[name] for name in ("workload", "cell", "units", "batch"))
        if wanted != key:
            key, prepared = wanted, prepare(*wanted)
        print(json.dumps(measure(*prepared, request["seconds"]) if prepared else {}), flush=True)


def measure(work, results, seconds: float) -> dict:
    times, end = [], time.perf_counter() + seconds
    while not times or time.perf_counter() < end:
        start = time.perf_counter_ns()
        work()
        times.append(time.perf_counter_ns() - start)
    return {"times": times, "results": results()}
