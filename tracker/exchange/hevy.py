"""Hevy: one layout in four pairs of units, dates in the app's language."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.exchange import dates
from tracker.exchange.dialect import Dialect, Header, Job, Memo, fitted, named, trained
from tracker.exchange.numbers import MILE, is_assisted, number, rpe, whole
from tracker.exchange.records import BadRow, Block, SetRecord, Workout

_KINDS = {
    "normal": "work", "warmup": "warmup", "dropset": "drop", "failure": "failure",
    "warm_up": "warmup", "drop_set": "drop", "drop": "drop", "": "work",
}  # fmt: skip


def _is_hevy(header: Header) -> bool:
    return header.has("title", "start_time", "exercise_title", "set_index", "reps") and (
        header.place("weight_kg", "weight_lbs") is not None
    )


def read(job: Job) -> Iterator[Workout]:
    """Workouts, newest first as in the file."""
    header, tally = job.header, job.tally
    columns, at = len(header.names), header.places
    weight = header.place("weight_kg", "weight_lbs") or 0
    unit = "kg" if "weight_kg" in at else "lb"
    far = header.place("distance_km", "distance_miles")
    metre = 1000.0 if "distance_km" in at else MILE
    index, title, start, name = (
        at[key] for key in ("set_index", "title", "start_time", "exercise_title")
    )
    end, kind, seconds, effort, superset = (
        header.place(key)
        for key in ("end_time", "set_type", "duration_seconds", "rpe", "superset_id")
    )
    about, said = header.place("exercise_notes"), header.place("description")
    plain, counted, rated, helps = Memo(number), Memo(whole), Memo(rpe), Memo(is_assisted)
    order = job.date_order(start)
    workout: Workout | None = None
    block: Block | None = None
    here: tuple[str, ...] = ()
    last_index = -1.0

    def cell(fields: list[str], place: int | None) -> str:
        return "" if place is None else fields[place]

    for row in job.rows():
        try:
            fields = list(fitted(row, columns))
            named(fields[name])
            placed = plain[fields[index]]
            said_kind = cell(fields, kind).strip().lower()
            if said_kind not in _KINDS:
                raise BadRow(f"{said_kind[:30]!r} is not a kind of set")
            record = SetRecord(
                row.line, row.raw, counted[fields[at["reps"]]], plain[fields[weight]], unit,
                plain[cell(fields, seconds)], None, _KINDS[said_kind], helps[fields[name]],
                rated[cell(fields, effort)],
            )  # fmt: skip
            distance = plain[cell(fields, far)]
            if distance is not None:
                record = record._replace(metres=distance * metre)
            key = (fields[title], fields[start], cell(fields, end))
            if workout is None or key != here:
                begun = dates.moment(fields[start], order)
                ended = dates.moment(key[2], order) if key[2].strip() else None
                yield from trained(workout)
                workout = Workout(
                    f"{begun:%Y-%m-%d %H:%M}|{key[0].strip()}|{ended or ''}", begun, ended,
                    key[0].strip(), cell(fields, said).strip(), [],
                )  # fmt: skip
                here, block = key, None
            group = cell(fields, superset).strip()
            position = 0.0 if placed is None else placed
            if (
                block is None
                or block.name != fields[name]
                or block.superset != group
                or position <= last_index
            ):
                block = Block(fields[name], [], cell(fields, about).strip(), group)
                workout.blocks.append(block)
            last_index = position
            block.sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


DIALECTS = (Dialect("hevy", "hevy", "Hevy", _is_hevy, read),)
