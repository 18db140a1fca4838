"""What the launcher's tests share."""

from pathlib import Path

import pytest

import standins


@pytest.fixture
def machine(tmp_path: Path) -> standins.Machine:
    """A machine with a clone, an empty home and no programs of its own yet."""
    return standins.Machine(tmp_path)


@pytest.fixture
def conda_machine(machine: standins.Machine) -> standins.Machine:
    """A machine with micromamba and nothing else."""
    machine.program("micromamba", standins.CONDA)
    return machine
