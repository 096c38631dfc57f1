"""HeavySet: one table, a time for each set."""

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
from tracker.exchange.numbers import clock, is_assisted, number, whole
from tracker.exchange.records import BadRow, SetRecord, Workout


def _knows(header: Header) -> bool:
    return header.has(
        "date", "workout name", "exercise name", "reps", "weight (kg)", "weight (lb)"
    ) and not header.has("set order")


def read(job: Job) -> Iterator[Workout]:
    """HeavySet: a time for each set, and each weight twice; the rounder one was entered."""
    at, columns, tally = job.header.places, len(job.header.names), job.tally
    order = job.date_order(at["date"])
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = fitted(row, columns)
            name = fields[at["exercise name"]]
            named(name)
            load, unit = _rounder(
                number(fields[at["weight (kg)"]]), number(fields[at["weight (lb)"]])
            )
            when = dates.moment(fields[at["date"]], order)
            record = SetRecord(
                row.line, row.raw, whole(fields[at["reps"]]), load, unit,
                clock(fields[at["duration"]]) if "duration" in at else None,
                assisted=is_assisted(name) or (load or 0) < 0,
                note=fields[at["notes"]].strip() if "notes" in at else "", at=when,
            )  # fmt: skip
            title = fields[at["workout name"]].strip()
            key = f"{when:%Y-%m-%d}|{title}"
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = Workout(key, when, None, title, "", [])
            block_of(workout.blocks, name).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


def _rounder(kg: float | None, lb: float | None) -> tuple[float | None, str]:
    if kg is None or (lb is not None and _is_round(lb) and not _is_round(kg)):
        return lb, "lb"
    return kg, "kg"


def _is_round(value: float) -> bool:
    return abs(value * 4 - round(value * 4)) < 1e-6


DIALECTS = (Dialect("heavyset", "heavyset", "HeavySet", _knows, read),)
