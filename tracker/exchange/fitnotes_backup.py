"""FitNotes (Android): the SQLite backup, which holds more than the CSV.

Weights are kilograms with the noise of single precision; ``unit`` 2 marks a set entered in pounds.
``distance`` counts thousandths of a metre.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tracker.domain.errors import OverloadError
from tracker.domain.units import KG_PER_LB
from tracker.exchange import dates
from tracker.exchange.dialect import Dialect, Job, block_of, sane_end, trained
from tracker.exchange.numbers import is_assisted
from tracker.exchange.records import BadRow, SetRecord, Weighed, Workout

if TYPE_CHECKING:
    import sqlite3
else:
    # The same library the store picks: two copies in one process drop each other's locks.
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

_POUNDS = 2
_SET_COMMENT, _DAY_COMMENT = 1, 2


class _Backup:
    """The backup opened to be read only, with nothing of its own that could run."""

    def __init__(self, job: Job) -> None:
        path = job.source.path
        try:
            self._connection = sqlite3.connect(
                f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True
            )
            self._connection.execute("PRAGMA trusted_schema = OFF")
            rows = self._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            self.tables = {row[0] for row in rows}
        except (sqlite3.Error, UnicodeError) as error:
            raise OverloadError(f"{path} can't be read as a FitNotes backup: {error}.") from error

    def close(self) -> None:
        self._connection.close()

    def columns(self, table: str) -> set[str]:
        return {row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")}

    def each(self, sql: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._connection.execute(sql))


def read(job: Job) -> Iterator[Workout | Weighed]:
    """Workouts, one a day, then body weights."""
    backup = _Backup(job)
    try:
        if not {"training_log", "exercise"} <= backup.tables:
            raise OverloadError(f"{job.source.path} is an SQLite file, but no FitNotes backup.")
        yield from _workouts(job, backup)
        yield from _weights(job, backup)
    except (sqlite3.Error, UnicodeError) as error:
        raise OverloadError(f"{job.source.path} is damaged: {error}.") from error
    finally:
        backup.close()


def _workouts(job: Job, backup: _Backup) -> Iterator[Workout]:
    there = backup.columns("training_log")
    wanted = ["t._id", "t.date", "e.name", "t.metric_weight", "t.reps", "t.exercise_id"]
    wanted += [
        f"t.{name}" if name in there else "NULL"
        for name in ("unit", "distance", "duration_seconds")
    ]
    comments, day_notes = _comments(backup)
    times, groups = _times(backup), _groups(backup)
    workout: Workout | None = None
    rows = backup.each(
        f"SELECT {', '.join(wanted)} FROM training_log t"
        " LEFT JOIN exercise e ON e._id = t.exercise_id ORDER BY t.date, t._id"
    )
    for line, row in enumerate(rows, 1):
        raw = "|".join("" if value is None else str(value) for value in row)
        job.tally.rows += 1
        key_id, date, name, weight, reps, exercise, unit, distance, seconds = row
        try:
            if not isinstance(name, str) or not name.strip():
                raise BadRow("it names no exercise")
            day = dates.moment(str(date))
            value, load_unit = _load(_real(weight), unit)
            far = _real(distance)
            count = _real(reps)
            if count is not None and (count < 0 or count != int(count)):
                raise BadRow(f"{reps!r} is not a number of reps")
            record = SetRecord(
                line, raw, None if count is None else int(count), value, load_unit,
                _real(seconds), far / 1000 if far else None, assisted=is_assisted(name),
                note=comments.get(key_id, ""),
            )  # fmt: skip
            key = f"{day:%Y-%m-%d}"
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = _begun(key, day, times.get(key), day_notes.get(key, ""))
            group = groups.get((exercise, key), "")
            block_of(workout.blocks, name, "", group).sets.append(record)
        except BadRow as bad:
            job.tally.reject(line, raw, str(bad))
    yield from trained(workout)


def _begun(key: str, day: Any, times: tuple[str, str] | None, note: str) -> Workout:
    """A day's workout, with its times where the backup holds them and they make sense."""
    if times is not None:
        try:
            start, end = dates.moment(times[0]), dates.moment(times[1])
        except BadRow:
            return Workout(key, day, None, "", note, [], dated=True)
        if f"{start:%Y-%m-%d}" == key:
            return Workout(key, start, sane_end(start, end), "", note, [])
    return Workout(key, day, None, "", note, [], dated=True)


def _load(kg: float | None, unit: Any) -> tuple[float | None, str]:
    """The weight as it was entered: pounds to the quarter, kilograms without the noise."""
    if kg is None:
        return None, "kg"
    if unit == _POUNDS:
        pounds = round(kg / KG_PER_LB * 4) / 4
        if abs(pounds * KG_PER_LB - kg) < 0.01:
            return pounds, "lb"
    return round(kg, 3), "kg"


def _real(value: Any) -> float | None:
    """A number of an SQLite cell; None for NULL and an empty text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadRow(f"{str(value)[:40]!r} is not a number")
    if value != value or abs(value) > 1e9:
        raise BadRow(f"{value!r} is not a number of a log")
    return float(value)


def _comments(backup: _Backup) -> tuple[dict[int, str], dict[str, str]]:
    """Set id -> comment, day -> comment."""
    sets: dict[int, str] = {}
    days: dict[str, str] = {}
    if "Comment" in backup.tables:
        for kind, owner, date, text in backup.each(
            "SELECT owner_type_id, owner_id, date, comment FROM Comment ORDER BY _id"
        ):
            if kind == _SET_COMMENT and isinstance(owner, int):
                sets[owner] = str(text or "")
            elif kind == _DAY_COMMENT:
                days[str(date)[:10]] = str(text or "")
    if "WorkoutComment" in backup.tables:
        for date, text in backup.each("SELECT date, comment FROM WorkoutComment ORDER BY _id"):
            days[str(date)[:10]] = str(text or "")
    return sets, days


def _times(backup: _Backup) -> dict[str, tuple[str, str]]:
    if "WorkoutTime" not in backup.tables:
        return {}
    rows = backup.each("SELECT date, start_date_time, end_date_time FROM WorkoutTime")
    return {str(date)[:10]: (str(start), str(end)) for date, start, end in rows if start and end}


def _groups(backup: _Backup) -> dict[tuple[Any, str], str]:
    """(exercise, day) -> superset."""
    if "WorkoutGroupExercise" not in backup.tables:
        return {}
    rows = backup.each(
        "SELECT exercise_id, date, workout_group_id FROM WorkoutGroupExercise"
        " WHERE date IS NOT NULL"
    )
    return {(exercise, str(date)[:10]): str(group) for exercise, date, group in rows}


def _weights(job: Job, backup: _Backup) -> Iterator[Weighed]:
    if "BodyWeight" not in backup.tables:
        return
    for line, (date, kg) in enumerate(
        backup.each("SELECT date, body_weight_metric FROM BodyWeight ORDER BY date, _id"), 1
    ):
        raw = f"{date}|{kg}"
        try:
            value = _real(kg)
            if value is None or not 0 < value < 1000:
                raise BadRow("it has no body weight")
            yield Weighed(line, raw, dates.moment(str(date)), round(value, 2), "kg")
        except BadRow as bad:
            job.tally.reject(line, raw, str(bad))


DIALECTS = (Dialect("fitnotes-backup", "fitnotes", "FitNotes backup", lambda _: False, read),)
