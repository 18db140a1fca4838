"""Runs one submission, in a process of its own: the notebook comes in on the standard input and goes out with outputs.

Called by grade.py. No file holds the notebook meanwhile, since it has the hidden tests in it, and the code that runs
here may read every file.
"""

import json
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import nbformat
from grading.isolation import Isolation, enter
from grading.limited_execute import LimitedExecute
from grading.limits import Limits


def main() -> None:
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")  # the kernel inherits 1, not this
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    task = json.load(sys.stdin)
    limits = Limits(**task["limits"])
    enter(limits, Isolation(tuple(task["isolation"])), [Path(folder) for folder in task["protected"]])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    notebook = nbformat.from_dict(task["notebook"])
    execute = LimitedExecute(limits)
    ran, _ = execute.preprocess(notebook, {"metadata": {"path": task["folder"]}})
    json.dump({"notebook": ran, "endings": execute.endings}, answer)
    answer.close()
    os._exit(0)  # nothing is left to be waited for: the folder is thrown away


if __name__ == "__main__":
    main()
