"""The Chromium that the browser tests drive: the machine's, or one that Playwright downloads into the clone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from launcher import child
from launcher.environment import Environment
from launcher.steps import step

PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
VARIABLE = "GATEFLOW_CHROMIUM"  # names another one, and tells the tests which one was found
WHERE_PLAYWRIGHT_HAS_IT = (
    "from playwright.sync_api import sync_playwright as p\nwith p() as all: print(all.chromium.executable_path)"
)


def find(variables: Mapping[str, str] = os.environ) -> Path | None:
    """Returns the machine's Chromium or a relative of it, or None."""
    if variables.get(VARIABLE):
        return Path(variables[VARIABLE])
    path = variables.get("PATH", "")
    on_path = next(filter(None, (shutil.which(program, path=path) for program in PROGRAMS)), None)
    if on_path:
        return Path(on_path)
    return next((place for place in _usual_places(variables) if place.is_file()), None)


def ready(environment: Environment) -> Path:
    """Returns a Chromium, downloading one if need be; raises NoNetwork, DiskFull or ToolFailed if it cannot."""
    return find(environment.variables) or _downloaded(environment)


def _downloaded(environment: Environment) -> Path:
    clone = environment.clone
    variables = environment.variables | {"PLAYWRIGHT_BROWSERS_PATH": str(clone.state / "browsers")}
    playwright = [str(environment.python), "-m", "playwright", "install", "chromium"]
    with step("Chromium, by Playwright") as under_way:
        child.run(
            "Playwright",
            playwright,
            variables=variables,
            cwd=clone.root,
            log=clone.logs / "chromium.log",
            on_line=under_way.progress,
        )
    where = [str(environment.python), "-c", WHERE_PLAYWRIGHT_HAS_IT]
    return Path(
        subprocess.run(where, env=variables, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.strip()
    )


def _usual_places(variables: Mapping[str, str]) -> list[Path]:
    if sys.platform == "darwin":
        applications = Path("/Applications")
        return [
            applications / f"{name}.app/Contents/MacOS/{name}"
            for name in ("Google Chrome", "Chromium", "Microsoft Edge")
        ]
    if os.name == "nt":
        folders = [Path(variables[name]) for name in ("ProgramFiles", "ProgramFiles(x86)") if name in variables]
        inner = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return [folder / program for folder in folders for program in inner]
    return []
