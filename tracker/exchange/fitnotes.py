"""FitNotes: two layouts of Android, one of iOS, and the one of 16 columns."""

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
from tracker.exchange.numbers import (
    clock,
    decimal,
    is_assisted,
    metres_per,
    number,
    rpe,
    unit_of,
    whole,
)
from tracker.exchange.records import BadRow, SetRecord, Workout
from tracker.exchange.source import Row


def _weights(header: Header) -> dict[int, str]:
    """Column -> unit, for the layouts that name the unit in the header."""
    units = {"weight (kgs)": "kg", "weight (kg)": "kg", "weight (lbs)": "lb", "weight (lb)": "lb"}
    return {header.places[name]: unit for name, unit in units.items() if name in header.places}


def _is_android(header: Header) -> bool:
    return (
        header.has("date", "exercise", "category", "reps", "distance", "distance unit", "time")
        and not header.has("kind")
        and (header.has("weight", "weight unit") or bool(_weights(header)))
    )


def _is_ios(header: Header) -> bool:
    return header.has(
        "date", "exercise", "category", "reps", "distance", "distance unit", "time", "kind"
    ) and bool(_weights(header))


def read(job: Job) -> Iterator[Workout]:
    """Workouts, one a day: the files have no time of day."""
    header, tally = job.header, job.tally
    at = header.places
    order = job.date_order(at["date"])
    note = header.place("comment", "notes")
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = _unfolded(row, job)
            name = fields[at["exercise"]]
            named(name)
            load, unit = _load(fields, job)
            day = dates.moment(fields[at["date"]], order)
            far = number(fields[at["distance"]]) if "distance" in at else None
            per = metres_per(fields[at["distance unit"]]) if far else 1.0
            record = SetRecord(
                row.line, row.raw, whole(fields[at["reps"]]), load, unit,
                clock(fields[at["time"]]), far * per if far is not None and per else None,
                assisted=is_assisted(name),
                note=fields[note].strip() if note is not None else "",
            )  # fmt: skip
            key = f"{day:%Y-%m-%d}"
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = Workout(key, day, None, "", "", [], dated=True)
            block_of(workout.blocks, name).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


def _unfolded(row: Row, job: Job) -> list[str]:
    """The fields, with commas the app did not quote put back into the exercise or the comment."""
    header = job.header
    columns = len(header.names)
    surplus = len(row.fields) - columns
    if surplus <= 0:
        return list(fitted(row, columns))
    if not any(row.fields[columns:]) and _makes_sense(row.fields, job):
        return row.fields[:columns]
    for place in (header.places["exercise"], header.place("comment", "notes")):
        if place is None:
            continue
        fields = list(row.fields)
        fields[place : place + surplus + 1] = [header.sep.join(fields[place : place + surplus + 1])]
        if _makes_sense(fields, job):
            job.tally.repaired_rows += 1
            return fields
    raise BadRow(f"it has {len(row.fields)} fields, the header has {columns}")


def _makes_sense(fields: list[str], job: Job) -> bool:
    """Whether numbers stand where numbers belong."""
    places = job.header.places
    try:
        _load(fields, job)
        whole(fields[places["reps"]])
        clock(fields[places["time"]])
        number(fields[places["distance"]])
    except BadRow:
        return False
    return True


def _load(fields: list[str], job: Job) -> tuple[float | None, str | None]:
    """The load and its unit: of the column that is filled, or of the row's own unit."""
    for column, unit in _weights(job.header).items():
        value = number(fields[column])
        if value is not None:
            return value, unit
    weight, unit_place = job.header.place("weight"), job.header.place("weight unit")
    if weight is None or unit_place is None:
        return None, None
    value, word = number(fields[weight]), unit_of(fields[unit_place])
    if value and word is None:
        word = job.answers.need_unit()
    return value, word


def _is_wide(header: Header) -> bool:
    return header.has(
        "name",
        "starttime",
        "endtime",
        "exercise",
        "status",
        "iswarmup",
        "weight",
        "reps",
        "time",
        "distance",
    )


def read_wide(job: Job) -> Iterator[Workout]:
    """Workouts of the layout with 16 columns: decimal commas, times in UTC, no unit."""
    header, tally = job.header, job.tally
    at, columns = header.places, len(header.names)
    unit = job.answers.need_unit()
    workout: Workout | None = None
    here: tuple[str, str] = ("", "")
    for row in job.rows():
        try:
            fields = list(fitted(row, columns))
            status = fields[at["status"]].strip().lower()
            if status == "notstarted":
                tally.skipped_rows += 1
                continue
            name = fields[at["exercise"]].strip()
            named(name)
            gear = fields[at["equipment"]].strip() if "equipment" in at else ""
            left = decimal(fields[at["rir"]]) if "rir" in at else None
            effort = rpe(fields[at["rpe"]]) if "rpe" in at else None
            kind = "failure" if status == "failed" else "work"
            if fields[at["iswarmup"]].strip().lower() in ("true", "1", "yes"):
                kind = "warmup"
            load = decimal(fields[at["weight"]])
            record = SetRecord(
                row.line, row.raw, whole(fields[at["reps"]]), load, unit,
                clock(fields[at["time"]]), decimal(fields[at["distance"]]), kind,
                is_assisted(name) or (load or 0) < 0,
                effort if effort is not None or left is None else max(0.0, 10 - left),
                fields[at["note"]].strip() if "note" in at else "",
            )  # fmt: skip
            key = (fields[at["name"]], fields[at["starttime"]])
            if workout is None or key != here:
                start = dates.moment(key[1])
                end = dates.moment(fields[at["endtime"]]) if fields[at["endtime"]].strip() else None
                yield from trained(workout)
                workout = Workout(
                    f"{start.isoformat(sep=' ')}|{key[0].strip()}", start, sane_end(start, end),
                    key[0].strip(), "", [],
                )  # fmt: skip
                here = key
            full = f"{name} ({gear})" if gear and gear.lower() not in name.lower() else name
            block_of(workout.blocks, full).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


DIALECTS = (
    Dialect("fitnotes-android", "fitnotes", "FitNotes (Android)", _is_android, read),
    Dialect("fitnotes-ios", "fitnotes", "FitNotes (iOS)", _is_ios, read),
    Dialect("fitnotes-16", "fitnotes", "FitNotes (16 columns)", _is_wide, read_wide),
)
