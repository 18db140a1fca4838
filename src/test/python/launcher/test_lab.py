"""`course lab`, with a stand-in for JupyterLab."""

import argparse
import json
import signal
import socket
import urllib.parse
from pathlib import Path

import pytest

import standins
from launcher import ports
from launcher.clone import Clone
from launcher.commands import lab
from running_lab import RunningLab


@pytest.fixture
def served(conda_machine, free_port, request):
    """What JupyterLab was called with, after Ctrl-C, and what `course` said in all."""
    course = conda_machine.start("lab", "--no-browser", "--port", str(free_port), *getattr(request, "param", ()), DISPLAY=":0")
    said = ""
    for line in course.stdout:
        said += line
        if "Ctrl-C stops it" in line:
            break
    course.send_signal(signal.SIGINT)
    said += course.communicate(timeout=30)[0]
    (call,) = conda_machine.calls("jupyterlab")
    return argparse.Namespace(machine=conda_machine, port=free_port, said=said, code=course.returncode, **call)


def test_the_first_lecture_is_opened_with_a_token_that_only_the_environment_knows(served):
    page = f"http://127.0.0.1:{served.port}/lab/tree/notebooks/lectures/00-start-here.ipynb?token="
    assert page in served.said
    token = served.said.partition(page)[2].split()[0]
    assert token == served.variables["JUPYTER_TOKEN"] and len(token) >= 32
    assert token not in " ".join(served.arguments)


def test_ctrl_c_stops_it_in_one_line(served):
    assert served.code == 0
    assert served.said.endswith("\n\nJupyterLab has stopped.\n")
    assert ports.is_free(served.port)


def test_it_listens_on_this_machine_only_and_asks_no_network(served):
    assert {"--ServerApp.ip=127.0.0.1", "--LabApp.extension_manager=readonly", "--no-browser"} <= set(served.arguments)
    page = (served.machine.clone / ".course" / "jupyter" / "config" / "labconfig" / "page_config.json").read_text()
    assert "announcements" in page


def test_all_that_jupyter_writes_goes_into_the_clone(served):
    names = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    folders = [served.variables[f"JUPYTER_{name}"] for name in names]
    folders += [
        served.variables[name] for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    ]
    assert all(folder.startswith(f"{served.machine.clone}/.course/") for folder in folders)
    assert served.variables["JUPYTER_PREFER_ENV_PATH"] == "1"
    assert f"--ServerApp.root_dir={served.machine.clone}" in served.arguments


@pytest.mark.parametrize("served", [("--grading",)], indirect=True)
def test_for_grading_the_form_is_on_and_the_settings_come_before_the_others(served):
    assert f"http://127.0.0.1:{served.port}/lab/tree/notebooks/exercises?token=" in served.said
    (switched_off,) = [argument for argument in served.arguments if "jpserver_extensions" in argument]
    assert "formgrader" not in switched_off and "assignment_list" in switched_off
    folder = Path(served.variables["JUPYTER_CONFIG_PATH"])
    page = json.loads((folder / "labconfig" / "page_config.json").read_text())
    assert page["disabledExtensions"]["@jupyter/nbgrader"] is False


def test_a_port_in_use_that_was_asked_for_is_refused_before_anything_is_made(conda_machine):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = conda_machine.course("lab", "--port", str(port))
    assert ended.returncode == 19
    assert f"Port {port} is in use" in ended.stdout
    assert not conda_machine.calls("micromamba")


def test_without_port_the_next_free_one_is_taken(monkeypatch):
    monkeypatch.setattr(ports, "is_free", lambda port: port >= 8891)
    assert ports.choose(None) == 8891


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_what_is_no_port_is_refused(machine, port):
    ended = machine.course("lab", f"--port={port}")
    assert ended.returncode == 2
    assert "is no port" in ended.stdout


def test_a_notebook_is_found_from_the_clone_and_its_address_is_quoted(clone):
    page = lab.page_of(Clone(clone), clone / "src" / "test" / "python" / "conftest.py")
    assert urllib.parse.unquote(page) == "/lab/tree/src/test/python/conftest.py"


@pytest.mark.parametrize("notebook", ["notebooks/none.ipynb", "/etc/passwd", "../record.jsonl"])
def test_a_notebook_that_is_not_in_the_clone_is_refused(conda_machine, notebook):
    conda_machine.record.touch()
    ended = conda_machine.course("lab", notebook)
    assert ended.returncode == 23
    assert f"There is no file {notebook}" in ended.stdout


def test_a_server_that_ends_at_once_is_told_with_its_words(conda_machine):
    conda_machine.course("handouts")
    python = conda_machine.clone / ".course" / "conda" / "bin" / "python"
    python.write_text("#!/bin/sh\necho 'No module named jupyterlab'; exit 1\n")
    ended = conda_machine.course("lab", "--no-browser")
    assert ended.returncode == 24
    assert "No module named jupyterlab" in ended.stdout


def test_the_real_one_answers_starts_the_kernel_java_and_writes_nothing_to_the_users_home(lab):
    spec = lab.ask("/api/kernelspecs")["kernelspecs"]["java"]["spec"]
    assert (spec["display_name"], spec["language"]) == ("Java", "java")
    assert lab.ask("/api/kernels", send={"name": "java"})["name"] == "java"
    assert standins.tree(lab.home) == set()


def test_the_real_one_leaves_no_kernel_behind(lab, clone, tmp_path):
    with RunningLab.start(clone, tmp_path) as other:
        kernel = other.ask("/api/kernels", send={"name": "java"})["id"]
        connection = clone / ".course" / "jupyter" / "runtime" / f"kernel-{kernel}.json"
        assert connection.exists()
    assert not connection.exists()  # the server removes it when it has ended the kernel
    assert lab.ask("/api/status")["started"]
