"""`course test`: how results are read, added up and told."""

import re

import standins
from launcher import junit_reports
from launcher.commands.test import TEST_RUNS
from launcher.junit_reports import Results

SUREFIRE = """<testsuite tests="4"><testcase classname="gateflow.A" name="adds"/>
<testcase classname="gateflow.A" name="divides"><failure message="no">expected 2 but was 3</failure></testcase>
<testcase classname="gateflow.A" name="explodes"><error type="E">boom</error></testcase>
<testcase classname="gateflow.A" name="waits"><skipped/></testcase></testsuite>"""

MAVEN = """
import pathlib
reports = pathlib.Path("target/surefire-reports"); reports.mkdir(parents=True)
(reports / "TEST-A.xml").write_text('<testsuite><testcase classname="A" name="adds"/></testsuite>')
pathlib.Path("lib/gateflow.jar").write_bytes(b"jar")
"""

PYTEST = """
import pathlib, sys
report = next(word.partition("=")[2] for word in sys.argv if word.startswith("--junit-xml="))
pathlib.Path(report).parent.mkdir(exist_ok=True)
pathlib.Path(report).write_text('<testsuites><testsuite>'
  '<testcase name="a"/><testcase name="b"/><testcase name="c"><skipped/></testcase>CASE</testsuite></testsuites>')
"""


def test_results_are_read_with_what_the_failed_ones_said(tmp_path):
    (tmp_path / "TEST-A.xml").write_text(SUREFIRE)
    results = junit_reports.read(tmp_path.glob("TEST-*.xml"))
    assert (results.passed, results.failed, results.skipped) == (1, 2, 1)
    assert results.failures == ("gateflow.A.divides\nexpected 2 but was 3", "gateflow.A.explodes\nboom")


def test_the_sum_is_told_in_one_form():
    assert str(Results(3, 0) + Results(4, 1)) == "7 passed, 1 failed"
    assert str(Results(3, 0, 2)) == "3 passed, 0 failed, 2 skipped"


def test_every_jdk_and_pytest_are_run_and_the_last_line_is_the_sum(machine):
    ended = run_tests(machine)
    assert ended.returncode == 0, ended.stdout
    runs = [call["arguments"] for call in machine.calls("mvn")]
    assert runs[0][-1] == "verify"
    for run in runs[1:]:
        assert run[-2:] == ["surefire:test", "surefire:test@without-the-vector-module"]
        assert any(word.startswith("-Djvm=") for word in run)
    assert ended.stdout.splitlines()[-1] == f"{len(runs) + 2} passed, 0 failed, 1 skipped"


def test_the_runs_that_other_jdks_repeat_are_all_that_the_build_has(clone):
    pom = (clone / "pom.xml").read_text(encoding="utf-8")
    surefire = re.search(r"maven-surefire-plugin</artifactId>.*?</plugin>", pom, re.DOTALL)[0]
    named = [f"surefire:test@{name}" for name in re.findall(r"<id>([\w-]+)</id>", surefire)]
    assert ("surefire:test", *named) == TEST_RUNS


def test_a_failed_test_gives_exit_code_1(machine):
    ended = run_tests(machine, case='<testcase classname="m" name="d"><failure>no</failure></testcase>')
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[-1].endswith(" passed, 1 failed, 1 skipped")


def test_a_build_that_breaks_counts_as_a_failure(machine):
    ended = run_tests(machine, maven="raise SystemExit('[ERROR] COMPILATION ERROR')")
    assert ended.returncode == 1
    assert "COMPILATION ERROR" in ended.stdout


def run_tests(machine, case="", maven=MAVEN):
    """Runs `course test` where Maven and pytest are stand-ins."""
    packages = machine.home.parent / "packages" / "pytest"
    packages.mkdir(parents=True)
    (packages / "__init__.py").touch()
    (packages / "__main__.py").write_text(PYTEST.replace("CASE", case))
    conda = standins.CONDA.replace("standins.PACKAGES", repr(str(packages.parent))).replace(
        "standins.MAVEN", repr(maven)
    )
    machine.program("micromamba", conda)
    return machine.course("test", GATEFLOW_CHROMIUM="/bin/true")
