"""docs/rules.md says what the rules say today."""

from __future__ import annotations

import re

from tests.tools.rules import GRADES, KINDS, PAGE, page, slug
from tracker.catalog import load_catalog


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load_catalog()), "run make docs"


def test_every_rule_and_threshold_is_on_the_page_with_source_and_grade() -> None:
    catalog = load_catalog()
    text = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", page(catalog))
    for rule in catalog.rules.values():
        assert rule.kind in KINDS
        assert rule.grade in GRADES
        assert f"### `{rule.id}`: {rule.title}" in text
        assert rule.source in text
    for key in catalog.parameters():
        assert f"| `{key}` |" in text


def test_each_rule_leads_to_its_rows_and_its_sources() -> None:
    """Every number of a row and every publication is a link to where it can be looked up."""
    catalog = load_catalog()
    sections = re.split(r"\n### `([^`]+)`", page(catalog).partition("\n## Sources\n")[0])
    said = dict(zip(sections[1::2], sections[2::2], strict=True))
    for rule in catalog.rules.values():
        (line,) = [each for each in said[rule.id].splitlines() if each.startswith("From: ")]
        for cited in catalog.cited(rule.id):
            assert f"[{cited.short}](#{slug(cited.short)})" in line
        rows = " ".join(re.findall(r"\brows? ([\d, and-]+)", rule.source))
        for row in re.findall(r"\d+(?:-\d+)?", rows):
            assert f"[{row}](facts.md#" in line


def test_the_page_says_where_to_find_each_source() -> None:
    catalog = load_catalog()
    sources = page(catalog).partition("\n## Sources\n")[2]
    for source in catalog.sources.values():
        assert f"### {source.short}\n\n{source.words} <{source.link}>" in sources
    assert sources.count("\n### ") == len(catalog.sources)
