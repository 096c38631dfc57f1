"""StrongLifts: a row a workout (wide), or a row an exercise (long)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.exchange import dates
from tracker.exchange.dialect import Dialect, Header, Job, block_of, fitted, named, trained
from tracker.exchange.numbers import is_assisted, number, unit_of, whole
from tracker.exchange.records import BadRow, Block, SetRecord, Workout

_BODY = re.compile(r"\s*[\d.]+\s*(kg|lbs?)\s*", re.ASCII | re.IGNORECASE)
_EXERCISE = re.compile(r"exercise \d+", re.ASCII)
_SET = re.compile(r"set \d+", re.ASCII)


def _is_wide(header: Header) -> bool:
    return header.has("date", "exercise 1", "set 1") and (
        header.place("weight (kg)", "weight (lb)") is not None
    )


@dataclass(slots=True)
class _Group:
    """The columns of one exercise of a wide row."""

    name: int
    weights: dict[str, int]
    sets: list[int]


def _groups(header: Header) -> list[_Group]:
    groups: list[_Group] = []
    for place, name in enumerate(header.names):
        if _EXERCISE.fullmatch(name):
            groups.append(_Group(place, {}, []))
        elif groups and name in ("weight (kg)", "weight (lb)"):
            groups[-1].weights[name[8:10]] = place
        elif groups and _SET.fullmatch(name):
            groups[-1].sets.append(place)
    return [group for group in groups if group.weights and group.sets]


def read_wide(job: Job) -> Iterator[Workout]:
    """Workouts. The unit is that of the body weight beside them: both columns are always filled."""
    header, tally = job.header, job.tally
    groups, body = _groups(header), header.place("body weight", "bodyweight", "body weight (kg)")
    title, note = header.place("workout"), header.place("note")
    order = job.date_order(header.places["date"])
    for row in job.rows():
        fields = [*row.fields, *[""] * (len(header.names) - len(row.fields))]
        try:
            if len(row.fields) > len(header.names) and any(row.fields[len(header.names) :]):
                raise BadRow(f"it has {len(row.fields)} fields, the header {len(header.names)}")
            start = dates.moment(fields[header.places["date"]], order)
            found = _BODY.fullmatch(fields[body]) if body is not None else None
            unit = unit_of(found[1]) if found is not None else None
            called = "" if title is None else fields[title].strip()
            said = "" if note is None else fields[note].strip()
            workout = Workout(
                f"{start:%Y-%m-%d}|{called}", start, None, called, said, [], dated=True
            )
            for group in groups:
                name = fields[group.name]
                if name.strip():
                    given = unit or (
                        next(iter(group.weights)) if len(group.weights) == 1
                        else job.answers.need_unit()
                    )  # fmt: skip
                    workout.blocks.append(_block(row.line, row.raw, fields, group, given))
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
            continue
        yield from trained(workout)


def _block(line: int, raw: str, fields: list[str], group: _Group, unit: str) -> Block:
    if unit not in group.weights:
        unit = next(iter(group.weights))
    name = fields[group.name]
    load = number(fields[group.weights[unit]])
    counts = (whole(fields[place]) for place in group.sets)
    sets = [
        SetRecord(line, raw, count, load, unit, assisted=is_assisted(name))
        for count in counts
        if count is not None
    ]
    return Block(name, sets)


def _is_long(header: Header) -> bool:
    return header.has("date (yyyy/mm/dd)", "exercise", "set 1 (reps)", "setsxreps")


def read_long(job: Job) -> Iterator[Workout]:
    """Workouts. Whether a set of 0 was done stands in one column only: ``-`` is not, ``0`` is."""
    header, tally = job.header, job.tally
    at, columns = header.places, len(header.names)
    unit = next((u for u in ("kg", "lb") if f"set 1 ({u})" in at), None) or job.answers.need_unit()
    places: list[tuple[int, int | None]] = []
    while f"set {len(places) + 1} (reps)" in at:
        nth = len(places) + 1
        places.append((at[f"set {nth} (reps)"], at.get(f"set {nth} ({unit})")))
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = [*row.fields, *[""] * (columns - len(row.fields))]
            if len(row.fields) > columns:
                fields = list(fitted(row, columns))
            name = fields[at["exercise"]]
            named(name)
            sets, skipped = _sets(fields, places, fields[at["setsxreps"]])
            key_title = fields[header.place("workout name") or at["exercise"]].strip()
            turn = fields[at["workout"]].strip() if "workout" in at else ""
            day = dates.moment(fields[at["date (yyyy/mm/dd)"]])
            key = f"{day:%Y-%m-%d}|{turn or key_title}"
            if workout is None or workout.key != key:
                begun = _begun(key, day, fields, header, key_title)
                yield from trained(workout)
                workout = begun
            tally.skipped_rows += skipped
            block_of(workout.blocks, name).sets.extend(
                SetRecord(row.line, row.raw, count, load, unit, assisted=is_assisted(name))
                for count, load in sets
            )
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


def _sets(
    fields: list[str], places: list[tuple[int, int | None]], done: str
) -> tuple[list[tuple[int, float | None]], int]:
    """((reps, load) of the sets that were done, how many were not)."""
    marks = [mark.strip() for mark in done.split("/")] if "/" in done or done.strip() == "-" else []
    found: list[tuple[int, float | None]] = []
    skipped = 0
    for index, (reps_at, load_at) in enumerate(places):
        reps = whole(fields[reps_at])
        load = number(fields[load_at]) if load_at is not None else None
        if index < len(marks):
            if marks[index] == "-":
                skipped += 1
            elif reps is not None:
                found.append((reps, load))
        elif reps:
            found.append((reps, load))
    return found, skipped


def _begun(key: str, day: datetime, fields: list[str], header: Header, title: str) -> Workout:
    start_at, end_at = header.place("start time (h:mm)"), header.place("end time (h:mm)")
    note_at = header.place("notes")
    note = "" if note_at is None else fields[note_at].strip()
    if start_at is None or not fields[start_at].strip():
        return Workout(key, day, None, title, note, [], dated=True)
    hour, minute = dates.time_of(fields[start_at])
    start, end = day.replace(hour=hour, minute=minute), None
    if end_at is not None and fields[end_at].strip():
        hour, minute = dates.time_of(fields[end_at])
        end = day.replace(hour=hour, minute=minute)
        end += timedelta(days=1) if end < start else timedelta()
    return Workout(key, start, end, title, note, [])


DIALECTS = (
    Dialect("stronglifts-long", "stronglifts", "StrongLifts", _is_long, read_long),
    Dialect("stronglifts-wide", "stronglifts", "StrongLifts", _is_wide, read_wide),
)
