"""docs/facts.md, made from the table the test looks things up by: ``python -m`` writes it."""

from __future__ import annotations

from pathlib import Path

from tests.catalog.facts import DOSES, EDGES, STARTS, WEEKS, Fact
from tests.catalog.facts_moves import AROUND, DISAGREE, EASIER, MOVES, MUSCLES, SAFETY

PAGE = Path(__file__).parents[2] / "docs" / "facts.md"

SECTIONS: tuple[tuple[str, tuple[Fact, ...]], ...] = (
    ("Doses", DOSES),
    ("Weeks and variety", WEEKS),
    ("Starting", STARTS),
    ("Ways up", EDGES),
    ("Easier, and instead", EASIER),
    ("Moves", MOVES),
    ("Before, after, between", AROUND),
    ("Technique and safety", SAFETY),
    ("Muscles", MUSCLES),
    ("Where the two documents differ", DISAGREE),
)

HEAD = """\
# Where each fact of the two documents is met

Overload began with two documents: a magazine's list of 15 hamstring exercises with a circuit (the
first) and a beginner's guide to hamstring and glute training (the second). They hold 151 facts.
Each is met by a user somewhere; this table names the command whose answer holds it, on an empty
log. A test runs every one of them. `;` parts commands run one after the other, the last one
answering. This page is made by `python -m tests.catalog.facts_page`.
"""


def facts() -> list[Fact]:
    """Every fact in the order of the rows."""
    return sorted(fact for _, section in SECTIONS for fact in section)


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, section in SECTIONS:
        rows = [f"| {row} | {what} | `overload {command}` |" for row, what, command, _ in section]
        parts.append(
            "\n".join([f"\n## {title}\n", "| row | fact | met by |", "|---|---|---|", *rows])
        )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
