"""Reads what the coach needs, the last sessions of the exercises in question, and asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.catalog import Catalog
from tracker.coach.case import Case, Condition, Done, Lifter, Sport
from tracker.coach.decide import decide
from tracker.coach.deload import Strain, active, reason
from tracker.coach.reading import read_all
from tracker.coach.rotation import day_of, left_behind, next_day, slot_for, standing
from tracker.coach.session_gates import LEGS, Verdict, Week, easy_week, judge
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session, SlotRef
from tracker.domain.moment import Moment
from tracker.domain.program import Day, Program, Slot
from tracker.logbook.settings import DEFAULT_PROGRAM, thresholds
from tracker.metrics.volume import WEEK
from tracker.store import Store

READ_SESSIONS = 12
"""Past sessions of an exercise that a decision reads; runs of two and breaks need far fewer."""

OPEN_HOURS = 4.0
"""A session is over this long after its last set."""

_RECENT = 4
"""Sessions looked at for the last program day and for exercises outside a full day."""

Performances = Mapping[str, Sequence[tuple[Session, Entry]]]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The log seen from one moment: who asks, what was done lately, what is under way."""

    when: Moment
    program: Program
    lifter: Lifter
    condition: Condition
    under_way: Session | None
    recent: tuple[Session, ...]
    flag: str | None
    answers: tuple[tuple[str, date], ...] = ()


