"""The kernelspec `java` of the venv and the Jupyter settings of the clone."""

from pathlib import Path

from launcher import markers
from launcher.environment import Environment
from launcher.java import Java

PAGE = {
    "disabledExtensions": {
        "@jupyterlab/apputils-extension:announcements": True,  # looks for news and updates on the network
        "@jupyter/nbgrader": True,  # its menu is for graders, and its pages are off (see commands/lab.py)
    }
}


def configure(environment: Environment) -> None:
    """Writes the kernelspec and the settings, where they are not as they should be already."""
    _ensure(environment.clone.jupyter / "config" / "labconfig" / "page_config.json", PAGE)
    spec = spec_file(environment.prefix)
    if environment.route == "venv" and spec.parent.is_dir():
        _ensure(spec, jjava_spec(environment.java))


def spec_file(prefix: Path) -> Path:
    return prefix / "share" / "jupyter" / "kernels" / "java" / "kernel.json"


def jjava_spec(java: Java) -> dict:
    """Returns the kernelspec of JJava under the name that IJava has.

    JJava's own starts whichever `java` is first on PATH, to start a second one. This one starts the right one, once.
    """
    return {
        "argv": [
            str(java.command),
            *java.fast_options,
            "--add-opens",
            "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-jar",
            "{resource_dir}/jjava.jar",
            "{connection_file}",
        ],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "env": {},
        "metadata": {},
    }


def _ensure(path: Path, content: dict) -> None:
    if markers.read(path) != content:
        markers.write(path, content)
