"""`course lab`: JupyterLab on the first lecture."""

import argparse
import http.client
import os
import secrets
import subprocess
import sys
import time
import urllib.parse
import webbrowser
from pathlib import Path

from launcher import child, ports, setup
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import NotebookMissing, ToolFailed
from launcher.steps import say, step

NAME = "lab"
HELP = "open JupyterLab on the first lecture"
SECONDS_TO_ANSWER = 120
# Server extensions that a lecture has no use for: nbgrader's pages for graders, language servers (none is for Java), the classic page.
# Together they would make JupyterLab start a third slower.
WITHOUT = (
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "jupyter_lsp",
    "notebook",
    "notebook_shim",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notebook", nargs="?", type=Path, help="the notebook to open (default: notebooks/lectures/00-start-here.ipynb)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address, open no browser")
    parser.add_argument("--port", type=port_number, metavar="N", help=f"listen on this port (default: the first free one from {ports.FIRST} on)")
    parser.add_argument("--with", dest="route", choices=setup.ROUTES, help="make and use this kind of environment")


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a whole number from 1 to 65535 was wanted")
    return int(text)


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    page = page_of(clone, arguments.notebook)
    port = ports.choose(arguments.port)
    environment = setup.ready(clone, arguments.route)
    token = secrets.token_urlsafe(24)
    with step("JupyterLab"):
        server = start(environment, port, token)
    address = f"http://{ports.HOST}:{port}{page}?token={token}"
    try:
        say(f"\nJupyterLab is at\n  {address}\nCtrl-C stops it. Its log: {log_of(clone, port)}")
        if not arguments.no_browser and has_screen():
            webbrowser.open(address)
        return server.wait()
    except KeyboardInterrupt:
        child.end(server)
        say("\nJupyterLab has stopped.")
        return 0


def page_of(clone: Clone, notebook: Path | None) -> str:
    """Returns the path of JupyterLab's page for the notebook; raises NotebookMissing if it is not a file in the clone."""
    path = notebook or clone.first_notebook
    path = path if path.is_file() else clone.root / path
    if path.is_file() and path.resolve().is_relative_to(clone.root):
        return "/lab/tree/" + urllib.parse.quote(path.resolve().relative_to(clone.root).as_posix())
    if notebook:
        raise NotebookMissing(f"There is no file {notebook} in {clone.root}. The lectures are in {clone.first_notebook.parent}.")
    return "/lab"


def start(environment: Environment, port: int, token: str) -> subprocess.Popen:
    """Starts the server and waits until it answers; raises ToolFailed if it ends before that or does not answer."""
    log = log_of(environment.clone, port)
    with log.open("w", encoding="utf-8") as file:
        server = subprocess.Popen(
            command(environment, port),
            env=environment.variables | {"JUPYTER_TOKEN": token},  # not as an argument: everybody on the machine can read those
            cwd=environment.clone.root,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_it_answers(server, port, log)
    except BaseException:
        child.end(server)
        raise
    return server


def wait_until_it_answers(server: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not answers(port):
        if server.poll() is not None:
            raise child.explain("JupyterLab", server.returncode, log)
        if time.monotonic() > deadline:
            raise ToolFailed(f"JupyterLab did not answer within {SECONDS_TO_ANSWER} seconds. Its log: {log}")
        time.sleep(0.05)


def log_of(clone: Clone, port: int) -> Path:
    return clone.logs / f"jupyterlab-{port}.log"


def command(environment: Environment, port: int) -> list[str]:
    return [
        str(environment.python),
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--ServerApp.ip={ports.HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={environment.clone.root}",
        f"--ServerApp.jpserver_extensions={dict.fromkeys(WITHOUT, False)}",
        "--ServerApp.answer_yes=True",  # Ctrl-C stops it without a question
        "--ServerApp.allow_root=True",  # in a container, root is often the only user
        "--LabApp.extension_manager=readonly",  # the other one looks up packages on the network
    ]


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection(ports.HOST, port, timeout=1)
    try:
        connection.request("GET", "/api")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def has_screen() -> bool:
    """Says whether a browser could show a window. Without a screen, one in text mode would take over the terminal."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
