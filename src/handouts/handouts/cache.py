"""Remembers executed notebooks, so that one whose inputs did not change is not run again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from nbformat import NotebookNode

from . import execute


class ExecutionCache:
    """Executed notebooks in a folder, found by a digest of all that their outputs depend on.

    These are: the notebook file, the kernel's specification, the code that runs notebooks, and `inputs`:
    files and folders that every notebook may read, such as lib/ and data/.
    """

    def __init__(self, folder: Path, inputs: Iterable[Path]):
        self._folder = folder
        self._inputs = _digest_of_files([Path(execute.__file__), *_files(inputs)])

    def find(self, path: Path, notebook: NotebookNode) -> NotebookNode | None:
        """What the notebook at `path` gave when it was last run on the same inputs, or None."""
        stored = self._file(path, notebook)
        return nbformat.read(stored, as_version=4) if stored.is_file() else None

    def store(self, path: Path, notebook: NotebookNode, executed: NotebookNode) -> None:
        """Keeps `executed` in place of any older run of the notebook at `path`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for older in self._folder.glob(f"{path.stem}.*.ipynb"):
            older.unlink()
        stored = self._file(path, notebook)
        unfinished = stored.with_suffix(".part")
        nbformat.write(executed, unfinished)
        unfinished.replace(stored)  # at once, so that an interrupted build leaves no half of a notebook

    def _file(self, path: Path, notebook: NotebookNode) -> Path:
        digest = hashlib.sha256()
        digest.update(self._inputs.encode())
        digest.update(path.read_bytes())
        digest.update(_kernel(notebook).encode())
        return self._folder / f"{path.stem}.{digest.hexdigest()[:24]}.ipynb"


def _kernel(notebook: NotebookNode) -> str:
    name = notebook.metadata.get("kernelspec", {}).get("name", "")
    try:
        return KernelSpecManager().get_kernel_spec(name).to_json()
    except NoSuchKernel:
        return name  # the run will say so


def _files(inputs: Iterable[Path]) -> list[Path]:
    found = []
    for path in inputs:
        found += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return found


def _digest_of_files(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as content:
            digest.update(file.name.encode() + hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()
