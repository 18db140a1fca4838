"""Runs a script of src in the course's environment."""

from launcher import browser, child, setup
from launcher.clone import Clone
from launcher.failures import ToolFailed


def run(clone: Clone, script: str, arguments: list[str], what: str) -> int:
    """Runs the script with these arguments; raises ToolFailed, which names `what` was to be written, if it fails."""
    environment = setup.ready(clone)
    chromium = browser.find(environment.variables)  # for what is printed; the script says so itself if there is none
    variables = environment.variables | ({browser.VARIABLE: str(chromium)} if chromium else {})
    command = [environment.python, clone.root / "src" / script, *arguments]
    code = child.show(command, variables=variables, cwd=clone.root)
    if code != 0:
        raise ToolFailed(f"The {what} were not written: the exporter failed (exit code {code}). Its own words are above.")
    return 0
