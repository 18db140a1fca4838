"""`course bench`: results are compared before times count, and peers take turns."""

import argparse

import pytest

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
