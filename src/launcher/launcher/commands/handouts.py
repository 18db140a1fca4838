"""`course handouts`: the lectures as web pages that need no kernel and no network."""

import argparse

from launcher import browser, child, setup
from launcher.clone import Clone
from launcher.failures import ToolFailed

NAME = "handouts"
HELP = "run the lectures and write them as web pages to target/handouts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(passes_on=True)
    parser.epilog = (
        "Any other argument is passed on to src/handouts/build.py, such as --solutions (show them, folded), "
        "--pdf and --paper Letter (print every page too), --force (run all notebooks again). "
        "The pages need no network and no server; target/handouts/gateflow-handouts.zip holds them all."
    )


def run(clone: Clone, arguments: argparse.Namespace) -> int:
    environment = setup.ready(clone)
    command = [environment.python, clone.root / "src" / "handouts" / "build.py", *arguments.rest]
    chromium = browser.find(environment.variables)  # for --pdf, which says so itself if there is none
    variables = environment.variables | ({browser.VARIABLE: str(chromium)} if chromium else {})
    code = child.show(command, variables=variables, cwd=clone.root)
    if code != 0:
        raise ToolFailed(
            f"The handouts were not written: the exporter failed (exit code {code}). Its own words are above."
        )
    return 0
