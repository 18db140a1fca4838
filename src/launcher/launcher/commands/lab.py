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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from launcher import child, grading_pages, ports, setup
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import NotebookMissing, ToolFailed
from launcher.steps import say, step

NAME = "lab"
HELP = "open JupyterLab on the first lecture"
SECONDS_TO_ANSWER = 120
# Like `-m jupyterlab`, without a package that only checks the form of international web addresses in event schemas
# (Jupyter does without it, too) and builds its grammars at each start: half of all the time that a start takes.
START = "import runpy, sys; sys.modules['rfc3987_syntax'] = None; runpy.run_module('jupyterlab', None, '__main__', True)"
# Server extensions that a lecture has no use for: nbgrader's pages for graders, and the classic page.
# With them JupyterLab takes half as long again to start.
WITHOUT = (
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "notebook",
    "notebook_shim",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "notebook", nargs="?", type=Path, help="the notebook to open (default: notebooks/lectures/00-start-here.ipynb)"
    )
    parser.add_argument(
        "--grading", action="store_true", help="with nbgrader's pages for graders: menu Nbgrader, Formgrader"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address, open no browser")
    parser.add_argument(
        "--port",
        type=port_number,
        metavar="N",
        help=f"listen on this port (default: the first free one from {ports.FIRST} on)",
    )
    parser.add_argument("--with", dest="route", choices=setup.ROUTES, help="make and use this kind of environment")


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a whole number from 1 to 65535 was wanted")
    return int(text)


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    to_grade = arguments.grading and not arguments.notebook
    page = grading_pages.ADDRESS if to_grade else page_of(clone, arguments.notebook)
    port = ports.choose(arguments.port)
    environment = setup.ready(clone, arguments.route)
    token = secrets.token_urlsafe(24)
    with serving(environment, port, token, grading=arguments.grading) as server, suppress(KeyboardInterrupt):
        address = f"http://{ports.HOST}:{port}{page}?token={token}"
        say(f"\nJupyterLab is at\n  {address}\nCtrl-C stops it. Its log: {log_of(clone, port)}")
        if not arguments.no_browser and has_screen():
            webbrowser.open(address)
        if code := server.wait():
            raise child.explain("JupyterLab", code, log_of(clone, port))
        return 0
    say("\nJupyterLab has stopped.")
    return 0


def page_of(clone: Clone, notebook: Path | None) -> str:
    """Returns the path of JupyterLab's page for the notebook; raises NotebookMissing if it is no file in the clone."""
    path = notebook or clone.first_notebook
    path = path if path.is_file() else clone.root / path
    if path.is_file() and path.resolve().is_relative_to(clone.root):
        return "/lab/tree/" + urllib.parse.quote(path.resolve().relative_to(clone.root).as_posix())
    if notebook:
        raise NotebookMissing(
            f"There is no file {notebook} in {clone.root}. The lectures are in {clone.first_notebook.parent}."
        )
    return "/lab"


@contextmanager
def serving(
    environment: Environment, port: int, token: str, *, grading: bool = False
) -> Iterator[subprocess.Popen]:
    """Gives the server once it answers, and ends it in any case. Raises ToolFailed if it does not answer."""
    log = log_of(environment.clone, port)
    settings = grading_pages.prepare(environment.clone) if grading else {}
    with log.open("w", encoding="utf-8") as file:
        server = subprocess.Popen(
            command(environment, port, grading_pages.WITHOUT if grading else WITHOUT),
            env=environment.variables
            | settings
            | {"JUPYTER_TOKEN": token},  # not as an argument: everybody on the machine can read those
            cwd=grading_pages.course(environment.clone) if grading else environment.clone.root,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            **child.OWN_GROUP,
        )
    try:
        with step("JupyterLab"):
            wait_until_it_answers(server, port, log)
        yield server
    finally:
        stop(server, port, token)


def stop(server: subprocess.Popen, port: int, token: str) -> None:
    """Ends the server. It is asked to first: ended by a signal it would leave its kernels running."""
    if server.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            if ask(port, "POST", "/api/shutdown", token):
                server.wait(child.SECONDS_TO_END)
        child.end(server)


def wait_until_it_answers(server: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not ask(port, "GET", "/api"):
        if server.poll() is not None:
            raise child.explain("JupyterLab", server.returncode, log)
        if time.monotonic() > deadline:
            raise ToolFailed(f"JupyterLab did not answer within {SECONDS_TO_ANSWER} seconds. Its log: {log}")
        time.sleep(0.05)


def log_of(clone: Clone, port: int) -> Path:
    return clone.logs / f"jupyterlab-{port}.log"


def command(environment: Environment, port: int, without: Sequence[str]) -> list[str]:
    return [
        str(environment.python),
        "-c",
        START,
        "--no-browser",
        f"--ServerApp.ip={ports.HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={environment.clone.root}",
        f"--ServerApp.jpserver_extensions={dict.fromkeys(without, False)}",
        "--ServerApp.allow_root=True",  # in a container, root is often the only user
        "--LabApp.extension_manager=readonly",  # the other one looks up packages on the network
        "--LanguageServerManager.autodetect=False",  # none is for Java, and looking takes time
    ]


def ask(port: int, method: str, path: str, token: str = "") -> bool:
    """Says whether the server answers this request with success."""
    connection = http.client.HTTPConnection(ports.HOST, port, timeout=5)
    try:
        connection.request(method, path, headers={"Authorization": f"token {token}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def has_screen() -> bool:
    """Says whether a browser could show a window. Without a screen, one in text mode would take over the terminal."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
