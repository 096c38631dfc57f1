"""Proof that the file is whole: SQLite's own checks, and the change log against the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tracker.domain.value import Value
from tracker.store.base import Row
from tracker.store.parts import PART
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
    " SELECT DISTINCT exercise, date(day * 86400, 'unixepoch'),"
    " date(day * 86400, 'unixepoch', 'weekday 0', '-6 days') FROM"
    " (SELECT * FROM (SELECT * FROM is_now EXCEPT SELECT * FROM should)"
    " UNION ALL SELECT * FROM (SELECT * FROM should EXCEPT SELECT * FROM is_now))"
)
_WEEKS_WRONG = (
    "SELECT DISTINCT exercise, date(monday * 86400, 'unixepoch') FROM ("
    "SELECT * FROM (SELECT * FROM week_sets EXCEPT SELECT * FROM week_sum) UNION ALL"
    " SELECT * FROM (SELECT * FROM week_sum EXCEPT SELECT * FROM week_sets))"
)


class Damage(Value):
    """One thing wrong with the file: its kind, a sentence, and what it is about.

    Kinds: ``pages`` (unreadable or impossible content), ``index``, ``reference``, ``sum``,
    ``differs``, ``unknown`` (of the change log), ``part``, ``gap``, ``action``. ``table`` and
    ``row`` name a row; a ``sum`` names its exercise and day.
    """

    kind: str
    sentence: str
    table: str = ""
    row: int = 0
    exercise: str = ""
    day: str = ""


class Checking(Writing):
    """Finds damage, and repairs nothing."""

    def check(self) -> list[str]:
        """What is wrong with the file, a sentence each; empty when all is well.

        Comparing the change log with the tables finds the silent damage that the integrity check
        of SQLite lets pass.
        """
        return [damage.sentence for damage in self.damages()]

    def damages(self) -> Iterator[Damage]:
        """The same one by one, for a repair; ends with StoreError where the file can't be read."""
        with self.reading():
            yield from self._sqlite_says()
            yield from self._sums_wrong()
            yield from self._folded()
            yield from self._log_torn()

    def _sqlite_says(self) -> Iterator[Damage]:
        for (text,) in self._rows("PRAGMA integrity_check"):
            if text != "ok":
                kind = "index" if " index " in text else "pages"
                yield Damage(kind, f"SQLite says: {' '.join(text.split())}.")
        for table, row, parent, _ in self._rows("PRAGMA foreign_key_check"):
            sentence = f"Row {row} of {table} refers to a row of {parent} that is not there."
            yield Damage("reference", sentence, table, row or 0)

    def _sums_wrong(self) -> Iterator[Damage]:
        told = set()
        for exercise, day, monday in self._each(_SUMS_WRONG):
            sentence = f"The sum of {exercise} on {day} differs from its sets."
            yield Damage("sum", sentence, exercise=exercise or "", day=day or "")
            told.add((exercise, monday))
        for exercise, monday in self._each(_WEEKS_WRONG):
            # A week of a wrong day is made anew with it.
            if (exercise, monday) not in told:
                sentence = f"The sum of {exercise} in the week of {monday} differs from its days."
                yield Damage("sum", sentence, exercise=exercise or "", day=monday or "")

    def _folded(self) -> Iterator[Damage]:
        """Rows that are not as the newest change of each says."""
        for table in FACTS:
            for row in self._each(_FOLDED.format(table=table)):
                if _differs(row) and self._part_clock(table, row[0]) < row[3]:
                    yield _otherwise(table, row[0])
            for (key,) in self._each(_unknown(table)):
                sentence = f"Row {key} of {table} is not in the change log."
                yield Damage("unknown", sentence, table, key)
        for table, key in self._part_faults():
            if table == PART:
                sentence = f"Imported part {key} can't be read from the change log."
                yield Damage("part", sentence, table, key)
            else:
                yield _otherwise(table, key)

    def _log_torn(self) -> Iterator[Damage]:
        """Whether the change log itself is whole."""
        there, last, head, action = self._row(
            "SELECT count(*), coalesce(max(seq), 0), (SELECT max(seq) FROM change_head),"
            " (SELECT max(action) FROM change_head) FROM change WHERE device = 1"
        ) or (0, 0, 0, None)
        if there != last or last != head:
            missing = max(last, head or 0) - there
            yield Damage("gap", f"The change log lacks {missing} of its changes.")
        if action is not None:
            yield Damage("action", f"Action {action} was never ended.")


def _otherwise(table: str, row: int) -> Damage:
    sentence = f"Row {row} of {table} differs from what the change log says."
    return Damage("differs", sentence, table, row)


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
