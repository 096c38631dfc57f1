"""Imported sessions, many at a time: rows in batches, one change a session."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from tracker.domain.errors import Stale
from tracker.domain.exercise import Exercise, Kind
from tracker.store.failures import FAULTS, explain
from tracker.store.parts import ENTRY_SQL, PART, SESSION_SQL, SET_SQL
from tracker.store.writing import Writing

_BATCH = 4096
"""Sets written with one statement."""

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class ImportFile(NamedTuple):
    """Where rows come from; ``unit`` and ``date_order`` are what the user answered."""

    sha256: str
    name: str
    app: str
    dialect: str
    encoding: str
    header: str
    unit: str | None
    date_order: str | None


class ImportSet(NamedTuple):
    """One set as ``set_log`` stores it. ``at_ms`` is UTC; ``source`` is (line, text)."""

    count: int
    timed: int
    load_value: float | None
    load_unit: str | None
    load_kg: float | None
    effort: str | None
    warmup: int
    note: str
    at_ms: int
    source: tuple[int, str]


class ImportEntry(NamedTuple):
    """One exercise with its sets. ``extras`` holds (index, kind, metres, seconds, rest,
    times, rpe) of the sets that have more than ``set_log`` keeps."""

    exercise: str
    name_id: int
    superset: str
    sets: list[ImportSet]
    extras: list[tuple[Any, ...]]


class ImportSession(NamedTuple):
    """One session, or more of one that is in the log (``session_id``, entries from ``position``)."""

    key: str
    title: str
    session_id: int | None
    position: int
    date: str
    started_ms: int
    offset: int
    finished_ms: int
    note: str
    source: str
    entries: list[ImportEntry]


class KnownName(NamedTuple):
    """What a name of another app stands for. ``sets`` counts the sets now under it."""

    id: int
    app: str
    name: str
    loaded: bool
    exercise: str
    how: str
    sets: int = 0


class Bulk(Writing):
    """Imports: their files, names, own exercises and sessions."""

    def own_exercises(self) -> list[Exercise]:
        """The user's exercises that came with imports; no muscles, no pattern but ``other``."""
        rows = self._rows("SELECT exercise, name, kind, timed FROM own_exercise ORDER BY id")
        return [own_exercise(key, name, kind, bool(timed)) for key, name, kind, timed in rows]

    def add_own_exercise(self, exercise: Exercise) -> None:
        """Put down an exercise of the user's own; its sentence is ours where the id is taken."""
        self._insert(
            "own_exercise",
            {"exercise": exercise.id, "name": exercise.name, "kind": exercise.kind,
             "timed": int(exercise.timed)},
        )  # fmt: skip

    def import_names(self, counted: bool = False) -> list[KnownName]:
        """Every name that imports brought; with ``counted`` how many sets stand under each."""
        sets = (
            "(SELECT count(*) FROM import_entry i JOIN set_log l ON l.entry_id = i.entry_id"
            " WHERE i.name_id = n.id)"
        )
        rows = self._rows(
            f"SELECT id, app, name, loaded, exercise, how, {sets if counted else 0}"
            " FROM import_name n ORDER BY name, app, loaded"
        )
        return [KnownName(*row[:3], bool(row[3]), *row[4:]) for row in rows]

    def add_import_name(self, app: str, name: str, loaded: bool, exercise: str, how: str) -> int:
        """Put down what a name stands for; its id."""
        return self._insert(
            "import_name",
            {"app": app, "name": name, "loaded": int(loaded), "exercise": exercise, "how": how},
        )

    def map_import_name(self, key: int, exercise: str) -> int:
        """Let a name stand for another exercise, in every session it came with; how many entries.

        Own exercises that nothing stands for any more are dropped.
        """
        if not self._update("import_name", key, {"exercise": exercise, "how": "user"}):
            raise Stale("That name is no longer in the log.")
        changed = self._run(
            "UPDATE entry SET exercise = ?, rev = rev + 1 WHERE exercise <> ?"
            " AND id IN (SELECT entry_id FROM import_entry WHERE name_id = ?)",
            (exercise, exercise, key),
        ).rowcount
        self._run(
            "DELETE FROM own_exercise WHERE"
            " NOT EXISTS (SELECT 1 FROM entry WHERE exercise = own_exercise.exercise)"
            " AND NOT EXISTS (SELECT 1 FROM import_name WHERE exercise = own_exercise.exercise)"
        )
        return changed

    def imported_session(self, app: str, key: str) -> tuple[int, int, int] | None:
        """(session id, sets imported so far, next entry position) of a session of another app."""
        row = self._row(
            "SELECT p.session_id, sum(p.sets) FROM import_part p"
            " JOIN session s ON s.id = p.session_id WHERE p.app = ? AND p.key = ?"
            " GROUP BY p.session_id ORDER BY p.session_id DESC LIMIT 1",
            (app, key),
        )
        if row is None:
            return None
        (place,) = self._row(
            "SELECT coalesce(max(position) + 1, 0) FROM entry WHERE session_id = ?", row[:1]
        ) or (0,)
        return row[0], row[1], place

    def has_bodyweight(self, at_ms: int, kg: float) -> bool:
        """Whether this weight at this time is in the log."""
        return self._row("SELECT 1 FROM bodyweight WHERE at_ms = ? AND kg = ?", (at_ms, kg)) is not None

    def original_row(self, set_id: int) -> tuple[str, str, int, str] | None:
        """(file name, its sha256, line, text) that a set was read from; None where none was."""
        row = self._row(
            "SELECT f.name, f.sha256, json_extract(p.rows, '$[' || (:id - p.first_set) || '][0]'),"
            " json_extract(p.rows, '$[' || (:id - p.first_set) || '][1]')"
            " FROM import_part p JOIN import_file f ON f.id = p.file_id"
            " WHERE p.first_set <= :id AND :id < p.first_set + p.sets"
            " ORDER BY p.first_set DESC LIMIT 1",
            {"id": set_id},
        )
        return None if row is None else (row[0], row[1], row[2], row[3])

    @contextmanager
    def importing(self, file: ImportFile) -> Iterator[BulkWriter]:
        """Within, whole sessions are written; only inside :meth:`write`."""
        now = self._writing()
        cursor = self._run(
            "INSERT INTO import_file (sha256, name, app, dialect, encoding, header, unit,"
            " date_order, at_ms, at_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*file, now.utc_ms, now.offset_min),
        )
        file_id = int(cursor.lastrowid or 0)
        with self._triggers_aside():
            writer = BulkWriter(self, file_id, file.app, now.utc_ms)
            yield writer
            writer.flush()
        if writer.entries:
            self._sum_days(writer.first_entry, writer.next_entry - 1)
        else:
            self._run("DELETE FROM import_file WHERE id = ?", (file_id,))

    def _next_id(self, table: str) -> int:
        row = self._row("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return 1 if row is None else int(row[0]) + 1

    def _write_rows(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        try:
            self._connection.executemany(sql, rows)
        except FAULTS as error:
            raise explain(error, self.path) from error


class BulkWriter:
    """Gathers sessions and writes them in batches."""

    def __init__(self, store: Bulk, file_id: int, app: str, utc_ms: int) -> None:
        self._store = store
        self._file, self._app = file_id, app
        noise = int.from_bytes(os.urandom(6), "big")
        # A UUIDv7 whose last 32 random bits count the rows of this import.
        self._prefix = (
            f"{max(0, utc_ms) & (1 << 48) - 1:012x}7{noise & 0xFFF:03x}"
            f"{0x80000000 | noise >> 12 & 0x3FFFFFFF:08x}"
        )
        self._number = 0
        self._next_session = store._next_id("session")
        self.first_entry = self.next_entry = store._next_id("entry")
        self._next_set = store._next_id("set_log")
        self._next_part = store._next_id(PART)
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
                self._store._write_rows(sql, rows)
                rows.clear()


def own_exercise(key: str, name: str, kind: Kind, timed: bool = False) -> Exercise:
    """An exercise of the user's own, about which nothing is known but its resistance."""
    return Exercise(
        id=key,
        name=name,
        short=name if len(name) <= 18 else name[:17] + "…",
        pattern="other",
        muscles=(),
        kind=kind,
        timed=timed,
        source="imported",
    )
