"""RepCount: one table without units."""

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
    sane_end,
    trained,
)
from tracker.exchange.numbers import clock, is_assisted, number, whole
from tracker.exchange.records import BadRow, SetRecord, Workout


def _knows(header: Header) -> bool:
    return header.has("workout start", "workout end", "exercise", "weight", "reps", "bodyweight")


def read(job: Job) -> Iterator[Workout]:
    """RepCount: no unit, help is negative, ``Duration`` in seconds."""
    at, columns, tally = job.header.places, len(job.header.names), job.tally
    unit = job.answers.need_unit()
    order = job.date_order(at["workout start"])
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = fitted(row, columns)
            name, load = fields[at["exercise"]], number(fields[at["weight"]])
            named(name)
            record = SetRecord(
                row.line, row.raw, whole(fields[at["reps"]]), load, unit,
                clock(fields[at["duration"]]) if "duration" in at else None,
                number(fields[at["distance"]]) if "distance" in at else None,
                assisted=is_assisted(name) or (load or 0) < 0,
                note=fields[at["notes"]].strip() if "notes" in at else "",
            )  # fmt: skip
            start = dates.moment(fields[at["workout start"]], order)
            title = fields[at["name"]].strip() if "name" in at else ""
            key = f"{start:%Y-%m-%d %H:%M}|{title}"
            if workout is None or workout.key != key:
                yield from trained(workout)
                end_text = fields[at["workout end"]]
                end = dates.moment(end_text, order) if end_text.strip() else None
                workout = Workout(key, start, sane_end(start, end), title, "", [])
            block_of(workout.blocks, name).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


DIALECTS = (Dialect("repcount", "repcount", "RepCount", _knows, read),)
