"""Proof that the file is whole: SQLite's own checks, and the change log against the tables."""

from __future__ import annotations

import json

from tracker.store.base import Row
from tracker.store.writing import FACTS, Writing

# The newest change of each row beside the row as it is; a row that was deleted has neither body.
_FOLDED = (
    "SELECT c.row, c.body, t.body FROM change c LEFT JOIN {table}_body t ON t.id = c.row"
    " WHERE c.tbl = '{table}' AND c.clock ="
    " (SELECT max(clock) FROM change WHERE tbl = c.tbl AND row = c.row)"
    " AND c.body IS NOT t.body"
)
_UNKNOWN = (
    "SELECT id FROM {table} WHERE NOT EXISTS"
    " (SELECT 1 FROM change WHERE tbl = '{table}' AND row = {table}.id)"
)


class Checking(Writing):
    """Finds damage, and repairs nothing."""

    def check(self) -> list[str]:
        """What is wrong with the file, a sentence each; empty when all is well.

        Comparing the change log with the tables finds the silent damage that the integrity check
        of SQLite lets pass.
        """
        with self.reading():
            faults = [
                f"SQLite says: {text}"
                for (text,) in self._rows("PRAGMA integrity_check")
                if text != "ok"
            ]
            faults += [
                f"Row {row} of {table} refers to a row of {parent} that is not there."
                for table, row, parent, _ in self._rows("PRAGMA foreign_key_check")
            ]
            for table in FACTS:
                faults += [
                    f"Row {row[0]} of {table} differs from what the change log says."
                    for row in self._each(_FOLDED.format(table=table))
                    if _differs(row)
                ]
                faults += [
                    f"Row {row} of {table} is not in the change log."
                    for (row,) in self._each(_UNKNOWN.format(table=table))
                ]
        return faults


def _differs(row: Row) -> bool:
    """Whether recorded and present body say different things, not only in other words.

    A column that a later schema added is in the present one alone.
    """
    _, recorded, present = row
    if recorded is None or present is None:
        return True
    try:
        was, now = json.loads(recorded), json.loads(present)
    except ValueError:
        return True
    return any(name in now and now[name] != value for name, value in was.items())
