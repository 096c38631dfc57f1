"""Strong: six layouts of the workout export, and its body weights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tracker.exchange import dates
from tracker.exchange.dialect import (
    Dialect,
    Header,
    Job,
    Memo,
    add_rest,
    block_of,
    fitted,
    trained,
)
from tracker.exchange.numbers import (
    MILE,
    is_assisted,
    metres_per,
    number,
    rpe,
    span,
    unit_of,
    whole,
)
from tracker.exchange.records import BadRow, Block, SetRecord, Weighed, Workout
from tracker.exchange.source import quoted

_WEIGHTS = {
    "kg": "kg", "lb": "lb", "lbs": "lb", "weight": None,
    "weight (kg)": "kg", "weight (lbs)": "lb", "weight (lb)": "lb",
}  # fmt: skip
_DISTANCES = {
    "km": 1000.0, "mi": MILE, "distance": 1000.0,
    "distance (meters)": 1.0, "distance (miles)": MILE, "distance (km)": 1000.0,
}  # fmt: skip
_KINDS = {"W": "warmup", "D": "drop", "F": "failure"}
_REST, _NOTE = "REST TIMER", "NOTE"


def _is_strong(header: Header) -> bool:
    return header.has("date", "workout name", "exercise name", "set order", "reps") and (
        header.place(*_WEIGHTS) is not None
    )


def _layout(header: Header) -> str:
    """Which of the six layouts a header is."""
    if header.has("workout #"):
        return "android-6"
    if header.has("weight unit"):
        return "android-5"
    if not header.has("weight"):
        return "ios-2015"
    if not header.has("duration"):
        return "ios-2017"
    return "ios-2020" if header.has("notes") else "ios-2025"


def read(job: Job) -> Iterator[Workout]:
    """Workouts of any of the six layouts."""
    header, tally = job.header, job.tally
    columns, sep = len(header.names), header.sep
    date, title, name, order, reps = (
        header.places[key] for key in ("date", "workout name", "exercise name", "set order", "reps")
    )
    weight_key = next(key for key in _WEIGHTS if key in header.places)
    weight, unit = header.places[weight_key], _WEIGHTS[weight_key]
    per_row = header.place("weight unit")
    if unit is None and per_row is None:
        unit = job.answers.need_unit()
    distance_key = next((key for key in _DISTANCES if key in header.places), None)
    distance = None if distance_key is None else header.places[distance_key]
    metre = _DISTANCES[distance_key or "km"]
    far_unit = header.place("distance unit")
    seconds, effort = header.place("seconds"), header.place("rpe")
    notes, said = header.place("notes"), header.place("workout notes")
    took = header.place("duration", "duration (sec)", "workout duration")
    # Only this layout quotes the notes of a block's first row alone, which shows where it begins.
    marks = notes if _layout(header) == "ios-2020" and sep == "," else None
    plain, counted, rated = Memo(number), Memo(whole), Memo(rpe)
    helps, units = Memo(is_assisted), Memo(unit_of)
    slashed = job.date_order(date)
    workout: Workout | None = None
    block: Block | None = None
    when = called = ""
    for row in job.rows():
        line, raw, fields = row
        try:
            if len(fields) != columns:
                fields = list(fitted(row, columns))
            if workout is None or fields[date] != when or fields[title] != called:
                started = _start(fields, date, title, said, took, slashed)
                yield from trained(workout)
                workout, block = started, None
                when, called = fields[date], fields[title]
            turn = fields[order]
            kind = "work"
            if not turn.isdigit():
                turn = turn.strip().upper()
                kind = _KINDS.get(turn, "work")
                if turn == _REST:
                    tally.rest_rows += 1
                    add_rest(workout, plain[fields[seconds]] if seconds is not None else None)
                    continue
                if turn == _NOTE:
                    tally.note_rows += 1
                    text = fields[notes].strip() if notes is not None else ""
                    block = block_of(workout.blocks, fields[name], text)
                    continue
                if kind == "work" and number(turn) is None:
                    raise BadRow("it has no set order")
            exercise = fields[name]
            if not exercise.strip():
                raise BadRow("it names no exercise")
            if (
                block is None
                or exercise != block.name
                or (marks is not None and block.sets and _begins(raw, sep, marks))
            ):
                block = Block(exercise, [])
                workout.blocks.append(block)
            row_unit = unit if per_row is None else units[fields[per_row]]
            load = plain[fields[weight]]
            if per_row is not None and row_unit is None and load:
                row_unit = job.answers.need_unit()
            metres = None
            if distance is not None:
                far = plain[fields[distance]]
                if far is not None:
                    word = fields[far_unit] if far_unit is not None else ""
                    metres = far * (metres_per(word) if word.strip() else metre)
            block.sets.append(
                SetRecord(
                    line, raw, counted[fields[reps]], load, row_unit,
                    plain[fields[seconds]] if seconds is not None else None, metres, kind,
                    helps[exercise], rated[fields[effort]] if effort is not None else None,
                    fields[notes].strip() if notes is not None else "",
                )
            )  # fmt: skip
        except BadRow as bad:
            tally.reject(line, raw, str(bad))
    yield from trained(workout)


def _begins(raw: str, sep: str, notes: int) -> bool:
    """Whether a row of the app's own writing is the first of its block: its notes are quoted."""
    return raw[:1] != '"' and raw.count('"') > 4 and quoted(raw, sep, notes)


def _start(
    fields: list[str], date: int, title: int, said: int | None, took: int | None,
    order: str | None,
) -> Workout:  # fmt: skip
    start = dates.moment(fields[date], order)
    seconds = None if took is None else span(fields[took])
    return Workout(
        key=f"{start:%Y-%m-%d %H:%M:%S}|{fields[title].strip()}",
        start=start,
        end=None if seconds is None else start + timedelta(seconds=seconds),
        title=fields[title].strip(),
        note="" if said is None else fields[said].strip(),
        blocks=[],
    )


def _is_weights(header: Header) -> bool:
    return (
        len(header.names) == 2
        and header.has("date")
        and (header.place("weight (kg)", "weight (lbs)", "weight (lb)", "weight") is not None)
    )


def read_weights(job: Job) -> Iterator[Weighed]:
    """Body weights, newest first, with the noise of a conversion rounded away."""
    key = next(key for key in _WEIGHTS if key in job.header.places)
    unit = _WEIGHTS[key] or job.answers.need_unit()
    date, weight = job.header.places["date"], job.header.places[key]
    order = job.date_order(date)
    for row in job.rows():
        try:
            fields = fitted(row, 2)
            value = number(fields[weight])
            if value is None or not 0 < value < 1000:
                raise BadRow("it has no body weight")
            at: datetime = dates.moment(fields[date], order)
            yield Weighed(row.line, row.raw, at, round(value, 2), unit)
        except BadRow as bad:
            job.tally.reject(row.line, row.raw, str(bad))


DIALECTS = (
    *(
        Dialect(
            f"strong-{layout}",
            "strong",
            "Strong",
            lambda header, layout=layout: _is_strong(header) and _layout(header) == layout,  # type: ignore[misc]
            read,
        )
        for layout in ("android-6", "android-5", "ios-2015", "ios-2017", "ios-2020", "ios-2025")
    ),
    Dialect("strong-body-weight", "strong", "Strong body weight", _is_weights, read_weights),
)
