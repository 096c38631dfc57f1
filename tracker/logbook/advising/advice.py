"""Reads what the coach needs, the last sessions of the exercises in question, and asks it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from tracker.coach.rotation import free, home_of, left_behind, slot_for, standing
from tracker.coach.session_gates import Verdict, decided_by_user, left_out, with_fewer_sets
from tracker.coach.words import joined
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session, SlotRef
from tracker.domain.moment import Moment
from tracker.domain.program import Day, Slot
from tracker.domain.value import replace
from tracker.logbook.advising.days import Days
from tracker.logbook.advising.past import Performances
from tracker.logbook.advising.standpoint import RECENT, Standpoint
from tracker.logbook.advising.taken import standing as standing_by_hand


class Advisor(Days):
    """Turns the log at a moment into decisions: of the whole day, of one exercise."""

    def plan(
        self, when: Moment, program: str | None = None, explain: Collection[str] | None = None
    ) -> DayPlan:
        """The answer to ``next``; flips only for the exercises of ``explain`` (None: all)."""
        return self.plan_at(self.standpoint(when, program), explain)

    def plan_at(self, at: Standpoint, explain: Collection[str] | None = None) -> DayPlan:
        """The plan of the coming day, seen from a standpoint."""
        day = self.day(at)
        verdict, decisions = self.judged(at, day, explain)
        if verdict.gate is None:
            verdict = replace(verdict, gate=self.easy_week(at))
        return self._plan(at, day, verdict, decisions)

    def plan_after(self, when: Moment, session: Session) -> DayPlan:
        """The coming day, a session taken as over: on the first date that allows it."""
        at = self.standpoint(when)
        recent = at.recent
        if at.under_way is not None:
            recent = (at.under_way, *recent)
        over = replace(at, under_way=None, recent=recent)
        day = self.day(over)
        verdict, decisions = self.judged(over, day, ())
        return self._plan(over, day, verdict, [d for d in decisions if not d.extra])

    def _plan(
        self, at: Standpoint, day: Day, verdict: Verdict, decisions: Sequence[Decision]
    ) -> DayPlan:
        return DayPlan(
            date=at.when.date.isoformat(),
            train=verdict.train,
            next_date=verdict.next_date.isoformat(),
            program=at.program.id,
            day=day.id,
            day_name=day.name,
            session=verdict.gate,
            exercises=tuple(decisions),
            say=self._say(at, verdict),
        )

    def judged(
        self, at: Standpoint, day: Day, explain: Collection[str] | None = None
    ) -> tuple[Verdict, list[Decision]]:
        """The day's verdict, and its decisions with what the verdict changes in them."""
        decisions = self.decisions(at, day, explain)
        verdict = self.verdict(at, [d.to_exercise for d in decisions if not d.extra])
        gate = verdict.gate
        if gate is not None and gate.rule == "sport-taxed":
            decisions = self._without_hamstrings(at, decisions, gate)
        if not verdict.train and self._user_decided(at):
            decisions = [replace(d, user_decided=True) for d in decisions]
            verdict = replace(verdict, gate=None if gate is None else decided_by_user(gate))
        return verdict, decisions

    def _user_decided(self, at: Standpoint) -> bool:
        """Whether the user trains on that date all the same: said so, or already does."""
        return at.said_to_train() or (at.under_way is not None and at.under_way.set_count > 0)

    def decisions(
        self, at: Standpoint, day: Day, explain: Collection[str] | None = None
    ) -> list[Decision]:
        """One decision a slot, then what was trained lately outside a full day."""
        filled = at.seen.slot_exercises(at.program.id)
        by_hand = standing_by_hand(self.store, at.rungs, filled, at.when) if at.rungs else {}
        wanted = {
            e
            for index, slot in enumerate(day.slots)
            for e in self._candidates(slot, filled.get((day.id, index)))
        }
        for rung in by_hand.values():
            wanted |= self._neighbours(rung)
        if at.under_way is not None:
            wanted |= {n for e in at.under_way.entries for n in self._neighbours(e.exercise)}
        past = at.seen.performances(sorted(wanted))
        stands: list[Exercise] = []
        entries: list[Entry | None] = []
        for index in range(len(day.slots)):
            spot = (day.id, index)
            entry = self.entry(at, SlotRef(at.program.id, day.id, index))
            entries.append(entry)
            if entry is not None:
                stands.append(self.catalog.exercise(entry.exercise))
                continue
            taken = frozenset(e.id for e in stands)
            mine = by_hand.get(spot)
            if mine is not None and free(mine, taken, at.lifter.inventory, self.catalog):
                stands.append(self.catalog.exercise(mine))
                continue
            stands.append(self._stand(at, spot, filled.get(spot), past, taken))
        decisions: list[Decision] = []
        moved: dict[str, str] = {}
        rests = self._resting(day, filled, entries)
        for index, slot in enumerate(day.slots):
            if index in rests:
                continue
            titled = zip(stands, day.slots, strict=True)
            others = {e.id: s.title for i, (e, s) in enumerate(titled) if i != index} | moved
            entry = entries[index]
            decision = self.ask(
                at,
                stands[index],
                slot,
                past,
                index=index,
                taken=others,
                entry=entry,
                explain=explain,
            )
            moved[decision.to_exercise] = slot.title
            base = len(self.catalog.programs[at.program.id].day(day.id).slots)
            grows = bool(at.program.layers) and index >= base and not day.optional
            if decision.rule == "first-time" and grows:
                decision = self._comes_in(decision, day, base)
            decisions.append(decision)
        seen = {d.exercise for d in decisions} | moved.keys()
        return decisions + self._loose(at, seen, explain)

    def _stand(
        self,
        at: Standpoint,
        spot: tuple[str, int],
        filled: tuple[str, date] | None,
        past: Performances,
        taken: frozenset[str],
    ) -> Exercise:
        """The exercise a slot, (day, index), stands on; ``filled`` is what last filled it.

        Where nothing did, what was trained speaks for it, but not what another slot lists.
        """
        day, days = at.program.day(spot[0]), at.program.days
        mine = [
            (e, rows[0][0].date)
            for e, rows in past.items()
            if rows and (day.optional or home_of(e, days, self.catalog) == spot)
        ]
        trained = sorted(mine, key=lambda item: item[1], reverse=True)
        exercise = standing(
            day.slots[spot[1]],
            filled=None if filled is None else filled[0],
            trained=trained,
            taken=taken,
            inventory=at.lifter.inventory,
            status=at.lifter.status,
            catalog=self.catalog,
        )
        rows = past.get(exercise.id, ())
        step = self._paid(exercise.id, past)
        above = left_behind(step, rows[0][0].date if rows else None)
        if above is None or above in taken:
            return exercise
        rung = self.catalog.exercise(above)
        return rung if at.lifter.inventory.allows(rung) else exercise

    def _candidates(self, slot: Slot, filled: tuple[str, date] | None) -> set[str]:
        """What a slot may stand on: what last filled it and its neighbours, else its ladders."""
        if filled is None or filled[0] not in self.catalog.exercises:
            return set(self.catalog.reach(slot.exercises))
        return self._neighbours(filled[0]) | set(slot.exercises)

    def entry(self, at: Standpoint, ref: SlotRef) -> Entry | None:
        """The newest entry of the session under way that fills a slot."""
        if at.under_way is None:
            return None
        mine = [e for e in at.under_way.entries if e.slot == ref]
        known = [e for e in mine if e.exercise in self.catalog.exercises]
        return known[-1] if known else None

    def _resting(
        self,
        day: Day,
        filled: Mapping[tuple[str, int], tuple[str, date]],
        entries: Sequence[Entry | None],
    ) -> frozenset[int]:
        """Slots that wait because they take turns and it is the other one's."""
        if not any(slot.turns_with for slot in day.slots):
            return frozenset()
        from tracker.coach.layers import takes_turns

        under_way = {i for i, entry in enumerate(entries) if entry is not None}
        dates = {i: filled[day.id, i][1] for i in range(len(day.slots)) if (day.id, i) in filled}
        # What is under way has its turn, so it must not look like the one trained more lately.
        return takes_turns(day.slots, dates, under_way)

    def _comes_in(self, decision: Decision, day: Day, base: int) -> Decision:
        """`layer-in`: the first time of an exercise that a growing program takes in."""
        rule = self.catalog.rules["layer-in"]
        names = joined([slot.title for slot in day.slots[:base]])
        new = self.catalog.exercise(decision.to_exercise)
        say = f"{names} have become easy: {new.name.lower()} comes in. {decision.say}"
        return replace(
            decision,
            rule="layer-in",
            say=say,
            brief=f"comes in: {new.short}",
            source=rule.source,
            grade=rule.grade,
        )

    def _loose(
        self, at: Standpoint, seen: set[str], explain: Collection[str] | None
    ) -> list[Decision]:
        """What was trained lately outside a day: beside its slots, or in less than half of them."""
        found: list[str] = []
        horizon = at.when.date - timedelta(days=14)
        sessions = [s for s in at.recent[:RECENT] if s.date >= horizon]
        if at.under_way is not None:
            sessions.insert(0, at.under_way)
        for session in sessions:
            trained = [e.exercise for e in session.entries if e.working]
            full = set() if session is at.under_way else self._of_its_day(at, session, trained)
            for exercise in trained:
                if exercise in self.catalog.exercises and exercise not in seen | full:
                    found.append(exercise)
                    seen.add(exercise)
        return [self.one(at, exercise, extra=True, explain=explain) for exercise in found]

    def _of_its_day(self, at: Standpoint, session: Session, trained: Sequence[str]) -> set[str]:
        """The exercises that filled the session's day, where they filled half of it or more."""
        day_id = self.session_day(session, at.program)
        if day_id is None:
            return set()
        day = at.program.day(day_id)
        own = {e for e in trained if slot_for(day, e, self.catalog) is not None}
        placed = {e.exercise for e in session.entries if e.slot and e.slot.day == day_id}
        own |= placed & set(trained)
        return own if len(own) * 2 >= len(day.slots) else set()

    def _without_hamstrings(
        self, at: Standpoint, decisions: list[Decision], gate: Decision
    ) -> list[Decision]:
        """`sport-taxed`: no hamstring exercise; where that leaves nothing, a set fewer each."""
        begun = at.under_way
        done = {e.exercise for e in begun.entries if e.working} if begun is not None else set()
        waiting = [d for d in decisions if d.to_exercise not in done]

        def hamstrings(decision: Decision) -> bool:
            return "hamstrings" in self.catalog.exercise(decision.to_exercise).primary

        if not waiting:
            return decisions
        if all(hamstrings(d) for d in decisions):
            fewer = int(at.lifter.thresholds["sport-taxed.sets_fewer"])
            return [d if d.to_exercise in done else with_fewer_sets(d, fewer) for d in decisions]
        return [left_out(d, gate) if d in waiting and hamstrings(d) else d for d in decisions]

    def one(
        self,
        at: Standpoint,
        exercise_id: str,
        *,
        extra: bool = False,
        ref: SlotRef | None = None,
        explain: Collection[str] | None = None,
    ) -> Decision:
        """The decision about one exercise, in the slot ``ref``, else in the one it would fill."""
        exercise = self.catalog.exercise(exercise_id)
        past = at.seen.performances(sorted(self._neighbours(exercise_id)))
        place = ref or self.slot_of(at, exercise_id)
        slot = self.slot(at.program, place, exercise_id)
        entry = None
        if at.under_way is not None:
            mine = [e for e in at.under_way.entries if e.exercise == exercise_id]
            entry = mine[-1] if mine else None
        index = None if place is None else place.slot
        return self.ask(
            at, exercise, slot, past, index=index, extra=extra, entry=entry, explain=explain
        )

    def after(self, at: Standpoint, exercise_id: str, session: Session) -> Decision:
        """The decision for the next time, a session taken as over; about the rung that was taken
        by hand since, where one was."""
        over = replace(at, under_way=None)
        if session.date == at.when.date:
            over = replace(over, condition=replace(at.condition, days_off=0))
        mine = [e.slot for e in session.entries if e.exercise == exercise_id and e.slot]
        known = [ref for ref in mine if ref.program == at.program.id]
        ref = known[-1] if known else None
        if ref is not None and at.rungs:
            filled = at.seen.slot_exercises(at.program.id)
            by_hand = standing_by_hand(self.store, at.rungs, filled, at.when)
            exercise_id = by_hand.get((ref.day, ref.slot), exercise_id)
        return self.one(over, exercise_id, ref=ref)

    def record(self, when: Moment, exercise_id: str) -> Decision:
        """The decision about an exercise at a moment, and what was shown for its next session.

        Inside the coming day's plan the answer is the plan's own, so that both always agree.
        """
        at = self.standpoint(when)
        day = self.day(at)
        for decision in self.judged(at, day, {exercise_id})[1]:
            if exercise_id == decision.exercise and not decision.extra:
                return self._with_shown(decision, when)
        return self._with_shown(self.one(at, exercise_id), when)

    def _with_shown(self, decision: Decision, when: Moment) -> Decision:
        """Carry the stored record of the session that followed, where it says something else."""
        shown = self.store.shown_after(decision.exercise, when)
        if shown is None:
            return decision
        data = json.loads(shown)
        mine = decision.to_json()
        same = all(data[key] == mine[key] for key in ("rule", "to_exercise", "to", "goal_reps"))
        return decision if same else replace(decision, as_shown=data)
