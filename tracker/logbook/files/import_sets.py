"""Sets of another app as the log keeps them; what it has no place for goes into words."""

from __future__ import annotations

import math
from typing import Any

from tracker.domain.likely import LIKELY_KG, LIKELY_REPS
from tracker.domain.text import clean
from tracker.domain.units import MAX_KG, Load, number
from tracker.exchange.records import Block, SetRecord
from tracker.logbook.files.import_map import Names
from tracker.store.import_rows import LONGEST_NOTE, ImportEntry, ImportSet

_MOST_REPS = 100_000
_SHOWN_FLAGS = 100


class Sets:
    """Turns blocks into entries. ``flagged`` are (line, sentence) of likely typing errors."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.flagged: list[tuple[int, str]] = []
        self._loads: dict[tuple[float, str], tuple[float, float] | None] = {}
        self._efforts: dict[float, str] = {}

    def entry(self, block: Block, began: int) -> ImportEntry:
        """A block as an entry; ``began`` is the session's start in ms of UTC."""
        loaded = assisted = False
        for record in block.sets:
            if record.load:
                loaded = True
            if record.assisted:
                assisted = True
        target = self._names.of(block.name, loaded and not assisted, assisted, block.sets[0])
        sets: list[ImportSet] = []
        extras: list[tuple[Any, ...]] = []
        for index, record in enumerate(block.sets):
            done = self._set(record, began)
            if record.note or record.kind not in ("work", "warmup") or record.metres:
                done = done._replace(note=_note(record, done.note))
            if _has_more(record):
                extras.append(
                    (index, record.kind, record.metres, record.seconds, record.rest,
                     record.times, record.rpe)
                )  # fmt: skip
            sets.append(done)
        words = clean(block.note).strip()
        if block.superset:
            words = f"{words}; superset {clean(block.superset)}".strip("; ")
        if words:
            first = sets[0]
            sets[0] = first._replace(
                note="; ".join(filter(None, (words, first.note)))[:LONGEST_NOTE]
            )
        return ImportEntry(target[0], target[1], block.superset, sets, extras)

    def _set(self, record: SetRecord, began: int) -> ImportSet:
        """A set as the log keeps it; what can't be right is kept as a note."""
        reps, seconds = record.reps, record.seconds
        timed, count, note = 0, reps or 0, ""
        if not reps and seconds:
            timed, count = 1, round(seconds)
        if count > LIKELY_REPS and not timed:
            self._flag(record.line, f"{count} reps")
        if count > _MOST_REPS:
            note, count = f"{count} in the file", 0
        load: tuple[float, float] | None = None
        unit = record.unit
        if record.load and unit is not None:
            key = (record.load, unit)
            if key not in self._loads:
                self._loads[key] = _weight(*key)
            load = self._loads[key]
            if load is None or load[1] > LIKELY_KG:
                self._flag(record.line, f"{number(record.load)} {unit}")
                if load is None:
                    note = f"{note} {number(record.load)} {unit} in the file".strip()
        effort = None
        if record.rpe is not None:
            effort = self._efforts.get(record.rpe)
            if effort is None:
                effort = self._efforts[record.rpe] = _effort(record.rpe)
        elif record.kind == "failure":
            effort = "max"
        at = began
        if record.at is not None:
            at = max(began, int(record.at.astimezone().timestamp() * 1000))
        return ImportSet(
            count, timed, None if load is None else load[0], None if load is None else unit,
            None if load is None else load[1], effort,
            1 if record.kind in ("warmup", "cooldown") else 0, note, at, (record.line, record.raw),
        )  # fmt: skip

    def _flag(self, line: int, what: str) -> None:
        if len(self.flagged) < _SHOWN_FLAGS:
            self.flagged.append((line, f"{what} looks like a typing error"))


def _has_more(record: SetRecord) -> bool:
    """Whether a set holds what ``set_log`` has no column for."""
    return (
        record.kind in ("drop", "failure", "cooldown")
        or bool(record.metres)
        or record.rest is not None
        or record.times is not None
        or (bool(record.seconds) and bool(record.reps))
        or (record.rpe is not None and record.rpe < 6)
    )


def _note(record: SetRecord, note: str) -> str:
    """What a reader of the log should see of a set beside its numbers."""
    parts = [clean(record.note).strip(), note]
    if record.kind == "drop":
        parts.append("drop set")
    elif record.kind == "cooldown":
        parts.append("cool-down")
    if record.metres:
        km = record.metres / 1000
        parts.append(f"{number(km)} km" if km >= 1 else f"{number(record.metres)} m")
    return "; ".join(filter(None, parts))[:LONGEST_NOTE]


def _weight(value: float, unit: str) -> tuple[float, float] | None:
    """(value, kilograms) as stored, without the noise of a conversion; None where too heavy."""
    load = Load(round(abs(value), 4), unit)
    quarter = round(load.value * 4) / 4
    if abs(abs(value) - quarter) < 1e-6:
        load = Load(quarter, unit)
    return (load.value, load.kg) if load.kg <= MAX_KG else None


def _effort(rpe: float) -> str:
    """An RPE as the log writes efforts; below 6 as the reps that were surely left."""
    if rpe < 6:
        return f"rir{min(10, math.floor(10 - rpe))}"
    return f"rpe{math.ceil(rpe * 2) / 2:g}"
