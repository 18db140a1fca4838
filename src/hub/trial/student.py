"""What a student does in class, and what a student must not be able to do."""

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field

from .client import Browser, CellFailed, Kernel

LECTURE = "notebooks/lectures/06-gradient-through-gates.ipynb"
ASSIGNMENT = "06-gradient-through-gates"
EXERCISE = f"notebooks/exercises/release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"


@dataclass
class Student:
    """A student at the hub, and how many seconds each thing took."""

    browser: Browser
    kernel: Kernel | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.browser.user

    async def attend(self, password: str) -> None:
        """Logs in, opens the lecture and runs all its cells; raises if one fails."""
        await self.timed("log in", self.browser.log_in(password))
        await self.timed("server", self.browser.start_server())
        notebook = await self.browser.notebook(LECTURE)
        self.kernel = await self.timed("kernel", self._first_kernel())
        await self.timed("lecture", self._run(notebook))
        await self.browser.save(LECTURE, notebook)

    async def hand_in(self) -> None:
        """Gets the exercise, writes into it and hands it in, by the same requests as the buttons of nbgrader's page."""
        await self.timed("exercise", self._hand_in())

    async def timed(self, what: str, work: Awaitable):
        start = time.monotonic()
        result = await work
        self.seconds[what] = time.monotonic() - start
        return result

    async def _first_kernel(self) -> Kernel:
        kernel = await self.browser.kernel(LECTURE)
        await kernel.run("1 + 1")
        return kernel

    async def _run(self, notebook: dict) -> None:
        for number, cell in enumerate(notebook["cells"]):
            if cell["cell_type"] == "code":
                try:
                    await self.kernel.run("".join(cell["source"]))
                except CellFailed as failure:
                    raise RuntimeError(f"{self.name}, cell {number} of {LECTURE}: {failure}") from None

    async def _hand_in(self) -> None:
        await self.browser.assignment("fetch", ASSIGNMENT)
        notebook = await self.browser.notebook(EXERCISE)
        notebook["metadata"]["handed_in_by"] = self.name
        await self.browser.save(EXERCISE, notebook)
        await self.browser.assignment("submit", ASSIGNMENT)


async def all_of(students: list[Student], work: str, *arguments: object) -> None:
    """Lets all of them do the same at the same time; raises the first failure."""
    await asyncio.gather(*(getattr(student, work)(*arguments) for student in students))


async def trespasses(student: Student, others: list[Student], exchange: str) -> list[str]:
    """Lets a student try to see what belongs to others; returns what was not refused."""
    seen = []
    for other in others:
        for path in (f"/home/{other.name}", f"/home/{other.name}/gateflow/{LECTURE}", f"{exchange}/gateflow/inbound"):
            if await _can_read(student.kernel, path):
                seen.append(f"{student.name} can read {path}")
        answer = await student.browser.ask("GET", student.browser.own("api/contents", other.name), expect=(200, 302, 403, 404))
        if answer.code in (200, 302):
            seen.append(f"{student.name} reaches the server of {other.name}: {answer.code}")
    for path in ("lib/gateflow.jar", "data/sunspots.csv"):
        if "yes" in await student.kernel.run(f'System.out.print(java.nio.file.Files.isWritable(java.nio.file.Path.of("../../{path}")) ? "yes" : "no");'):
            seen.append(f"{student.name} can change the shared {path}")
    return seen


async def _can_read(kernel: Kernel, path: str) -> bool:
    """Also a folder counts as read if its names can be listed."""
    return "yes" in await kernel.run(f'System.out.print(java.nio.file.Files.isReadable(java.nio.file.Path.of("{path}")) ? "yes" : "no");')
