"""A student's server: it makes the student's folder when it starts, as the student, and ends kernels that are idle."""

import shutil
from pathlib import Path

c = get_config()  # noqa: F821 (Jupyter Server gives it to this file)

COURSE = Path(__file__).resolve().parents[3]
FOLDER = Path.home() / "gateflow"
SHARED = ("lib", "data")
COPIED = ("notebooks/lectures/*.ipynb", "notebooks/tracers.ipynb")


def lay_out(course: Path, folder: Path) -> None:
    """Makes the folder: links to what is shared, copies of notebooks. What is there already stays as the student left it."""
    (folder / "notebooks" / "exercises" / "release").mkdir(parents=True, exist_ok=True)
    for name in SHARED:
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(course / name)
    for notebook in (path for pattern in COPIED for path in course.glob(pattern)):
        own = folder / notebook.relative_to(course)
        if not own.exists():
            own.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(notebook, own)


lay_out(COURSE, FOLDER)
c.ServerApp.root_dir = str(FOLDER)

# A kernel holds most of a student's memory. Twenty minutes without a cell, and it ends; one that runs a cell goes on.
c.MappingKernelManager.cull_idle_timeout = 1200
c.MappingKernelManager.cull_interval = 60
c.MappingKernelManager.cull_connected = True
c.KernelSpecManager.allowed_kernelspecs = {"java"}
c.KernelSpecManager.ensure_native_kernel = False

# Of nbgrader's pages a student needs the list of assignments; the others are for teachers.
c.ServerApp.jpserver_extensions = dict.fromkeys(
    ("nbgrader.server_extensions.formgrader", "nbgrader.server_extensions.course_list", "notebook"), False
)
c.LabApp.extension_manager = "readonly"
c.LanguageServerManager.autodetect = False
