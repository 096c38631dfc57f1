"""One exercise's case: its past sessions, its pain, what they paid for; and the coach asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

from tracker.coach.case import Case, Condition, Done, Lifter
from tracker.coach.decide import decide
from tracker.domain.decision import Decision
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session, SlotRef
from tracker.domain.program import Program, Slot
from tracker.domain.value import replace
from tracker.logbook.advising.past import Pasts, Performances, past_sessions
from tracker.logbook.advising.seen import Seen
from tracker.logbook.advising.standpoint import Standpoint, Standpoints
from tracker.logbook.advising.taken import Taken, fresh
from tracker.logbook.programs.own_slots import HELD


class Asking(Standpoints):
    """Turns the past of one exercise into the coach's case."""

    def ask(
        self,
        at: Standpoint,
        exercise: Exercise,
        slot: Slot,
        past: Performances,
        *,
        index: int | None = None,
        taken: Mapping[str, str] | None = None,
        entry: Entry | None = None,
        extra: bool = False,
        explain: Collection[str] | None = None,
    ) -> Decision:
        """Ask the coach about one exercise; the flip only for those in ``explain`` (None: all).

        While its sets of today are not all in, the decision in force is the answer; when they
        are, the one for the next time.
        """
        done_today = entry is not None and bool(entry.working)
        begun = entry is not None and len(entry.working) < self._planned(entry, slot)
        if begun and entry is not None and entry.shown is not None:
            return replace(_as_shown(entry.shown), slot=index, extra=extra)

        flips = explain is None or exercise.id in explain
        family = self.catalog.reach([exercise.id])
        others = None if taken is None else tuple(taken.items())
        known = tuple(sorted(family & past.keys()))
        asked = (exercise.id, slot, index, others, done_today, extra, flips, known)
        after = None if at.under_way is None else at.under_way.id, at.seen.done_today(family)
        key = (at.program.id, asked, after, _felt(at.condition))
        afresh = partial(
            self._afresh, at, exercise, slot, past, index=index, taken=taken,
            done_today=done_today, extra=extra, flips=flips,
        )  # fmt: skip
        return at.seen.settled.keep(key, afresh)

    def _afresh(
        self,
        at: Standpoint,
        exercise: Exercise,
        slot: Slot,
        past: Performances,
        *,
        index: int | None,
        taken: Mapping[str, str] | None,
        done_today: bool,
        extra: bool,
        flips: bool,
    ) -> Decision:
        under_way = None if at.under_way is None else at.under_way.id
        rows = past.get(exercise.id, ())
        own = self._done(exercise.id, rows, None if done_today else under_way)
        days_since = (at.when.date - own[-1].date).days if own else None
        condition = replace(
            at.condition,
            pain={exercise.id: self._pain(exercise.id, at.seen, rows)},
            days_off=0 if done_today else at.condition.days_off,
        )
        paid = self._paid(exercise.id, past)
        case = Case(
            exercise=exercise,
            slot=slot,
            done=own,
            index=index,
            days_since=days_since,
            spent_until=None if paid is None else paid[1],
            past=Pasts(past, self.catalog),
            taken=taken,
            max_jump=at.program.max_jump,
            extra=extra,
        )
        by_hand = fresh(at.rungs, exercise.id, rows) if at.rungs else None
        decision = self.decided(case, at.lifter, condition, flips and by_hand is None)
        return decision if by_hand is None else self._by_hand(decision, by_hand)

    def _by_hand(self, decision: Decision, taken: Taken) -> Decision:
        from tracker.coach.by_hand import by_hand

        return by_hand(decision, taken.at.date.isoformat(), self.catalog.rules["repeat"])

    def decided(self, case: Case, lifter: Lifter, condition: Condition, flips: bool) -> Decision:
        """The coach's answer to a case that is put together."""
        return decide(case, lifter, condition, self.catalog, flips=flips)

    def begun(self, at: Standpoint, exercises: Collection[str]) -> dict[str, tuple[int, int]]:
        """Of these, the exercises that have sets to come: working sets in, and planned."""
        found = {}
        for entry in () if at.under_way is None else at.under_way.entries:
            if entry.exercise in exercises and not entry.skipped:
                ref = entry.slot
                mine = ref is not None and ref.program == at.program.id
                slot = self.slot(at.program, ref if mine else None, entry.exercise)
                done, planned = len(entry.working), self._planned(entry, slot)
                if done < planned:
                    found[entry.exercise] = done, planned
        return found

    def _planned(self, entry: Entry, slot: Slot) -> int:
        planned = slot.sets if entry.plan is None else entry.plan.target.sets
        return max(1, planned + entry.extra)

    def _done(
        self, exercise: str, rows: Iterable[tuple[Session, Entry]], without: int | None = None
    ) -> tuple[Done, ...]:
        return past_sessions(rows, self.catalog.exercise(exercise), without)

    def _pain(
        self, exercise: str, seen: Seen, rows: Sequence[tuple[Session, Entry]]
    ) -> tuple[int, ...]:
        """The last pain reading of each date, newest first: told on its own, or the worst of the
        sets."""
        found: dict[date, tuple[int, int]] = {}
        readings = [(p.at.date, p.at.utc_ms, p.level) for p in seen.pains(exercise)]
        for session, entry in rows:
            hurt = [(s.at.utc_ms, s.done.pain) for s in entry.sets if s.done.pain is not None]
            if hurt:
                last, worst = max(ms for ms, _ in hurt), max(level for _, level in hurt)
                readings.append((session.date, last, worst))
        for day, ms, level in readings:
            found[day] = max(found.get(day, (ms, level)), (ms, level))
        return tuple(found[day][1] for day in sorted(found, reverse=True))

    def _paid(self, exercise: str, past: Performances) -> tuple[str, date] | None:
        """The rung above that this one paid for most lately, and when."""
        steps = [
            (session.date, edge.to_id)
            for edge in self.catalog.edges_up(exercise)
            for session, entry in past.get(edge.to_id, ())
            if entry.plan is not None and entry.plan.rule == "next-rung"
        ]
        if not steps:
            return None
        when, rung = max(steps)
        return rung, when

    def _neighbours(self, exercise: str) -> set[str]:
        ups = {edge.to_id for edge in self.catalog.edges_up(exercise)}
        downs = {edge.from_id for edge in self.catalog.edges_down(exercise)}
        return {exercise} | ups | downs

    def slot(self, program: Program, ref: SlotRef | None, exercise_id: str) -> Slot:
        """The slot behind a place; for an exercise outside the program its usual dose."""
        if ref is not None:
            return program.day(ref.day).slots[ref.slot]
        usual = next(slot for day in program.days for slot in day.slots)
        timed = self.catalog.exercise(exercise_id).timed
        if timed == self.catalog.exercise(usual.exercises[0]).timed:
            return replace(usual, exercises=(exercise_id,))
        # Reps are no seconds: the dose of a program that has it, or that of any hold.
        slots = [s for p in self.catalog.programs.values() for d in p.days for s in d.slots]
        own = next((slot for slot in slots if exercise_id in slot.exercises), None)
        span = HELD if timed else (program.low, program.high)
        low, high = span if own is None else (own.low, own.high)
        return replace(usual, exercises=(exercise_id,), low=low, high=high)


@lru_cache(maxsize=32)
def _as_shown(record: str) -> Decision:
    """The decision behind a stored record; every look at a day under way reads the same few."""
    return Decision.from_json(json.loads(record))


def _felt(condition: Condition) -> tuple[Hashable, ...]:
    """How the lifter is, as a key."""
    sore = tuple(sorted(condition.soreness.items()))
    return sore, condition.sport, condition.days_off, condition.easy_week
