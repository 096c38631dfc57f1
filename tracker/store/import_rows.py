"""What an import hands to the store. Loaded by imports alone: making these costs a millisecond."""

from __future__ import annotations

from typing import Any, NamedTuple

LONGEST_NOTE = 10_000
"""Characters of a note that the log takes; more is cut off."""


class ImportFile(NamedTuple):
    """Where rows come from; ``unit`` and ``date_order`` are what the user answered."""

    sha256: str
    name: str
    app: str
    dialect: str
    encoding: str
    header: str
    unit: str | None
    date_order: str | None


class ImportSet(NamedTuple):
    """One set as ``set_log`` stores it. ``at_ms`` is UTC; ``source`` is (line, text)."""

    reps: int  # or seconds if timed
    timed: int
    load_value: float | None
    load_unit: str | None
    load_kg: float | None
    effort: str | None
    warmup: int
    note: str
    at_ms: int
    source: tuple[int, str]


class ImportEntry(NamedTuple):
    """One exercise with its sets. ``extras`` holds (index, kind, metres, seconds, rest,
    times, rpe) of the sets that have more than ``set_log`` keeps."""

    exercise: str
    name_id: int
    superset: str
    sets: list[ImportSet]
    extras: list[tuple[Any, ...]]


class ImportSession(NamedTuple):
    """One session, or entries from ``position`` on of one in the log (``session_id``)."""

    key: str
    title: str
    session_id: int | None
    position: int
    date: str
    started_ms: int
    offset: int
    finished_ms: int
    note: str
    source: str
    entries: list[ImportEntry]


class ImportedSession(NamedTuple):
    """A session of another app as the log has it: ``sets`` imported so far, ``position`` of its
    next entry, its training date and start (ms of UTC), which may have been moved since."""

    id: int
    sets: int
    position: int
    date: str
    started_ms: int


class KnownName(NamedTuple):
    """What a name of another app stands for. ``sets`` counts the sets now under it."""

    id: int
    app: str
    name: str
    loaded: bool
    exercise: str
    how: str
    sets: int = 0