class Advisor:
    """Turns the log at a moment into the coach's inputs and hands back its decisions."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self.store = store
        self.catalog = catalog

    def standpoint(self, when: Moment, program: str | None = None) -> Standpoint:
        """Everything about the lifter at ``when`` that does not depend on the exercise."""
        settings = self.store.settings()
        recent = [s for s in self.store.sessions(limit=_RECENT + 1, until=when) if s.set_count]
        under_way = self.under_way(when)
        before = [s for s in recent if under_way is None or s.id != under_way.id]
        body = self.store.bodyweight(when)
        lifter = Lifter(
            inventory=self.store.inventory(),
            thresholds=thresholds(settings, self.catalog),
            status=settings.get("status", "new"),
            mode=settings.get("mode", "two-sessions"),
            modes={k[5:]: v for k, v in settings.items() if k.startswith("mode.")},
            bodyweight_kg=None if body is None else body.kg,
        )
        days_off = (when.date - before[0].date).days if before else None
        flag = self.store.flag(when)
        answers = tuple((value, at.date) for value, at in self.store.answers("deload", when))
        condition = self._condition(when, lifter, days_off)
        if active(answers, when.date, lifter.thresholds):
            condition = replace(condition, easy_week=True)
        return Standpoint(
            when=when,
            program=self.program(settings, program),
            lifter=lifter,
            condition=condition,
            under_way=under_way,
            recent=tuple(before[:_RECENT]),
            flag=None if flag is None or flag.kind == "clear" else flag.kind,
            answers=answers,
        )

    def program(self, settings: Mapping[str, str], program: str | None = None) -> Program:
        """The program asked for, else the one in force."""
        wanted = program or settings.get("program", DEFAULT_PROGRAM)
        programs = self.catalog.programs
        return programs[wanted] if wanted in programs else programs[DEFAULT_PROGRAM]

    def under_way(self, when: Moment) -> Session | None:
        """The date's session that is still being added to."""
        for session in reversed(self.store.sessions_on(when.date)):
            if session.finished is not None:
                continue
            last = max(
                (s.at.utc_ms for entry in session.entries for s in entry.sets),
                default=session.started.utc_ms,
            )
            if when.utc_ms - last <= OPEN_HOURS * 3_600_000:
                return session
        return None

    def _condition(self, when: Moment, lifter: Lifter, days_off: int | None) -> Condition:
        soreness = {
            muscle: (row.level, max(0.0, (when.utc_ms - row.at.utc_ms) / 3_600_000))
            for muscle, row in self.store.soreness(when).items()
        }
        hours = lifter.thresholds["sport-taxed.hours"]
        least = lifter.thresholds["sport-taxed.intensity"]
        since = when.utc_ms - int(hours * 3_600_000)
        taxing = [
            a for a in self.store.activities(since, when) if a.legs and a.intensity >= least
        ]
        sport = None
        if taxing:
            worst = max(taxing, key=lambda a: a.intensity)
            age = max(0.0, (when.utc_ms - worst.at.utc_ms) / 3_600_000)
            sport = Sport(worst.name, worst.intensity, age)
        return Condition(soreness, {}, sport, days_off)

    # -- the whole day ------------------------------------------------------------------------

    def plan(self, when: Moment, program: str | None = None) -> DayPlan:
        """The answer to ``next``."""
        at = self.standpoint(when, program)
        day = self.day(at)
        verdict = self.verdict(at, day)
        decisions = self.decisions(at, day)
        if verdict.gate is None:
            verdict = replace(verdict, gate=self.easy_week(at))
        elif verdict.gate.rule == "sport-taxed":
            decisions = self._without_hamstrings(decisions, verdict)
        return DayPlan(
            date=when.date.isoformat(),
            train=verdict.train,
            next_date=verdict.next_date.isoformat(),
            program=at.program.id,
            day=day.id,
            day_name=day.name,
            session=verdict.gate,
            exercises=tuple(decisions),
            say=self._say(at, verdict),
        )

    def day(self, at: Standpoint) -> Day:
        """The day of the session under way, else the one after the last session's."""
        if at.under_way is not None:
            found = self.session_day(at.under_way, at.program)
            if found is not None:
                return at.program.day(found)
        last = next((d for s in at.recent if (d := self.session_day(s, at.program))), None)
        return next_day(at.program, last)

    def session_day(self, session: Session, program: Program) -> str | None:
        """The program day a session belongs to."""
        planned = session.day if session.program == program.id else None
        entries = [(e.exercise, e.slot) for e in session.entries if e.sets or e.slot]
        found = day_of(entries, program, self.catalog, planned)
        if found is None and not entries and planned in {d.id for d in program.days}:
            return planned
        return found

    def verdict(self, at: Standpoint, day: Day) -> Verdict:
        """Whether to train on that date."""
        today = at.when.date
        first = today - timedelta(days=max(7, at.program.rest_days))
        skip = None if at.under_way is None else at.under_way.id
        dates = {
            done
            for done, session, exercise, _ in self.store.trained_between(first, today)
            if session != skip and self._works_legs(exercise)
        }
        primary = {
            muscle
            for slot in day.slots
            for exercise in slot.exercises[:1]
            for muscle in self.catalog.exercise(exercise).primary
        }
        week = Week(today, sorted(dates), at.condition, frozenset(primary), at.flag)
        return judge(week, at.program, at.lifter.thresholds, self.catalog)

    def easy_week(self, at: Standpoint) -> Decision | None:
        """The session's decision where an easy week lasts or is to be offered."""
        if at.condition.easy_week:
            return easy_week(None, self.catalog)
        today, numbers = at.when.date, at.lifter.thresholds
        first = self.store.first_trained(at.when)
        span = timedelta(weeks=int(numbers["deload.weeks_before_first"]))
        if first is None or today - first < span:
            return None
        rows = self.store.volume(today - 8 * WEEK + timedelta(days=1), today)
        weekly = [0] * 8
        for done, _, sets, _, _ in rows:
            weekly[(today - done).days // 7] += sets
        lately = sorted({e for done, e, *_ in rows if today - done < 4 * WEEK})
        known = [e for e in lately if e in self.catalog.exercises]
        past = self.store.performances(known, at.when, 4)
        readings = {
            e: read_all(self._plain_case(at, e, done), at.lifter) for e, done in past.items()
        }
        strain = Strain(today, first, weekly, readings, at.answers)
        names = {e: self.catalog.exercise(e).short for e in known}
        why = reason(strain, numbers, names)
        return None if why is None else easy_week(why, self.catalog)

    def _plain_case(
        self, at: Standpoint, exercise: str, rows: Sequence[tuple[Session, Entry]]
    ) -> Case:
        slot = self.slot(at.program, self.slot_of(at, exercise), exercise)
        return Case(self.catalog.exercise(exercise), slot, self._done(rows, None))

    def _works_legs(self, exercise: str) -> bool:
        known = self.catalog.exercises.get(exercise)
        return known is not None and bool(LEGS & set(known.primary))

    def decisions(self, at: Standpoint, day: Day) -> list[Decision]:
        """One decision a slot, then what was trained lately outside a full day."""
        filled = self.store.slot_exercises(at.program.id, at.when)
        wanted = {
            e
            for index, slot in enumerate(day.slots)
            for e in self._candidates(slot, filled.get((day.id, index)))
        }
        if at.under_way is not None:
            wanted |= {n for e in at.under_way.entries for n in self._neighbours(e.exercise)}
        past = self.store.performances(sorted(wanted), at.when, READ_SESSIONS)
        stands: list[Exercise] = []
        entries: list[Entry | None] = []
        for index, slot in enumerate(day.slots):
            entry = self.entry(at, SlotRef(at.program.id, day.id, index))
            entries.append(entry)
            if entry is not None:
                stands.append(self.catalog.exercise(entry.exercise))
                continue
            taken = frozenset(e.id for e in stands)
            stands.append(self._stand(at, slot, filled.get((day.id, index)), past, taken))
        decisions: list[Decision] = []
        moved: set[str] = set()
        for index, slot in enumerate(day.slots):
            others = {e.id for i, e in enumerate(stands) if i != index} | moved
            entry = entries[index]
            decision = self.ask(
                at, stands[index], slot, past, index=index, taken=frozenset(others), entry=entry
            )
            moved.add(decision.to_exercise)
            decisions.append(decision)
        seen = {d.exercise for d in decisions} | moved
        return decisions + self._loose(at, seen)

    def _candidates(self, slot: Slot, filled: tuple[str, date] | None) -> set[str]:
        """What a slot may stand on: what last filled it and its neighbours, else its ladders."""
        if filled is None or filled[0] not in self.catalog.exercises:
            return set(self.catalog.reach(slot.exercises))
        return self._neighbours(filled[0]) | set(slot.exercises)

    def _neighbours(self, exercise: str) -> set[str]:
        ups = {edge.to_id for edge in self.catalog.edges_up(exercise)}
        downs = {edge.from_id for edge in self.catalog.edges_down(exercise)}
        return {exercise} | ups | downs

    def _stand(
        self,
        at: Standpoint,
        slot: Slot,
        filled: tuple[str, date] | None,
        past: Performances,
        taken: frozenset[str],
    ) -> Exercise:
        trained = sorted(
            ((e, rows[0][0].date) for e, rows in past.items() if rows),
            key=lambda item: item[1],
            reverse=True,
        )
        exercise = standing(
            slot,
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

    def entry(self, at: Standpoint, ref: SlotRef) -> Entry | None:
        """The newest entry of the session under way that fills a slot."""
        if at.under_way is None:
            return None
        mine = [e for e in at.under_way.entries if e.slot == ref]
        known = [e for e in mine if e.exercise in self.catalog.exercises]
        return known[-1] if known else None

    def _loose(self, at: Standpoint, seen: set[str]) -> list[Decision]:
        """Exercises of the last sessions that held less than half of a day, or none of it."""
        found: list[str] = []
        sessions = [at.under_way] if at.under_way is not None else []
        horizon = at.when.date - timedelta(days=14)
        sessions += [s for s in at.recent[:_RECENT] if s.date >= horizon]
        for session in sessions:
            day = self.session_day(session, at.program)
            slots = len(at.program.day(day).slots) if day else 0
            trained = [e.exercise for e in session.entries if e.working]
            for exercise in trained:
                known = exercise in self.catalog.exercises
                loose = session is at.under_way or len(trained) * 2 < slots or not slots
                if known and loose and exercise not in seen:
                    found.append(exercise)
                    seen.add(exercise)
        return [self.one(at, exercise, extra=True) for exercise in found]

    def _without_hamstrings(self, decisions: list[Decision], verdict: Verdict) -> list[Decision]:
        """`sport-taxed`: no hamstring exercise; where that leaves nothing, one set fewer."""
        assert verdict.gate is not None
        gate = verdict.gate

        def hamstrings(decision: Decision) -> bool:
            return "hamstrings" in self.catalog.exercise(decision.to_exercise).primary

        if all(hamstrings(d) for d in decisions):
            return [
                d if d.to is None else replace(d, to=replace(d.to, sets=max(1, d.to.sets - 1)))
                for d in decisions
            ]
        return [
            replace(d, rule="sport-taxed", to=None, goal=(), say=gate.say, brief=gate.brief,
                    source=gate.source, grade=gate.grade, gates=("sport-taxed", *d.gates))
            if hamstrings(d) else d
            for d in decisions
        ]  # fmt: skip

    def _say(self, at: Standpoint, verdict: Verdict) -> str:
        if verdict.gate is not None:
            return verdict.gate.brief
        if not at.recent:
            return "Train. Nothing is logged yet."
        rest = (at.when.date - at.recent[0].date).days - 1
        words = {0: "No rest day is", 1: "One rest day is", 2: "Two rest days are"}
        if rest < 0:
            return "Train."
        return f"Train. {words.get(rest, f'{rest} rest days are')} behind you."

    # -- one exercise -------------------------------------------------------------------------

    def one(
        self,
        at: Standpoint,
        exercise_id: str,
        *,
        extra: bool = False,
        ref: SlotRef | None = None,
    ) -> Decision:
        """The decision about one exercise, in the slot ``ref``, else in the one it would fill."""
        exercise = self.catalog.exercise(exercise_id)
        past = self.store.performances(
            sorted(self._neighbours(exercise_id)), at.when, READ_SESSIONS
        )
        place = ref or self.slot_of(at, exercise_id)
        slot = self.slot(at.program, place, exercise_id)
        entry = None
        if at.under_way is not None:
            mine = [e for e in at.under_way.entries if e.exercise == exercise_id]
            entry = mine[-1] if mine else None
        index = None if place is None else place.slot
        return self.ask(at, exercise, slot, past, index=index, extra=extra, entry=entry)

    def after(self, at: Standpoint, exercise_id: str, session: Session) -> Decision:
        """The decision for the next time, a session taken as over."""
        over = replace(at, under_way=None)
        if session.date == at.when.date:
            over = replace(over, condition=replace(at.condition, days_off=0))
        mine = [e.slot for e in session.entries if e.exercise == exercise_id and e.slot]
        known = [ref for ref in mine if ref.program == at.program.id]
        return self.one(over, exercise_id, ref=known[-1] if known else None)

    def plan_after(self, when: Moment, session: Session) -> DayPlan:
        """The coming day, a session taken as over: on the first date that allows it."""
        at = self.standpoint(when)
        recent = at.recent
        if at.under_way is not None:
            recent = (at.under_way, *recent)
        over = replace(at, under_way=None, recent=recent)
        day = self.day(over)
        verdict = self.verdict(over, day)
        decisions = [d for d in self.decisions(over, day) if not d.extra]
        return DayPlan(
            date=when.date.isoformat(),
            train=verdict.train,
            next_date=verdict.next_date.isoformat(),
            program=at.program.id,
            day=day.id,
            day_name=day.name,
            session=verdict.gate,
            exercises=tuple(decisions),
            say=self._say(over, verdict),
        )

    def record(self, when: Moment, exercise_id: str) -> Decision:
        """The decision about an exercise at a moment, and what was shown for its next session.

        Inside the coming day's plan the answer is the plan's own, so that both always agree.
        """
        at = self.standpoint(when)
        day = self.day(at)
        for decision in self.decisions(at, day):
            if exercise_id == decision.exercise and not decision.extra:
                return self._with_shown(decision, when)
        return self._with_shown(self.one(at, exercise_id), when)

    def _with_shown(self, decision: Decision, when: Moment) -> Decision:
        """Carry the stored record of the session that followed, where it says something else."""
        shown = self.store.shown_after(decision.exercise, when)
        if shown is None:
            return decision
        import json

        data = json.loads(shown)
        mine = decision.to_json()
        same = all(data[key] == mine[key] for key in ("rule", "to_exercise", "to", "goal_reps"))
        return decision if same else replace(decision, as_shown=data)

    def slot_of(self, at: Standpoint, exercise_id: str) -> SlotRef | None:
        """Which place of the program an exercise fills: of the coming day first."""
        coming = self.day(at)
        days = [coming, *(d for d in at.program.days if d.id != coming.id)]
        for day in days:
            index = slot_for(day, exercise_id, self.catalog)
            if index is not None:
                return SlotRef(at.program.id, day.id, index)
        return None

    def slot(self, program: Program, ref: SlotRef | None, exercise_id: str) -> Slot:
        """The slot behind a place; for an exercise outside the program its usual dose."""
        if ref is not None:
            return program.day(ref.day).slots[ref.slot]
        usual = next(slot for day in program.days for slot in day.slots)
        return replace(usual, exercises=(exercise_id,))

    def ask(
        self,
        at: Standpoint,
        exercise: Exercise,
        slot: Slot,
        past: Performances,
        *,
        index: int | None = None,
        taken: frozenset[str] = frozenset(),
        entry: Entry | None = None,
        extra: bool = False,
    ) -> Decision:
        """Ask the coach about one exercise.

        While its sets of today are not all in, the decision in force is the answer; when they
        are, the one for the next time.
        """
        under_way = None if at.under_way is None else at.under_way.id
        done_today = entry is not None and bool(entry.working)
        if entry is not None and entry.shown is not None and not self._all_in(entry, slot):
            import json

            shown = Decision.from_json(json.loads(entry.shown))
            return replace(shown, slot=index, extra=extra)
        own = self._done(past.get(exercise.id, ()), None if done_today else under_way)
        days_since = (at.when.date - own[-1].date).days if own else None
        condition = replace(
            at.condition,
            pain={exercise.id: self._pain(exercise.id, at.when, own)},
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
            past={e: self._done(rows, None) for e, rows in past.items() if e != exercise.id},
            taken=taken,
            max_jump=at.program.max_jump,
            extra=extra,
        )
        return decide(case, at.lifter, condition, self.catalog)

    def _all_in(self, entry: Entry, slot: Slot) -> bool:
        planned = slot.sets if entry.plan is None else entry.plan.target.sets
        return len(entry.working) >= max(1, planned + entry.extra)

    def _done(self, rows: Iterable[tuple[Session, Entry]], without: int | None) -> tuple[Done, ...]:
        """Sessions oldest first; two on one date are read as one."""
        by_date: dict[date, Done] = {}
        for session, entry in reversed(list(rows)):
            if session.id == without:
                continue
            sets = tuple(s.done for s in entry.sets)
            before = by_date.get(session.date)
            if before is None:
                by_date[session.date] = Done(session.date, sets, entry.plan)
            else:
                by_date[session.date] = replace(before, sets=before.sets + sets)
        return tuple(by_date[key] for key in sorted(by_date))

    def _pain(self, exercise: str, when: Moment, done: Sequence[Done]) -> tuple[int, ...]:
        """Pain readings of an exercise, newest first: told on their own, or with a set."""
        rows = self.store.pains(when, [exercise]).get(exercise, [])
        told = [(p.at.date, 1, p.level) for p in rows]
        with_sets = [
            (d.date, 0, max(s.pain for s in d.sets if s.pain is not None))
            for d in done
            if any(s.pain is not None for s in d.sets)
        ]
        return tuple(level for _, _, level in sorted([*told, *with_sets], reverse=True))
