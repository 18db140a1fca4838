"""Runs one submission, in a process of its own: the notebook comes in on the standard input and goes out with outputs.

Called by grade.py. No file holds the notebook meanwhile, since it has the hidden tests in it, and the code that runs
here may read every file.
"""

import json
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
# It only checks the form of web addresses in JSON schemas, and takes longer to import than all the rest.
sys.modules["rfc3987_syntax"] = None

import nbformat
from grading.isolation import Files, Isolation, enter
from grading.limited_client import LimitedClient
from grading.limits import Limits


def main() -> None:
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")  # the kernel inherits 1, not this
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    task = json.load(sys.stdin)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    limits, folder, work = Limits(**task["limits"]), Path(task["folder"]), Path(task["work"])
    isolation = Isolation(tuple(task["isolation"]))
    enter(limits, isolation, Files(folder, Path(task["lib"]), task["protected"], task["hidden"]))
    for own in (work, *map(Path, task["made"])):
        own.mkdir(parents=True)
    client = LimitedClient(nbformat.from_dict(task["notebook"]), limits, str(work))
    ran = client.execute()
    json.dump({"notebook": ran, "endings": client.endings}, answer)
    answer.close()
    os._exit(0)  # nothing is left to be waited for: the folder is thrown away


if __name__ == "__main__":
    main()
