"""`course test`: every test, on every supported JDK that is found."""

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace

from launcher import browser, child, jar, java, junit_reports, maven, setup
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import CourseError, ToolFailed
from launcher.java import Java
from launcher.junit_reports import Results
from launcher.steps import say, step

NAME = "test"
TEST_RUNS = ("surefire:test", "surefire:test@without-the-vector-module")  # what `verify` runs of pom.xml
WORKERS = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup")  # see pytest_collection_modifyitems
HELP = "run every test: JUnit on every JDK found, then pytest (launcher, notebooks, JupyterLab, handouts)"


@dataclass(frozen=True)
class Suite:
    name: str
    results: Results


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--with", dest="route", choices=setup.ROUTES, help="make and use this kind of environment")


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    with setup.alone(clone):
        environment = setup.set_up(clone, arguments.route)
        suites = list(java_suites(environment))
    suites.append(python_suite(environment))
    width = max(len(suite.name) for suite in suites)
    say("")
    for suite in suites:
        say(f"  {suite.name:<{width}}  {suite.results}")
    total = sum((suite.results for suite in suites), Results())
    say(str(total))
    return 1 if total.failed else 0


def java_suites(environment: Environment) -> Iterator[Suite]:
    """Builds the jar on the oldest JDK and runs JUnit there; then all tests of the same classes on the others."""
    oldest, *others = jdks(environment)
    clone = environment.clone
    jar.forget(clone)
    ingredients = jar.digest(clone)
    yield java_suite(replace(environment, java=oldest), oldest, ["-Dmaven.test.failure.ignore=true", "verify"])
    jar.remember(clone, ingredients)
    for other in others:
        options = ["-Dmaven.test.failure.ignore=true", f"-Djvm={other.command}"]
        yield java_suite(environment, other, [*options, *TEST_RUNS])


def jdks(environment: Environment) -> list[Java]:
    """Returns the environment's JDK and the machine's usable ones, one of each feature version, the oldest first."""
    found = {jdk.feature: jdk for jdk in reversed([environment.java, *java.find_all()]) if jdk.usable}
    return [found[feature] for feature in sorted(found)]


def java_suite(environment: Environment, jdk: Java, goals: list[str]) -> Suite:
    """Runs Maven with these goals. What breaks the build (compiler, Spotless, enforcer) counts as one failure."""
    name = f"JUnit on Java {jdk.version}"
    reports = environment.clone.target / "surefire-reports"
    shutil.rmtree(reports, ignore_errors=True)
    broken = Results()
    with step(name) as under_way:
        try:
            maven.run(environment, goals, under_way, log=f"junit-{jdk.feature}")
        except ToolFailed as failure:
            broken = Results(failed=1, failures=(str(failure),))
        results = junit_reports.read(reports.glob("TEST-*.xml")) + broken
        under_way.note = str(results)
    for failure in results.failures:
        say(f"\n{failure}\n")
    return Suite(name, results)


def python_suite(environment: Environment) -> Suite:
    """Runs pytest, whose own output is shown as it comes."""
    clone = environment.clone
    folder, report = clone.root / "src" / "test" / "python", clone.target / "pytest.xml"
    command = [environment.python, "-m", "pytest", "-c", folder / "pytest.ini", *WORKERS, f"--junit-xml={report}", folder]
    variables = environment.variables | with_browser(environment) | {"PYTHONDONTWRITEBYTECODE": "1"}
    report.unlink(missing_ok=True)
    with step("pytest") as under_way:
        child.show(command, variables=variables, cwd=clone.root)
        if not report.is_file():
            raise ToolFailed("pytest ended without a report. Its own words are above.")
        results = junit_reports.read([report])
        under_way.note = str(results)
    return Suite("pytest", results)


def with_browser(environment: Environment) -> dict[str, str]:
    """Tells the tests which Chromium to drive. Without one they say themselves what cannot be tested."""
    try:
        return {browser.VARIABLE: str(browser.ready(environment))}
    except CourseError as failure:
        say(f"  No Chromium for the browser tests. {failure}")
        return {}
