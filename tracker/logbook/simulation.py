"""Lives a made-up lifter through the real log and the real coach, on a file of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Lifter
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.errors import BadValue
from tracker.domain.inventory import Inventory
from tracker.domain.log import SlotRef
from tracker.domain.moment import Moment
from tracker.domain.program import Program, Slot
from tracker.domain.units import in_unit
from tracker.domain.value import Value
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.settings import accepted
from tracker.simulate.body import Traits, draw_traits
from tracker.simulate.course import Course, Diary, Done
from tracker.simulate.lifter import SimulatedLifter
from tracker.simulate.never import plan_violations, violations
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.catalog import Catalog

MOST_WEEKS = 520
TRAINING_HOUR, SPORT_HOUR = 18, 11
SET_SECONDS = 150
_WEEKDAYS = {1: (0,), 2: (0, 3), 3: (0, 2, 4)}
"""Days counted from the first one on which a session is planned, by sessions a week."""


class Setting(Value):
    """Who lives, on what, under which settings. ``inventory`` None: the usual steps."""

    inventory: Inventory | None
    settings: Mapping[str, str]
    bodyweight_kg: float | None = None


class Wish(Value):
    """What is asked of a life.

    ``first`` is its first day, at the hour and offset of training; ``missed`` the share of planned
    sessions that are missed; ``sore`` soreness told on days counted from 1; ``away`` spans of such
    days without any training; ``per_week`` sessions planned a week (None: the program's least).
    """

    first: Moment
    weeks: int
    seed: int = 1
    missed: float = 0.0
    sore: Mapping[int, int] | None = None
    away: Sequence[tuple[int, int]] = ()
    per_week: int | None = None
    traits: Traits | None = None


class Witness(Advisor):
    """An advisor that holds every decision against the Never list."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        super().__init__(store, catalog)
        self.wrong: list[str] = []

    def decided(self, case: Case, lifter: Lifter, condition: Condition, flips: bool) -> Decision:
        """The coach's answer, checked."""
        decision = super().decided(case, lifter, condition, flips)
        for sentence in violations(decision, case, condition, lifter, self.catalog):
            self.wrong.append(f"{decision.exercise} ({decision.rule}): {sentence}")
        return decision


class Life:
    """One lifter on one open file, day by day."""

    def __init__(self, store: Store, catalog: Catalog, setting: Setting, wish: Wish) -> None:
        self.store, self.catalog, self.wish = store, catalog, wish
        self.advisor = Witness(store, catalog)
        self._settle(setting)
        at = self.advisor.standpoint(wish.first)
        levels = {exercise: catalog.level(exercise) for exercise in catalog.exercises}
        self.lifter = SimulatedLifter(
            wish.seed,
            wish.first.date,
            levels,
            at.lifter.inventory,
            at.lifter.status,
            setting.bodyweight_kg,
            wish.traits,
        )
        self._weigh(setting)
        self.program = at.program
        self.diary = Diary(self.program.id, wish.seed, wish.first.date, wish.weeks)
        planned = wish.per_week or at.program.week_min
        self._planned = _WEEKDAYS[max(1, min(3, planned))]
        self._muscles = _muscles(self.program, catalog)
        self._waits = False

    def _settle(self, setting: Setting) -> None:
        with self.store.write("settings", self.wish.first.plus(-3600)):
            if setting.inventory is not None:
                self.store.set_inventory(setting.inventory)
            for key, value in setting.settings.items():
                self.store.set_setting(key, value)

    def _weigh(self, setting: Setting) -> None:
        unit = setting.settings.get("units", "kg")
        with self.store.write("body weight", self.wish.first.plus(-3600)):
            self.store.add_bodyweight(
                in_unit(self.lifter.traits.bodyweight_kg, unit), self.wish.first.plus(-3600)
            )

    def live(self) -> Course:
        """All the weeks that were wished for."""
        for number in range(self.wish.weeks * 7):
            self.day(number)
        return self.diary.course()

    def day(self, number: int) -> None:
        """One day: ``number`` counts from 0."""
        when = self.wish.first.plus(86400 * number)
        today = when.date
        self.lifter.wakes(today)
        self._sport(today, when)
        away = any(first <= number + 1 <= last for first, last in self.wish.away)
        if number % 7 in self._planned:
            # What a rest day put off is given up when the next planned day comes.
            self._waits = not away and self.lifter.comes(today, self.wish.missed)
            if not self._waits:
                self.diary.missed(today)
        if self._waits:
            self._check_in(number + 1, when)
            plan = self._plan(when)
            if plan.train:
                self._train(plan, when)
                self._waits = False
        elif self.wish.sore and number + 1 in self.wish.sore:
            self._check_in(number + 1, when)

    def _sport(self, today: date, when: Moment) -> None:
        sport = self.lifter.sport(today)
        if sport is not None:
            at = when.plus(3600 * (SPORT_HOUR - TRAINING_HOUR))
            with self.store.write("activity soccer", at):
                self.store.add_activity("soccer", *sport, True, at)

    def _check_in(self, number: int, when: Moment) -> None:
        told = self.lifter.soreness(self._muscles, when.date)
        if self.wish.sore and number in self.wish.sore:
            told = dict.fromkeys(told, self.wish.sore[number])
        self.diary.felt(when.date, told.values())
        with self.store.write("check-in", when):
            for muscle, level in told.items():
                self.store.add_soreness(muscle, level, when)
            for exercise in self.lifter.hurting():
                level = self.lifter.pain(exercise, when.date)
                self.store.add_pain(exercise, level, when)

    def _plan(self, when: Moment) -> DayPlan:
        plan = self.advisor.plan(when, explain=())
        offered = plan.session is not None and plan.session.rule == "deload"
        if offered and not self.advisor.standpoint(when).condition.easy_week:
            accepted = self.lifter.accepts(when.date)
            self.diary.stopped("deload accepted" if accepted else "deload declined")
            answer = "accept" if accepted else "decline"
            with self.store.write(f"{answer} the easy week", when):
                self.store.add_answer("deload", answer, when)
            plan = self.advisor.plan(when, explain=())
        elif plan.session is not None and not offered:
            self.diary.stopped(plan.session.rule)
        self.diary.wrong(when.date, plan_violations(plan, self.program, self.catalog))
        self.diary.wrong(when.date, self.advisor.wrong)
        self.advisor.wrong.clear()
        return plan

    def _train(self, plan: DayPlan, when: Moment) -> None:
        """The session, stored as the app would: entries with the plan in force, sets, the end."""
        day = plan.day
        done: list[Done] = []
        moment = when.plus(60)
        with self.store.write("log the session", moment):
            session = self.store.new_session(when.date, moment, plan.program, day)
            for decision in plan.exercises:
                if decision.to is None or decision.extra or decision.slot is None:
                    continue
                sets = self.lifter.does(
                    self.catalog.exercise(decision.to_exercise),
                    decision.to,
                    decision.goal,
                    when.date,
                    decision.plan() is None,
                )
                entry = self.store.new_entry(
                    session,
                    decision.to_exercise,
                    SlotRef(plan.program, day, decision.slot),
                    decision.plan(),
                    json.dumps(decision.to_json(), ensure_ascii=False),
                )
                for each in sets:
                    self.store.add_set(entry, each, moment)
                    moment = moment.plus(SET_SECONDS)
                done.append(Done(when.date, decision, sets))
            self.store.update_session(session, finished=moment)
        titles = [slot.title for slot in self._slots(when, day)]
        self.diary.trained(when.date, done, titles)

    def _slots(self, when: Moment, day: str) -> Sequence[Slot]:
        if not self.program.layers:
            return self.program.day(day).slots
        return self.advisor.standpoint(when).program.day(day).slots


def _muscles(program: Program, catalog: Catalog) -> tuple[str, ...]:
    """What the check-in asks about, in the catalogue's order."""
    ids = {e for day in program.days for slot in day.slots for e in slot.exercises}
    ids |= {e for slot in program.layers for e in slot.exercises}
    primary = {muscle for e in ids for muscle in catalog.exercise(e).primary}
    return tuple(muscle for muscle in catalog.muscles if muscle in primary)


def simulate(advisor: Advisor, wish: Wish, program: str | None = None) -> Course:
    """Live a life with the user's equipment, settings and body weight, from an empty log.

    Only the sessions that are asked to be missed are. Nothing is stored in the user's log: the
    life has a file of its own, gone when it ends.
    """
    if not 1 <= wish.weeks <= MOST_WEEKS:
        raise BadValue(f"Weeks go from 1 to {MOST_WEEKS}, not {wish.weeks}.")
    settings = advisor.store.settings()
    if program is not None:
        settings["program"] = accepted("program", program, advisor.catalog)[1]
    body = advisor.store.bodyweight(wish.first)
    weight = None if body is None else body.kg
    owned = advisor.store.inventory()
    drawn = draw_traits(Random(wish.seed), settings.get("status", "new"), weight)
    traits = replace(drawn, away=0.0, sport=0.0)
    setting = Setting(None if owned.assumed else owned, settings, weight)
    with TemporaryDirectory(prefix="overload-simulate-") as folder:
        path = Path(folder) / "life.db"
        return live(path, advisor.catalog, setting, replace(wish, traits=traits))


def live(path: Path, catalog: Catalog, setting: Setting, wish: Wish) -> Course:
    """A whole life in a new file at ``path``, which stays."""
    store = Store.open(path)
    try:
        store.hurry()
        return Life(store, catalog, setting, wish).live()
    finally:
        store.close()
