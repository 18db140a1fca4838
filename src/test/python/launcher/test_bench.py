"""`course bench`: results are compared before times count, and peers take turns."""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import bench_table, java_peers, maven, peers
from launcher.clone import Clone
from launcher.commands import bench
from launcher.environment import Environment
from launcher.failures import ToolFailed
from launcher.java import Java
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


def test_the_table_has_a_column_of_an_optional_peer_that_was_measured(tmp_path):
    file = tmp_path / "bench.csv"
    first, second = java_peers.CLASSES
    rows = [("gradient", "lstm", 16, 1, peer, 2.0, 1.0, ratio, "") for peer, ratio in ((REFERENCE, 0.25), (first, 3.5))]
    file.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in (bench.COLUMNS, *rows)))
    head, _, line = bench_table.markdown(file).splitlines()
    assert head.endswith(f"| {first} |")
    assert line.endswith("| 3.5 |")
    assert second not in head


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment whose Java is none: what the tests start is in `command`."""
    java = Java(tmp_path, "17", has_jshell=True, has_compiler=True, has_vectors=False)
    return Environment(Clone(tmp_path), "venv", tmp_path, Path(sys.executable), java, ())


@pytest.fixture
def built(monkeypatch) -> list:
    """Linux on x86-64, with a Maven that does nothing; what it was asked for."""
    asked = []
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(maven, "run", lambda environment, goals, step, log: asked.append(goals))
    return asked


def chosen(environment: Environment, *options: str) -> list[str]:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    return [peer.name for peer in bench.chosen_peers(environment, parser.parse_args(options))]


def test_java_peers_are_built_only_if_they_are_asked_for(environment, built, monkeypatch):
    monkeypatch.setattr(java_peers, "command", lambda environment, program: (sys.executable, "-c", ""))
    assert not set(chosen(environment)) & set(java_peers.CLASSES)
    assert not built
    assert set(chosen(environment, "--java-peers")) >= set(java_peers.CLASSES)
    assert built == [["-f", str(java_peers.PROJECT), "compile"]]


def test_a_java_peer_that_does_not_start_is_left_out(environment, built, monkeypatch, capsys):
    trace = (
        'Exception in thread "main" java.lang.ExceptionInInitializerError\n\tat A.main(A.java:1)\n'
        "Caused by: java.lang.UnsatisfiedLinkError: libtorch.so: cannot open shared object file\n\t... 5 more"
    )
    fails = f"raise SystemExit({trace!r})"
    monkeypatch.setattr(
        java_peers, "command", lambda _, program: (sys.executable, "-c", fails if "Djl" in program else "")
    )
    first, second = java_peers.CLASSES
    found = chosen(environment, "--java-peers")
    assert first not in found
    assert second in found
    reason = "java.lang.UnsatisfiedLinkError: libtorch.so: cannot open shared object file"
    assert f"  Left out: {first}. It does not start: {reason}\n" in capsys.readouterr().out


def test_the_threads_are_those_that_were_asked_for(environment, built, monkeypatch):
    wants = "import os, sys; sys.exit(os.environ['OMP_NUM_THREADS'] != '3')"
    monkeypatch.setattr(java_peers, "command", lambda environment, program: (sys.executable, "-c", wants))
    assert len(list(java_peers.ready(environment, 3))) == len(java_peers.CLASSES)
    assert not list(java_peers.ready(environment, 1))


def test_java_peers_are_left_out_on_another_platform(environment, built, monkeypatch, capsys):
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    assert not list(java_peers.ready(environment, 1))
    assert not built
    assert "for Linux on x86-64 only" in capsys.readouterr().out


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
