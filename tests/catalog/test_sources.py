"""What the rules cite: all of it is listed, all that is listed is cited, and it can be found."""

from __future__ import annotations

import re

import pytest

from tracker.catalog import Catalog, load_catalog
from tracker.catalog.reference import Reference

SOURCES = load_catalog().sources.values()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def test_every_source_a_rule_cites_is_listed_and_every_listed_one_is_cited(
    catalog: Catalog,
) -> None:
    # A rule that cites what is not listed is a fault of the catalogue, see test_check.py.
    cited = {source.id for rule in catalog.rules for source in catalog.cited(rule)}
    assert cited == set(catalog.sources)


def test_what_a_rules_words_name_is_among_what_it_cites(catalog: Catalog) -> None:
    """A year in the words of a rule's source is that of a publication; so is a formula's name."""
    for rule in catalog.rules.values():
        cited = catalog.cited(rule.id)
        for year in re.findall(r"\b(?:19|20)\d\d\b", rule.source):
            assert int(year) in {source.year for source in cited}, rule.id
        if rule.grade in "AB":
            assert cited, f"{rule.id} claims a grade that needs a publication"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_can_be_found(source: Reference) -> None:
    assert source.link.startswith("https://")
    assert not (source.doi and source.url), "one address is enough"
    if source.doi:
        assert re.fullmatch(r"10\.\d{4,5}/\S+", source.doi)
    assert str(source.year or "undated") in source.short
    assert source.words.startswith(source.authors)
    assert ".." not in source.words


def test_the_replaced_position_is_told_where_it_is_used(catalog: Catalog) -> None:
    text = catalog.rules["add-load"].text
    assert "2009" in text
    assert "no longer" in text
    years = [source.year for source in catalog.cited("add-load")]
    assert years[:2] == [2009, 2026]
