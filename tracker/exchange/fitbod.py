"""Fitbod: nothing quoted, times in UTC, kilograms whatever the user sees."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.exchange import dates
from tracker.exchange.dialect import Dialect, Header, Job, Memo, block_of, fitted, named, trained
from tracker.exchange.numbers import is_assisted, number, whole
from tracker.exchange.records import BadRow, SetRecord, Workout

_TRUE = ("true", "1", "yes")
_WEIGHTS = {"weight(kg)": "kg", "weight(lbs)": "lb", "weight(lb)": "lb"}


def _is_fitbod(header: Header) -> bool:
    return header.has("date", "exercise", "reps", "iswarmup", "note") and (
        header.place(*_WEIGHTS, "weight") is not None
    )


def read(job: Job) -> Iterator[Workout]:
    """Workouts, newest first as in the file; a comma in a note is put back where it was."""
    header, tally = job.header, job.tally
    columns, at, sep = len(header.names), header.places, header.sep
    weight = header.place(*_WEIGHTS, "weight") or 0
    unit = next((u for key, u in _WEIGHTS.items() if key in at), None) or job.answers.need_unit()
    seconds, metres, times = (
        header.place(key) for key in ("duration(s)", "distance(m)", "multiplier")
    )
    note = at["note"]
    plain, counted = Memo(number), Memo(whole)
    order = job.date_order(at["date"])
    workout: Workout | None = None
    when = ""
    for row in job.rows():
        try:
            fields = list(row.fields)
            surplus = len(fields) - columns
            if surplus > 0 and any(fields[columns:]):
                fields[note : note + surplus + 1] = [sep.join(fields[note : note + surplus + 1])]
                tally.repaired_rows += 1
            elif surplus:
                fields = list(fitted(row, columns))
            name = fields[at["exercise"]]
            named(name)
            load = plain[fields[weight]]
            warm = fields[at["iswarmup"]].strip().lower() in _TRUE
            record = SetRecord(
                row.line, row.raw, counted[fields[at["reps"]]], load, unit,
                plain[fields[seconds]] if seconds is not None else None,
                plain[fields[metres]] if metres is not None else None,
                "warmup" if warm else "work",
                is_assisted(name) or (load or 0) < 0,
                note=fields[note].strip(),
                times=plain[fields[times]] if times is not None else None,
            )  # fmt: skip
            if workout is None or fields[at["date"]] != when:
                start = dates.moment(fields[at["date"]], order)
                yield from trained(workout)
                when = fields[at["date"]]
                workout = Workout(start.isoformat(sep=" "), start, None, "", "", [])
            block_of(workout.blocks, name).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


DIALECTS = (Dialect("fitbod", "fitbod", "Fitbod", _is_fitbod, read),)
