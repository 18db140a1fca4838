"""`course bench`: results are compared before times count, and peers take turns."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import bench_table, peers
from launcher.commands import bench
from launcher.failures import ToolFailed
from launcher.peers import BASE, REFERENCE, Peer, Workload

WORKLOAD = Workload("gradient", "lstm", 16, 1)
ARGUMENTS = argparse.Namespace(rounds=2, seconds=0.0)


class Answering:
    """A peer whose turns take a given time and come to a given result."""

    def __init__(self, name, milliseconds, result, asked):
        self.peer, self.milliseconds, self.result, self.asked = Peer(name, ()), milliseconds, result, asked

    def ask(self, workload, seconds):
        self.asked.append(self.peer.name)
        return {"times": [self.milliseconds * 1e6], "results": [self.result]} if self.result else {}


def test_peers_take_turns_after_each_has_warmed_up():
    asked = []
    both = [Answering("a", 1, 0.5, asked), Answering("b", 2, 0.5 * (1 + 1e-9), asked)]
    first, second = bench.measure(WORKLOAD, both, ARGUMENTS)
    assert asked == ["a", "b"] * 3
    assert (first.times, second.times) == ([1.0, 1.0], [2.0, 2.0])


def test_a_peer_that_computes_something_else_is_refused():
    with pytest.raises(ToolFailed, match=r"b computes \[0.51\] for gradient lstm 16 x 1, not \[0.5\]"):
        bench.measure(WORKLOAD, [Answering("a", 1, 0.5, []), Answering("b", 2, 0.51, [])], ARGUMENTS)


def test_a_peer_without_the_workload_is_left_out():
    measured = bench.measure(WORKLOAD, [Answering("a", 1, 0.5, []), Answering("b", 2, None, [])], ARGUMENTS)
    assert [one.peer for one in measured] == ["a"]


def test_the_ratio_is_a_share_of_pytorch(capsys):
    measured = [bench.Measured(REFERENCE, [1.0, 3.0, 2.0]), bench.Measured(BASE, [8.0])]
    measured.append(bench.Measured("products", [1.5]))
    rows = bench.report(WORKLOAD, measured)
    assert rows[0] == ("gradient", "lstm", 16, 1, REFERENCE, 2.0, 1.0, 0.25, 0.75)
    assert len(rows) == 2
    assert "75%" in capsys.readouterr().out


def test_a_training_that_fails_says_why():
    peer = Peer("a", (sys.executable, "-c", "raise SystemExit('no torch here')"))
    with pytest.raises(ToolFailed, match="a failed: no torch here"):
        peers.trained(peer, os.environ)


def test_a_training_is_the_loss_that_it_prints():
    assert peers.trained(Peer("a", (sys.executable, "-c", "print(0.25)")), os.environ) == 0.25


def test_the_table_sets_the_peers_beside_each_other(tmp_path):
    file = tmp_path / "bench.csv"
    rows = [("gradient", "lstm", 16, 1, REFERENCE, 2.0, 1.0, 0.25, ""), ("gradient", "lstm", 16, 1, BASE, 8.0, 7.5, 1.0, "")]
    file.write_text("\n".join(",".join(map(str, row)) for row in (bench.COLUMNS, *rows)))
    head, _, line = bench_table.markdown(file).splitlines()
    assert head.startswith("| workload | H | batch | ms | PyTorch float64 ms | share |")
    assert line.startswith("| LSTM gradient | 16 | 1 | 2 | 8 | 0.25 |")


def test_another_file_is_no_table(tmp_path):
    file = tmp_path / "other.csv"
    with pytest.raises(ToolFailed, match="cannot be read: No such file"):
        bench_table.markdown(file)
    file.write_text("a,b\n1,2\n")
    with pytest.raises(ToolFailed, match="is not a table that `course bench` wrote"):
        bench_table.markdown(file)


def test_the_benchmarks_run_and_are_drawn(clone: Path):
    command = [sys.executable, str(clone / "course"), "bench", "--quick", "--seconds", "0.1"]
    ended = subprocess.run(command, cwd=clone, capture_output=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    for workload in ("gradient lstm 16 x 1", "gradient lstm 16 x 32", "jacobians lstm 16 x 1"):
        assert workload in ended.stdout
    bench_table.markdown(clone / "target" / "bench" / "bench.csv")
    assert "<title>Gateflow: benchmarks" in (clone / "target" / "bench" / "bench.html").read_text("utf-8")


def test_the_readme_has_the_table_of_the_measured_times(clone: Path):
    table = bench_table.markdown(clone / "data" / "results" / "performance.csv")
    assert table in (clone / "README.md").read_text("utf-8"), "write it anew: ./course bench --table data/results/performance.csv"
