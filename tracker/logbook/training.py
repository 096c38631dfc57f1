"""Logging: sessions begun and finished, entries with their plan in force, sets safely written."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker.domain.decision import Decision
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, LoggedSet, NewSet, Session, SlotRef
from tracker.domain.logline import ParsedLine
from tracker.domain.moment import Moment
from tracker.domain.target import Plan, Resistance
from tracker.domain.value import replace
from tracker.domain.views import LogResult
from tracker.logbook.advice import Advisor
from tracker.logbook.standpoint import Standpoint


class Trainer:
    """Every change to sessions, entries and sets; each public call is one user action."""

    def __init__(self, advisor: Advisor) -> None:
        self.advisor = advisor
        self.store = advisor.store
        self.catalog = advisor.catalog

    # -- sessions -----------------------------------------------------------------------------

    def begin(self, when: Moment) -> Session:
        """The session under way, started now where there is none."""
        with self.store.write("start the session", when):
            return self._begin(self.advisor.standpoint(when))

    def _begin(self, at: Standpoint, source: str = "app") -> Session:
        # Read inside the write transaction, so that two panes never start two sessions.
        found = self.advisor.under_way(at.when)
        if found is None:
            day = self.advisor.day(at)
            session_id = self.store.new_session(
                at.when.date, at.when, at.program.id, day.id, source=source
            )
            found = self.store.session(session_id)
        assert found is not None
        return found

    def _settle_day(self, at: Standpoint, session: Session) -> None:
        """Write down the program day that most of the session's exercises come from."""
        current = self.store.session(session.id)
        assert current is not None
        day = self.advisor.session_day(current, at.program)
        if day is not None and day != current.day:
            self.store.update_session(session.id, day=day, program=at.program.id)

    def finish(self, when: Moment) -> Session:
        """End the session under way; OverloadError when none is."""
        with self.store.write("finish the session", when):
            session = self.advisor.under_way(when)
            if session is None:
                raise OverloadError(f"No session is under way on {when.date.isoformat()}.")
            self.store.update_session(session.id, finished=when)
        return session

    # -- entries ------------------------------------------------------------------------------

    def _entry(
        self, at: Standpoint, session: Session, exercise: Exercise, ref: SlotRef | None
    ) -> Entry:
        """The session's entry of an exercise, made with its plan in force where there is none."""
        for entry in reversed(session.entries):
            if entry.exercise == exercise.id and (ref is None or entry.slot in (ref, None)):
                return entry
        decision, place = self._in_force(at, exercise, ref)
        plan = plan_of(decision, exercise.id)
        shown = json.dumps(decision.to_json(), ensure_ascii=False)
        entry_id = self.store.new_entry(session.id, exercise.id, place, plan, shown)
        return self._read_entry(session.id, entry_id)

    def _read_entry(self, session_id: int, entry_id: int) -> Entry:
        session = self.store.session(session_id)
        assert session is not None
        return next(entry for entry in session.entries if entry.id == entry_id)

    def _in_force(
        self, at: Standpoint, exercise: Exercise, ref: SlotRef | None
    ) -> tuple[Decision, SlotRef | None]:
        """The decision behind an exercise about to be logged, and the place it fills."""
        day = self.advisor.day(at)
        verdict, decisions = self.advisor.judged(at, day, {exercise.id})
        for decision in decisions:
            mine = exercise.id in (decision.exercise, decision.to_exercise)
            if mine and decision.slot is not None and not decision.extra:
                place = SlotRef(at.program.id, day.id, decision.slot)
                if ref is None or place == ref:
                    # Logging a set on a day without training is the user's own decision.
                    return replace(decision, user_decided=not verdict.train), place
        own = replace(self.advisor.one(at, exercise.id), user_decided=not verdict.train)
        return own, ref or self.advisor.slot_of(at, exercise.id)

    def place(self, key: str, when: Moment) -> tuple[SlotRef | None, Exercise]:
        """The slot and the exercise behind a key of Today's items."""
        at = self.advisor.standpoint(when)
        kind, _, number = key.partition(":")
        if kind == "entry" and at.under_way is not None:
            for entry in at.under_way.entries:
                if str(entry.id) == number:
                    return entry.slot, self.catalog.exercise(entry.exercise)
        if kind == "slot" and number.isdigit():
            day = self.advisor.day(at)
            ref = SlotRef(at.program.id, day.id, int(number))
            mine = self.advisor.entry(at, ref)
            if mine is not None:
                return ref, self.catalog.exercise(mine.exercise)
            for decision in self.advisor.decisions(at, day, ()):
                if decision.slot == ref.slot and not decision.extra:
                    return ref, self.catalog.exercise(decision.to_exercise)
        raise OverloadError("The plan changed since it was shown; look again.")

    def adjust(self, key: str, delta: int, when: Moment) -> None:
        """Plan one set more or fewer of an exercise today."""
        ref, exercise = self.place(key, when)
        label = f"{'add' if delta > 0 else 'skip'} a set of {exercise.short}"
        with self.store.write(label, when):
            at = self.advisor.standpoint(when)
            session = self._begin(at)
            entry = self._entry(replace(at, under_way=session), session, exercise, ref)
            self.store.update_entry(entry.id, extra=entry.extra + delta)

    def swap(self, key: str, exercise: Exercise, when: Moment) -> None:
        """Fill a slot with another exercise for today, by the user's choice."""
        ref, before = self.place(key, when)
        with self.store.write(f"swap {before.short} for {exercise.short}", when):
            at = self.advisor.standpoint(when)
            session = self._begin(at)
            at = replace(at, under_way=session)
            for entry in session.entries:
                if entry.slot == ref and not entry.sets:
                    self.store.delete_entry(entry.id)
            decision = self.advisor.one(at, exercise.id)
            shown = json.dumps(decision.to_json(), ensure_ascii=False)
            self.store.new_entry(
                session.id, exercise.id, ref, plan_of(decision, exercise.id), shown, chosen=True
            )

    # -- sets ---------------------------------------------------------------------------------

    def log_set(
        self, ref: SlotRef | None, exercise: Exercise, done: NewSet, when: Moment
    ) -> LoggedSet:
        """One set of the app: the session and the entry are made on the way."""
        with self.store.write(f"set of {exercise.short}", when):
            at = self.advisor.standpoint(when)
            session = self._begin(at)
            at = replace(at, under_way=session)
            entry = self._entry(at, session, exercise, ref)
            set_id = self.store.add_set(entry.id, done, when)
            if not entry.sets:
                self._settle_day(at, session)
        found = self.store.logged_set(set_id)
        assert found is not None
        return found[2]

    def log(self, lines: Sequence[ParsedLine], when: Moment) -> LogResult:
        """Log lines, all or none; what a line leaves open comes from the plan in force."""
        if not lines:
            raise BadValue("There is nothing to log; write a line like: goblet squat 3x12 @10kg.")
        names = ", ".join(dict.fromkeys(line.exercise.short for line in lines))
        new: list[int] = []
        with self.store.write(f"log {names}", when):
            for line in lines:
                at = self.advisor.standpoint(when)
                session = self._begin(at, source="cli")
                at = replace(at, under_way=session)
                new += self._log_line(at, session, line)
                self._settle_day(at, session)
        found = [self.store.logged_set(set_id) for set_id in new]
        rows = [row for row in found if row is not None]
        at = self.advisor.standpoint(when)
        exercises = list(dict.fromkeys(line.exercise.id for line in lines))
        decisions = [self.advisor.one(at, exercise) for exercise in exercises]
        current = self.store.session(rows[0][0].id)
        assert current is not None
        return LogResult(current, tuple((row[1], row[2]) for row in rows), tuple(decisions))

    def _log_line(self, at: Standpoint, session: Session, line: ParsedLine) -> list[int]:
        entry = self._entry(at, session, line.exercise, None)
        wanted = _planned(entry)
        ids = []
        for done in line.sets:
            filled = _fill(line, done, wanted)
            ids.append(self.store.add_set(entry.id, filled, at.when))
        return ids


