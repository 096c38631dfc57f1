"""An export as Hevy writes it: one unit for the file, times to the minute, notes by exercise."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from tracker.domain.log import Entry, Session
from tracker.domain.units import KG_PER_LB, Load
from tracker.domain.words import MONTHS
from tracker.exchange.foreign import (
    Find,
    Losses,
    cell,
    end_of,
    name_of,
    reps_seconds,
    rpe_of,
    title_of,
    words_beside,
    written,
)


def pieces(sessions: Iterable[Session], find: Find, losses: Losses, unit: str) -> Iterator[str]:
    """The file session by session, weights in ``unit`` (``kg`` or ``lb``)."""
    weight = "weight_kg" if unit == "kg" else "weight_lbs"
    head = (
        "title", "start_time", "end_time", "description", "exercise_title", "superset_id",
        "exercise_notes", "set_index", "set_type", weight, "reps", "distance_km",
        "duration_seconds", "rpe",
    )  # fmt: skip
    yield ",".join(f'"{name}"' for name in head) + "\n"
    for session in sessions:
        yield written(_rows(session, find, losses, unit), quoting=csv.QUOTE_NONNUMERIC)


def _rows(session: Session, find: Find, losses: Losses, unit: str) -> Iterator[tuple[Any, ...]]:
    workout = (title_of(session), _when(session.started.at), _when(end_of(session)))
    for entry in session.entries:
        notes = _notes(entry, losses)
        name = name_of(entry.exercise, find)
        for index, logged in enumerate(entry.sets):
            done, (reps, seconds) = logged.done, reps_seconds(logged)
            yield (
                *workout, cell(session.note), name, "", notes, index,
                "warmup" if done.warmup else "normal",
                _weight(done.resistance.load, unit, losses),
                "" if done.timed else reps, "", seconds if done.timed else "",
                _or_empty(rpe_of(done, losses, "Hevy")),
            )  # fmt: skip


def _notes(entry: Entry, losses: Losses) -> str:
    """One note for the exercise: what its sets say, each set by its number where they differ."""
    said = [words_beside(logged.done, losses, "Hevy").strip() for logged in entry.sets]
    kept = [words for words in said if words]
    if len(kept) == len(said) and len(set(said)) == 1:
        return cell(said[0])
    if kept:
        losses["Hevy has no notes of sets; they are in the note of the exercise"] += len(kept)
    return cell("; ".join(f"set {n}: {words}" for n, words in enumerate(said, 1) if words))


def _weight(load: Load | None, unit: str, losses: Losses) -> float | str:
    if load is None:
        return ""
    if load.unit == unit:
        return load.value
    losses[f"Hevy has one unit in a file; weights in {load.unit} are in {unit} there"] += 1
    return load.kg if unit == "kg" else round(load.kg / KG_PER_LB, 4)


def _or_empty(value: float | None) -> float | str:
    return "" if value is None else value


def _when(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"
