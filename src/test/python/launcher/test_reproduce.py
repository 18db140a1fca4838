"""`course reproduce`: what it hands to the program, and what it refuses."""

import json

import pytest

import standins

SAY = """
import json, sys
if PROGRAM == "java" and "gateflow.reproduce.Reproduce" in sys.argv:
    print(json.dumps(sys.argv[sys.argv.index("gateflow.reproduce.Reproduce") + 1:]))
    sys.exit(3 if "7" in sys.argv else 0)
"""


@pytest.fixture
def reproducing(conda_machine):
    """Runs `course reproduce` with a Java that says how it is called."""
    conda_machine.course("doctor")
    conda_machine.program("micromamba", standins.CONDA + f"\nstandins.program(prefix / 'lib/jvm/bin/java', {SAY!r})\n")
    return lambda *arguments: conda_machine.course("reproduce", *arguments)


def handed_over(ended) -> list[str]:
    return json.loads(next(line for line in ended.stdout.splitlines() if line.startswith("[")))


def test_all_means_all_six_at_full_length_with_five_seeds(reproducing):
    words = handed_over(reproducing("all"))
    assert words[:6] == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert words[words.index("--seeds") + 1] == "5"
    assert words[words.index("--results") + 1].endswith("/data/results")


def test_short_results_do_not_mix_with_the_published_ones(reproducing):
    words = handed_over(reproducing("P2", "P1", "P2", "--short", "--seeds", "2"))
    assert words[:2] == ["P1", "P2"]
    assert "--short" in words
    assert words[words.index("--results") + 1].endswith("/target/results")


def test_each_result_is_told_its_commit(reproducing):
    words = handed_over(reproducing("P1"))
    assert words[words.index("--commit") + 1] == "unknown"  # the clone of this test is no git repository


def test_some_settings_alone_can_be_asked_for(reproducing):
    words = handed_over(reproducing("P4", "--only", "T = 200"))
    assert words[words.index("--only") + 1] == "T = 200"


@pytest.mark.parametrize("arguments", [("P7",), ("P1", "--seeds", "0"), ("P1", "--threads", "two"), ()])
def test_wrong_arguments_are_refused_with_a_sentence(reproducing, arguments):
    ended = reproducing(*arguments)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stdout


def test_a_failure_says_that_the_rest_is_kept(reproducing):
    ended = reproducing("P1", "--seeds", "7")
    assert ended.returncode == 24
    assert "what had ended is kept" in ended.stdout


def test_pieces_are_merged_by_name(reproducing, tmp_path):
    words = handed_over(reproducing("all", "--merge", str(tmp_path / "a"), str(tmp_path / "b")))
    assert [words[k + 1] for k, word in enumerate(words) if word == "--merge"] == [str(tmp_path / "a"), str(tmp_path / "b")]


def test_one_seed_alone_can_be_asked_for(reproducing):
    words = handed_over(reproducing("P3", "--seed", "4"))
    assert words[words.index("--seed") + 1] == "4"
