"""What repo2docker does with the repository, step by step, in a clean folder. Conda is a stand-in, Maven is real."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import standins
from launcher import environment_file, maven

BUILT_FROM = ("pom.xml", "LICENSE", "NOTICE", "environment.yml", "src/main", ".binder")
# The folders that repo2docker looks for, in its order; the first that is there is the only one it reads.
CONFIGURATION = ("binder", ".binder", ".")


@pytest.fixture(scope="module")
def checkout(clone: Path, tmp_path_factory) -> Path:
    """What a build begins with: files of the repository, and nothing that was made from them."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in BUILT_FROM:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (clone / name).is_dir():
            shutil.copytree(clone / name, target, symlinks=True)
        else:
            shutil.copy2(clone / name, target)
    return folder


@pytest.fixture(scope="module")
def configuration(checkout: Path) -> Path:
    return next(checkout / name for name in CONFIGURATION if (checkout / name).is_dir())


def test_the_list_of_packages_is_the_one_at_the_root_and_no_copy(checkout, configuration):
    packages = configuration / "environment.yml"
    assert packages.is_symlink()
    assert packages.resolve() == checkout / "environment.yml"
    assert environment_file.read(packages).conda_packages


def test_nothing_else_in_the_folder_changes_the_build(configuration):
    """apt.txt, requirements.txt, a Dockerfile and others would each be a second list, or turn this one off."""
    assert {file.name for file in configuration.iterdir()} == {"environment.yml", "postBuild"}


def test_after_the_packages_the_script_builds_the_jar_and_leaves_nothing_else(checkout, configuration, tmp_path):
    if not maven.find():
        pytest.skip("needs Maven on PATH")
    standins.program(tmp_path / "jupyter", "")
    record = tmp_path / "record.jsonl"
    before = standins.tree(checkout)
    script = configuration / "postBuild"
    assert os.access(script, os.X_OK)
    ended = subprocess.run(
        [f"./{script.relative_to(checkout)}"],  # as its Dockerfile does: in the folder of the checkout, with no arguments
        cwd=checkout,
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "STANDIN_RECORD": str(record)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout
    made = standins.tree(checkout) - before
    assert "lib/gateflow.jar" in made
    assert all(name == "lib" or name.startswith("lib/") and name.endswith(".jar") for name in made)
    assert "announcements" in record.read_text()
