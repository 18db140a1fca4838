"""What the course cites, from references.toml."""

import tomllib
from dataclasses import dataclass

from .paths import REFERENCES


@dataclass(frozen=True)
class Reference:
    """A paper. Its id is a DOI or an arXiv number, such as `doi:10.1145/321607.321620` or `arXiv:1211.5063`."""

    authors: str
    year: int
    title: str
    id: str

    @property
    def address(self) -> str:
        """Where it can be read about."""
        kind, _, number = self.id.partition(":")
        return {"doi": "https://doi.org/", "arXiv": "https://arxiv.org/abs/"}[kind] + number


def read_references() -> list[Reference]:
    content = tomllib.loads(REFERENCES.read_text(encoding="utf-8"))
    return [Reference(**entry) for entry in content["references"]]
