"""The pieces of a sweep, as Slurm and Kubernetes start them, and their merging by `course reproduce --merge`."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from launcher.commands import reproduce

PIECES = range(30)
SAY = f'#!/bin/sh\nexec "{sys.executable}" -c "import json, sys; print(json.dumps(sys.argv[1:]))" "$@"\n'


@pytest.fixture(scope="module")
def sweeps(clone: Path) -> Path:
    return clone / "src" / "sweeps"


@pytest.fixture
def saying(tmp_path: Path) -> dict[str, str]:
    """Variables under which `java` only says how it is called."""
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(SAY)
    java.chmod(0o755)
    return os.environ | {"PATH": f"{java.parent}:{os.environ['PATH']}"}


def run(*words: str | Path, **more) -> subprocess.CompletedProcess:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, **more)


def handed_over(ended: subprocess.CompletedProcess) -> list[str]:
    words = json.loads(ended.stdout)
    return words[words.index(reproduce.PROGRAM) + 1 :]


def test_the_pieces_are_every_experiment_with_every_seed_each_once_in_a_folder_of_its_own(sweeps, saying, tmp_path):
    calls = [handed_over(run(sweeps / "piece.sh", number, tmp_path, env=saying)) for number in PIECES]
    assert {(call[0], call[2]) for call in calls} == {
        (experiment, str(seed)) for experiment in reproduce.EXPERIMENTS for seed in range(1, 6)
    }
    assert len({call[call.index("--results") + 1] for call in calls}) == len(PIECES)


@pytest.mark.parametrize("number", [-1, 30])
def test_a_piece_that_is_none_is_refused_in_a_sentence(sweeps, saying, tmp_path, number):
    ended = run(sweeps / "piece.sh", number, tmp_path, env=saying)
    assert ended.returncode == 2
    assert ended.stderr == f"There is no piece {number}: 0 to 29 was wanted.\n"


def test_slurm_runs_every_piece_with_the_processors_it_gives(sweeps, saying, clone):
    script = (sweeps / "slurm.sh").read_text(encoding="utf-8")
    assert f"#SBATCH --array={PIECES[0]}-{PIECES[-1]}\n" in script
    given = {"SLURM_SUBMIT_DIR": str(clone), "SLURM_ARRAY_TASK_ID": "7", "SLURM_CPUS_PER_TASK": "2"}
    assert handed_over(run(sweeps / "slurm.sh", env=saying | given)) == [
        "P2", "--seed", "3", "--results", "target/pieces/P2-3", "--threads", "2"
    ]  # fmt: skip


def test_kubernetes_runs_every_piece_in_the_image_of_the_hub(sweeps, saying, clone):
    job = yaml.safe_load((sweeps / "kubernetes.yaml").read_text(encoding="utf-8"))["spec"]
    assert (job["completionMode"], job["completions"]) == ("Indexed", len(PIECES))
    (container,) = job["template"]["spec"]["containers"]
    hub = yaml.safe_load((clone / "src" / "hub" / "zero-to-jupyterhub.yaml").read_text(encoding="utf-8"))
    assert container["image"] == "{name}:{tag}".format(**hub["singleuser"]["image"])
    ended = run(*container["command"], cwd=clone, env=saying | {"JOB_COMPLETION_INDEX": "29"})
    assert handed_over(ended)[:5] == ["P6", "--seed", "5", "--results", "/results/P6-5"]


def test_pieces_that_are_really_run_can_be_merged_and_a_contradiction_is_refused(sweeps, clone, tmp_path):
    pieces, merged = tmp_path / "pieces", tmp_path / "merged"
    for number in (5, 6):  # P2, the fastest, with two seeds
        assert run(sweeps / "piece.sh", number, pieces, "--short").returncode == 0
    folders = sorted(pieces.iterdir())
    assert merge(clone, merged, folders).returncode == 0
    with (merged / "P2.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted({row["seed"] for row in rows}) == ["1", "2"]
    shutil.copytree(folders[0], tmp_path / "other")
    changed = (tmp_path / "other" / "P2.csv").read_text().replace(f",{rows[0]['sequences']},", ",17,")
    (tmp_path / "other" / "P2.csv").write_text(changed)
    before = (merged / "P2.csv").read_bytes()
    ended = merge(clone, merged, [tmp_path / "other"])
    assert ended.returncode == 1
    assert ended.stderr.startswith("P2, ") and "nothing was merged" in ended.stderr and "\tat " not in ended.stderr
    assert (merged / "P2.csv").read_bytes() == before


def merge(clone: Path, into: Path, folders: list[Path]) -> subprocess.CompletedProcess:
    words = ["java", "-cp", clone / "lib" / "*", reproduce.PROGRAM, *reproduce.EXPERIMENTS, "--results", into]
    return run(*words, *(word for folder in folders for word in ("--merge", folder)))
