"""What the charts read of years: days and weeks summed by triggers, never set by set.

A question with an end reads the sums up to the day before the last two and those two set by set:
a set belongs to its session's date and is done within hours of it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tracker.domain.moment import Moment
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.store.base import Base
from tracker.store.rows import readable

if TYPE_CHECKING:
    from tracker.metrics.work import BestWork, DayEffort, Work

_EPOCH = date(1970, 1, 1).toordinal()
_RESISTANCE = "timed, load_value, load_unit, load_kg, band, height_cm"
_SUMS = "sets, left_sum, right_sum, alone_sum, weaker_sum, clean_sum"
_WORK = (
    f"WITH work AS (SELECT day, exercise, {_RESISTANCE}, {_SUMS}, best, to_failure, rpe_sum,"
    " rpe_sets FROM day_work WHERE {one} day BETWEEN :first AND :settled"
    f" UNION ALL SELECT day, exercise, {_RESISTANCE},"
    + "".join(f" sum({name})," for name in _SUMS.split(", "))
    + " max(best), max(to_failure), sum(rpe_sum), sum(rpe_sets) FROM work_set"
    " WHERE {one} date BETWEEN :since AND :until AND at_ms <= :ms"
    f" GROUP BY day, exercise, {_RESISTANCE}) "
)
WEEKS = (
    _WORK.format(one="")
    + "SELECT (day - :first) / 7, exercise, sum(sets), sum(left_sum * NOT timed),"
    " sum(right_sum * NOT timed), sum(alone_sum * NOT timed),"
    " total(load_kg * left_sum * NOT timed), total(load_kg * right_sum * NOT timed),"
    " total(load_kg * alone_sum * NOT timed)"
    " FROM work GROUP BY 1, 2 ORDER BY 1"
)
# Each part summed by itself: the rows of forty years are never put together.
_SUMMED = (
    "SELECT {keys}, {sums} FROM day_work WHERE day BETWEEN :first AND :settled GROUP BY {by}"
    " UNION ALL SELECT {keys}, {sums} FROM work_set"
    " WHERE date BETWEEN :since AND :until AND at_ms <= :ms GROUP BY {by}"
)
SETS = (
    "SELECT week, exercise, sum(sets) FROM ("
    + _SUMMED.format(
        keys="(day - :first) / 7 AS week, exercise", sums="sum(sets) AS sets", by="1, 2"
    )
    + ") GROUP BY 1, 2 ORDER BY 1"
)
WEEK_SETS = (
    "SELECT monday, exercise, sets FROM week_sets WHERE monday BETWEEN ? AND ? ORDER BY monday"
)
EXERCISE = (
    _WORK.format(one="exercise = :exercise AND")
    + f"SELECT day, {_RESISTANCE}, sets, left_sum, right_sum + alone_sum, weaker_sum, to_failure"
    " FROM work ORDER BY day"
)
DATES = _WORK.format(one="") + "SELECT day, sum(sets) FROM work GROUP BY day ORDER BY day"
FAMILY = (
    _WORK.format(one="exercise IN (SELECT value FROM json_each(:exercises)) AND")
    + "SELECT day, exercise, sum(sets) FROM work GROUP BY day, exercise ORDER BY day"
)
EFFORTS = (
    "SELECT day, sum(rpe_sum), sum(rpe_sets), (SELECT sum(finished_ms - started_ms)"
    " FROM session WHERE date = date(work.day * 86400, 'unixepoch') AND finished_ms <= :ms)"
    " FROM ("
    + _SUMMED.format(
        keys="day", sums="sum(rpe_sum) AS rpe_sum, sum(rpe_sets) AS rpe_sets", by="day"
    )
    + ") AS work GROUP BY day ORDER BY day"
)
# A value and how early it was done in one number, so that one pass finds both.
_FIRST = "max(CAST({} * 2 AS INTEGER) * 1000000 + 999999 - day)"
_MOST = (
    f"SELECT exercise, {_RESISTANCE}, min(day) AS first, {_FIRST.format('best')} AS count,"
    f" {_FIRST.format('clean_sum')} AS total, {_FIRST.format('to_failure')} AS failure FROM "
)
BESTS = (
    f"SELECT exercise, {_RESISTANCE}, min(first), max(count), max(total), max(failure) FROM ("
    # With +day SQLite takes the index that holds everything and is in order already.
    f"{_MOST} day_work WHERE {{one}} best > 0 AND +day BETWEEN :first AND :settled"
    f" GROUP BY exercise, {_RESISTANCE}"
    f" UNION ALL {_MOST} (SELECT day, exercise, {_RESISTANCE}, max(best) AS best,"
    " sum(clean_sum) AS clean_sum, max(to_failure) AS to_failure FROM work_set WHERE {one}"
    f" date BETWEEN :since AND :until AND at_ms <= :ms GROUP BY day, exercise, {_RESISTANCE})"
    f" WHERE best > 0 GROUP BY exercise, {_RESISTANCE}) GROUP BY exercise, {_RESISTANCE}"
)
FIRST_DONE = (
    "SELECT e.date FROM entry e WHERE e.exercise = ? AND e.date <= ? AND EXISTS ("
    " SELECT 1 FROM set_log WHERE entry_id = e.id AND NOT warmup AND at_ms <= ?)"
    " ORDER BY e.date LIMIT 1"
)
LAST_DONE = FIRST_DONE.replace("ORDER BY e.date", "ORDER BY e.date DESC")
SORE_DAYS = (
    "SELECT date, max(level) FROM soreness WHERE muscle = :muscle"
    # A local date lies within a day of the same date in UTC; the index is by time.
    " AND at_ms BETWEEN (:first - 1) * 86400000 AND :ms AND date >= :start"
    " GROUP BY date ORDER BY date"
)
HELD = (
    "SELECT date, exercise, json_extract(plan, '$.rule') FROM entry WHERE date BETWEEN ? AND ?"
    " AND json_extract(plan, '$.rule')"
    " IN ('sore-hold', 'sport-hold', 'sport-taxed', 'very-sore', 'deload') ORDER BY date"
)
BODYWEIGHTS = (
    "SELECT date(at_ms / 1000 + at_offset * 60, 'unixepoch'), kg FROM bodyweight"
    " WHERE at_ms <= ? ORDER BY at_ms, id"
)


class WorkSeries(Base):
    """Sums over time."""

    def weekly_volume(
        self, first: date, until: Moment, each: Collection[str] = ()
    ) -> list[tuple[date, str, int, int, float]]:
        """Week, exercise, working sets, reps of both sides and kg moved, oldest week first.

        Weeks begin on the weekday of ``first``. In the exercises of ``each`` one number stands
        for both sides and counts twice. Kilograms are load per implement times reps; sets in
        seconds count as sets alone.
        """
        rows = self._rows(WEEKS, _span(first, until))
        found = []
        with readable():
            for week, exercise, sets, left, right, alone, kg_left, kg_right, kg_alone in rows:
                twice = exercise in each
                reps = left + right + (alone if twice else 0)
                kg = kg_left + kg_right + (kg_alone if twice else 0)
                start = first + timedelta(days=7 * week)
                found.append((start, exercise, sets, reps, round(kg, 4)))
        return found

    def weekly_sets(self, first: date, until: Moment) -> list[tuple[date, str, int]]:
        """Week, exercise and working sets, as :meth:`weekly_volume` but sooner.

        Weeks that begin on a Monday and are settled to their end are read as they were summed.
        """
        span = _span(first, until)
        if first.weekday() == 0:
            whole = span["settled"] + 1 - (span["settled"] + 1 - span["first"]) % 7
        else:
            whole = span["first"]
        with self.reading(), readable():
            weeks = [*self._rows(WEEK_SETS, (span["first"], whole - 1))]
            later = self._rows(SETS, span | {"first": whole})
        weeks += [(whole + 7 * week, exercise, sets) for week, exercise, sets in later]
        starts = {number: _day(number) for number, _, _ in weeks}
        return [(starts[number], exercise, sets) for number, exercise, sets in weeks]

    def first_done(self, exercises: Collection[str], until: Moment) -> dict[str, date]:
        """The first date of each exercise that was ever done."""
        return self._done(FIRST_DONE, exercises, until)

    def last_done(self, exercises: Collection[str], until: Moment) -> dict[str, date]:
        """The newest date of each exercise that was ever done."""
        return self._done(LAST_DONE, exercises, until)

    def _done(self, query: str, exercises: Collection[str], until: Moment) -> dict[str, date]:
        found = {}
        with self.reading(), readable():
            for exercise in exercises:
                row = self._row(query, (exercise, until.date.isoformat(), until.until_ms))
                if row is not None:
                    found[exercise] = date.fromisoformat(row[0])
        return found

    def exercise_work(self, exercise: str, first: date, until: Moment) -> list[Work]:
        """An exercise's working sets, summed by date and resistance, oldest first."""
        from tracker.metrics.work import Work

        rows = self._rows(EXERCISE, _span(first, until) | {"exercise": exercise})
        with readable():
            # Years of an exercise know a handful of resistances.
            at = {row[2:7]: _resistance(*row[2:7]) for row in rows}
            return [Work(_day(row[0]), bool(row[1]), at[row[2:7]], *row[7:]) for row in rows]

    def dates_trained(self, first: date, until: Moment) -> list[tuple[date, int]]:
        """Dates with their working sets, oldest first."""
        rows = self._rows(DATES, _span(first, until))
        with readable():
            return [(_day(day), sets) for day, sets in rows]

    def rungs_trained(
        self, exercises: Collection[str], first: date, until: Moment
    ) -> list[tuple[date, str, int]]:
        """Date, exercise and working sets of some exercises, oldest first."""
        import json

        names = {"exercises": json.dumps(list(exercises))}
        rows = self._rows(FAMILY, _span(first, until) | names)
        with readable():
            return [(_day(day), exercise, sets) for day, exercise, sets in rows]

    def day_efforts(self, first: date, until: Moment) -> list[DayEffort]:
        """How hard and how long each date's training was, oldest first."""
        from tracker.metrics.work import DayEffort

        rows = self._rows(EFFORTS, _span(first, until))
        with readable():
            return [
                DayEffort(_day(day), rpe / known if known else None, ms / 60_000 if ms else None)
                for day, rpe, known, ms in rows
            ]

    def best_work(self, until: Moment, exercise: str | None = None) -> list[BestWork]:
        """The most of every exercise, or of one, at each of its resistances."""
        from tracker.metrics.work import BestWork

        one = "" if exercise is None else "exercise = :exercise AND"
        span = _span(date(1970, 1, 1), until)
        rows = self._rows(BESTS.replace("{one}", one), span | {"exercise": exercise})
        with readable():
            return [
                BestWork(
                    row[0],
                    bool(row[1]),
                    _resistance(*row[2:7]),
                    _day(row[7]),
                    _whole(row[8]),
                    _whole(row[9]),
                    None if row[10] is None else _half(row[10]),
                )
                for row in rows
            ]

    def sore_days(self, muscle: str, first: date, until: Moment) -> list[tuple[date, int]]:
        """The worst soreness 0-10 of each date with an answer, oldest first."""
        span = _span(first, until) | {"muscle": muscle, "start": first.isoformat()}
        rows = self._rows(SORE_DAYS, span)
        with readable():
            return [(date.fromisoformat(day), level) for day, level in rows]

    def days_held(self, first: date, last: date) -> list[tuple[date, str, str]]:
        """Date, exercise and rule of the plans that held back or reduced, both dates included."""
        rows = self._rows(HELD, (first.isoformat(), last.isoformat()))
        with readable():
            return [(date.fromisoformat(day), exercise, rule) for day, exercise, rule in rows]

    def bodyweights(self, until: Moment) -> list[tuple[date, float]]:
        """Every body weight in kg, oldest first."""
        with readable():
            return [
                (date.fromisoformat(day), kg)
                for day, kg in self._rows(BODYWEIGHTS, (until.until_ms,))
            ]


def _span(first: date, until: Moment) -> dict[str, Any]:
    """The days of a question: settled ones by their sums, the last two set by set."""
    recent = max(until.date - timedelta(days=1), first)
    return {
        "first": first.toordinal() - _EPOCH,
        "settled": recent.toordinal() - _EPOCH - 1,
        "since": recent.isoformat(),
        "until": until.date.isoformat(),
        "ms": until.until_ms,
    }


def _day(number: int) -> date:
    return date.fromordinal(number + _EPOCH)


@lru_cache(maxsize=512)
def _resistance(
    value: float | None, unit: str | None, _kg: float | None, band: str | None, cm: float | None
) -> Resistance:
    return Resistance(None if value is None or unit is None else Load(value, unit), band, cm)


def _half(code: int) -> tuple[float, date]:
    value, early = divmod(code, 1_000_000)
    return value / 2, _day(999_999 - early)


def _whole(code: int) -> tuple[int, date]:
    value, day = _half(code)
    return int(value), day
