"""What the coach and the charts read: the newest of an exercise, dates trained, volumes.

Each read follows an index and looks at what it returns, never at the whole log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from tracker.domain.log import Entry, Session
from tracker.domain.moment import Moment
from tracker.store.base import Row
from tracker.store.rows import ENTRY, SESSION, readable, to_session
from tracker.store.sessions import EVER, Sessions

# The record once shown fills pages of its own, and no decision reads it again.
_ENTRY = ENTRY.replace("e.shown", "NULL")
# CROSS JOIN keeps the order as written: from the few to the many.
NEWEST_OF_EXERCISE = (
    f"SELECT {_ENTRY}, {SESSION} FROM entry e CROSS JOIN session s ON s.id = e.session_id"
    " WHERE e.exercise = ? AND e.date <= ? AND EXISTS ("
    " SELECT 1 FROM set_log WHERE entry_id = e.id AND at_ms <= ?)"
    " ORDER BY e.date DESC, s.started_ms DESC, s.id DESC, e.position, e.id"
)
TRAINED_BETWEEN = (
    "SELECT e.date, e.session_id, e.exercise, count(*)"
    " FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id"
    " WHERE e.date BETWEEN ? AND ? AND NOT l.warmup AND l.at_ms <= ?"
    " GROUP BY e.date, e.exercise, e.session_id"
)
FIRST_TRAINED = (
    "SELECT e.date FROM entry e WHERE e.date <= ? AND EXISTS ("
    " SELECT 1 FROM set_log WHERE entry_id = e.id AND NOT warmup AND at_ms <= ?)"
    " ORDER BY e.date LIMIT 1"
)
SLOT_BEGUN = (
    "SELECT e.date FROM entry e WHERE e.program = ? AND e.day = ? AND e.slot = ? AND e.date <= ?"
    " AND EXISTS (SELECT 1 FROM set_log WHERE entry_id = e.id) ORDER BY e.date LIMIT 1"
)
SHOWN_AFTER = (
    "SELECT e.shown FROM entry e WHERE e.exercise = ? AND e.date >= ?"
    " AND (SELECT min(at_ms) FROM set_log WHERE entry_id = e.id) > ? ORDER BY e.date, e.id LIMIT 1"
)
# From day to day and from slot to slot by the index, so that the length of the log doesn't matter.
SLOTS = (
    "WITH RECURSIVE days (day) AS ("
    " SELECT min(day) FROM entry WHERE program = :program"
    " UNION ALL SELECT (SELECT min(day) FROM entry WHERE program = :program AND day > days.day)"
    "  FROM days WHERE days.day IS NOT NULL),"
    " filled (day, slot) AS ("
    " SELECT day, (SELECT min(slot) FROM entry WHERE program = :program AND day = days.day)"
    "  FROM days WHERE day IS NOT NULL"
    " UNION ALL SELECT day, (SELECT min(slot) FROM entry WHERE program = :program"
    "  AND day = filled.day AND slot > filled.slot) FROM filled WHERE filled.slot IS NOT NULL)"
    " SELECT e.day, e.slot, e.exercise, e.date FROM filled CROSS JOIN entry e ON e.id = ("
    "  SELECT f.id FROM entry f WHERE f.program = :program AND f.day = filled.day"
    "  AND f.slot = filled.slot AND f.date <= :date AND EXISTS ("
    "   SELECT 1 FROM set_log WHERE entry_id = f.id AND at_ms <= :ms)"
    "  ORDER BY f.date DESC, f.id DESC LIMIT 1)"
)
# From exercise to exercise, or from offer to offer, by the index.
_ANY_LATER = (
    " OR EXISTS (WITH RECURSIVE one (name) AS (SELECT min({key}) FROM {table}"
    " UNION ALL SELECT (SELECT min({key}) FROM {table} WHERE {key} > one.name)"
    " FROM one WHERE one.name IS NOT NULL)"
    " SELECT 1 FROM one CROSS JOIN {table} told ON told.{key} = one.name AND told.at_ms > :ms)"
)
# A date ends a day later elsewhere on earth, so the day before is looked at too.
LATER = (
    "SELECT EXISTS (SELECT 1 FROM session s WHERE s.date >= :eve AND (s.date > :date"
    " OR s.started_ms > :ms OR s.finished_ms > :ms OR EXISTS (SELECT 1 FROM entry e"
    " CROSS JOIN set_log l ON l.entry_id = e.id WHERE e.session_id = s.id AND l.at_ms > :ms)))"
    " OR EXISTS (SELECT 1 FROM soreness WHERE date >= :eve AND at_ms > :ms)"
    " OR EXISTS (SELECT 1 FROM activity WHERE at_ms > :ms)"
    " OR EXISTS (SELECT 1 FROM bodyweight WHERE at_ms > :ms)"
    " OR EXISTS (SELECT 1 FROM flag WHERE at_ms > :ms)"
    + _ANY_LATER.format(table="pain", key="exercise")
    + _ANY_LATER.format(table="answer", key="kind")
)
VOLUME = (
    "SELECT e.date, e.exercise, count(*),"
    " total(l.count * (NOT l.timed)), total(l.count_right * (NOT l.timed)),"
    " total(l.count * (NOT l.timed AND l.count_right IS NULL)),"
    " total(l.load_kg * l.count * (NOT l.timed)),"
    " total(l.load_kg * l.count_right * (NOT l.timed)),"
    " total(l.load_kg * l.count * (NOT l.timed AND l.count_right IS NULL))"
    " FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id"
    " WHERE e.date BETWEEN ? AND ? AND NOT l.warmup AND l.at_ms <= ?"
    " GROUP BY e.date, e.exercise"
)


class Series(Sessions):
    """Reads over time."""

    def performances(
        self, exercises: Iterable[str], until: Moment, limit: int, last: date | None = None
    ) -> dict[str, list[tuple[Session, Entry]]]:
        """The last ``limit`` sessions of each exercise that hold a set of it, newest first.

        Sessions come without their entries, entries with their sets and without the record that
        was shown; sets after ``until`` are left out, and sessions after the date ``last``. An
        exercise done twice in one session comes twice.
        """
        end = (last or until.date).isoformat()
        found: dict[str, list[Row]] = {}
        width = ENTRY.count(",") + 1
        with self.reading(), readable():
            for exercise in exercises:
                rows: list[Row] = []
                seen: set[int] = set()
                for row in self._each(NEWEST_OF_EXERCISE, (exercise, end, until.until_ms)):
                    seen.add(row[2])
                    if len(seen) > limit:
                        break
                    rows.append(row)
                found[exercise] = rows
            flat = [row for rows in found.values() for row in rows]
            entries = {e.id: e for e in self._entries_of([row[:width] for row in flat], until)}
            return {
                exercise: [(to_session(row[width:], (), until), entries[row[0]]) for row in rows]
                for exercise, rows in found.items()
            }

    def trained_between(
        self, first: date, last: date, until: Moment | None = None
    ) -> list[tuple[date, int, str, int]]:
        """Date, session id, exercise and working sets of the dates, both included, oldest first.

        What has no working set is left out.
        """
        rows = self._rows(TRAINED_BETWEEN, (first.isoformat(), last.isoformat(), _ms(until)))
        with readable():
            return [(date.fromisoformat(day), *rest) for day, *rest in rows]

    def first_trained(self, until: Moment, last: date | None = None) -> date | None:
        """The oldest date, up to ``last``, with a working set."""
        row = self._row(FIRST_TRAINED, ((last or until.date).isoformat(), until.until_ms))
        with readable():
            return None if row is None else date.fromisoformat(row[0])

    def slot_begun(self, program: str, day: str, slot: int, until: Moment) -> date | None:
        """The first date on which a place of a program was filled with a set."""
        row = self._row(SLOT_BEGUN, (program, day, slot, until.date.isoformat()))
        with readable():
            return None if row is None else date.fromisoformat(row[0])

    def anything_after(self, when: Moment) -> bool:
        """Whether anything is dated later than a moment, by a clock that was ahead or by hand."""
        eve = when.date - timedelta(days=1)
        (found,) = self._row(
            LATER, {"eve": eve.isoformat(), "date": when.date.isoformat(), "ms": when.until_ms}
        ) or (1,)
        return bool(found)

    def shown_after(self, exercise: str, when: Moment) -> str | None:
        """The decision record, JSON, shown with the first session of an exercise after ``when``."""
        row = self._row(SHOWN_AFTER, (exercise, when.date.isoformat(), when.until_ms))
        return None if row is None else row[0]

    def slot_exercises(
        self, program: str, until: Moment, last: date | None = None
    ) -> dict[tuple[str, int], tuple[str, date]]:
        """By (day, slot), the exercise that filled it last with at least one set, and when: up to
        the date ``last``."""
        end = (last or until.date).isoformat()
        rows = self._rows(SLOTS, {"program": program, "date": end, "ms": until.until_ms})
        with readable():
            return {
                (day, slot): (exercise, date.fromisoformat(filled))
                for day, slot, exercise, filled in rows
            }

    def volume(
        self,
        first: date,
        last: date,
        each: Collection[str] = (),
        until: Moment | None = None,
    ) -> list[tuple[date, str, int, int, float]]:
        """Date, exercise, working sets, reps of both sides, and kg moved, oldest first.

        In the exercises of ``each`` one number stands for both sides and counts twice. Kilograms
        are load per implement times reps; sets in seconds count as sets alone.
        """
        rows = self._rows(VOLUME, (first.isoformat(), last.isoformat(), _ms(until)))
        found = []
        with readable():
            for day, exercise, sets, left, right, lone, kg_left, kg_right, kg_lone in rows:
                twice = exercise in each
                reps = left + right + (lone if twice else 0)
                kg = kg_left + kg_right + (kg_lone if twice else 0)
                found.append((date.fromisoformat(day), exercise, sets, int(reps), round(kg, 4)))
        return found


def _ms(until: Moment | None) -> int:
    return EVER if until is None else until.until_ms