def plan_of(decision: Decision, exercise_id: str) -> Plan | None:
    """The plan in force a decision means for the exercise that is really done.

    Staying on the rung the coach would leave means the target it would leave from.
    """
    if decision.to_exercise == exercise_id:
        return decision.plan()
    if decision.from_target is None:
        return None
    target = decision.from_target
    return Plan(target, "repeat", (target.low,) * target.sets)


def _planned(entry: Entry) -> Resistance | None:
    """The resistance of the sets to come: the last one logged today, else the plan's."""
    if entry.working:
        return entry.working[-1].done.resistance
    return None if entry.plan is None else entry.plan.target.resistance


def _fill(line: ParsedLine, done: NewSet, plan: Resistance | None) -> NewSet:
    """The set with what the line left open taken from the plan; BadValue where none is there."""
    exercise = line.exercise
    given = done.resistance
    load, band, height = given.load, given.band, given.height_cm
    if not line.resistance_given and plan is not None:
        load, band = plan.load, plan.band
    if not line.height_given and plan is not None:
        height = plan.height_cm
    open_load = load is None and not line.resistance_given
    if exercise.kind in ("external", "barbell", "machine", "assisted") and open_load:
        raise BadValue(f"{exercise.name} needs a weight the first time; add one like @10kg.")
    if exercise.kind == "band" and band is None and not line.resistance_given:
        raise BadValue(f"{exercise.name} needs a band the first time; add one like @red.")
    if exercise.uses_height and height is None:
        raise BadValue(f"{exercise.name} needs a step height the first time; add one like h20.")
    return replace(done, resistance=Resistance(load, band, height))
