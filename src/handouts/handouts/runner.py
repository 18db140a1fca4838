"""Runs the lectures' notebooks, a few at a time, but for those that nothing changed for."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from .cache import ExecutionCache
from .errors import HandoutError
from .execute import execute


class Runner:
    """Runs notebooks and collects the reasons why one could not be run."""

    def __init__(self, cache: ExecutionCache, jobs: int, timeout: int, force: bool, say: Callable[[str], None]):
        """`jobs` notebooks run at a time; `force` runs also what the cache has; `say` gets a line per notebook."""
        self._cache = cache
        self._jobs = jobs
        self._timeout = timeout
        self._force = force
        self._say = say

    async def run_all(self, notebooks: dict[Path, NotebookNode]) -> dict[Path, NotebookNode | HandoutError]:
        """Each notebook as it was executed, or the reason why not. No failure stops the others."""
        places = asyncio.Semaphore(self._jobs)

        async def run_in_turn(path: Path, notebook: NotebookNode) -> NotebookNode | HandoutError:
            async with places:
                try:
                    return await self._run(path, notebook)
                except HandoutError as failure:
                    return failure

        results = await asyncio.gather(*(run_in_turn(*item) for item in notebooks.items()))
        return dict(zip(notebooks, results, strict=True))

    async def _run(self, path: Path, notebook: NotebookNode) -> NotebookNode:
        remembered = None if self._force else self._cache.find(path, notebook)
        if remembered:
            self._say(f"{path.stem}: unchanged, not run again")
            return remembered
        self._say(f"{path.stem}: running")
        start = time.perf_counter()
        executed = await execute(notebook, path, self._timeout)
        self._say(f"{path.stem}: ran in {time.perf_counter() - start:.1f} s")
        self._cache.store(path, notebook, executed)
        return executed
