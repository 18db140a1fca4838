"""JupyterHub with the configuration of src/hub, on loopback, with its log and database in a folder of the trial."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COURSE = Path(__file__).resolve().parents[3]
EXCHANGE = COURSE.parent / "gateflow-exchange"
SECONDS_TO_START = 180
SECONDS_TO_END = 60
# What differs from a class: everybody has the same password, and the spawner needs no systemd.
CONFIGURATION = """
load_subconfig({base!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{ports[1]}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "localprocess"
"""


@dataclass(frozen=True)
class Hub:
    """A hub that runs: its address, the password of all users, and its process."""

    address: str
    password: str
    process: subprocess.Popen


@contextmanager
def running(folder: Path, proxy: str) -> Iterator[Hub]:
    """Gives the hub once it answers, and ends it, its proxy and all servers in the end."""
    ports, password = free_ports(3), secrets.token_urlsafe(16)
    configuration = folder / "jupyterhub_config.py"
    base = str(COURSE / "src" / "hub" / "jupyterhub_config.py")
    configuration.write_text(CONFIGURATION.format(base=base, ports=ports, proxy=proxy, password=password))
    with (folder / "hub.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "--config", configuration],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        hub = Hub(f"http://127.0.0.1:{ports[0]}", password, process)
        wait_for(hub)
        yield hub
    except BaseException:
        print(f"The last words of JupyterHub:\n{(folder / 'hub.log').read_text()[-3000:]}", file=sys.stderr)
        raise
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_for(hub: Hub) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and hub.process.poll() is None:
        try:
            urllib.request.urlopen(f"{hub.address}/hub/api", timeout=5)
            return
        except (OSError, urllib.error.URLError):
            time.sleep(0.5)
    raise SystemExit("JupyterHub did not start.")


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


@contextmanager
def exchange() -> Iterator[Path]:
    """Gives nbgrader's exchange, empty, and removes it in the end. Refuses one that is there: it is a class's."""
    if EXCHANGE.exists():
        raise SystemExit(f"{EXCHANGE} is there already: the trial needs a course folder of its own.")
    EXCHANGE.mkdir()
    EXCHANGE.chmod(0o777)  # nbgrader wants that
    try:
        yield EXCHANGE
    finally:
        shutil.rmtree(EXCHANGE)


def nbgrader(*words: str) -> None:
    """Runs nbgrader as the teacher, in the folder of the exercises."""
    program = next((COURSE / ".course").glob("*/bin/nbgrader"))
    variables = os.environ | {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "JUPYTER_CONFIG_PATH": str(COURSE / "src" / "hub" / "jupyter"),
    }
    ended = subprocess.run(
        [program, *words], cwd=COURSE / "notebooks" / "exercises", env=variables, capture_output=True, text=True
    )
    if ended.returncode:
        raise SystemExit(f"nbgrader {' '.join(words)} failed:\n{ended.stderr[-2000:]}")
