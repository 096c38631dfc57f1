"""Logging: sessions begun and finished, entries with their plan in force, sets safely written."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from tracker.domain.decision import Decision
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, LoggedSet, NewSet, Session, SlotRef
from tracker.domain.logline import ParsedLine
from tracker.domain.moment import Moment
from tracker.domain.target import Plan, Resistance
from tracker.domain.value import replace
from tracker.domain.views import LogResult
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.advising.standpoint import Standpoint


class Trainer:
    """Every change to sessions, entries and sets; each public call is one user action."""

    def __init__(self, advisor: Advisor) -> None:
        self.advisor = advisor
        self.store = advisor.store
        self.catalog = advisor.catalog

    # -- sessions -----------------------------------------------------------------------------

    def begin(self, when: Moment) -> Session:
        """The session under way, started now where there is none."""
        with self.advisor.beside_today(), self.store.write("start the session", when):
            return self._begin(self.advisor.standpoint(when))

    def _begin(self, at: Standpoint, source: str = "app") -> Session:
        """The session under way; ``at`` was read within the action, so that two panes never start
        two sessions."""
        found = at.under_way
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
        with self.advisor.beside_today(), self.store.write("finish the session", when):
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
        return self._new_entry(session, exercise, place, decision)

    def _new_entry(
        self, session: Session, exercise: Exercise, place: SlotRef | None, decision: Decision
    ) -> Entry:
        plan = plan_of(decision, exercise.id)
        shown = json.dumps(decision.to_json(), ensure_ascii=False)
        return self._read_entry(self.store.new_entry(session.id, exercise.id, place, plan, shown))

    def _read_entry(self, entry_id: int) -> Entry:
        found = self.store.entry(entry_id)
        assert found is not None
        return found

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
                    return _decided(decision, verdict.train), place
        own = _decided(self.advisor.one(at, exercise.id), verdict.train)
        return own, ref or self.advisor.slot_of(at, exercise.id)

    def _meant(
        self, at: Standpoint, session: Session, key: str
    ) -> tuple[SlotRef | None, Exercise, Entry | Decision]:
        """What a key of Today's items stands for: its slot, its exercise, and the entry where it
        is begun, else the decision behind it.

        OverloadError where that is no longer the exercise shown; without one (``slot:2``) it is
        the one there is.
        """
        kind, number, shown = (*key.split(":"), "", "")[:3]
        found: tuple[SlotRef | None, Exercise, Entry | Decision] | None = None
        if kind == "entry":
            for entry in session.entries:
                if str(entry.id) == number:
                    found = entry.slot, self.catalog.exercise(entry.exercise), entry
        elif kind == "slot" and number.isdigit():
            found = self._in_slot(at, int(number), None if shown == "" else {shown})
        if found is None or shown not in ("", found[1].id):
            raise OverloadError("The plan changed since it was shown; look again.")
        return found

    def _in_slot(
        self, at: Standpoint, slot: int, explain: Collection[str] | None
    ) -> tuple[SlotRef, Exercise, Entry | Decision] | None:
        day = self.advisor.day(at)
        ref = SlotRef(at.program.id, day.id, slot)
        mine = self.advisor.entry(at, ref)
        if mine is not None:
            return ref, self.catalog.exercise(mine.exercise), mine
        verdict, decisions = self.advisor.judged(at, day, explain)
        for decision in decisions:
            if decision.slot == slot and not decision.extra:
                exercise = self.catalog.exercise(decision.to_exercise)
                return ref, exercise, _decided(decision, verdict.train)
        return None

    def _taken_up(self, key: str, when: Moment) -> tuple[Standpoint, Session, Exercise, Entry]:
        """Within an action: the entry behind a key, it and its session made where there is none."""
        at = self.advisor.standpoint(when)
        session = self._begin(at)
        at = replace(at, under_way=session)
        ref, exercise, found = self._meant(at, session, key)
        if isinstance(found, Decision):
            # What was logged of it by a line stands in no slot.
            loose = [e for e in session.entries if e.exercise == exercise.id and e.slot is None]
            found = loose[-1] if loose else self._new_entry(session, exercise, ref, found)
        return at, session, exercise, found

    def adjust(self, key: str, delta: int, when: Moment) -> None:
        """Plan one set more or fewer of an exercise today."""
        with self.advisor.beside_today(), self.store.write("change the sets", when):
            _, _, exercise, entry = self._taken_up(key, when)
            done = "add" if delta > 0 else "skip"
            self.store.name_action(f"{done} a set of {exercise.short}")
            self.store.update_entry(entry.id, extra=entry.extra + delta)

    def swap(self, key: str, exercise: Exercise, when: Moment) -> None:
        """Fill a slot with another exercise for today, by the user's choice."""
        with self.advisor.beside_today(), self.store.write("swap", when):
            at = self.advisor.standpoint(when)
            session = self._begin(at)
            at = replace(at, under_way=session)
            ref, before, _ = self._meant(at, session, key)
            self.store.name_action(f"swap {before.short} for {exercise.short}")
            for entry in session.entries:
                if entry.slot == ref and not entry.sets:
                    self.store.delete_entry(entry.id)
            decision = self.advisor.one(at, exercise.id)
            shown = json.dumps(decision.to_json(), ensure_ascii=False)
            self.store.new_entry(
                session.id, exercise.id, ref, plan_of(decision, exercise.id), shown, chosen=True
            )

    # -- sets ---------------------------------------------------------------------------------

    def log_set(self, key: str, done: NewSet, when: Moment) -> LoggedSet:
        """One set of Today's item ``key``; the session and the entry are made on the way."""
        with self.advisor.beside_today(), self.store.write("log a set", when):
            at, session, exercise, entry = self._taken_up(key, when)
            self.store.name_action(f"set of {exercise.short}")
            set_id = self.store.add_set(entry.id, done, when)
            if not entry.sets:
                self._settle_day(at, session)
            found = self.store.logged_set(set_id)
        assert found is not None
        return found[2]

    def log(
        self, lines: Sequence[ParsedLine], when: Moment, explain: Collection[str] | None = None
    ) -> LogResult:
        """Log lines, all or none; what a line leaves open comes from the plan in force.

        The decisions tell what would flip them for the exercises of ``explain`` (None: all).
        """
        if not lines:
            raise BadValue("There is nothing to log; write a line like: goblet squat 3x12 @10kg.")
        names = ", ".join(dict.fromkeys(line.exercise.short for line in lines))
        with self.advisor.beside_today(), self.store.write(f"log {names}", when):
            new = self.put(lines, when)
            at = self.advisor.standpoint(when)
        session = at.under_way
        assert session is not None
        rows = {logged.id: (entry, logged) for entry in session.entries for logged in entry.sets}
        exercises = dict.fromkeys(line.exercise.id for line in lines)
        with self.store.reading():
            decisions = [self.advisor.one(at, e, explain=explain) for e in exercises]
        begun = self.advisor.begun(at, exercises)
        return LogResult(session, tuple(rows[set_id] for set_id in new), tuple(decisions), begun)

    def put(self, lines: Sequence[ParsedLine], when: Moment) -> list[int]:
        """The lines into the session of the date, within an action; the ids of the new sets."""
        new: list[int] = []
        for line in lines:
            at = self.advisor.standpoint(when)
            # The next look comes within this action, before it is over.
            with self.advisor.beside_today():
                session = self._begin(at, source="cli")
                at = replace(at, under_way=session)
                new += self._log_line(at, session, line)
                self._settle_day(at, session)
        return new

    def _log_line(self, at: Standpoint, session: Session, line: ParsedLine) -> list[int]:
        entry = self._entry(at, session, line.exercise, None)
        wanted = _planned(entry)
        ids = []
        for done in line.sets:
            filled = _fill(line, done, wanted)
            ids.append(self.store.add_set(entry.id, filled, at.when))
        return ids


def _decided(decision: Decision, train: bool) -> Decision:
    """Logging a set on a day without training is the user's own decision."""
    return decision if train else replace(decision, user_decided=True)


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
