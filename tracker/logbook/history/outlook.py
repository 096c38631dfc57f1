"""What lies ahead: coming targets and records, to be compared before and after a change."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.coach.resistance import rank
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.moment import Moment
from tracker.domain.value import Value
from tracker.logbook.advising.advice import Advisor
from tracker.metrics.records import Best, bests_of


class Ahead(Value):
    """What the coach says as the log stands.

    ``plan`` is the coming day; ``places`` (day id, decision) of it, of every other day of the
    program, and of the exercises asked about that are in none of them (day ""). ``bests`` are the
    bests of those asked about, with their exercise's id.
    """

    plan: DayPlan
    places: tuple[tuple[str, Decision], ...]
    bests: tuple[tuple[str, Best], ...]

    def of(self, exercise: str) -> Decision | None:
        """The decision about one exercise."""
        return next((d for _, d in self.places if d.exercise == exercise), None)


class TargetChange(Value):
    """A coming target that becomes another one; None where a place of the program has none.

    ``sign`` is ``^`` harder, ``v`` easier, ``=`` the same for another reason, ``.`` unlike.
    """

    before: Decision | None
    after: Decision | None
    sign: str

    @property
    def exercise(self) -> str:
        """The exercise it is about."""
        found = self.before or self.after
        assert found is not None
        return found.exercise


class RecordChange(Value):
    """A best of one kind (``what`` as in ``Goblet squat, 10 kg``) and what becomes of it in words;
    None where there is none."""

    exercise: str
    what: str
    before: str | None
    after: str | None


class Preview(Value):
    """What a change would bring, nothing of it stored.

    ``targets`` and ``records`` are those that change, ``same`` the coming decisions that stay.
    """

    now: Ahead
    then: Ahead
    targets: tuple[TargetChange, ...]
    same: tuple[Decision, ...]
    records: tuple[RecordChange, ...]

    @property
    def day_changes(self) -> bool:
        """Whether the coming day becomes another one, or goes to another date."""
        one, two = self.now.plan, self.then.plan
        return _day(one) != _day(two)


def look_ahead(advisor: Advisor, when: Moment, exercises: Sequence[str]) -> Ahead:
    """Everything coming at a moment, with the bests of some exercises."""
    at = advisor.standpoint(when)
    plan = advisor.plan_at(at, ())
    places = [(plan.day, decision) for decision in plan.exercises]
    for day in at.program.days:
        if day.id != plan.day:
            others = advisor.decisions(at, day, ())
            places += [(day.id, d) for d in others if not d.extra]
    known = {decision.exercise for _, decision in places}
    rest = [e for e in exercises if e not in known]
    places += [("", advisor.one(at, e, explain=())) for e in rest]
    bands = at.lifter.inventory.bands
    bests = [
        (e, best)
        for e in exercises
        for best in bests_of(
            advisor.catalog.exercise(e),
            advisor.store.best_work(when, e),
            bands,
            at.lifter.bodyweight_kg,
        )
    ]
    return Ahead(plan, tuple(places), tuple(bests))


def compared(advisor: Advisor, now: Ahead, then: Ahead, exercises: Sequence[str]) -> Preview:
    """The two side by side, each exercise once, those of the change first."""
    changed, same = [], []
    for one, two in _pairs(now, then, exercises):
        if one is not None and two is not None and _target(one) == _target(two):
            same.append(two)
        else:
            changed.append(TargetChange(one, two, _sign(advisor, one, two)))
    return Preview(now, then, tuple(changed), tuple(same), _records(advisor, now, then))


def _pairs(
    now: Ahead, then: Ahead, exercises: Sequence[str]
) -> list[tuple[Decision | None, Decision | None]]:
    """An exercise that is planned now and then, or neither, beside itself; one that comes into the
    plan or leaves it beside what its place has instead."""
    before, after = _by_place(now), _by_place(then)
    planned = [{d.exercise for d in places.values()} for places in (before, after)]
    pairs: list[tuple[Decision | None, Decision | None]] = []
    for exercise in dict.fromkeys((*exercises, *(d.exercise for d in before.values()))):
        if (exercise in planned[0]) == (exercise in planned[1]):
            pairs.append(_itself(exercise, now, then))
    told = {d.exercise for pair in pairs for d in pair if d is not None}
    for place in dict.fromkeys((*before, *after)):
        one, two = (
            None if found is None or found.exercise in told else found
            for found in (before.get(place), after.get(place))
        )
        if one is not None or two is not None:
            pairs.append((one, two))
            told |= {d.exercise for d in (one, two) if d is not None}
    return pairs


def _itself(exercise: str, now: Ahead, then: Ahead) -> tuple[Decision | None, Decision | None]:
    """An exercise now and then; of several places the first where it changes."""
    before, after = _by_place(now), _by_place(then)
    stays = [
        (one, after[place])
        for place, one in before.items()
        if one.exercise == exercise and place in after and after[place].exercise == exercise
    ]
    first = (now.of(exercise), then.of(exercise))
    return next((pair for pair in stays if _target(pair[0]) != _target(pair[1])), first)


def _by_place(ahead: Ahead) -> dict[tuple[str, object], Decision]:
    """What is planned by its place in the program; by its exercise what a day has besides and no
    place has."""
    planned = [(day, decision) for day, decision in ahead.places if day]
    placed = {d.exercise for _, d in planned if not d.extra}
    return {
        ("", d.exercise) if d.extra else (day, d.slot): d
        for day, d in planned
        if not (d.extra and d.exercise in placed)
    }


def _target(decision: Decision) -> tuple[object, ...]:
    return (
        decision.exercise,
        decision.rule,
        decision.to_exercise,
        decision.to,
        decision.goal,
    )


def _day(plan: DayPlan) -> tuple[object, ...]:
    gate = None if plan.session is None else plan.session.rule
    return plan.day, plan.train, plan.next_date, gate


def _sign(advisor: Advisor, before: Decision | None, after: Decision | None) -> str:
    """Whether the target becomes harder: by rung, then resistance, then what to aim for."""
    if before is None or after is None:
        return "."
    one, two = before.to, after.to
    if one is None or two is None:
        return "=" if one is two else "v" if two is None else "^"
    catalog = advisor.catalog
    if before.to_exercise != after.to_exercise:
        levels = catalog.level(before.to_exercise), catalog.level(after.to_exercise)
        same_pattern = (
            catalog.exercise(before.to_exercise).pattern
            == catalog.exercise(after.to_exercise).pattern
        )
        if not same_pattern or 0 in levels or levels[0] == levels[1]:
            return "."
        return "^" if levels[1] > levels[0] else "v"
    exercise, inventory = catalog.exercise(after.to_exercise), advisor.store.inventory()
    if not one.resistance.same_as(two.resistance):
        ranks = rank(exercise, one.resistance, inventory), rank(exercise, two.resistance, inventory)
        return "." if ranks[0] == ranks[1] else "^" if ranks[1] > ranks[0] else "v"
    asked = (one.sets, sum(before.goal)), (two.sets, sum(after.goal))
    return "=" if asked[0] == asked[1] else "^" if asked[1] > asked[0] else "v"


def _records(advisor: Advisor, now: Ahead, then: Ahead) -> tuple[RecordChange, ...]:
    """The bests whose value changes; an equal one on another date is the same record."""
    before = {(e, b.kind, b.key): b for e, b in now.bests}
    after = {(e, b.kind, b.key): b for e, b in then.bests}
    found = []
    for key in dict.fromkeys((*before, *after)):
        one, two = before.get(key), after.get(key)
        if one is not None and two is not None and one.text == two.text:
            continue
        exercise, _, at = key
        short = advisor.catalog.exercise(exercise).short
        what = short if at in ("", "body") else f"{short}, {at}"
        texts = (None if one is None else one.text, None if two is None else two.text)
        found.append(RecordChange(exercise, what, *texts))
    return tuple(found)
