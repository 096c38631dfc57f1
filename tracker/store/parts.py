"""Imported sessions in the change log: one change a session, taken back and proved as a whole.

A part is what one file brought for one session. Its change's body is a JSON object:
``uid`` the first 24 digits of every row's uid and ``n`` the number of the first, ``date``,
``at`` [ms, offset], ``session`` [finished_ms, note, source] or null where the session was there,
``entries`` [[position, exercise], ...] and ``sets`` [[entry, position, count, timed, load_value,
load_unit, effort, warmup, note, ms after the start], ...], ids running on from the part's first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.domain.units import Load
from tracker.store.base import Base, Row

PART = "import_part"
"""``tbl`` of these changes; ``row`` is the part's id."""

_TABLES = ("session", "entry", "set_log")
_SPANS = {
    "session": ("session_id", "new_session"),
    "entry": ("first_entry", "entries"),
    "set_log": ("first_set", "sets"),
}
"""The columns of a part that hold the first id and the number of its rows in a table."""

STANDS = (
    f"NOT coalesce((SELECT c.body IS NULL FROM change c WHERE c.tbl = '{PART}' AND c.row = p.id"
    " ORDER BY c.clock DESC LIMIT 1), 0)"
)
"""SQL: whether part ``p`` is in the log; one that was undone stays known for redo."""

_COLUMNS = "id, session_id, new_session, first_entry, entries, first_set, sets"

SESSION_SQL = (
    "INSERT INTO session (id, uid, date, started_ms, started_offset, finished_ms,"
    " finished_offset, note, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ENTRY_SQL = (
    "INSERT INTO entry (id, uid, session_id, date, position, exercise) VALUES (?, ?, ?, ?, ?, ?)"
)
SET_SQL = (
    "INSERT INTO set_log (id, uid, entry_id, position, count, timed, load_value, load_unit,"
    " load_kg, effort, warmup, note, at_ms, at_offset)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_BLANK = {
    "session": {"rev": 1, "program": None, "day": None},
    "entry": {
        "rev": 1, "program": None, "day": None, "slot": None, "plan": None, "shown": None,
        "extra": 0, "skipped": 0, "chosen": 0,
    },
    "set_log": {"rev": 1, "count_right": None, "band": None, "height_cm": None, "pain": None},
}  # fmt: skip
"""What an import leaves out, as the tables fill it."""

_NAMES = {
    "session": ("id", "uid", "date", "started_ms", "started_offset", "finished_ms",
                "finished_offset", "note", "source"),
    "entry": ("id", "uid", "session_id", "date", "position", "exercise"),
    "set_log": ("id", "uid", "entry_id", "position", "count", "timed", "load_value", "load_unit",
                "load_kg", "effort", "warmup", "note", "at_ms", "at_offset"),
}  # fmt: skip
"""The columns of the three statements above, in their order."""


