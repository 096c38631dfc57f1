"""Liftosaur: one table of what was planned and what was done."""

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
from tracker.exchange.numbers import is_assisted, number, rpe, unit_of, whole
from tracker.exchange.records import BadRow, SetRecord, Workout


def _knows(header: Header) -> bool:
    return header.has(
        "workout datetime",
        "exercise",
        "is warmup set?",
        "completed reps",
        "completed weight value",
        "completed weight unit",
    )


def read(job: Job) -> Iterator[Workout]:
    """Liftosaur: planned and done side by side; only what was done counts."""
    at, columns, tally = job.header.places, len(job.header.names), job.tally
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = fitted(row, columns)
            if not fields[at["completed reps"]].strip():
                tally.skipped_rows += 1
                continue
            name = fields[at["exercise"]]
            named(name)
            load = number(fields[at["completed weight value"]])
            unit = unit_of(fields[at["completed weight unit"]])
            if load and unit is None:
                unit = job.answers.need_unit()
            done = fields[at["completed reps time"]] if "completed reps time" in at else ""
            warm = fields[at["is warmup set?"]].strip() in ("1", "true")
            record = SetRecord(
                row.line, row.raw, whole(fields[at["completed reps"]]), load, unit,
                kind="warmup" if warm else "work",
                assisted=is_assisted(name) or (load or 0) < 0,
                rpe=rpe(fields[at["completed rpe"]]) if "completed rpe" in at else None,
                at=dates.moment(done) if done.strip() else None,
            )  # fmt: skip
            start = dates.moment(fields[at["workout datetime"]])
            title = fields[at["day name"]].strip() if "day name" in at else ""
            key = start.isoformat(sep=" ")
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = Workout(key, start, None, title, "", [])
            note = fields[at["notes"]].strip() if "notes" in at else ""
            block_of(workout.blocks, name, note).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


DIALECTS = (Dialect("liftosaur", "liftosaur", "Liftosaur", _knows, read),)
