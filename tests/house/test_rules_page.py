"""docs/rules.md says what the rules say today."""

from __future__ import annotations

from tests.tools.rules import GRADES, KINDS, PAGE, page
from tracker.catalog import load_catalog


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load_catalog()), "run make docs"


def test_every_rule_and_threshold_is_on_the_page_with_source_and_grade() -> None:
    catalog = load_catalog()
    text = page(catalog)
    for rule in catalog.rules.values():
        assert rule.kind in KINDS
        assert rule.grade in GRADES
        assert f"### `{rule.id}`: {rule.title}" in text
        assert rule.source in text
    for key in catalog.parameters():
        assert f"| `{key}` |" in text
