"""A course folder of its own, in which nbgrader may write."""

import shutil
from pathlib import Path

from assignment import Assignment
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

ROOT = Path(__file__).resolve().parents[4]
EXERCISES = Path("notebooks", "exercises")


class Course:
    """A copy of the course's exercises, in which nbgrader may write."""

    def __init__(self, root: Path):
        self.root = root
        shutil.copytree(ROOT / EXERCISES, root / EXERCISES)
        (root / "lib").symlink_to(ROOT / "lib")
        (root / "grading").mkdir()
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root / EXERCISES)).load_config()
        self.nbgrader = NbGraderAPI(config=config)
        self._released: dict[str, Assignment] = {}

    def released(self, assignment: Assignment) -> Assignment:
        """The students' version, made by nbgrader."""
        name = assignment.name
        if name not in self._released:
            result = self.nbgrader.generate_assignment(name)
            assert result["success"], result["log"]
            self._released[name] = Assignment(self.root / "target/exercises/release" / name / f"{name}.ipynb")
        return self._released[name]

    def grades(self, student: str, notebook: Path) -> dict[str, float]:
        """Hands a notebook in and lets nbgrader grade it: the points of every check, by its task."""
        name = notebook.stem
        folder = self.root / "grading/submitted" / student / name
        folder.mkdir(parents=True)
        shutil.copy(notebook, folder)
        result = self.nbgrader.autograde(name, student)
        assert result["success"], result["log"]
        with self.nbgrader.gradebook as gradebook:
            submission = gradebook.find_submission_notebook(name, name, student)
            return {grade.name.rpartition("-")[0]: grade.auto_score or 0.0 for grade in submission.grades}
