"""A folder of notebooks, read and run. What fails is remembered and does not stop the others."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from .cache import ExecutionCache
from .errors import HandoutError
from .execute import run_interruptibly
from .lecture import Lecture, read_lecture
from .runner import Runner


@dataclass(frozen=True)
class Options:
    """What to build from and where to. `inputs` are files and folders that the notebooks may read."""

    notebooks: Path
    output: Path
    cache: Path
    inputs: tuple[Path, ...]
    solutions: bool = False
    force: bool = False
    jobs: int = 2
    timeout: int = 600


class Course:
    """The lectures of a folder. `lectures` are those that can be read, `executed` those of them that ran to their end."""

    def __init__(self, options: Options, say: Callable[[str], None]):
        """`say` gets a line for each thing done."""
        self.lectures: list[Lecture] = []
        self.executed: dict[Lecture, NotebookNode] = {}
        self.failures: list[HandoutError] = []
        self._options = options
        self._say = say

    def run(self) -> None:
        """Reads all notebooks and runs those that changed."""
        read = self._read()
        self.lectures = list(read)
        options = self._options
        runner = Runner(
            ExecutionCache(options.cache, options.inputs), options.jobs, options.timeout, options.force, self._say
        )
        notebooks = {lecture.path: notebook for lecture, notebook in read.items()}
        results = run_interruptibly(runner.run_all(notebooks))
        for lecture in read:
            result = results[lecture.path]
            if isinstance(result, HandoutError):
                self.fail(result)
            else:
                self.executed[lecture] = result

    def fail(self, failure: HandoutError) -> None:
        """Says and remembers why something could not be made."""
        self._say(f"FAILED: {failure}")
        self.failures.append(failure)

    def _read(self) -> dict[Lecture, NotebookNode]:
        paths = sorted(self._options.notebooks.glob("*.ipynb"))
        if not paths:
            raise HandoutError(f"There is no notebook in {self._options.notebooks}.")
        read = {}
        for path in paths:
            try:
                lecture, notebook = read_lecture(path)
                read[lecture] = notebook
            except HandoutError as failure:
                self.fail(failure)
        return read
