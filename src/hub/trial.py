"""Simulated students on a real JupyterHub: all log in at the same time, run lecture 06 and hand in an exercise.

    HUB_PYTHON src/hub/trial.py --students 20 --proxy /path/to/configurable-http-proxy

Run as root, on Linux, from a course folder that is installed as src/hub/README.md says, with assignments made by
`./course exercises`; HUB_PYTHON is the Python that has JupyterHub. It makes system users gateflow-trial-01 and so on, and
removes them. Everything listens on 127.0.0.1 only. The exit code is 0 if all went well for all of them.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path

import memory
from trial import hub as jupyterhub
from trial import report, runaway, users
from trial.client import Browser
from trial.student import ASSIGNMENT, Student, all_of, trespasses


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Simulated students on a real JupyterHub, on loopback.")
    parser.add_argument("--students", type=int, default=20)
    parser.add_argument("--proxy", default="configurable-http-proxy", help="the program configurable-http-proxy")
    chosen = parser.parse_args(arguments)
    if os.geteuid() != 0:
        parser.error("it makes system users, and only root can")
    if chosen.students < 3:
        parser.error("it needs 3 students or more: two run away, and the others must not notice")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the users and the hub are removed then, too
    with tempfile.TemporaryDirectory(prefix="gateflow-trial-") as folder, jupyterhub.exchange() as exchange:
        released = jupyterhub.COURSE / "target" / "exercises" / "release"
        jupyterhub.nbgrader("release_assignment", ASSIGNMENT, f"--CourseDirectory.release_directory={released}")
        with users.made(chosen.students) as names, jupyterhub.running(Path(folder), chosen.proxy) as hub:
            asyncio.run(class_of(names, hub, exchange))
    return 0


async def class_of(names: list[str], hub: jupyterhub.Hub, exchange: Path) -> None:
    """The trial itself; prints as it goes, and raises at the first thing that is not as it should be."""
    students = [Student(Browser(hub.address, name)) for name in names]
    print(f"{len(students)} students log in and run lecture 06 at the same time, on {os.cpu_count()} processors", flush=True)
    await all_of(students, "attend", hub.password)
    shares = [report.share_of(student) for student in students]
    of_hub = sum(map(memory.of_process, group_of(hub.process.pid)), memory.NOTHING)
    await all_of(students, "hand_in")
    say(report.times(students))
    print("Memory after the lecture")
    say(report.memory_of(shares, of_hub))

    inbound = sorted(path.name.partition("+")[0] for path in (exchange / "gateflow" / "inbound").iterdir())
    require(inbound == sorted(names), f"handed in by {inbound}, and not by each student once")
    print(f"Handed in: {len(inbound)}, one by each student")
    seen = [sight for k, student in enumerate(students) for sight in await trespasses(student, [students[k - 1]], str(exchange))]
    require(not seen, "\n".join(seen))
    print("Nobody can see another's files, server or submission, or change what is shared")

    before, meanwhile, hoard = await runaway.hurt(students)
    print(f"An endless loop and a hoard of memory: the others' work takes {meanwhile:.1f} s, before it took {before:.1f} s")
    print(f"The hoard ended by itself: {hoard}", flush=True)


def group_of(leader: int) -> list[int]:
    """The hub, its proxy and its services: they share a process group or a parent with the hub."""
    return [leader, *(int(pid) for pid in Path(f"/proc/{leader}/task/{leader}/children").read_text().split() if owner(pid) == 0)]


def owner(pid: str) -> int:
    return Path(f"/proc/{pid}").stat().st_uid


def say(lines: list[str]) -> None:
    print("\n".join(lines), flush=True)


def require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise SystemExit(f"FAILED: {otherwise}")


if __name__ == "__main__":
    sys.exit(main())
