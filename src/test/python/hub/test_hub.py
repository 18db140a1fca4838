"""The configuration for a class on one hub: what it sets, what a student's server makes, and nbgrader's exchange, really used."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
import yaml
from traitlets.config import Config, PyFileConfigLoader

ASSIGNMENT = "06-gradient-through-gates"
COURSE_FILES = ("src/hub", "notebooks/lectures", "notebooks/tracers.ipynb", "data/sunspots.csv", "notebooks/exercises/nbgrader_config.py")


@pytest.fixture
def installed(clone: Path, tmp_path: Path, monkeypatch) -> Path:
    """A course folder as on a server, and an empty home of a student, who is the one that runs what follows."""
    course = tmp_path / "srv" / "gateflow"
    for name in COURSE_FILES:
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (clone / name).is_dir() else shutil.copy)(clone / name, course / name)
    (course / "lib").mkdir()
    (course / "lib" / "gateflow.jar").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(course / "src" / "hub" / "jupyter"))
    (tmp_path / "home").mkdir()
    return course


def load(file: Path) -> Config:
    return PyFileConfigLoader(file.name, path=str(file.parent)).load_config()


@pytest.fixture
def values(clone: Path) -> dict:
    return yaml.safe_load((clone / "src" / "hub" / "zero-to-jupyterhub.yaml").read_text(encoding="utf-8"))


def test_every_student_has_limits_and_idle_servers_end(clone):
    c = load(clone / "src" / "hub" / "jupyterhub_config.py")
    assert (c.Spawner.mem_limit, c.Spawner.cpu_limit) == ("1G", 1.0)
    (service,), (role,) = c.JupyterHub.services, c.JupyterHub.load_roles
    assert "jupyterhub_idle_culler" in service["command"]
    assert role["services"] == [service["name"]]
    assert "delete:servers" in role["scopes"]


def test_the_environment_that_course_made_is_the_one_that_servers_start_in(installed):
    for name in ("venv", "conda"):
        (installed / ".course" / name).mkdir(parents=True)
        c = load(installed / "src" / "hub" / "jupyterhub_config.py")
        folder = installed / ".course" / name / "bin"
        assert c.Spawner.cmd[0] == str(folder / "python")
        assert c.Spawner.environment["PATH"].startswith(f"{folder}:")


def test_the_cluster_gives_kernels_the_same_variables_and_limits_as_the_one_server(clone, values):
    c = load(clone / "src" / "hub" / "jupyterhub_config.py")
    given = values["singleuser"]["extraEnv"]
    assert {name: given[name] for name in ("JDK_JAVA_OPTIONS", "MALLOC_ARENA_MAX")}.items() <= c.Spawner.environment.items()
    assert values["singleuser"]["memory"]["limit"] == c.Spawner.mem_limit
    assert values["singleuser"]["defaultUrl"] == c.Spawner.default_url
    assert f" -timeout={values['cull']['timeout']}" in " ".join(c.JupyterHub.services[0]["command"]).replace("--", "-")


def test_the_clusters_image_has_the_version_of_the_course(clone, values):
    version = xml.parse(clone / "pom.xml").findtext("{http://maven.apache.org/POM/4.0.0}version")
    assert values["singleuser"]["image"]["tag"] == version


def test_a_students_folder_has_own_notebooks_and_shares_the_rest(installed, tmp_path):
    c = load(installed / "src" / "hub" / "jupyter" / "jupyter_server_config.py")
    folder = tmp_path / "home" / "gateflow"
    assert c.ServerApp.root_dir == str(folder)
    own = {path.name for path in (folder / "notebooks" / "lectures").iterdir()}
    assert own == {path.name for path in (installed / "notebooks" / "lectures").glob("*.ipynb")}
    assert (folder / "lib").readlink() == installed / "lib"
    exercise = folder / "notebooks" / "exercises" / "release" / ASSIGNMENT
    exercise.mkdir()
    for place, to_lib in ((folder / "notebooks" / "lectures", "../../lib"), (exercise, "../../../../lib")):
        assert (place / to_lib / "gateflow.jar").is_file()  # where the first cell of a notebook looks


def test_a_second_start_keeps_what_the_student_changed_and_brings_what_is_new(installed, tmp_path):
    config = installed / "src" / "hub" / "jupyter" / "jupyter_server_config.py"
    load(config)
    changed = tmp_path / "home" / "gateflow" / "notebooks" / "tracers.ipynb"
    changed.write_text("mine")
    (installed / "notebooks" / "lectures" / "11-new.ipynb").write_text("new")
    load(config)
    assert changed.read_text() == "mine"
    assert (changed.parent / "lectures" / "11-new.ipynb").read_text() == "new"


def test_an_assignment_goes_to_the_student_and_back_through_the_exchange(clone, installed, tmp_path, monkeypatch):
    released = installed / "target" / "exercises" / "release" / ASSIGNMENT
    released.mkdir(parents=True)
    shutil.copy(clone / "notebooks" / "exercises" / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", released)
    exchange = installed.parent / "gateflow-exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    monkeypatch.setenv("GATEFLOW_EXCHANGE", str(exchange))  # the teacher's way to name it; students have it from jupyter/
    teacher = installed / "notebooks" / "exercises"
    nbgrader("release_assignment", ASSIGNMENT, folder=teacher)
    nbgrader("fetch_assignment", ASSIGNMENT, folder=tmp_path)
    fetched = tmp_path / "home" / "gateflow" / "notebooks" / "exercises" / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert fetched.is_file()
    nbgrader("submit", ASSIGNMENT, folder=tmp_path)
    (handed_in,) = (exchange / "gateflow" / "inbound").iterdir()
    assert (handed_in / f"{ASSIGNMENT}.ipynb").read_bytes() == fetched.read_bytes()
    assert not (exchange / "gateflow" / "inbound").stat().st_mode & 0o004  # students cannot list what others handed in
    nbgrader("collect", ASSIGNMENT, "--CourseDirectory.submitted_directory=../../target/collected", folder=teacher)
    assert list((installed / "target" / "collected").glob(f"*/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"))


def nbgrader(*words: str, folder: Path) -> None:
    command = [sys.executable, "-m", "nbgrader", *words]
    ended = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-2000:]
