"""``python -m tests.tools.rules``: docs/rules.md from seeds/rules.toml."""

from __future__ import annotations

from pathlib import Path

from tracker.catalog import load_catalog
from tracker.catalog.catalog import Catalog
from tracker.domain.program import Parameter, RuleInfo
from tracker.domain.units import number

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

GRADES = {
    "A": "a trial or a review of trials",
    "B": "a position stand of a professional body",
    "C": "a convention among coaches",
    "S": "one of the two founding documents",
    "O": "our own, unproven",
}
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
        "VALUE`.",
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
                lines += ["", *_rule(rule, mine)]
    return "\n".join(lines) + "\n"


def _rule(rule: RuleInfo, parameters: list[Parameter]) -> list[str]:
    lines = [f"### `{rule.id}`: {rule.title}", "", rule.text, ""]
    lines.append(f"From: {rule.source}. Grade {rule.grade}.")
    if parameters:
        lines += ["", "| setting | default | from, to | |", "|---|---|---|---|"]
    for p in parameters:
        unit = f" {p.unit}" if p.unit else ""
        span = f"{number(p.min)}, {number(p.max)}"
        lines.append(f"| `{p.key}` | {number(p.default)}{unit} | {span} | {p.text} |")
    return lines


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(load_catalog()), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
