"""Sessions with their exercises and sets: written, read, counted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.domain.errors import Stale
from tracker.domain.log import Entry, LoggedSet, Session, SlotRef
from tracker.domain.moment import DAY_MS, Moment
from tracker.domain.target import Plan
from tracker.store.base import Base, Row
from tracker.store.rows import (
    ENTRY,
    SESSION,
    SET,
    plan_text,
    readable,
    slot_values,
    to_entry,
    to_session,
    to_set,
)

NEWEST_FIRST = "ORDER BY s.date DESC, s.started_ms DESC, s.id DESC"
EVER = 1 << 62
"""A millisecond after every other, where a question has no end."""


class Sessions(Base):
    """The log of training by session."""

    def session(self, key: int) -> Session | None:
        """A session with its exercises and sets, or None."""
        with self.reading():
            found = self._sessions_of(
                self._rows(f"SELECT {SESSION} FROM session s WHERE s.id = ?", (key,))
            )
        return found[0] if found else None

    def sessions_on(self, day: date) -> list[Session]:
        """The sessions of a training date, in the order they were started."""
        with self.reading():
            return self._sessions_of(
                self._rows(
                    f"SELECT {SESSION} FROM session s WHERE s.date = ? ORDER BY s.started_ms, s.id",
                    (day.isoformat(),),
                )
            )

    def sessions(
        self,
        limit: int | None = None,
        offset: int = 0,
        since: date | None = None,
        until: Moment | None = None,
        exercise: str | None = None,
        last: date | None = None,
    ) -> list[Session]:
        """Sessions newest first, whole; with ``exercise`` those that hold a set of it.

        ``since`` and ``last`` are the first and the last training date, ``until`` the moment
        after which nothing is seen.
        """
        end = last or (None if until is None else until.date)
        parameters: list[Any] = [
            "0000" if since is None else since.isoformat(),
            "9999-12-31" if end is None else end.isoformat(),
        ]
        query = f"SELECT {SESSION} FROM session s WHERE s.date BETWEEN ? AND ? {NEWEST_FIRST}"
        if exercise is not None:
            # By the exercise's own entries: a rare one is not looked for in every session.
            query = (
                f"SELECT DISTINCT {SESSION} FROM entry e"
                " CROSS JOIN session s ON s.id = e.session_id"
                " WHERE e.date BETWEEN ? AND ? AND e.exercise = ? AND EXISTS ("
                " SELECT 1 FROM set_log WHERE entry_id = e.id AND at_ms <= ?)"
                " ORDER BY e.date DESC, s.started_ms DESC, s.id DESC"
            )
            parameters += [exercise, EVER if until is None else until.until_ms]
        with self.reading():
            rows = self._rows(
                f"{query} LIMIT ? OFFSET ?",
                (*parameters, -1 if limit is None else limit, offset),
            )
            return self._sessions_of(rows, until)

    def has_sessions(self) -> bool:
        """Whether the log holds a session; unlike counting them, as quick in a long log."""
        row = self._row("SELECT max(id) FROM session")
        return row is not None and row[0] is not None

    def session_count(self) -> int:
        """How many sessions the log holds."""
        row = self._row("SELECT count(*) FROM session")
        return 0 if row is None else int(row[0])

    def new_session(
        self,
        date: date,
        started: Moment,
        program: str | None,
        day: str | None,
        source: str = "app",
        note: str = "",
    ) -> int:
        """Begin a session on a training date; its id."""
        return self._insert(
            "session",
            {
                "date": date.isoformat(),
                "started_ms": started.utc_ms,
                "started_offset": started.offset_min,
                "program": program,
                "day": day,
                "note": note,
                "source": source,
            },
        )

    def update_session(self, key: int, rev: int | None = None, **fields: Any) -> None:
        """Change ``finished`` (a Moment or None), ``note``, ``program`` or ``day``.

        With ``rev`` raise Stale where the session is not in the revision seen.
        """
        values: dict[str, Any] = {}
        for name, value in fields.items():
            match name:
                case "finished":
                    values["finished_ms"] = None if value is None else value.utc_ms
                    values["finished_offset"] = None if value is None else value.offset_min
                case "note" | "program" | "day":
                    values[name] = value
                case _:
                    raise TypeError(f"a session has no field {name!r} to change")
        if not self._update("session", key, values, rev):
            if rev is not None and self._row("SELECT 1 FROM session WHERE id = ?", (key,)):
                raise Stale("That session was changed elsewhere since it was read.")
            raise Stale("That session is no longer in the log.")

    def move_session(self, key: int, day: date) -> None:
        """Put a session on another training date: all its times as many days earlier or later."""
        row = self._row("SELECT date, started_ms, finished_ms FROM session WHERE id = ?", (key,))
        if row is None:
            raise Stale("That session is no longer in the log.")
        with readable():
            shift = (day - date.fromisoformat(row[0])).days * DAY_MS
        ended = None if row[2] is None else row[2] + shift
        moved = {"date": day.isoformat(), "started_ms": row[1] + shift, "finished_ms": ended}
        self._update("session", key, moved)
        for set_id, at_ms in self._rows(
            "SELECT l.id, l.at_ms FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id"
            " WHERE e.session_id = ?",
            (key,),
        ):
            self._update("set_log", set_id, {"at_ms": at_ms + shift})

    def delete_session(self, key: int) -> None:
        """Remove a session with its exercises and sets."""
        if not self._delete("session", key):
            raise Stale("That session is no longer in the log.")

    def new_entry(
        self,
        session_id: int,
        exercise: str,
        slot: SlotRef | None = None,
        plan: Plan | None = None,
        shown: str | None = None,
        chosen: bool = False,
    ) -> int:
        """Put an exercise at the end of a session; its id."""
        row = self._row(
            "SELECT date, (SELECT coalesce(max(position) + 1, 0) FROM entry"
            " WHERE session_id = s.id) FROM session s WHERE id = ?",
            (session_id,),
        )
        if row is None:
            raise Stale("That session is no longer in the log.")
        values = {"session_id": session_id, "date": row[0], "position": row[1]}
        values |= {"exercise": exercise, "plan": plan_text(plan), "shown": shown}
        return self._insert("entry", values | slot_values(slot) | {"chosen": int(chosen)})

    def entry(self, key: int) -> Entry | None:
        """An exercise of a session with its sets, or None."""
        with self.reading():
            found = self._entries_of(
                self._rows(f"SELECT {ENTRY} FROM entry e WHERE e.id = ?", (key,))
            )
        return found[0] if found else None

    def update_entry(self, key: int, **fields: Any) -> None:
        """Change ``extra skipped plan shown position exercise slot chosen`` of an entry."""
        values: dict[str, Any] = {}
        for name, value in fields.items():
            match name:
                case "slot":
                    values |= slot_values(value)
                case "plan":
                    values["plan"] = plan_text(value)
                case "skipped" | "chosen":
                    values[name] = int(value)
                case "extra" | "position" | "exercise" | "shown":
                    values[name] = value
                case _:
                    raise TypeError(f"an entry has no field {name!r} to change")
        if not self._update("entry", key, values):
            raise Stale("That exercise is no longer in the session.")

    def delete_entry(self, key: int) -> None:
        """Remove an exercise and its sets from a session."""
        if not self._delete("entry", key):
            raise Stale("That exercise is no longer in the session.")

    def _sessions_of(self, rows: list[Row], until: Moment | None = None) -> list[Session]:
        """The rows as whole sessions, with two queries for any number of them."""
        if not rows:
            return []
        entry_rows = self._rows(
            f"SELECT {ENTRY} FROM entry e WHERE e.session_id IN (SELECT value FROM json_each(?))"
            " ORDER BY e.session_id, e.position, e.id",
            (json.dumps([row[0] for row in rows]),),
        )
        entries: dict[int, list[Entry]] = {}
        with readable():
            for entry in self._entries_of(entry_rows, until):
                entries.setdefault(entry.session_id, []).append(entry)
            return [to_session(row, tuple(entries.get(row[0], ())), until) for row in rows]

    def _entries_of(self, rows: Iterable[Row], until: Moment | None = None) -> list[Entry]:
        """The rows as entries with their sets up to ``until``, with one query for all."""
        rows = list(rows)
        sets: dict[int, list[LoggedSet]] = {row[0]: [] for row in rows}
        with readable():
            for row in self._rows(
                f"SELECT {SET} FROM set_log l WHERE l.entry_id IN (SELECT value FROM json_each(?))"
                " AND l.at_ms <= ? ORDER BY l.entry_id, l.position, l.id",
                (json.dumps(list(sets)), EVER if until is None else until.until_ms),
            ):
                sets[row[3]].append(to_set(row))
            return [to_entry(row, tuple(sets[row[0]])) for row in rows]
