"""Jefit: one text file of many tables, all sets of an exercise packed into one cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from tracker.exchange import dates
from tracker.exchange.dialect import Dialect, Header, Job, block_of, named, trained
from tracker.exchange.numbers import is_assisted, number, unit_of, whole
from tracker.exchange.records import BadRow, SetRecord, Workout
from tracker.exchange.source import Row, records

_LOGS, _CUSTOM = "EXERCISE LOGS", "CUSTOM EXERCISES"
_SESSIONS, _SETTING = "WORKOUT SESSIONS", "SETTING"
_YEAR_2100 = 4_102_444_800
"""Seconds since 1970; a later start is a fault of the file."""


def _is_jefit(header: Header) -> bool:
    return header.raw.startswith("### ") and header.raw.rstrip().endswith("#")


def _tables(job: Job) -> Iterator[tuple[str, dict[str, str], Row]]:
    """(table, column -> field, row) of every row below a table's own header."""
    table = ""
    header: list[str] = []
    for row in records(enumerate(job.source.lines(), 1), ",", 2):
        if row.raw.startswith("###"):
            table, header = row.raw.strip("# \t"), []
        elif not row.fields:
            continue
        elif not header:
            header = [name.strip().lower() for name in row.fields]
        elif table:
            yield table, dict(zip(header, row.fields, strict=False)), row


def read(job: Job) -> Iterator[Workout]:
    """Workouts of the exercise logs; unit, names and times come from the other tables."""
    tally = job.tally
    unit: str | None = None
    custom: dict[str, str] = {}
    starts: dict[str, str] = {}
    for table, cells, _ in _tables(job):
        if table == _SETTING and cells.get("mass", "").strip():
            unit = _unit(cells["mass"]) or unit
        elif table == _CUSTOM:
            custom[cells.get("_id", "").strip()] = cells.get("name", "").strip()
        elif table == _SESSIONS:
            starts[cells.get("_id", "").strip()] = cells.get("starttime", "").strip()
    unit = unit or job.answers.need_unit()
    workout: Workout | None = None
    for table, cells, row in _tables(job):
        if table != _LOGS:
            continue
        tally.rows += 1
        try:
            name = cells.get("ename", "").strip() or custom.get(cells.get("eid", "").strip(), "")
            named(name)
            packed = [one.strip() for one in cells.get("logs", "").split(",") if one.strip()]
            if any("." in one.partition("x")[2] for one in packed):
                tally.cardio_rows += 1
                continue
            sets = [_set(one, row, unit, name) for one in packed]
            day = dates.moment(cells.get("mydate", "").strip()[:10])
            session = cells.get("belongsession", "").strip()
            key = f"{day:%Y-%m-%d}|{session}"
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = _begun(key, day, starts.get(session, ""))
            block_of(workout.blocks, name).sets.extend(sets)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


def _unit(word: str) -> str | None:
    try:
        return unit_of(word)
    except BadRow:
        return None


def _set(packed: str, row: Row, unit: str, name: str) -> SetRecord:
    """One ``weight x reps``."""
    weight, sign, reps = packed.partition("x")
    load, count = number(weight), whole(reps)
    if not sign or load is None or count is None:
        raise BadRow(f"{packed[:40]!r} is not weight x reps")
    return SetRecord(row.line, row.raw, count, load, unit, assisted=is_assisted(name))


def _begun(key: str, day: datetime, start: str) -> Workout:
    """The session's start in seconds since 1970 where it falls on the logged day, else the day."""
    if start.isascii() and start.isdigit() and 0 < int(start[:12]) < _YEAR_2100:
        at = datetime.fromtimestamp(int(start), UTC)
        if at.astimezone().date() == day.date():
            return Workout(key, at, None, "", "", [])
    return Workout(key, day, None, "", "", [], dated=True)


DIALECTS = (Dialect("jefit", "jefit", "Jefit", _is_jefit, read),)
