"""Sessions and check-ins of our own CSV and text into the log: what is there already stays.

Such a file has no uids. A session is the one of the log that began at the same time on the same
date; within it the sets of one exercise are matched by content, and what is left over on both
sides by place, since a set that was edited is no new set.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tracker.domain.log import NewSet, Session
from tracker.domain.moment import MINUTE_MS
from tracker.domain.text import clean
from tracker.domain.units import Load
from tracker.exchange.own import OwnCheckIn, OwnEntry, OwnExercise, OwnSession, OwnSet
from tracker.store.columns import FACTS
from tracker.store.import_rows import LONGEST_NOTE
from tracker.store.imports import own_exercise
from tracker.store.rows import set_values

if TYPE_CHECKING:
    from tracker.store import Store


class Placer:
    """Writes what is new, within one action. The counts say what was done."""

    def __init__(self, store: Store, source: str) -> None:
        self._store = store
        self._rows = store.bringing()
        self._source = source
        self._own = {exercise.id for exercise in store.own_exercises()}
        self._met: Counter[tuple[str, int]] = Counter()
        self._answers: Counter[tuple[Any, ...]] = Counter()
        self.sessions = self.sets = self.check_ins = self.duplicates = 0
        self.first: str | None = None
        self.last: str | None = None

    def exercise(self, own: OwnExercise) -> None:
        """Put down an exercise of the user's own that the log does not know."""
        if own.id not in self._own:
            self._own.add(own.id)
            self._store.add_own_exercise(own_exercise(own.id, own.name, own.kind, own.timed))

    def session(self, found: OwnSession) -> list[int]:
        """Write a session, or what is new of one; the ids of the new sets."""
        day, began = found.date.isoformat(), found.start.utc_ms
        if not found.exact:
            began -= began % MINUTE_MS
        span = 1 if found.exact else MINUTE_MS
        there = [
            session
            for session in self._store.sessions_on(found.date)
            if began <= session.started.utc_ms < began + span
        ]
        nth = self._met[day, began]
        self._met[day, began] += 1
        mine = there[nth] if nth < len(there) else None
        fresh = found.entries if mine is None else _fresh(found.entries, mine)
        count = sum(len(entry.sets) for entry in fresh)
        self.duplicates += sum(len(entry.sets) for entry in found.entries) - count
        self.first, self.last = min(self.first or day, day), max(self.last or day, day)
        if mine is None:
            self.sessions += 1
            mine = self._new_session(found)
        elif not count:
            return []
        self.sets += count
        return self._write(found, mine, fresh)

    def check_in(self, told: OwnCheckIn) -> None:
        """Write an answer, unless the log holds it: the same words in the same minute."""
        table, at = told.table, told.at.utc_ms
        first = at - at % MINUTE_MS
        for values in _rows(table, told.values):
            key = (table, first, *values)
            self._answers[key] += 1
            stored = self._rows.check_ins_within(table, values[0], first, first + MINUTE_MS - 1)
            if stored.count(values) >= self._answers[key]:
                self.duplicates += 1
                continue
            names = [name for name in FACTS[table] if name not in ("uid", "rev")]
            row = (*values, at, told.at.offset_min)
            self._rows.bring(table, dict(zip(names, row, strict=True)))
            self.check_ins += 1

    def _new_session(self, found: OwnSession) -> Session:
        ended = found.finished
        key = self._rows.bring(
            "session",
            {
                "date": found.date.isoformat(),
                "started_ms": found.start.utc_ms,
                "started_offset": found.start.offset_min,
                "finished_ms": None if ended is None else ended.utc_ms,
                "finished_offset": None if ended is None else ended.offset_min,
                "program": found.program,
                "day": found.day,
                "note": clean(found.note)[:LONGEST_NOTE],
                "source": found.source or self._source,
            },
        )
        made = self._store.session(key)
        assert made is not None
        return made

    def _write(self, found: OwnSession, mine: Session, fresh: list[OwnEntry]) -> list[int]:
        known = {entry.exercise: entry.id for entry in mine.entries}
        place, _ = self._rows.next_places(mine.id, None)
        new = []
        for entry in fresh:
            entry_id, position = known.get(entry.exercise), 0
            if entry_id is None:
                entry_id = self._rows.bring(
                    "entry",
                    {"session_id": mine.id, "date": found.date.isoformat(), "position": place,
                     "exercise": entry.exercise},
                )  # fmt: skip
                place += 1
            else:
                _, position = self._rows.next_places(mine.id, entry_id)
            for index, one in enumerate(entry.sets):
                new.append(self._set(found, entry_id, position + index, one))
        return new

    def _set(self, found: OwnSession, entry_id: int, position: int, one: OwnSet) -> int:
        at = one.at or found.start
        when = {"at_ms": at.utc_ms, "at_offset": at.offset_min}
        values = set_values(one.done) | {"note": one.done.note[:LONGEST_NOTE]}
        return self._rows.bring(
            "set_log", {"entry_id": entry_id, "position": position} | values | when
        )


def _fresh(entries: list[OwnEntry], mine: Session) -> list[OwnEntry]:
    """The entries with the sets alone that the session does not hold."""
    there: dict[str, Counter[NewSet]] = {}
    for known in mine.entries:
        there.setdefault(known.exercise, Counter()).update(s.done for s in known.sets)
    unknown: set[int] = set()
    for entry in entries:
        held = there.get(entry.exercise, Counter())
        for one in entry.sets:
            if held[one.done] > 0:
                held[one.done] -= 1
            else:
                unknown.add(id(one))
    kept = []
    for entry in entries:
        held = there.get(entry.exercise, Counter())
        sets = []
        for one in entry.sets:
            if id(one) not in unknown:
                continue
            # A set of the log that matched nothing is this one before or after an edit.
            edited = next((done for done, count in held.items() if count > 0), None)
            if edited is None:
                sets.append(one)
            else:
                held[edited] -= 1
        if sets:
            kept.append(entry._replace(sets=sets))
    return kept


def _rows(table: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The rows of a check-in as the table has them."""
    match table:
        case "soreness":
            return list(zip(values[::2], values[1::2], strict=True))
        case "activity":
            return [(values[0], values[1], values[2], int(values[3]))]
        case "bodyweight":
            load = Load(round(values[0], 4), values[1])
            return [(load.value, load.unit, load.kg)]
        case _:
            return [values]
