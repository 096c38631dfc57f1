"""Proof that the file is whole: SQLite's own checks, and the change log against the tables."""

from __future__ import annotations

import json

from tracker.store.base import Row
from tracker.store.writing import FACTS, Writing

# The newest change of each row beside the row as it is; a row that was deleted has neither body.
_FOLDED = (
    "SELECT c.row, c.body, t.body, c.clock FROM change c LEFT JOIN {table}_body t ON t.id = c.row"
    " WHERE c.tbl = '{table}' AND c.clock ="
    " (SELECT max(clock) FROM change WHERE tbl = c.tbl AND row = c.row)"
    " AND c.body IS NOT t.body"
)
_UNKNOWN = (
    "SELECT id FROM {table} WHERE NOT EXISTS"
    " (SELECT 1 FROM change WHERE tbl = '{table}' AND row = {table}.id){imported}"
)
# Rows that an import brought are in its change, and compared with that.
_IMPORTED = {
    "session": "session_id",
    "entry": "first_entry",
    "set_log": "first_set",
}
_COUNTS = {"session": "new_session", "entry": "entries", "set_log": "sets"}
_NOT_IMPORTED = (
    " AND NOT coalesce((SELECT {table}.id < p.{first} + p.{count} FROM import_part p"
    " WHERE p.{first} <= {table}.id ORDER BY p.{first} DESC, p.{count} DESC LIMIT 1), 0)"
)

_SUM = (
    "day, exercise, timed, load_value, load_unit, load_kg, band, height_cm, sets, left_sum,"
    " right_sum, alone_sum, weaker_sum, clean_sum, best, to_failure, rpe_sum, rpe_sets"
)
_SUMS_WRONG = (
    f"WITH is_now AS (SELECT {_SUM} FROM day_work), should AS (SELECT {_SUM} FROM work_sum)"
    " SELECT DISTINCT exercise, date(day * 86400, 'unixepoch') FROM"
    " (SELECT * FROM (SELECT * FROM is_now EXCEPT SELECT * FROM should)"
    " UNION ALL SELECT * FROM (SELECT * FROM should EXCEPT SELECT * FROM is_now))"
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
            faults += [
                f"The sum of {exercise} on {day} differs from its sets."
                for exercise, day in self._each(_SUMS_WRONG)
            ]
            for table in FACTS:
                faults += [
                    f"Row {row[0]} of {table} differs from what the change log says."
                    for row in self._each(_FOLDED.format(table=table))
                    if _differs(row) and self._part_clock(table, row[0]) < row[3]
                ]
                faults += [
                    f"Row {row} of {table} is not in the change log."
                    for (row,) in self._each(_unknown(table))
                ]
            faults += self._part_faults()
        return faults


def _unknown(table: str) -> str:
    """The query for rows that no change tells of."""
    imported = ""
    if table in _IMPORTED:
        imported = _NOT_IMPORTED.format(table=table, first=_IMPORTED[table], count=_COUNTS[table])
    return _UNKNOWN.format(table=table, imported=imported)


def _differs(row: Row) -> bool:
    """Whether recorded and present body say different things, not only in other words.

    A column that a later schema added is in the present one alone.
    """
    _, recorded, present, _ = row
    if recorded is None or present is None:
        return True
    try:
        was, now = json.loads(recorded), json.loads(present)
    except ValueError:
        return True
    return any(name in now and now[name] != value for name, value in was.items())
