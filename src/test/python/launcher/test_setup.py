"""Setting up: only what is missing, whatever happened before. The conda route, with stand-ins for its programs."""

import signal
import time

import pytest

import standins


def test_micromamba_is_asked_for_the_environment_in_the_clone(conda_machine):
    set_up(conda_machine)
    (call,) = conda_machine.calls("micromamba")
    prefix = conda_machine.clone / ".course" / "conda"
    assert call["arguments"] == [
        "create",
        "--prefix",
        str(prefix),
        "--file",
        str(conda_machine.clone / "environment.yml"),
    ]
    assert call["variables"]["MAMBA_ALWAYS_YES"] == "true"
    assert call["variables"]["MAMBA_REGISTER_ENVS"] == "false"


@pytest.mark.parametrize("tool", ["conda", "mamba"])
def test_conda_and_mamba_are_asked_in_their_own_words(machine, tool):
    machine.program(tool, standins.CONDA)
    set_up(machine)
    (call,) = machine.calls(tool)
    assert call["arguments"][:3] == ["env", "create", "--prefix"]
    assert call["variables"]["CONDA_REGISTER_ENVS"] == "false"


def test_maven_runs_on_the_environments_java(conda_machine):
    set_up(conda_machine)
    (call,) = conda_machine.calls("mvn")
    jdk = conda_machine.clone / ".course" / "conda" / "lib" / "jvm"
    assert call["variables"]["JAVA_HOME"] == str(jdk)
    assert call["variables"]["PATH"].startswith(f"{jdk}/bin:")
    assert call["arguments"][-2:] == ["-Dmaven.test.skip=true", "package"]


def test_a_second_run_does_nothing_again(conda_machine):
    set_up(conda_machine)
    set_up(conda_machine)
    assert len(conda_machine.calls("micromamba")) == 1
    assert len(conda_machine.calls("mvn")) == 1


def test_a_changed_environment_file_makes_the_environment_anew(conda_machine):
    set_up(conda_machine)
    file = conda_machine.clone / "environment.yml"
    file.write_text(file.read_text() + "# only a comment\n")
    set_up(conda_machine)
    assert len(conda_machine.calls("micromamba")) == 1
    file.write_text(file.read_text() + "  - tqdm=4.67.1\n")
    set_up(conda_machine)
    assert len(conda_machine.calls("micromamba")) == 2


def test_a_changed_source_builds_the_jar_anew_and_offline(conda_machine):
    set_up(conda_machine)
    (conda_machine.clone / "src" / "main" / "java" / "A.java").write_text("class A { int a; }\n")
    set_up(conda_machine)
    assert ["--offline" in call["arguments"] for call in conda_machine.calls("mvn")] == [False, True]


def test_a_lost_jar_is_built_again(conda_machine):
    set_up(conda_machine)
    (conda_machine.clone / "lib" / "gateflow.jar").unlink()
    set_up(conda_machine)
    assert (conda_machine.clone / "lib" / "gateflow.jar").exists()


def test_an_emptied_maven_cache_is_filled_again(conda_machine):
    set_up(conda_machine)
    emptied = "if '--offline' in sys.argv: raise SystemExit('Cannot access central in offline mode')\n"
    standins.program(conda_machine.clone / ".course" / "conda" / "bin" / "mvn", emptied + standins.MAVEN)
    (conda_machine.clone / "pom.xml").touch()
    (conda_machine.clone / "lib" / "gateflow.jar").unlink()
    set_up(conda_machine)
    assert ["--offline" in call["arguments"] for call in conda_machine.calls("mvn")] == [False, True, False]


def test_a_moved_clone_is_set_up_again(conda_machine):
    set_up(conda_machine)
    conda_machine.clone = conda_machine.clone.rename(conda_machine.clone.with_name("moved clone"))
    set_up(conda_machine)
    assert len(conda_machine.calls("micromamba")) == 2


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize(("where", "environments_made"), [("micromamba", 2), ("mvn", 1)])
def test_an_interrupted_run_is_made_good_by_the_next(conda_machine, kill, where, environments_made):
    interrupt(conda_machine, where, kill)
    set_up(conda_machine)
    assert (conda_machine.clone / "lib" / "gateflow.jar").exists()
    assert len(conda_machine.calls("micromamba")) == environments_made
    assert len(conda_machine.calls("mvn")) == (1 if where == "micromamba" else 2)


def test_a_run_after_a_killed_one_waits_for_the_programs_that_live_on(conda_machine):
    interrupt(conda_machine, "micromamba", signal.SIGKILL)
    assert "waiting until it is done" in conda_machine.course("handouts").stdout


def test_an_interruption_gives_one_line_and_its_own_code(conda_machine):
    course, output = interrupt(conda_machine, "micromamba", signal.SIGINT)
    assert course.returncode == 130
    assert output.count("Interrupted. Run the same command again") == 1
    assert "Traceback" not in output


def test_two_at_once_set_up_once(conda_machine):
    conda_machine.program("micromamba", "import os, time; time.sleep(1)\n" + standins.CONDA)
    both = [conda_machine.start("handouts") for _ in range(2)]
    outputs = [course.communicate(timeout=60)[0] for course in both]
    assert len(conda_machine.calls("micromamba")) == 1
    assert sum("waiting until it is done" in output for output in outputs) == 1


def test_nothing_is_written_outside_the_clone(conda_machine):
    set_up(conda_machine)
    assert standins.tree(conda_machine.home) == set()
    made = {path.partition("/")[0] for path in standins.tree(conda_machine.clone)}
    assert made == {*standins.COPIED, "src", "lib", "notebooks", ".course"}
    assert not [path for path in standins.tree(conda_machine.clone / "src") if "__pycache__" in path]


def set_up(machine):
    """Sets up by a command that starts nothing after it but an exporter, which this clone does not have."""
    ended = machine.course("handouts")
    assert "The handouts were not written" in ended.stdout, ended.stdout


def interrupt(machine, where, kill):
    """Starts `course`, and ends it while the program `where` is in the middle of its work."""
    places = {"micromamba": "spec.mkdir", "mvn": "standins.MAVEN"}
    slow = {"micromamba": f"{standins.SLOW_ONCE}spec.mkdir", "mvn": "standins.SLOW_ONCE + standins.MAVEN"}
    machine.program("micromamba", standins.CONDA.replace(places[where], slow[where]))
    course = machine.start("handouts")
    started = machine.record.with_name(machine.record.name + ".started")
    deadline = time.monotonic() + 20
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    course.send_signal(kill)
    return course, course.communicate(timeout=40)[0]
