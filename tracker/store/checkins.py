"""What the user felt and did beside the sets: check-ins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.domain.log import Activity, Flag, Pain, Soreness
from tracker.domain.moment import Moment, from_stored
from tracker.domain.units import Load
from tracker.store.base import Base, Row
from tracker.store.rows import load_values, readable


class CheckIns(Base):
    """Soreness, pain, activities, body weight, stop signs and answers."""

    def add_soreness(self, muscle: str, level: int, at: Moment) -> int:
        """Note how sore a muscle is, 0-10; the id."""
        return self._insert("soreness", {"muscle": muscle, "level": level} | _when(at))

    def add_pain(self, exercise: str, level: int, at: Moment) -> int:
        """Note pain in an exercise, 0-10; the id."""
        return self._insert("pain", {"exercise": exercise, "level": level} | _when(at))

    def add_activity(self, name: str, minutes: int, intensity: int, legs: bool, at: Moment) -> int:
        """Note other sport; ``intensity`` 0-10, ``legs`` whether it taxed them; the id."""
        values = {"name": name, "minutes": minutes, "intensity": intensity, "legs": int(legs)}
        return self._insert("activity", values | _when(at))

    def delete_activity(self, key: int) -> None:
        """Remove other sport that was noted."""
        self._delete("activity", key)

    def add_bodyweight(self, load: Load, at: Moment) -> int:
        """Note the body weight; the id."""
        value, unit, kg = load_values(load)
        return self._insert("bodyweight", {"value": value, "unit": unit, "kg": kg} | _when(at))

    def add_flag(self, kind: str, at: Moment) -> int:
        """Raise a stop sign (``chest-pain faint pop``), or ``clear`` it; the id."""
        return self._insert("flag", {"kind": kind} | _when(at))

    def add_answer(self, kind: str, value: str, at: Moment) -> int:
        """Keep what the user said to an offer; the id."""
        return self._insert("answer", {"kind": kind, "value": value} | _when(at))

    def soreness(self, until: Moment) -> dict[str, Soreness]:
        """The newest check-in of each muscle."""
        # From muscle to muscle by the index, so that the length of the log doesn't matter.
        rows = self._rows(
            "WITH RECURSIVE felt (muscle) AS ("
            " SELECT min(muscle) FROM soreness"
            " UNION ALL SELECT (SELECT min(muscle) FROM soreness WHERE muscle > felt.muscle)"
            " FROM felt WHERE felt.muscle IS NOT NULL)"
            " SELECT id, muscle, level, at_ms, at_offset FROM soreness WHERE id IN ("
            " SELECT (SELECT id FROM soreness WHERE muscle = felt.muscle AND at_ms <= ?"
            " ORDER BY at_ms DESC, id DESC LIMIT 1) FROM felt) ORDER BY muscle",
            (until.until_ms,),
        )
        return {felt.muscle: felt for felt in _soreness(rows)}

    def soreness_between(
        self, first: date, last: date, until: Moment | None = None
    ) -> list[Soreness]:
        """Every check-in of the dates, both included, in the order of time."""
        found = _soreness(
            self._rows(
                "SELECT id, muscle, level, at_ms, at_offset FROM soreness"
                " WHERE date BETWEEN ? AND ? ORDER BY at_ms, id",
                (first.isoformat(), last.isoformat()),
            )
        )
        return [felt for felt in found if until is None or felt.at.utc_ms <= until.until_ms]

    def pains(
        self, until: Moment, exercises: Iterable[str], limit: int = 5
    ) -> dict[str, list[Pain]]:
        """The newest readings of each exercise that has any, newest first."""
        found: dict[str, list[Pain]] = {}
        with self.reading(), readable():
            for exercise in exercises:
                rows = self._rows(
                    "SELECT id, exercise, level, at_ms, at_offset FROM pain"
                    " WHERE exercise = ? AND at_ms <= ? ORDER BY at_ms DESC, id DESC LIMIT ?",
                    (exercise, until.until_ms, limit),
                )
                if rows:
                    found[exercise] = [
                        Pain(key, name, level, from_stored(ms, offset))
                        for key, name, level, ms, offset in rows
                    ]
        return found

    def activities(self, since_ms: int, until: Moment) -> list[Activity]:
        """Other sport from that millisecond on, in the order of time."""
        rows = self._rows(
            "SELECT id, name, minutes, intensity, legs, at_ms, at_offset FROM activity"
            " WHERE at_ms BETWEEN ? AND ? ORDER BY at_ms, id",
            (since_ms, until.until_ms),
        )
        with readable():
            return [
                Activity(key, name, minutes, intensity, bool(legs), from_stored(ms, offset))
                for key, name, minutes, intensity, legs, ms, offset in rows
            ]

    def bodyweight(self, until: Moment) -> Load | None:
        """The newest body weight, as given."""
        row = self._newest("bodyweight", "value, unit", until)
        return None if row is None else Load(*row)

    def flag(self, until: Moment) -> Flag | None:
        """The stop sign in force, or None."""
        row = self._newest("flag", "id, kind, at_ms, at_offset", until)
        if row is None or row[1] == "clear":
            return None
        with readable():
            return Flag(row[0], row[1], from_stored(*row[2:]))

    def answers(self, kind: str, until: Moment) -> list[tuple[str, Moment]]:
        """What the user said to an offer of that kind, and when, newest first."""
        rows = self._rows(
            "SELECT value, at_ms, at_offset FROM answer WHERE kind = ? AND at_ms <= ?"
            " ORDER BY at_ms DESC, id DESC",
            (kind, until.until_ms),
        )
        with readable():
            return [(row[0], from_stored(*row[1:])) for row in rows]

    def _newest(self, table: str, columns: str, until: Moment) -> Row | None:
        return self._row(
            f"SELECT {columns} FROM {table} WHERE at_ms <= ? ORDER BY at_ms DESC, id DESC LIMIT 1",
            (until.until_ms,),
        )


def _when(at: Moment) -> dict[str, Any]:
    return {"at_ms": at.utc_ms, "at_offset": at.offset_min}


def _soreness(rows: list[Row]) -> list[Soreness]:
    with readable():
        return [
            Soreness(key, muscle, level, from_stored(ms, offset))
            for key, muscle, level, ms, offset in rows
        ]
