"""What the tests of views share: a browser, and the pages that Java writes for them."""

import os
import subprocess
from pathlib import Path

import pytest
from browser import open_browser

SUPPORT = Path("src/test/java")


@pytest.fixture(scope="module")
def chrome(chromium):
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture(scope="session")
def what_ifs(clone: Path, tmp_path_factory) -> Path:
    """A folder with a page of all what-ifs, a page of charts, and the values that Java finds."""
    folder = tmp_path_factory.mktemp("what-ifs")
    jars = str(clone / "lib" / "*")
    main = clone / SUPPORT / "gateflow" / "report" / "WhatIfPages.java"
    run("javac", "-cp", jars, "-sourcepath", clone / SUPPORT, "-d", folder, main)
    run("java", "-cp", f"{folder}{os.pathsep}{jars}", "gateflow.report.WhatIfPages", folder)
    return folder


def run(tool: str, *arguments: str | Path) -> None:
    home = os.environ.get("JAVA_HOME")
    subprocess.run([Path(home, "bin", tool) if home else tool, *arguments], check=True)
