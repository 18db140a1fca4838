"""Every reproduction at a short length, as `course reproduce all --short` runs it: the same code as at full length, in seconds."""

import csv
import os
import subprocess
from pathlib import Path

import pytest

from launcher.commands import reproduce

ROOT = Path(__file__).resolve().parents[4]
WITHIN = 600  # seconds for all six, also on a machine that is busy


@pytest.fixture(scope="module")
def ran(tmp_path_factory) -> tuple[Path, str]:
    """The folder of the results, and what was shown."""
    folder = tmp_path_factory.mktemp("results")
    return folder, run(folder)


def run(folder: Path, *more: str) -> str:
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    words = [java, "-cp", ROOT / "lib" / "*", reproduce.PROGRAM, "--short", "--seeds", "1", "--results", folder, *more]
    ended = subprocess.run(list(map(str, words)), cwd=ROOT, capture_output=True, text=True, timeout=WITHIN, check=True)
    return ended.stdout


def trials(folder: Path, experiment: str) -> dict[str, dict[str, str]]:
    with (folder / f"{experiment}.csv").open(encoding="utf-8") as file:
        return {row["setting"].split(",")[0]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("experiment", reproduce.EXPERIMENTS)
def test_each_leaves_its_trials_and_their_curves(ran, experiment):
    folder, shown = ran
    assert f"{experiment}  " in shown
    assert trials(folder, experiment)
    assert (folder / f"{experiment}-curves.csv").read_text(encoding="utf-8").count("\n") > 50


@pytest.mark.parametrize("experiment", ["P1", "P2"])
def test_the_lstm_of_1997_solves_the_tasks_of_1997(ran, experiment):
    assert trials(ran[0], experiment)["LSTM of 1997"]["success"] == "yes"


def test_omega_needs_fewer_sequences_than_sgd(ran):
    rows = trials(ran[0], "P3")
    assert int(rows["SGD with clipping and Ω"]["sequences"]) < int(rows["SGD"]["sequences"])


def test_both_nets_stand_on_the_plateau_of_copy_memory(ran):
    assert {row["success"] for row in trials(ran[0], "P5").values()} == {"yes"}


def test_the_lstm_beats_the_rnn_on_the_adding_problem(ran):
    rows = trials(ran[0], "P6")
    assert float(rows["LSTM"]["loss"]) < float(rows["RNN"]["loss"]) / 2


def test_a_second_run_makes_nothing_again(ran):
    folder, _ = ran
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert "trials were made before and are kept" in run(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_readme_has_the_table_of_the_results_that_are_there():
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    words = [java, "-cp", ROOT / "lib" / "*", reproduce.PROGRAM, "--table", "--results", ROOT / "data" / "results"]
    table = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True, timeout=60).stdout
    assert table in (ROOT / "README.md").read_text(encoding="utf-8"), "write it anew: ./course reproduce all --table"
