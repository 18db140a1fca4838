"""The Chromium for the browser tests: the machine's, or one that Playwright downloads into the clone."""

from pathlib import Path

import pytest

import standins
from launcher import browser, java
from launcher.clone import Clone
from launcher.environment import Environment
from launcher.failures import NoNetwork

PLAYWRIGHT = """
import os
if "-c" in sys.argv:
    print(os.environ["PLAYWRIGHT_BROWSERS_PATH"] + "/chromium-1/chrome")
"""


@pytest.fixture
def environment(machine, monkeypatch):
    monkeypatch.setattr(browser, "find", lambda variables: None)
    monkeypatch.setenv("STANDIN_RECORD", str(machine.record))
    jdk = java.inspect(standins.java(machine.home.parent / "jdk", "17.0.15"))
    python = machine.program("python", PLAYWRIGHT)
    return Environment(Clone(machine.clone), "venv", machine.bin, python, jdk, (machine.bin,))


def test_it_is_downloaded_into_the_clone(machine, environment):
    assert browser.ready(environment) == machine.clone / ".course" / "browsers" / "chromium-1" / "chrome"
    assert machine.calls("python")[0]["arguments"] == ["-m", "playwright", "install", "chromium"]


def test_no_network_is_told(machine, environment):
    machine.program("python", "raise SystemExit('Error: getaddrinfo ENOTFOUND')")
    with pytest.raises(NoNetwork, match="Playwright could not download"):
        browser.ready(environment)


def test_the_machines_own_comes_first(tmp_path):
    chromium = standins.program(tmp_path / "chromium", "")
    assert browser.find({"PATH": str(tmp_path)}) == chromium
    assert browser.find({"PATH": str(tmp_path), "GATEFLOW_CHROMIUM": "/opt/other"}) == Path("/opt/other")
