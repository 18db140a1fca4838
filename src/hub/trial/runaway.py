"""What happens to the others when one student's cell takes all processors and another's all memory it can get."""

import asyncio
import statistics
import time

from .client import CellFailed
from .student import Student

ENDLESS = "while (true) { }"
GREEDY = "var hoard = new java.util.ArrayList<double[]>(); while (true) { hoard.add(new double[1_000_000]); }"
# A step of the lecture's kind of work, which takes a moment.
WORK = "double sum = 0; for (int k = 1; k < 20_000_000; k++) { sum += Math.tanh(1.0 / k); } System.out.print(sum);"
ROUNDS = 3


async def seconds_of(students: list[Student]) -> float:
    """How long a piece of work takes them, all at the same time: the median of some rounds, of all."""
    taken = []
    for _ in range(ROUNDS):
        taken += await asyncio.gather(*(_seconds(student) for student in students))
    return statistics.median(taken)


async def _seconds(student: Student) -> float:
    start = time.monotonic()
    await student.kernel.run(WORK)
    return time.monotonic() - start


async def hurt(students: list[Student]) -> tuple[float, float, str]:
    """Lets the first loop and the second hoard; returns the others' seconds before and meanwhile, and how the hoard ended."""
    looping, greedy, *others = students
    before = await seconds_of(others)
    loop = asyncio.create_task(looping.kernel.run(ENDLESS))
    try:
        hoard = await _failure(greedy)
        meanwhile = await seconds_of(others)
        if loop.done():
            raise RuntimeError(f"the endless loop has ended: {loop.exception()}")
    finally:
        await looping.browser.ask("POST", f"{looping.kernel.path}/restart", "{}")
        loop.cancel()
    return before, meanwhile, hoard


async def _failure(student: Student) -> str:
    try:
        await student.kernel.run(GREEDY)
    except CellFailed as failure:
        return str(failure)
    raise RuntimeError(f"{student.name} can take memory without end")
