"""LiftLog: one table with session ids."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.exchange import dates
from tracker.exchange.dialect import (
    Dialect,
    Header,
    Job,
    block_of,
    fitted,
    named,
    trained,
)
from tracker.exchange.numbers import is_assisted, number, unit_of, whole
from tracker.exchange.records import BadRow, SetRecord, Workout


def _knows(header: Header) -> bool:
    return header.has("sessionid", "timestamp", "exercise", "weight", "weightunit", "reps")


def read(job: Job) -> Iterator[Workout]:
    """LiftLog: a plain table with a session id and a time for each set."""
    at, columns, tally = job.header.places, len(job.header.names), job.tally
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = fitted(row, columns)
            name, load = fields[at["exercise"]], number(fields[at["weight"]])
            named(name)
            word = fields[at["weightunit"]].strip()
            unit = None if word.lower() in ("", "nil", "none") else unit_of(word)
            if load and unit is None:
                unit = job.answers.need_unit()
            when = dates.moment(fields[at["timestamp"]])
            record = SetRecord(
                row.line, row.raw, whole(fields[at["reps"]]), load, unit,
                assisted=is_assisted(name) or (load or 0) < 0,
                note=fields[at["notes"]].strip() if "notes" in at else "", at=when,
            )  # fmt: skip
            key = fields[at["sessionid"]].strip()
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = Workout(key, when, None, "", "", [])
            block_of(workout.blocks, name).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


DIALECTS = (Dialect("liftlog", "liftlog", "LiftLog", _knows, read),)
