"""``python -m tests.tools.rules``: docs/rules.md from seeds/rules.toml and seeds/sources.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.catalog.facts_page import SECTIONS
from tracker.catalog import load_catalog
from tracker.catalog.catalog import Catalog
from tracker.catalog.reference import Reference
from tracker.domain.program import Parameter, RuleInfo
from tracker.domain.units import number

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

GRADES = {
    "A": "a trial or a review of trials",
    "B": "a position stand of a professional body; where a newer one replaced it, the rule says so",
    "C": "a convention among coaches",
    "S": "one of the two founding documents",
    "O": "our own, unproven",
}
SECTION_OF = {row: title for title, facts in SECTIONS for row, *_ in facts}
"""Row of the founding facts -> the section of docs/facts.md it stands in."""

_ROWS = re.compile(r"\brows? \d+(?:-\d+)?(?:(?:, | and )\d+(?:-\d+)?)*")

KINDS = {
    "session-gate": (
        "Before the session",
        "Asked for the whole day; the first that fires decides. None of them locks: you may train "
        "all the same, and the record says that you decided.",
    ),
    "exercise-gate": (
        "Before progress",
        "Asked for each exercise. The first that fires names the rule, the target is the least "
        "that any of them allows.",
    ),
    "progression": (
        "Progress",
        "Asked in this order where no gate fired; the first that fires decides. One step changes "
        "one thing.",
    ),
    "note": ("Notes", "Shown beside a day. They change no target."),
}


def page(catalog: Catalog) -> str:
    """The whole page as Markdown."""
    lines = [
        "# The rules of the coach",
        "",
        "Made from `seeds/rules.toml` by `make docs`; `overload rules` shows the same with your "
        "own thresholds in force. Every number is a setting: `overload config set RULE.NAME "
        "VALUE`. Each rule says where it is from: rows are those of "
        "[the founding facts](facts.md), publications stand under [Sources](#sources).",
        "",
        "This is a training log with documented rules and no medical advice.",
        "",
        "| grade | what stands behind it |",
        "|---|---|",
        *(f"| {grade} | {words} |" for grade, words in GRADES.items()),
    ]
    for kind, (title, about) in KINDS.items():
        lines += ["", f"## {title}", "", about]
        for rule in catalog.rules.values():
            if rule.kind == kind:
                mine = [p for p in catalog.parameters().values() if p.rule == rule.id]
                lines += ["", *_rule(rule, catalog.cited(rule.id), mine)]
    lines += ["", "## Sources"]
    for source in catalog.sources.values():
        lines += ["", *_source(source)]
    return "\n".join(lines) + "\n"


def slug(title: str) -> str:
    """The anchor GitHub and mkdocs give a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _rule(rule: RuleInfo, cited: Iterable[Reference], parameters: list[Parameter]) -> list[str]:
    lines = [f"### `{rule.id}`: {rule.title}", "", rule.text, ""]
    lines.append(f"From: {_ROWS.sub(_to_facts, rule.source)}. Grade {rule.grade}.")
    links = ", ".join(f"[{each.short}](#{slug(each.short)})" for each in cited)
    if links:
        lines[-1] += f" Sources: {links}."
    if parameters:
        lines += ["", "| setting | default | from, to | |", "|---|---|---|---|"]
    for p in parameters:
        unit = f" {p.unit}" if p.unit else ""
        span = f"{number(p.min)}, {number(p.max)}"
        lines.append(f"| `{p.key}` | {number(p.default)}{unit} | {span} | {p.text} |")
    return lines


def _to_facts(rows: re.Match[str]) -> str:
    """``rows 20 and 23-25`` with each number a link to the table that has it."""

    def link(number: re.Match[str]) -> str:
        section = SECTION_OF[int(number[0].partition("-")[0])]
        return f"[{number[0]}](facts.md#{slug(section)})"

    return re.sub(r"\d+(?:-\d+)?", link, rows[0])


def _source(source: Reference) -> list[str]:
    said = f"{source.words} <{source.link}>"
    return [f"### {source.short}", "", f"{said}. {source.note}".rstrip()]


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(load_catalog()), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
