"""The venv route: a real venv and a real pip, which installs small stand-ins for the packages."""

import json
import zipfile
from pathlib import Path

import pytest

import standins
from launcher import environment_file

JJAVA = "share/jupyter/kernels/java"


@pytest.fixture
def venv_machine(machine, tmp_path):
    """A machine with a JDK, Maven and an index of small packages."""
    jdk = standins.java(tmp_path / "a jdk", "17.0.15")
    machine.program("mvn", standins.MAVEN)
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for requirement in environment_file.read(machine.clone / "environment.yml").pip_requirements:
        name, _, version = requirement.partition("==")
        wheel(wheels, name, version)
    machine.extra = {"JAVA_HOME": str(jdk), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    return machine


def test_without_a_network_it_is_told_and_the_next_run_makes_the_venv(venv_machine, tmp_path):
    with_packages = dict(venv_machine.extra)
    without = {"JAVA_HOME": with_packages["JAVA_HOME"], "PIP_RETRIES": "0"}
    without |= {f"{scheme}_proxy": "http://127.0.0.1:9" for scheme in ("http", "https")}
    venv_machine.extra = without
    ended = venv_machine.course("handouts")
    assert ended.returncode == 17, ended.stdout
    assert "pip could not download what is needed: no network" in ended.stdout

    venv_machine.extra = with_packages
    set_up(venv_machine)
    venv = venv_machine.clone / ".course" / "venv"
    installed = {path.name.partition("-")[0] for path in venv.glob("lib/*/site-packages/*.dist-info")}
    assert {"jupyterlab", "nbgrader", "jjava", "pytest", "playwright"} <= installed
    assert spec_of(venv)["argv"][0] == str(tmp_path / "a jdk" / "bin" / "java")
    assert (spec_of(venv)["display_name"], spec_of(venv)["language"]) == ("Java", "java")

    other_java = standins.java(tmp_path / "newer", "21.0.4")
    venv_machine.extra = without | {
        "JAVA_HOME": str(other_java)
    }  # once set up, it works offline, and follows JAVA_HOME
    set_up(venv_machine)
    assert spec_of(venv)["argv"][0] == str(other_java / "bin" / "java")
    assert len(venv_machine.calls("mvn")) == 1
    assert {path.partition("/")[0] for path in standins.tree(venv_machine.home)} <= {".cache"}  # pip's own


def set_up(machine):
    ended = machine.course("handouts")
    assert "The handouts were not written" in ended.stdout, (
        ended.stdout
    )  # this clone has no exporter: all before it worked


def spec_of(venv: Path) -> dict:
    return json.loads((venv / JJAVA / "kernel.json").read_text())


def wheel(folder: Path, name: str, version: str) -> None:
    """Writes the smallest wheel of this name; JJava's brings its kernelspec."""
    stem = f"{name.replace('-', '_')}-{version}"
    files = {f"{stem}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"}
    files[f"{stem}.dist-info/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    if name == "jjava":
        files[f"{stem}.data/data/{JJAVA}/kernel.json"] = (
            '{"argv": ["java"], "display_name": "Java (jjava)", "language": "java"}'
        )
    files[f"{stem}.dist-info/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{stem}.dist-info/RECORD"])
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
