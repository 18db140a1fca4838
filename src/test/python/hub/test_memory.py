"""The figures of the hub's trial: what is counted, and the arithmetic."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "hub"))

import memory
from trial import report

HOLDS = """
import sys
held = bytearray(b"x") * (64 * 2**20)
print("ready", flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")


def test_memory_that_a_process_holds_is_counted():
    with subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        usage = memory.of_process(process.pid)
        assert process.pid in memory.processes_of(os.getuid())
    assert 64 < usage.resident < 64 + 100
    assert 64 <= usage.proportional <= usage.resident


def test_a_process_that_has_ended_uses_nothing_and_says_so():
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    with pytest.raises(OSError):
        memory.of_process(process.pid)


def test_usages_add_up():
    assert memory.Usage(1, 2, 3) + memory.NOTHING + memory.Usage(10, 20, 30) == memory.Usage(11, 22, 33)


def test_the_students_on_a_server_are_what_is_left_divided_by_what_each_takes():
    share = report.Share(all=memory.Usage(300, 250, 1), kernel=memory.Usage(200, 180, 1))
    lines = report.memory_of([share, share], hub=memory.Usage(0, 552, 0))
    assert lines[-1].endswith("= 23000 MiB; by 250 MiB each: 92 students")
    assert "median   200 MiB" in lines[0]
    assert "median   100 MiB" in lines[1]
