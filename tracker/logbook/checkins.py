"""Check-ins: soreness, other sport, pain, body weight and stop signs, checked and stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.errors import BadValue, UnknownName
from tracker.domain.log import STOP_SIGNS, Activity, Session
from tracker.domain.moment import DAY_MS, Moment
from tracker.domain.text import clean
from tracker.domain.units import BODY_KG, Load
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.catalog import Catalog

SPORT, SPORT_MINUTES, SPORT_INTENSITY = "sport", 60, 7
"""What `legs taxed by sport: yes` stands for when nothing more is told."""


class CheckIns:
    """How the lifter is, as facts."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog

    def check_in(self, levels: Mapping[str, int], legs_taxed: bool | None, when: Moment) -> None:
        """Soreness of several muscles and the sport question, as one action.

        The sport question can be answered anew; None leaves its last answer.
        """
        found = self._levels(levels)
        with self._store.write("check-in", when):
            for muscle, level in found.items():
                self._store.add_soreness(muscle, level, when)
            said = self._said_of_sport(when)
            if legs_taxed and not said:
                self._store.add_activity(SPORT, SPORT_MINUTES, SPORT_INTENSITY, True, when)
            elif legs_taxed is False:
                for answer in said:
                    self._store.delete_activity(answer.id)

    def _said_of_sport(self, when: Moment) -> list[Activity]:
        """The check-in's own answers since yesterday, which is what it asks about."""
        yes = (SPORT, SPORT_MINUTES, SPORT_INTENSITY, True)
        return [
            done
            for done in self._store.activities(when.utc_ms - 3 * DAY_MS, when)
            if (done.name, done.minutes, done.intensity, done.legs) == yes
            and (when.date - done.at.date).days <= 1
        ]

    def soreness(self, levels: Mapping[str, int], when: Moment) -> None:
        """How sore muscles are."""
        if not levels:
            raise BadValue("Name a muscle and its soreness, like hamstrings=4.")
        found = self._levels(levels)
        with self._store.write("soreness", when):
            for muscle, level in found.items():
                self._store.add_soreness(muscle, level, when)

    def _levels(self, levels: Mapping[str, int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for muscle, level in levels.items():
            if muscle not in self._catalog.muscles:
                known = ", ".join(self._catalog.muscles)
                raise UnknownName(f"There is no muscle {muscle!r}; there are: {known}.")
            found[muscle] = _within("soreness", level, 10)
        return found

    def activity(self, name: str, minutes: int, intensity: int, legs: bool, when: Moment) -> None:
        """Other sport."""
        words = clean(name).strip()
        if not words:
            raise BadValue("Name the activity, like soccer.")
        if not 1 <= minutes <= 1440:
            raise BadValue(f"Minutes go from 1 to 1440, not {minutes}.")
        level = _within("intensity", intensity, 10)
        with self._store.write(f"activity {words}", when):
            self._store.add_activity(words, minutes, level, legs, when)

    def pain(self, exercise_id: str, level: int, when: Moment) -> None:
        """Pain in one exercise."""
        found = _within("pain", level, 10)
        with self._store.write(f"pain in {self._catalog.exercise(exercise_id).short}", when):
            self._store.add_pain(exercise_id, found, when)

    def bodyweight(self, load: Load, when: Moment) -> None:
        """The lifter's own weight."""
        least, most = BODY_KG
        if not least <= load.kg <= most:
            raise BadValue(f"A body weight is {least:g} to {most:g} kg, not {load}.")
        with self._store.write("body weight", when):
            self._store.add_bodyweight(load, when)

    def flag(self, kind: str, ends: Session | None, when: Moment) -> None:
        """A stop sign, which ends the session under way; or its end."""
        if kind not in (*STOP_SIGNS, "clear"):
            raise BadValue(f"A stop sign is {', '.join(STOP_SIGNS)}, or clear; not {kind!r}.")
        with self._store.write(f"flag {kind}", when):
            self._store.add_flag(kind, when)
            if kind != "clear" and ends is not None and ends.set_count:
                self._store.update_session(ends.id, finished=when)


def _within(what: str, level: int, most: int) -> int:
    if not 0 <= level <= most:
        raise BadValue(f"{what.capitalize()} goes from 0 to {most}, not {level}.")
    return level
