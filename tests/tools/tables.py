"""``python -m tests.tools.tables``: docs/tables.md from schema.sql."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tracker.store.migrate import statements

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema.sql"
PAGE = ROOT / "docs" / "tables.md"

_MADE = re.compile(r"CREATE (TABLE|VIEW) (\w+)")
_RULER = re.compile(r"-- -{20,} (.+)")
_SHARED = re.compile(r"--   (\S+(?:, \S+)?)\s+(.+)")
_COLUMN = re.compile(r"    (\w+) +(\S.*)")

HEAD = """\
# The tables and views of the database

Made from `schema.sql` by `make docs`. The log is one SQLite file;
`overload info` says where. Any SQLite tool may read it while Overload runs; see
[import-export.md](import-export.md) for Datasette and `sqlite-utils`. Write only through Overload:
it keeps the change log that undo, `doctor` and backups live on.

Start with the ready-made views: `weekly_volume`, `exercise_history`, `soreness_daily`, `records`.
"""
INTERNAL = ("_body", "new_", "first_change", "work_set", "work_sum", "week_sum")
"""Views for the triggers and the charts, by how their names end or begin."""


def page(script: str) -> str:
    """The whole page as Markdown."""
    database = sqlite3.connect(":memory:")
    for statement in statements(script):
        database.execute(statement)
    lines = [HEAD, "Common to the tables of facts:", ""]
    lines += [f"- `{name}`: {words}" for name, words in _common(script)] + [""]
    for title, about, kind, name, body in things(script):
        if title:
            lines += [f"## {title[0].upper()}{title[1:]}", ""]
        if kind == "VIEW" and is_internal(name):
            continue
        lines += [f"### {kind.lower()} `{name}`", ""]
        if about:
            lines += [f"{about}", ""]
        told = _told(body) if kind == "TABLE" else {}
        lines += ["| column | type | |", "|---|---|---|"]
        rows = database.execute("SELECT name, type, pk FROM pragma_table_xinfo(?)", (name,))
        for column, declared, key in rows:
            words = "; ".join(filter(None, ("key" if key else "", told.get(column, ""))))
            lines.append(f"| `{column}` | {declared or ''} | {words} |".replace("  ", " "))
        lines.append("")
    database.close()
    return "\n".join(lines).rstrip() + "\n"


def is_internal(view: str) -> bool:
    """Whether a view serves the program rather than a reader."""
    return view.endswith(INTERNAL[0]) or view.startswith(INTERNAL[1]) or view in INTERNAL[2:]


def things(script: str) -> Iterator[tuple[str, str, str, str, str]]:
    """(new section or "", comment above, TABLE or VIEW, name, statement) in the script's order."""
    section, comment, pending, last = "", [], "", ""
    for line in script.splitlines():
        if pending:
            pending += f"\n{line}"
        elif ruler := _RULER.match(line):
            section, comment = ruler[1], []
            continue
        elif line.startswith("--"):
            comment.append(line.removeprefix("--").strip())
            continue
        elif not line.strip():
            comment = []
            continue
        else:
            pending = line
        if not sqlite3.complete_statement(pending):
            continue
        made = _MADE.match(pending)
        if made is not None:
            shown = made[1] == "TABLE" or not is_internal(made[2])
            title = section if shown and section != last else ""
            last = section if shown else last
            yield title, " ".join(comment), made[1], made[2], pending
        pending, comment = "", []


def _common(script: str) -> Iterator[tuple[str, str]]:
    """What the script's head says of columns that many tables have."""
    for line in script.splitlines():
        if not line.startswith("--"):
            return
        found = _SHARED.fullmatch(line)
        if found is not None:
            yield found[1], found[2]


def _told(body: str) -> dict[str, str]:
    """The comment beside each column of a table."""
    found = {}
    for line in body.splitlines():
        column = _COLUMN.match(line)
        if column is not None and " -- " in line:
            found[column[1]] = line.split(" -- ", 1)[1].strip()
    return found


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(SCHEMA.read_text("utf-8")), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
