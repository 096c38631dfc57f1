"""Imported sessions, many at a time: rows in batches, one change a session."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from tracker.store.parts import ENTRY_SQL, PART, SESSION_SQL, SET_SQL

if TYPE_CHECKING:
    from tracker.store.import_rows import ImportSession
    from tracker.store.imports import Imports

_BATCH = 4096
"""Sets written with one statement."""

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class BulkWriter:
    """Gathers sessions and writes them in batches."""

    def __init__(self, store: Imports, file_id: int, app: str, utc_ms: int) -> None:
        self._store = store
        self._file, self._app = file_id, app
        noise = int.from_bytes(os.urandom(6), "big")
        # A UUIDv7 whose last 32 random bits count the rows of this import.
        self._prefix = (
            f"{max(0, utc_ms) & (1 << 48) - 1:012x}7{noise & 0xFFF:03x}"
            f"{0x80000000 | noise >> 12 & 0x3FFFFFFF:08x}"
        )
        self._number = 0
        self._next_session = store.next_id("session")
        self.first_entry = self.next_entry = store.next_id("entry")
        self._next_set = store.next_id("set_log")
        self._next_part = store.next_id(PART)
        self._sessions: list[tuple[Any, ...]] = []
        self._entries: list[tuple[Any, ...]] = []
        self._sets: list[tuple[Any, ...]] = []
        self._parts: list[tuple[Any, ...]] = []
        self._changes: list[tuple[Any, ...]] = []
        self._names: list[tuple[Any, ...]] = []
        self._extras: list[tuple[Any, ...]] = []
        self.entries = 0

    def add(self, session: ImportSession) -> int:
        """Write a session, or more of one; its id."""
        prefix, number, offset = self._prefix, self._number, session.offset
        began, first_number = session.started_ms, self._number
        session_id, new = session.session_id, session.session_id is None
        if session_id is None:
            session_id = self._next_session
            self._next_session += 1
            self._sessions.append(
                (session_id, f"{prefix}{number:08x}", session.date, began, offset,
                 session.finished_ms, offset, session.note, session.source)
            )  # fmt: skip
            number += 1
        first_entry, first_set = self.next_entry, self._next_set
        for index, entry in enumerate(session.entries):
            entry_id = first_entry + index
            self._entries.append(
                (entry_id, f"{prefix}{number:08x}", session_id, session.date,
                 session.position + index, entry.exercise)
            )  # fmt: skip
            self._names.append((entry_id, entry.name_id, entry.superset))
            number += 1
        bodies: list[tuple[Any, ...]] = []
        rows: list[tuple[int, str]] = []
        set_id, sets = first_set, self._sets
        for index, entry in enumerate(session.entries):
            entry_id = first_entry + index
            for extra in entry.extras:
                self._extras.append((set_id + extra[0], *extra[1:]))
            for place, done in enumerate(entry.sets):
                count, timed, value, unit, kg, effort, warmup, note, at_ms, source = done
                sets.append(
                    (set_id, f"{prefix}{number:08x}", entry_id, place, count, timed, value, unit,
                     kg, effort, warmup, note, at_ms, offset)
                )  # fmt: skip
                bodies.append(
                    (index, place, count, timed, value, unit, effort, warmup, note, at_ms - began)
                )
                rows.append(source)
                set_id += 1
                number += 1
        self._changes.append((PART, self._next_part, _dumps({
            "uid": prefix, "n": first_number, "date": session.date, "at": (began, offset),
            "session": (session.finished_ms, session.note, session.source) if new else None,
            "entries": [(session.position + i, e.exercise) for i, e in enumerate(session.entries)],
            "sets": bodies,
        })))  # fmt: skip
        self._parts.append(
            (self._next_part, self._file, self._app, session.key, session.title, session_id,
             int(new), first_entry, len(session.entries), first_set, set_id - first_set,
             _dumps(rows))
        )  # fmt: skip
        self._number, self._next_set = number, set_id
        self.next_entry += len(session.entries)
        self.entries += len(session.entries)
        self._next_part += 1
        if len(sets) >= _BATCH:
            self.flush()
        return session_id

    def flush(self) -> None:
        """Write what was gathered."""
        for sql, rows in (
            (SESSION_SQL, self._sessions),
            (ENTRY_SQL, self._entries),
            (SET_SQL, self._sets),
            (f"INSERT INTO {PART} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._parts),
            ("INSERT INTO new_change VALUES (?, ?, ?)", self._changes),
            ("INSERT INTO import_entry VALUES (?, ?, ?)", self._names),
            ("INSERT INTO import_set VALUES (?, ?, ?, ?, ?, ?, ?)", self._extras),
        ):
            if rows:
                self._store.write_rows(sql, rows)
                rows.clear()
