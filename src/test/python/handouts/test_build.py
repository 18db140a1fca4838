"""The exporter as it is called: what it writes, remembers, reports, and how it ends."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from exporter import BUILD, build
from handouts.archive import pack
from sample_course import COURSE_MAP, code, text, write_notebook

BEGAN = re.compile(r"began at (\d+)")


def test_failing_notebook_names_the_cell_and_leaves_the_others(handouts):
    assert handouts.exit_code == 1
    assert re.search(
        r"^FAILED: 02-broken\.ipynb: cell 3 \(“if .*”\) failed: IllegalStateException: the board is full$",
        handouts.said,
        re.MULTILINE,
    )
    assert sorted(file.name for file in handouts.output.glob("*.html")) == [
        "00-factors.html",
        "01-next.html",
        "claims.html",
        "grading.html",
        "index.html",
        "notation.html",
        "teaching.html",
    ]
    assert "This page could not be made." in handouts.text("index.html")
    assert "02-broken" not in handouts.text("01-next.html")


def test_nothing_else_reaches_the_terminal(handouts):
    assert handouts.errors == ""
    assert "Traceback" not in handouts.said


def test_source_notebooks_are_not_written_to(course, handouts):
    for path in course.glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert all(cell["outputs"] == [] for cell in cells if cell["cell_type"] == "code")


def test_notebook_file_lies_beside_the_pages(course, handouts):
    assert 'href="notebooks/00-factors.ipynb"' in handouts.text("00-factors.html")
    copied = handouts.output / "notebooks" / "00-factors.ipynb"
    assert copied.read_bytes() == (course / "00-factors.ipynb").read_bytes()


def test_hidden_cells_do_not_show(handouts):
    page = handouts.text("00-factors.html")
    assert "not for readers" not in page
    assert "Wait before you show" not in page
    assert "hundredth power" not in page
    assert re.search(r'<details class="fold source">\s*<summary>Code</summary>.*?polyline', page, re.DOTALL)


def test_html_outputs_pass_through_untouched(handouts):
    assert "<script>window.fixtureScripts = (window.fixtureScripts || 0) + 1;</script>" in handouts.text("00-factors.html")


def test_trainings_show_no_progress_bars(tmp_path):
    asked = code('"bars are " + System.getenv("GATEFLOW_PROGRESS")')
    write_notebook(tmp_path / "lectures" / "00-training.ipynb", text("# A training"), asked)
    built = build("--notebooks", tmp_path / "lectures", output=tmp_path / "handouts")
    assert "bars are off" in built.text("00-training.html")


def test_claims_page_leads_to_the_boxes(handouts):
    claims = handouts.text("claims.html")
    target = re.search(r'href="00-factors\.html#([^"]+)">B2</a>', claims)[1]
    assert f'id="{target}"' in handouts.text("00-factors.html")
    assert "2.65614e-5" in claims and "vanishes: after 100 steps" in claims
    assert "The factor is the same at every step only in this example." in claims
    assert "claims B2" in handouts.text("index.html")


def test_claims_page_says_where_each_claim_of_a_document_is(handouts):
    claims = handouts.text("claims.html")
    assert '<a href="#B2">B2</a>: <a href="00-factors.html#' in claims
    assert "B1: coming" in claims and "B3: coming" in claims and "B4" not in claims


def test_index_maps_the_course(handouts):
    index = handouts.text("index.html")
    numbers = re.findall(r'<span class="number" aria-hidden="true">(\d+)</span>', index)
    assert numbers == ["00", "01", "02", "03"]
    assert "A lecture to come" in index and 'href="03' not in index
    assert "See what a factor does." in index and "Not the notebook's title" not in index
    assert '<a href="#document-B">B</a>' in index and "A lecture about factors" in index


def test_zip_holds_all_that_was_written_and_is_the_same_every_time(handouts, tmp_path):
    file = handouts.output / "gateflow-handouts.zip"
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    written = {f for f in handouts.output.rglob("*") if f.is_file() and f != file and f.parent.name != "pdf"}
    assert names == sorted(f"gateflow-handouts/{f.relative_to(handouts.output).as_posix()}" for f in written)
    for f in written:
        unpacked = tmp_path / "gateflow-handouts" / f.relative_to(handouts.output)
        assert unpacked.read_bytes() == f.read_bytes()
        os.utime(f)  # a later time changes nothing
    before = file.read_bytes()
    assert pack(reversed(sorted(written)), handouts.output).read_bytes() == before


def test_map_that_follows_an_unknown_document_is_refused(tmp_path):
    write_notebook(tmp_path / "00-a.ipynb", text("# A"))
    (tmp_path / "course.toml").write_text(COURSE_MAP.replace('follows = ["B"]', 'follows = ["X"]'))
    failed = build("--notebooks", tmp_path, output=tmp_path / "out")
    assert failed.errors == "FAILED: course.toml: lecture 00 follows X, which is no document.\n"


def test_changed_notebook_alone_is_run_again(course, handouts):
    before = BEGAN.search(handouts.text("00-factors.html"))[1]
    original = (course / "01-next.ipynb").read_text(encoding="utf-8")
    (course / "01-next.ipynb").write_text(original.replace("after it", "behind it"), encoding="utf-8")
    again = build("--notebooks", course, "--solutions", output=handouts.output)
    assert "00-factors: unchanged, not run again" in again.said
    assert "01-next: ran in" in again.said
    assert BEGAN.search(again.text("00-factors.html"))[1] == before
    assert "behind it" in again.text("01-next.html")
    assert again.text("00-factors.html").count("<summary>Solution</summary>") == 1
    assert "hundredth power" in again.text("00-factors.html")


def test_what_another_run_has_left_in_the_cache_is_not_run_again(real_handouts):
    assert "unchanged, not run again" in real_handouts.said
    assert ": running" not in real_handouts.said


def test_page_of_a_lecture_that_is_gone_is_removed(tmp_path):
    write_notebook(tmp_path / "nb" / "00-a.ipynb", text("# A"))
    write_notebook(tmp_path / "nb" / "01-b.ipynb", text("# B"))
    assert build("--notebooks", tmp_path / "nb", output=tmp_path / "out").exit_code == 0
    (tmp_path / "nb" / "01-b.ipynb").unlink()
    second = build("--notebooks", tmp_path / "nb", output=tmp_path / "out")
    assert second.exit_code == 0
    assert not (tmp_path / "out" / "01-b.html").exists()
    assert not (tmp_path / "out" / "claims.html").exists()


FAILURES = {
    "00-compile-error": ('int x = "a";', "incompatible types: java.lang.String cannot be converted to int"),
    "01-kernel-ends": ("System.exit(0);", "ended its kernel"),
    "02-too-long": ("Thread.sleep(120_000);", "ran longer than 10 s"),
    "03-no-alt-text": ('render("<img src=\'data:image/gif;base64,R0\'>", "text/html")', "has no alt text"),
    "04-network": ('render("<script src=\'//example.org/x.js\'></script>", "text/html")', "would load //example.org/x.js"),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """A build in which every notebook fails, each for a reason of its own."""
    folder = tmp_path_factory.mktemp("failures")
    for name, (source, _) in FAILURES.items():
        write_notebook(folder / f"{name}.ipynb", text("# A"), code(source))
    return build("--notebooks", folder, "--timeout", "10", "--jobs", "3", output=folder / "out")


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_is_a_sentence(failed, name):
    line = next(line for line in failed.said.splitlines() if line.startswith(f"FAILED: {name}.ipynb: "))
    assert FAILURES[name][1] in line
    assert failed.exit_code == 1
    assert failed.errors == ""


def test_missing_kernel_is_named(tmp_path):
    path = write_notebook(tmp_path / "nb" / "00-a.ipynb", text("# A"), code("1"))
    path.write_text(path.read_text().replace('"name": "java"', '"name": "no-such-kernel"'))
    failed = build("--notebooks", tmp_path / "nb", output=tmp_path / "out")
    assert failed.exit_code == 1
    assert "00-a.ipynb asks for the kernel 'no-such-kernel', which isn't installed here." in failed.said


def test_empty_folder_is_a_sentence(tmp_path):
    failed = build("--notebooks", tmp_path, output=tmp_path / "out")
    assert (failed.exit_code, failed.said) == (1, "")
    assert failed.errors == f"FAILED: There is no notebook in {tmp_path}.\n"


def test_place_that_cannot_be_written_to_is_named(tmp_path):
    write_notebook(tmp_path / "00-a.ipynb", text("# A"))
    (tmp_path / "taken").write_text("not a folder")
    failed = build("--notebooks", tmp_path, output=tmp_path / "taken" / "out")
    assert failed.exit_code == 1
    assert re.fullmatch(r"FAILED: .*taken.*: Not a directory\n", failed.errors)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_interrupt_ends_the_kernels(tmp_path):
    for name in ("00-a", "01-b"):
        tell = f'java.nio.file.Files.writeString(java.nio.file.Path.of("{name}.pid"), "" + ProcessHandle.current().pid());'
        write_notebook(tmp_path / f"{name}.ipynb", text("# A"), code(tell + "\nThread.sleep(120_000);"))
    command = [sys.executable, BUILD, "--notebooks", tmp_path, "--output", tmp_path / "out"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        wait_until(lambda: all((tmp_path / f"{name}.pid").exists() for name in ("00-a", "01-b")))
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
        signal.signal(signal.SIGINT, before)
    assert process.returncode == 130
    assert errors == "Interrupted. Notebooks that had finished are remembered.\n"
    for file in tmp_path.glob("*.pid"):
        wait_until(lambda pid=int(file.read_text()): not alive(pid))


LEAVES_A_TASK_BEHIND = """
import asyncio, gc, os, signal
from handouts.execute import run_interruptibly

async def fail_when_told(told):
    await told.wait()
    raise AssertionError("the kernel is gone")

async def work():
    told = asyncio.Event()
    left_behind = asyncio.ensure_future(fail_when_told(told))
    os.kill(os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(60)
    finally:
        told.set()
        while not left_behind.done():
            await asyncio.sleep(0)

signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    run_interruptibly(work())
except KeyboardInterrupt:
    gc.collect()
    print("interrupted")
"""


def test_tasks_that_an_interrupt_leaves_behind_are_silent():
    environment = {**os.environ, "PYTHONPATH": str(BUILD.parent)}
    ran = subprocess.run(
        [sys.executable, "-c", LEAVES_A_TASK_BEHIND], capture_output=True, text=True, timeout=60, env=environment
    )
    assert (ran.stdout, ran.stderr) == ("interrupted\n", "")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(condition, seconds: int = 180) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)
