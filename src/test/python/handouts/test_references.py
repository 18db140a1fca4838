"""The list of references and what lectures and documentation cite are the same."""

import re

from handouts.paths import CLONE
from handouts.references import read_references

CITED = re.compile(r"(?:doi:|doi\.org/)(10\.\d+/[\w./()-]*\w)|(?:arXiv:|arxiv\.org/abs/)(\d{4}\.\d{4,5})")
FIRST_NAMES = re.compile(r"^(?:[A-Z]\.[- ]?)+(?:van der )?")
PLACES = [("src/main/java", "*.java"), ("notebooks", "*.ipynb"), (".", "README.md")]


def cited() -> set[str]:
    text = "\n".join(
        file.read_text(encoding="utf-8") for folder, pattern in PLACES for file in (CLONE / folder).rglob(pattern)
    )
    found = CITED.findall(text)
    return {f"doi:{doi}" if doi else f"arXiv:{number}" for doi, number in found}


def test_all_that_is_cited_is_listed_and_all_that_is_listed_is_cited():
    assert {reference.id for reference in read_references()} == cited()


def test_they_stand_in_the_order_of_their_authors_and_each_has_an_address():
    references = read_references()
    surnames = [FIRST_NAMES.sub("", reference.authors.split(",")[0].removesuffix(" and others")) for reference in references]
    assert surnames == sorted(surnames, key=str.lower)
    assert all(reference.address.startswith("https://") for reference in references)
