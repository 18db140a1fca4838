"""Finding JDKs, and telling what is wrong with those that will not do."""

import pytest

import standins
from launcher import java
from launcher.failures import JavaIncomplete, JavaMissing, JavaTooOld


@pytest.fixture(autouse=True)
def no_java_of_the_real_machine(monkeypatch, tmp_path):
    monkeypatch.setattr(java, "_usual_folders", lambda variables: [(tmp_path / "jvm", "*")])


@pytest.mark.parametrize(
    ("version", "feature"),
    [("1.8.0_402", 8), ("11.0.22", 11), ("17", 17), ("17.0.15", 17), ("25.0.3+9-LTS", 25), ("26-ea", 26)],
)
def test_the_feature_version_is_the_number_people_say(tmp_path, version, feature):
    assert java.inspect(standins.java(tmp_path / "jdk", version)).feature == feature


def test_java_home_comes_before_path_and_path_before_the_usual_folders(tmp_path):
    home, on_path, usual = (
        standins.java(tmp_path / name, f"{number}.0.1") for name, number in (("a", 21), ("b", 17), ("jvm/c", 25))
    )
    found = java.find_all({"JAVA_HOME": str(home), "PATH": str(on_path / "bin")})
    assert [jdk.home for jdk in found] == [home, on_path, usual]


def test_a_link_on_path_and_its_target_are_one_java(tmp_path):
    jdk = standins.java(tmp_path / "jvm" / "jdk", "17.0.15")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").symlink_to(jdk / "bin" / "java")
    (found,) = java.find_all({"PATH": str(tmp_path / "bin")})
    assert found.home == jdk


def test_a_program_that_starts_java_is_asked_where_it_is(tmp_path):
    jdk = standins.java(tmp_path / "elsewhere" / "jdk", "21.0.4")
    shim = standins.program(tmp_path / "bin" / "java", f"print('    java.home = {jdk}')")
    (found,) = java.find_all({"PATH": str(shim.parent), "STANDIN_RECORD": "/dev/null"})
    assert (found.home, found.version) == (jdk, "21.0.4")


@pytest.fixture(autouse=True)
def record(monkeypatch, tmp_path):
    monkeypatch.setenv("STANDIN_RECORD", str(tmp_path / "record.jsonl"))


def test_a_release_file_without_modules_makes_java_be_asked(tmp_path):
    jdk = standins.java(tmp_path / "jdk", "17.0.15")
    (jdk / "release").write_text('JAVA_VERSION="17.0.15"\n')
    standins.program(jdk / "bin" / "java", "print('java.base@17.0.15\\njdk.jshell@17.0.15')")
    assert java.inspect(jdk).usable


@pytest.mark.parametrize("folder", ["empty", "broken"])
def test_what_is_no_java_that_runs_is_passed_over(tmp_path, folder):
    home = tmp_path / folder
    home.mkdir()
    if folder == "broken":
        standins.program(home / "bin" / "java", "raise SystemExit('cannot execute')")
    assert java.inspect(home) is None


@pytest.mark.parametrize(
    ("version", "modules", "compiler", "kind", "sentence"),
    [
        (
            "11.0.22",
            "java.base jdk.jshell",
            True,
            JavaTooOld,
            r"Java 11\.0\.22 in .+ is too old: Gateflow needs 17 or newer",
        ),
        ("1.8.0_402", "", False, JavaTooOld, "too old"),
        ("17.0.15", "java.base", True, JavaIncomplete, r"has no jdk\.jshell"),
        ("17.0.15", "java.base jdk.jshell", False, JavaIncomplete, "without the compiler javac"),
    ],
)
def test_a_java_that_will_not_do_is_refused_with_how_to_mend_it(tmp_path, version, modules, compiler, kind, sentence):
    found = java.inspect(standins.java(tmp_path / "jdk", version, modules, compiler))
    with pytest.raises(kind, match=sentence) as failure:
        java.choose([found])
    assert "Install a JDK 17 or newer" in str(failure.value)


def test_no_java_at_all_is_told():
    with pytest.raises(JavaMissing, match="No Java was found"):
        java.choose(java.find_all({"PATH": ""}))


def test_the_first_usable_java_is_chosen_and_the_newest_unusable_one_is_told(tmp_path):
    old, without, good = (
        java.inspect(standins.java(tmp_path / "a", "11.0.1")),
        java.inspect(standins.java(tmp_path / "b", "21.0.1", modules="java.base")),
        java.inspect(standins.java(tmp_path / "c", "17.0.1")),
    )
    assert java.choose([old, without, good]) == good
    with pytest.raises(JavaIncomplete, match="21.0.1"):
        java.choose([old, without])


@pytest.mark.parametrize(
    ("modules", "options"),
    [
        ("java.base jdk.jshell jdk.incubator.vector", ("--add-modules=jdk.incubator.vector",)),
        ("java.base jdk.jshell", ()),  # a JVM that is asked for a module it lacks does not start
    ],
)
def test_the_vector_module_is_asked_for_where_it_is(tmp_path, modules, options):
    jdk = java.inspect(standins.java(tmp_path / "jdk", "17.0.15", modules))
    assert jdk.fast_options == options
