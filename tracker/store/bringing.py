"""Rows of a log brought back under the uids they had, and what of them is there already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.store import columns
from tracker.store.base import Base
from tracker.store.ids import new_uid
from tracker.store.import_rows import ImportFile

_NOWHERE = -(1 << 40)
"""First id of a part whose rows are not its own any more; no row has one like it."""


class Bringing(Base):
    """Facts written as they were; only within :meth:`write`."""

    def bring(self, table: str, values: Mapping[str, Any]) -> int:
        """Add a row of facts, with its own uid where it has one; its id."""
        now = self._writing()
        given = {"uid": new_uid(now.utc_ms)} | dict(values)
        cursor = self._run(
            f"INSERT INTO {table} ({', '.join(given)}) VALUES ({', '.join('?' * len(given))})",
            tuple(given.values()),
        )
        return int(cursor.lastrowid or 0)

    def uids(self, table: str) -> dict[str, int]:
        """The id of each row of a table by its uid."""
        return dict(self._rows(f"SELECT uid, id FROM {table}"))

    def when(self, session_id: int) -> tuple[str, int]:
        """(training date, start in ms of UTC) of a session of the log."""
        row = self._row("SELECT date, started_ms FROM session WHERE id = ?", (session_id,))
        assert row is not None
        return row[0], row[1]

    def uids_within(self, session_id: int) -> tuple[dict[str, int], set[str]]:
        """(entry id by uid, uids of the sets) of a session."""
        entries = self._rows("SELECT uid, id FROM entry WHERE session_id = ?", (session_id,))
        sets = self._rows(
            "SELECT l.uid FROM entry e JOIN set_log l ON l.entry_id = e.id WHERE e.session_id = ?",
            (session_id,),
        )
        return dict(entries), {uid for (uid,) in sets}

    def check_ins_within(
        self, table: str, first: Any, first_ms: int, last_ms: int
    ) -> list[tuple[Any, ...]]:
        """The check-ins of a table between two times, both included, without uid and time.

        ``first`` is their first value: a muscle, an exercise, a kind.
        """
        names = [name for name in columns.FACTS[table] if name not in ("uid", "rev")][:-2]
        return self._rows(
            f"SELECT {', '.join(names)} FROM {table}"
            f" WHERE {names[0]} = ? AND at_ms BETWEEN ? AND ?",
            (first, first_ms, last_ms),
        )

    def next_places(self, session_id: int, entry_id: int | None) -> tuple[int, int]:
        """The position of the next entry of a session, and of the next set of an entry."""
        row = self._row(
            "SELECT (SELECT coalesce(max(position) + 1, 0) FROM entry WHERE session_id = ?),"
            " (SELECT coalesce(max(position) + 1, 0) FROM set_log WHERE entry_id = ?)",
            (session_id, entry_id),
        )
        return (0, 0) if row is None else (row[0], row[1])

    def restored_file(self, file: ImportFile) -> int:
        """Put down the file that parts of other apps' imports came back with; its id."""
        now = self._writing()
        cursor = self._run(
            "INSERT INTO import_file (sha256, name, app, dialect, encoding, header, unit,"
            " date_order, at_ms, at_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*file, now.utc_ms, now.offset_min),
        )
        return int(cursor.lastrowid or 0)

    def restored_part(self, file_id: int, session_id: int, part: Mapping[str, Any]) -> None:
        """Remember under which key another app's session came, so that it never comes twice."""
        self._run(
            "INSERT INTO import_part (file_id, app, key, title, session_id, new_session,"
            " first_entry, entries, first_set, sets, rows)"
            " VALUES (?, ?, ?, ?, ?, 0, ?, 1, ?, ?, '[]')",
            (file_id, part["app"], part["key"], part["title"], session_id, _NOWHERE, _NOWHERE,
             part["sets"]),
        )  # fmt: skip

    def restored_name(self, entry_id: int, name_id: int, superset: str) -> None:
        """The name an entry had in another app."""
        self._run("INSERT INTO import_entry VALUES (?, ?, ?)", (entry_id, name_id, superset))

    def restored_more(self, set_id: int, more: Mapping[str, Any]) -> None:
        """What a set had in another app beside its columns."""
        values = tuple(more.get(name) for name in columns.MORE)
        self._run("INSERT INTO import_set VALUES (?, ?, ?, ?, ?, ?, ?)", (set_id, *values))
