"""Whatever goes wrong: one clear sentence, an exit code of its own, never a stack trace."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import standins
from launcher import cli, failures, java
from launcher.failures import CourseError


def test_every_kind_of_failure_has_its_own_code_and_is_in_the_help():
    kinds = CourseError.__subclasses__()
    codes = [kind.code for kind in kinds]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & {0, 1, 2, 10, 130}
    assert all(f"{kind.code}  {kind.meaning}" in failures.table() for kind in kinds)


def test_the_launcher_reads_on_an_old_python_as_far_as_its_sentence(clone):
    syntax = f"import ast; ast.parse(open({str(clone / 'course')!r}).read(), feature_version=(3, 4))"
    assert subprocess.run([sys.executable, "-c", syntax]).returncode == 0
    run = f"runpy.run_path({str(clone / 'course')!r}, run_name='__main__')"
    pretend = f"import sys, runpy; sys.version_info = (3, 8, 1); {run}"
    ended = subprocess.run([sys.executable, "-c", pretend], stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 10
    assert "this is Python 3.8 and Gateflow needs Python 3.11 or newer" in ended.stderr


def test_no_usable_java(machine, here):
    code, said = here("lab", "--with", "venv")
    assert code == 11
    assert "No Java was found" in said


def test_only_an_old_java(machine, here):
    here.javas.append(standins.java(machine.home / "jdk", "11.0.22"))
    code, said = here("lab", "--with", "venv")
    assert code == 12
    assert "Java 11.0.22" in said and "Install a JDK 17 or newer" in said


def test_a_java_without_jshell(machine, here):
    here.javas.append(standins.java(machine.home / "jre", "17.0.15", modules="java.base"))
    code, said = here("lab", "--with", "venv")
    assert code == 13
    assert "jdk.jshell" in said


def test_no_maven(machine, here):
    here.javas.append(standins.java(machine.home / "jdk", "17.0.15"))
    code, said = here("lab", "--with", "venv")
    assert code == 14
    assert "`mvn`" in said and "apt install maven" in said


def test_a_python_that_cannot_make_a_venv(here, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else object())
    code, said = here("lab", "--with", "venv")
    assert code == 15
    assert "apt install python3-venv" in said


def test_conda_wanted_and_not_there(here):
    code, said = here("lab", "--with", "conda")
    assert code == 16
    assert "micromamba, mamba, conda" in said


@pytest.mark.parametrize(
    "words",
    [
        "CondaHTTPError: HTTP 000 CONNECTION FAILED",
        "critical libmamba Multiple errors occured: Download error (6) Could not resolve hostname",
    ],
)
def test_no_network_for_conda(machine, words):
    machine.program("micromamba", f"raise SystemExit({words!r})")
    ended = machine.course("lab")
    assert_failure(ended, 17, "micromamba could not download what is needed: no network")


def test_no_network_for_maven(machine):
    words = "[ERROR] Could not transfer artifact org.junit:junit-bom:pom:6.1.3 from/to central: transfer failed"
    machine.program("micromamba", standins.CONDA.replace("standins.MAVEN", repr(f"raise SystemExit({words!r})")))
    assert_failure(machine.course("lab"), 17, "Maven could not download what is needed: no network")


def test_too_little_space_to_begin_with(conda_machine, here, monkeypatch):
    usage = shutil.disk_usage(conda_machine.clone)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage._replace(free=400_000_000))
    code, said = here("lab", "--with", "conda")
    assert code == 18
    assert "needs about 3,500 MB" in said and "400 MB free" in said


def test_a_disk_that_fills_up_under_a_program(machine):
    machine.program("micromamba", "raise SystemExit('error: write failed: No space left on device')")
    assert_failure(machine.course("lab"), 18, "micromamba ran out of disk space")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_disk_that_fills_up_under_the_launcher(conda_machine):
    conda_machine.program("micromamba", "print('x' * 100_000)")
    logs = conda_machine.clone / ".course" / "logs"
    logs.mkdir(parents=True)
    (logs / "conda.log").symlink_to("/dev/full")
    assert_failure(conda_machine.course("lab"), 18, "The disk is full")


def test_a_clone_that_cannot_be_written_to(conda_machine):
    conda_machine.clone.chmod(0o555)
    if os.geteuid() == 0:  # root may write anywhere, unless that right is taken away
        plain = conda_machine.command
        conda_machine.command = lambda *words: ["setpriv", "--bounding-set=-dac_override", *plain(*words)]
    try:
        assert_failure(conda_machine.course("lab"), 20, "cannot be written to")
        assert "cannot be written to" in conda_machine.course("doctor").stdout
    finally:
        conda_machine.clone.chmod(0o755)


def test_a_clone_whose_path_has_the_separator_of_paths(conda_machine):
    conda_machine.clone = conda_machine.clone.rename(conda_machine.clone.with_name("a:b"))
    assert_failure(conda_machine.course("lab"), 21, "contains ':'")


def test_an_unreadable_environment_file(conda_machine):
    (conda_machine.clone / "environment.yml").write_text("name: gateflow\ndependencies:\n  - pytest>=9\n")
    assert_failure(conda_machine.course("lab"), 22, "environment.yml, line 3")


def test_a_tool_that_fails_shows_its_last_lines_and_its_log(machine):
    machine.program("micromamba", "raise SystemExit('nothing provides ijava 1.4.0')")
    ended = machine.course("lab")
    assert_failure(ended, 24, "micromamba failed (exit code 1)")
    assert "nothing provides ijava 1.4.0" in ended.stdout
    assert str(machine.clone / ".course" / "logs" / "conda.log") in ended.stdout


def test_an_unknown_command_and_an_unknown_option(machine):
    assert machine.course("labb").returncode == 2
    ended = machine.course("doctor", "--fix")
    assert ended.returncode == 2
    assert "unknown: --fix" in ended.stdout


@pytest.mark.parametrize("folder", ["with spaces in it", "mit Ümläuten und ελληνικά"])
def test_a_path_with_spaces_or_other_letters_works(conda_machine, folder):
    conda_machine.clone = conda_machine.clone.rename(conda_machine.clone.with_name(folder))
    ended = conda_machine.course("handouts", LC_ALL="C")
    assert_failure(
        ended, 24, "The handouts were not written"
    )  # this clone has no exporter: everything before it worked
    (maven,) = conda_machine.calls("mvn")
    assert maven["variables"]["LC_ALL"] == "C.UTF-8"


def assert_failure(ended, code, sentence):
    assert (ended.returncode, sentence in ended.stdout) == (code, True), ended.stdout
    assert "Traceback" not in ended.stdout


@pytest.fixture
def here(machine, monkeypatch, capfd):
    """Runs `course` in this process, where only stand-ins are to be found; gives the exit code and what was said."""

    def run(*arguments):
        code = cli.run(str(machine.clone), list(arguments))
        out, err = capfd.readouterr()
        return code, out + err

    run.javas = []
    for name, value in (machine.variables | {"PATH": str(machine.bin)}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "_usual_folders", lambda variables: [(home.parent, home.name) for home in run.javas])
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield run
    for number, handler in handlers.items():
        signal.signal(number, handler)
