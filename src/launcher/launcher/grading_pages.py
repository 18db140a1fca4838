"""What `course lab --grading` changes: nbgrader's pages for graders are on, and show what `course grade` graded."""

from pathlib import Path

from launcher import markers
from launcher.clone import Clone

# Pages that ask for an exchange between users; on are the form for graders and the panel that makes an assignment.
OFF = ("assignment-list", "course-list", "validate-assignment")
PAGE = {"disabledExtensions": {"@jupyter/nbgrader": False, **{f"@jupyter/nbgrader:{name}": True for name in OFF}}}
ADDRESS = "/lab/tree/notebooks/exercises"
WITHOUT = (
    "nbgrader.server_extensions.validate_assignment",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
)


def prepare(clone: Clone) -> dict[str, str]:
    """Writes the settings, and returns the variables by which JupyterLab finds them before those of kernel.py."""
    folder = clone.jupyter / "grading"
    markers.write(folder / "labconfig" / "page_config.json", PAGE)
    (clone.root / "grading").mkdir(exist_ok=True)  # its gradebook is made when it is first looked at
    return {"JUPYTER_CONFIG_PATH": str(folder)}


def course(clone: Clone) -> Path:
    """The folder with nbgrader_config.py: nbgrader reads the one in the folder where the server is started."""
    return clone.root / "notebooks" / "exercises"
