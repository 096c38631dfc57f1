"""The whole log read from its beginning to its end, a piece at a time, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.log import Session
from tracker.domain.moment import MINUTE_MS
from tracker.domain.value import replace
from tracker.store import columns
from tracker.store.base import Row
from tracker.store.parts import STANDS
from tracker.store.rows import SESSION
from tracker.store.sessions import Sessions

_BATCH = 200
"""Sessions made into values at once."""


class CheckIn(NamedTuple):
    """A row of a table of check-ins: ``values`` without uid, revision and time."""

    table: str
    at_ms: int
    offset: int
    values: tuple[Any, ...]


class Span(NamedTuple):
    """What is wanted: training dates from ``since`` on, and one exercise; None: all."""

    since: date | None = None
    exercise: str | None = None

    @property
    def first(self) -> str:
        """The first training date as text."""
        return "0000" if self.since is None else self.since.isoformat()

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Span()


def _members(table: str, names: Sequence[str]) -> str:
    parts = [
        f"'{name}', json({table}.{name})" if name in columns.JSON else f"'{name}', {table}.{name}"
        for name in names
    ]
    return ", ".join(parts)


def _with(members: str, *lists: tuple[str, str]) -> str:
    """An object with lists behind its members; each list a query of one text column."""
    tail = " || ".join(
        f"""',"{name}":[' || coalesce((SELECT group_concat(j, ',') FROM ({query})), '') || ']'"""
        for name, query in lists
    )
    return f"rtrim(json_object({members}), '}}') || {tail} || '}}'"


# An object's last member must not end in a brace, which the line above would take away.
_MORE = (
    f"(SELECT json_object({_members('m', columns.MORE)}) FROM import_set m WHERE m.set_id = l.id)"
)
_SET = f"json_object({_members('l', columns.SET)}, 'more', json({_MORE}))"
_SETS = f"SELECT {_SET} AS j FROM set_log l WHERE l.entry_id = e.id ORDER BY l.position, l.id"
_NAME = (
    "(SELECT json_object('name', n.uid, 'superset', i.superset) FROM import_entry i"
    " JOIN import_name n ON n.id = i.name_id WHERE i.entry_id = e.id)"
)
_ENTRY = _with(f"'imported', json({_NAME}), {_members('e', columns.ENTRY)}", ("sets", _SETS))
_ENTRIES = (
    f"SELECT {_ENTRY} AS j FROM entry e WHERE e.session_id = s.id{{only}} ORDER BY e.position, e.id"
)
_PARTS = (
    "SELECT json_object('app', p.app, 'key', p.key, 'title', p.title, 'sets', p.sets) AS j"
    f" FROM import_part p WHERE p.session_id = s.id AND {STANDS} ORDER BY p.id"
)
_SESSION = _with(_members("s", columns.SESSION), ("imported", _PARTS), ("entries", _ENTRIES))
_OLDEST_FIRST = "ORDER BY s.date, s.started_ms, s.id"
_ONLY = " AND e.exercise = :exercise"
_HAS = " AND EXISTS (SELECT 1 FROM entry e WHERE e.session_id = s.id AND e.exercise = :exercise)"


def _iso(ms: str, offset: str) -> str:
    """SQL for a local time with its offset, like ``2026-11-20T18:30:00.000+01:00``."""
    return (
        f"strftime('%Y-%m-%dT%H:%M:%f', {ms} / 1000.0 + {offset} * 60, 'unixepoch')"
        f" || CASE WHEN {offset} < 0 THEN '-' ELSE '+' END"
        f" || printf('%02d:%02d', abs({offset}) / 60, abs({offset}) % 60)"
    )


def _short(column: str) -> str:
    """SQL for a number without the ``.0`` of a whole one."""
    return (
        f"CASE WHEN {column} = CAST({column} AS INT) THEN CAST({column} AS INT) ELSE {column} END"
    )


_HEAD_CELLS = {
    "date": "s.date",
    "started": _iso("s.started_ms", "s.started_offset"),
    "finished": _iso("s.finished_ms", "s.finished_offset"),
    "program": "s.program",
    "day": "s.day",
    "session_note": "s.note",
    "source": "s.source",
}
_CELLS = {
    "exercise": "e.exercise",
    "entry": "e.id",
    "set": "l.id",
    "reps": "CASE WHEN l.timed THEN NULL ELSE l.count END",
    "reps_right": "CASE WHEN l.timed THEN NULL ELSE l.count_right END",
    "seconds": "CASE WHEN l.timed THEN l.count END",
    "seconds_right": "CASE WHEN l.timed THEN l.count_right END",
    "load": _short("l.load_value"),
    "unit": "l.load_unit",
    "load_kg": _short("l.load_kg"),
    "band": "l.band",
    "height_cm": _short("l.height_cm"),
    "effort": "l.effort",
    "warmup": "l.warmup",
    "pain": "l.pain",
    "note": "l.note",
    "at": _iso("l.at_ms", "l.at_offset"),
}
SET_COLUMNS = (*_HEAD_CELLS, *_CELLS)
"""The columns of :meth:`Dump.set_rows`; ``entry`` and ``set`` are ids."""

_HEADS = f"SELECT s.id, {', '.join(_HEAD_CELLS.values())} FROM session s WHERE s.date >= :first"
_SET_ROWS = (
    f"SELECT {', '.join(_CELLS.values())} FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id"
    " WHERE e.session_id = ?{only} ORDER BY e.position, e.id, l.position, l.id"
)


class Dump(Sessions):
    """Streams of the log, oldest first. Within :meth:`reading` they are of one moment."""

    def session_objects(self, span: Span) -> Iterator[str]:
        """Each session as one JSON object with its entries, sets and where they came from."""
        only, has = ("", "") if span.exercise is None else (_ONLY, _HAS)
        query = (
            f"SELECT {_SESSION.replace('{only}', only)} FROM session s"
            f" WHERE s.date >= :first{has} {_OLDEST_FIRST}"
        )
        for (text,) in self._dumped(query, span):
            yield text

    def fact_objects(self, table: str, span: Span) -> Iterator[str]:
        """Each row of a table of ``columns.FACTS`` as one JSON object."""
        query = f"SELECT json_object({_members('t', columns.FACTS[table])}) FROM {table} t"
        for (text,) in self._dumped(query + _narrowed(table, span), span):
            yield text

    def set_rows(self, span: Span) -> Iterator[tuple[Row, list[Row]]]:
        """Each session with its sets: the first of :data:`SET_COLUMNS`, and the others a set.

        Times are ISO 8601 with their offset.
        """
        only, has = ("", "") if span.exercise is None else (" AND e.exercise = ?", _HAS)
        query = _SET_ROWS.replace("{only}", only)
        wanted = () if span.exercise is None else (span.exercise,)
        for key, *head in self._dumped(f"{_HEADS}{has} {_OLDEST_FIRST}", span):
            yield tuple(head), self._rows(query, (key, *wanted))

    def whole_sessions(self, span: Span) -> Iterator[Session]:
        """Each session as a value; with an exercise only its entries."""
        has = "" if span.exercise is None else _HAS
        query = f"SELECT {SESSION} FROM session s WHERE s.date >= :first{has} {_OLDEST_FIRST}"
        batch: list[Row] = []
        for row in self._dumped(query, span):
            batch.append(row)
            if len(batch) == _BATCH:
                yield from self._narrow(batch, span)
                batch = []
        yield from self._narrow(batch, span)

    def check_ins(self, span: Span) -> Iterator[CheckIn]:
        """Every check-in by the minute, of one minute by kind; with an exercise its pain alone."""
        from heapq import merge

        def rows(table: str) -> Iterator[CheckIn]:
            names = [n for n in columns.FACTS[table] if n not in ("uid", "rev")][:-2]
            query = f"SELECT at_ms, at_offset, {', '.join(names)} FROM {table} t"
            for at_ms, offset, *values in self._dumped(query + _narrowed(table, span), span):
                yield CheckIn(table, at_ms, offset, tuple(values))

        tables = columns.CHECK_INS if span.exercise is None else ("pain",)
        order = {table: place for place, table in enumerate(columns.CHECK_INS)}
        yield from merge(
            *map(rows, tables), key=lambda told: (told.at_ms // MINUTE_MS, order[told.table])
        )

    def tallies(self, span: Span) -> dict[str, int]:
        """How many rows of each kind there are, by table; ``plan`` and ``shown`` by entry."""
        found: dict[str, int] = {}
        for table in columns.FACTS:
            query = f"SELECT count(*) FROM {table} t{_narrowed(table, span, ordered=False)}"
            found[table] = next(self._dumped(query, span))[0]
        query = (
            "SELECT count(*), count(plan), count(shown), count(*) FILTER (WHERE NOT EXISTS"
            " (SELECT 1 FROM set_log WHERE entry_id = e.id)) FROM entry e WHERE e.date >= :first"
        ) + ("" if span.exercise is None else _ONLY)
        row = next(self._dumped(query, span))
        return found | dict(zip(("entry", "plan", "shown", "bare"), row, strict=True))

    def _narrow(self, batch: list[Row], span: Span) -> Iterator[Session]:
        for session in self._sessions_of(batch):
            if span.exercise is None:
                yield session
            else:
                mine = tuple(e for e in session.entries if e.exercise == span.exercise)
                yield replace(session, entries=mine)

    def _dumped(self, query: str, span: Span) -> Iterator[Row]:
        wanted = {"first": span.first, "exercise": span.exercise}
        return self._each(query, wanted)


def _narrowed(table: str, span: Span, ordered: bool = True) -> str:
    """What follows FROM for the rows of a table that are wanted."""
    if table not in columns.CHECK_INS:
        return " ORDER BY id" if ordered else ""
    wanted = []
    if span.since is not None:
        wanted.append("date(at_ms / 1000 + at_offset * 60, 'unixepoch') >= :first")
    if span.exercise is not None:
        wanted.append("exercise = :exercise" if table == "pain" else "0")
    where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
    return where + (" ORDER BY at_ms, id" if ordered else "")
