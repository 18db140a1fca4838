"""`course doctor` and `course clean`."""

import standins
from launcher.clone import Clone
from launcher.commands import doctor


def test_the_doctor_needs_nothing_installed_and_makes_nothing_but_its_folder(conda_machine):
    ended = conda_machine.course("doctor")
    assert ended.returncode == 0, ended.stdout
    assert "not made yet: the next `course lab` makes it by conda" in ended.stdout
    assert not conda_machine.calls("micromamba")
    assert standins.tree(conda_machine.home) == set()


def test_the_doctor_tells_when_all_is_ready(conda_machine):
    conda_machine.course("handouts")
    said = conda_machine.course("doctor").stdout
    assert "ready, made by conda" in said
    assert "kernels      java" in said
    assert "gateflow.jar and its dependencies are what the sources say" in said


def test_a_problem_gives_exit_code_1_and_says_how_to_mend_it(machine):
    (machine.clone / "environment.yml").write_text("nothing")
    ended = machine.course("doctor")
    assert ended.returncode == 1
    assert "problem  environment" in ended.stdout
    assert "To mend before `course lab` can work:" in ended.stdout


def test_whatever_a_check_runs_into_becomes_a_finding(tmp_path):
    def check(clone):
        raise ZeroDivisionError("by zero")
        yield

    (finding,) = doctor.examine("subject", check, Clone(tmp_path))
    assert finding.verdict == "note"
    assert "ZeroDivisionError: by zero" in finding.text


def test_clean_removes_what_course_made_and_nothing_else(conda_machine):
    before = standins.tree(conda_machine.clone)
    (conda_machine.clone / "notebooks" / "mine.ipynb").write_text("my work")
    conda_machine.course("handouts")
    (conda_machine.clone / "target").mkdir()
    said = conda_machine.course("clean").stdout
    assert standins.tree(conda_machine.clone) == before | {"notebooks/mine.ipynb"}
    assert [line for line in said.splitlines() if line.startswith("Removed")] == [
        "Removed lib/*.jar",
        "Removed target",
        "Removed .course",
    ]


def test_a_dry_run_removes_nothing(conda_machine):
    conda_machine.course("handouts")
    before = standins.tree(conda_machine.clone)
    said = conda_machine.course("clean", "--dry-run").stdout
    assert standins.tree(conda_machine.clone) == before
    assert "Would remove lib/*.jar" in said
