"""`course handouts` runs the exporter in the environment and passes its arguments on."""

EXPORTER = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), os.environ["JAVA_HOME"]]))
sys.exit(3 if "--fail" in sys.argv else 0)
"""


def test_the_exporter_runs_in_the_clone_with_the_arguments_and_the_environments_java(conda_machine):
    ended = export(conda_machine, "01-whiteboard", "--out", "a folder")
    assert ended.returncode == 0
    java = conda_machine.clone / ".course" / "conda" / "lib" / "jvm"
    assert f'[["01-whiteboard", "--out", "a folder"], "{conda_machine.clone}", "{java}"]' in ended.stdout


def test_an_exporter_that_fails_is_told(conda_machine):
    ended = export(conda_machine, "--fail")
    assert ended.returncode == 24
    assert "the exporter failed (exit code 3)" in ended.stdout


def test_slides_are_another_script(conda_machine):
    ended = export(conda_machine, "--force", command="slides", script="slides.py")
    assert ended.returncode == 0
    assert '[["--force"], ' in ended.stdout


def export(machine, *arguments, command="handouts", script="build.py"):
    folder = machine.clone / "src" / "handouts"
    folder.mkdir()
    (folder / script).write_text(EXPORTER)
    return machine.course(command, *arguments)