def unpack(part: Row, body: str) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of a part, as the three statements take them: session (or none), entries, sets."""
    _, session_id, _, first_entry, _, first_set, _ = part
    found = json.loads(body)
    prefix, number, day = found["uid"], found["n"], found["date"]
    started, offset = found["at"]
    sessions: list[Row] = []
    if found["session"] is not None:
        ended, note, source = found["session"]
        uid = f"{prefix}{number:08x}"
        sessions.append((session_id, uid, day, started, offset, ended, offset, note, source))
        number += 1
    entries = [
        (first_entry + index, f"{prefix}{number + index:08x}", session_id, day, place, exercise)
        for index, (place, exercise) in enumerate(found["entries"])
    ]
    number += len(entries)
    sets = []
    for index, row in enumerate(found["sets"]):
        entry, place, count, timed, value, unit, effort, warmup, note, after = row
        kg = None if value is None else Load(value, unit).kg
        sets.append(
            (first_set + index, f"{prefix}{number + index:08x}", first_entry + entry, place, count,
             timed, value, unit, kg, effort, warmup, note, started + after, offset)
        )  # fmt: skip
    return sessions, entries, sets


class Parts(Base):
    """Whole parts leave and come back; the days they touch are summed anew."""

    @contextmanager
    def _triggers_aside(self) -> Iterator[None]:
        """Within, rows of the log go in and out unseen by the change log and the daily sums.

        Only inside a transaction, which also brings the triggers back where it fails.
        """
        marks = ", ".join("?" * len(_TABLES))
        triggers = self._rows(
            "SELECT name, sql FROM sqlite_schema"
            f" WHERE type = 'trigger' AND tbl_name IN ({marks}) ORDER BY rowid",
            _TABLES,
        )
        for name, _ in triggers:
            self._run(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            self._run(sql)

    def _sum_days(self, first: int, last: int, pairs: Sequence[Row] = ()) -> None:
        """Sum the days of the entries with these ids, and of ``pairs`` (exercise, date), anew."""
        (total,) = self._row("SELECT count(*) FROM entry") or (0,)
        if (last - first + 1 + len(pairs)) * 4 < total:
            self._run(
                "INSERT INTO new_day_work (exercise, date)"
                " SELECT DISTINCT exercise, date FROM entry WHERE id BETWEEN ? AND ?",
                (first, last),
            )
            for pair in pairs:
                self._run("INSERT INTO new_day_work (exercise, date) VALUES (?, ?)", pair)
            return
        years = {
            year
            for (year,) in self._rows(
                "SELECT DISTINCT substr(date, 1, 4) FROM entry WHERE id BETWEEN ? AND ?",
                (first, last),
            )
        } | {day[:4] for _, day in pairs}
        columns = ", ".join(name for _, name, *_ in self._rows("PRAGMA table_info(day_work)"))
        # Year by year: a year's sets lie together and are sorted in memory.
        for year in sorted(years):
            span = (f"{year}-01-01", f"{year}-12-31")
            self._run(
                "DELETE FROM day_work WHERE day BETWEEN"
                " julianday(?) - 2440587.5 AND julianday(?) - 2440587.5",
                span,
            )
            self._run(
                f"INSERT INTO day_work ({columns}) SELECT {columns} FROM work_sum"
                " WHERE date BETWEEN ? AND ?",
                span,
            )
        self._run("DELETE FROM week_sets")
        self._run("INSERT INTO week_sets SELECT monday, exercise, sets FROM week_sum")

    def _parts(self, ids: Iterable[int]) -> list[Row]:
        return self._rows(
            f"SELECT {_COLUMNS} FROM import_part"
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(ids)),),
        )

    def _remove_parts(self, ids: Sequence[int]) -> None:
        """Take parts out of the log: undo of an import."""
        parts = self._parts(ids)
        if not parts:
            return
        first, last = parts[0][3], parts[-1][3] + parts[-1][4] - 1
        pairs = self._rows(
            "SELECT DISTINCT exercise, date FROM entry WHERE id BETWEEN ? AND ?", (first, last)
        )
        kept: list[int] = []
        with self._triggers_aside():
            for part in reversed(parts):
                _, session, new, entry, entries, first_set, sets = part
                self._run(
                    "DELETE FROM set_log WHERE id BETWEEN ? AND ?",
                    (first_set, first_set + sets - 1),
                )
                self._run(
                    "DELETE FROM entry WHERE id BETWEEN ? AND ? AND NOT EXISTS ("
                    "SELECT 1 FROM set_log WHERE entry_id = entry.id)",
                    (entry, entry + entries - 1),
                )
                if new:
                    # Something else was logged into it since; that is not the import's to take.
                    left = self._run(
                        "DELETE FROM session WHERE id = ? AND NOT EXISTS ("
                        "SELECT 1 FROM entry WHERE session_id = session.id)",
                        (session,),
                    ).rowcount == 0  # fmt: skip
                    if left:
                        kept.append(session)
        for part in parts:
            self._run("INSERT INTO new_change VALUES (?, ?, NULL)", (PART, part[0]))
        for session in kept:
            self._run(
                "INSERT INTO new_change SELECT 'session', id, body FROM session_body WHERE id = ?",
                (session,),
            )
            self._run(
                "INSERT INTO new_change SELECT 'entry', b.id, b.body FROM entry_body b"
                " JOIN entry e ON e.id = b.id WHERE e.session_id = ?",
                (session,),
            )
        self._sum_days(0, -1, pairs)

    def _restore_parts(self, bodies: Sequence[tuple[int, str]]) -> None:
        """Bring parts back as they were imported: redo of an import."""
        texts = dict(bodies)
        parts = self._parts(texts)
        if not parts:
            return
        with self._triggers_aside():
            for part in parts:
                for sql, rows in zip(
                    (SESSION_SQL, ENTRY_SQL, SET_SQL), unpack(part, texts[part[0]]), strict=True
                ):
                    self._connection.executemany(sql, rows)
        for part in parts:
            self._run("INSERT INTO new_change VALUES (?, ?, ?)", (PART, part[0], texts[part[0]]))
        self._sum_days(parts[0][3], parts[-1][3] + parts[-1][4] - 1)
        self._lift_revisions(parts)

    def _lift_revisions(self, parts: Sequence[Row]) -> None:
        """Give rows that were edited before a revision no reader has seen."""
        spans = {
            "session": (parts[0][1], parts[-1][1]),
            "entry": (parts[0][3], parts[-1][3] + parts[-1][4] - 1),
            "set_log": (parts[0][5], parts[-1][5] + parts[-1][6] - 1),
        }
        for table, (first, last) in spans.items():
            seen = self._rows(
                "SELECT row, max(json_extract(body, '$.rev')) FROM change"
                " WHERE tbl = ? AND row BETWEEN ? AND ? AND body IS NOT NULL GROUP BY row",
                (table, min(first, last), max(first, last)),
            )
            for row, rev in seen:
                self._run(f"UPDATE {table} SET rev = ? WHERE id = ? AND rev <= ?",
                          (rev + 1, row, rev))  # fmt: skip

    # -- the proof ----------------------------------------------------------------------------

    def _part_faults(self) -> Iterator[tuple[str, int]]:
        """(table, id) of each row that differs from the part that brought it.

        The table is ``import_part`` where that part can't be read from the change log.
        """
        newest = self._each(
            f"SELECT {', '.join('p.' + name.strip() for name in _COLUMNS.split(','))}, c.body,"
            f" c.clock FROM import_part p JOIN change c ON c.tbl = '{PART}' AND c.row = p.id"
            f" WHERE c.clock = (SELECT max(clock) FROM change WHERE tbl = '{PART}' AND row = p.id)"
        )
        for *part, body, clock in newest:
            yield from self._faults_of(tuple(part), body, clock)

    def _faults_of(self, part: Row, body: str | None, clock: int) -> Iterator[tuple[str, int]]:
        key, session, new, entry, entries, first_set, sets = part
        try:
            rows = ([], [], []) if body is None else unpack(part, body)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield PART, key
            return
        spans = ((session, 1 if new else 0), (entry, entries), (first_set, sets))
        for table, expected, (first, count) in zip(_TABLES, rows, spans, strict=True):
            wanted = {row[0]: dict(zip(_NAMES[table], row, strict=True)) for row in expected}
            found: dict[int, str] = dict(self._rows(
                f"SELECT id, body FROM {table}_body WHERE id BETWEEN ? AND ?",
                (first, first + count - 1),
            ))  # fmt: skip
            for row in range(first, first + count):
                there = None if row not in found else json.loads(found[row])
                meant = None if row not in wanted else wanted[row] | _BLANK[table]
                if _differs(meant, there) and not self._changed_after(table, row, clock):
                    yield table, row

    def _as_imported(self, table: str, row: int) -> dict[str, Any] | None:
        """The columns of a row as its part brought it; None where no part did, or it left."""
        key = self._part_of(table, row)
        found = None if key is None else self._row(
            f"SELECT body FROM change WHERE tbl = '{PART}' AND row = ? ORDER BY clock DESC LIMIT 1",
            (key,),
        )  # fmt: skip
        if key is None or found is None or found[0] is None:
            return None
        (part,) = self._parts([key])
        for sought, rows in zip(_TABLES, unpack(part, found[0]), strict=True):
            for values in rows if sought == table else ():
                if values[0] == row:
                    return dict(zip(_NAMES[table], values, strict=True)) | _BLANK[table]
        return None

    def _changed_after(self, table: str, row: int, clock: int) -> bool:
        return self._row(
            "SELECT 1 FROM change WHERE tbl = ? AND row = ? AND clock > ? LIMIT 1",
            (table, row, clock),
        ) is not None  # fmt: skip

    def _part_of(self, table: str, row: int) -> int | None:
        """The part that brought a row; None for rows of other origin."""
        if table not in _SPANS:
            return None
        first, count = _SPANS[table]
        part = self._row(
            f"SELECT id FROM import_part WHERE {first} <= ? AND ? < {first} + {count}"
            f" ORDER BY {first} DESC LIMIT 1",
            (row, row),
        )
        return None if part is None else int(part[0])

    def _part_clock(self, table: str, row: int) -> int:
        """The clock of the newest change of the part that brought a row; -1 where none did."""
        part = self._part_of(table, row)
        if part is None:
            return -1
        found = self._row(
            f"SELECT max(clock) FROM change WHERE tbl = '{PART}' AND row = ?", (part,)
        )
        return -1 if found is None or found[0] is None else int(found[0])


def _differs(meant: dict[str, Any] | None, there: dict[str, Any] | None) -> bool:
    if meant is None or there is None:
        return meant is not there
    return any(there.get(name) != value for name, value in meant.items())
