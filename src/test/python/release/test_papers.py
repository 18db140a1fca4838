"""What a release says of itself: NOTICE, CITATION.cff, CHANGELOG.md and pom.xml agree with each other and with what is there."""

import re
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
import yaml

SPDX = {"MIT", "Apache-2.0", "BSD-3-Clause", "Unicode-3.0", "MPL-2.0", "CC-BY-4.0", "public domain"}
LINE = re.compile(r"  (\S+(?: \S+)*?)(?:  +)(.+?)(?:  +(.+))?")
OURS = {"README.md", "SHA256SUMS", "sentences.tsv", "results"}  # in data, made by this project
NAMESPACE = {"m": "http://maven.apache.org/POM/4.0.0"}


@pytest.fixture(scope="module")
def pom(clone: Path) -> xml.Element:
    return xml.parse(clone / "pom.xml").getroot()


@pytest.fixture(scope="module")
def sections(clone: Path) -> dict[str, list[tuple[str, str, str | None]]]:
    """The lists of NOTICE by the first words of their headings: name, licence, and where it lies."""
    parts = (clone / "NOTICE").read_text(encoding="utf-8").split("\n\n\n")
    return {
        part.splitlines()[0]: [LINE.fullmatch(line).groups() for line in part.splitlines() if line.startswith("  ")]
        for part in parts[1:]
    }


def named(sections, start: str) -> dict[str, str]:
    """The licences of a section's parts by their names."""
    return {name: licence for heading, parts in sections.items() if heading.startswith(start) for name, licence, _ in parts}


def test_notice_names_every_jar_that_is_handed_out(clone, sections):
    jars = {jar.stem for jar in (clone / "lib").glob("*.jar")} - {"gateflow"}
    assert jars
    assert set(named(sections, "In lib")) == jars


def test_notice_names_every_vendored_folder_with_its_version(clone, sections):
    folders = {where: name for parts in sections.values() for name, _, where in parts if where and where.startswith("src/")}
    vendored = {
        readme.parent.relative_to(clone).as_posix(): readme.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        for readme in (clone / "src").glob("**/vendor/*/README.md")
    }
    assert len(vendored) >= 4
    assert vendored.items() <= folders.items()


def test_notice_names_the_chart_script_that_is_in_the_jar(clone, sections):
    (script,) = (clone / "src" / "main" / "resources").rglob("*.min.js.gz")
    version = re.search(r"-(\d+\.\d+\.\d+)\.", script.name)[1]
    assert f"plotly.js {version} (cartesian)" in named(sections, "In gateflow.jar")


def test_notice_names_every_data_set_of_others(clone, sections):
    assert set(named(sections, "In data")) == {file.name for file in (clone / "data").iterdir()} - OURS


def test_every_licence_is_one_that_is_known(sections):
    licences = {licence for heading in sections if "Javadoc" not in heading for _, licence, _ in sections[heading]}
    assert licences <= SPDX


def test_the_citation_has_the_version_and_the_date_of_the_changelog(clone, pom):
    citation = yaml.safe_load((clone / "CITATION.cff").read_text(encoding="utf-8"))
    version, date = re.search(
        r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", (clone / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    ).groups()
    assert citation["version"] == version == pom.findtext("m:version", namespaces=NAMESPACE)
    assert str(citation["date-released"]) == date
    assert pom.findtext("m:properties/m:project.build.outputTimestamp", namespaces=NAMESPACE).startswith(date)
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["license"] == pom.findtext("m:licenses/m:license/m:name", namespaces=NAMESPACE)


def test_the_changelog_keeps_its_form(clone):
    text = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= {
        "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"
    }  # fmt: skip
    assert re.findall(r"^\[(.+?)\]: https://", text, re.MULTILINE) == versions


@pytest.mark.parametrize("wanted", ["name", "description", "url", "licenses/m:license/m:url", "developers/m:developer/m:name",
                                    "scm/m:connection", "scm/m:url"])  # fmt: skip
def test_the_pom_has_what_maven_central_asks_for(pom, wanted):
    assert pom.findtext(f"m:{wanted}", namespaces=NAMESPACE).strip()
