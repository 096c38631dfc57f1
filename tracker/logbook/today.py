"""Today as one answer: the day's items, what waits, what was last time, how the week stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tracker.catalog import Catalog
from tracker.coach.resistance import choices
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, NewSet, Session, SlotRef
from tracker.domain.moment import Moment
from tracker.domain.program import Day, Program
from tracker.domain.queue import Place, queue
from tracker.domain.target import BODY, Resistance, Target
from tracker.domain.views import MuscleWeek, Past, Today, TodayItem, Waiting
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.advising.standpoint import Standpoint
from tracker.metrics.volume import VolumeRow, week_progress, week_start

SHOWN_SESSIONS = 2
"""Earlier sessions of an exercise shown beside today's sets."""

_RECENT_SHOWN = 3


def today(advisor: Advisor, when: Moment) -> Today:
    """Everything the Today screen shows at a moment."""
    at = advisor.standpoint(when)
    plan = advisor.plan_at(at, explain=())
    day = at.program.day(plan.day)
    items = _items(advisor, at, plan, day)
    muscles = asked(advisor, (item.exercise for item in items))
    sore = at.seen.soreness()
    fresh = {m: s for m, s in sore.items() if s.at.date == when.date}
    return Today(
        moment=when,
        plan=plan,
        program=at.program,
        day=day,
        session=at.under_way,
        items=items,
        waiting=waiting(items, at.program.structure),
        asked=muscles,
        soreness=fresh,
        legs_taxed=at.condition.sport is not None,
        answered=bool(fresh) or at.under_way is not None,
        recent=at.recent[:_RECENT_SHOWN],
        week=week(advisor, at, plan, items, muscles),
        warm_up=advisor.catalog.routines.get(at.program.warm_up),
        cool_down=advisor.catalog.routines.get(at.program.cool_down),
        stop_sign=at.flag,
        user_decided=at.said_to_train(),
        easy_until=_easy_until(at),
        easy_sets=at.lifter.thresholds["deload.sets"],
    )


def _easy_until(at: Standpoint) -> date | None:
    if not at.condition.easy_week:
        return None
    taken = at.answers[0][1]
    return taken + timedelta(days=int(at.lifter.thresholds["deload.days"]) - 1)


def _items(advisor: Advisor, at: Standpoint, plan: DayPlan, day: Day) -> tuple[TodayItem, ...]:
    shown: list[tuple[Decision, Entry | None, str]] = []
    under_way = at.under_way
    for decision in plan.exercises:
        if decision.extra:
            entry = _entry_of(under_way, decision.exercise)
            if entry is not None:
                shown.append((decision, entry, f"entry:{entry.id}"))
            continue
        ref = SlotRef(at.program.id, day.id, decision.slot or 0)
        mine = [e for e in under_way.entries if e.slot == ref] if under_way else []
        entry = mine[-1] if mine else None
        shown.append((decision, entry, f"slot:{ref.slot}"))
    done = [entry.exercise if entry else decision.to_exercise for decision, entry, _ in shown]
    last = last_times(advisor, at, done)
    return tuple(_item(advisor, at, *item, last) for item in shown)


def _entry_of(session: Session | None, exercise: str) -> Entry | None:
    mine = [e for e in session.entries if e.exercise == exercise] if session else []
    return mine[-1] if mine else None


def _item(
    advisor: Advisor,
    at: Standpoint,
    decision: Decision,
    entry: Entry | None,
    place: str,
    last: Mapping[str, tuple[Past, ...]],
) -> TodayItem:
    exercise = advisor.catalog.exercise(entry.exercise if entry else decision.to_exercise)
    target, goal = _target(at.program, decision, entry)
    logged = entry.working if entry else ()
    planned = target.sets + (entry.extra if entry else 0)
    left_out = decision.to is None and not logged
    return TodayItem(
        key=f"{place}:{exercise.id}",
        exercise=exercise,
        decision=decision,
        target=target,
        goal=goal,
        planned=max(0, planned),
        entry=entry,
        logged=logged,
        last=last[exercise.id],
        choices=tuple(choices(exercise, at.lifter.inventory, target.resistance)),
        skipped=left_out or (entry.skipped if entry else False),
    )


def _target(
    program: Program, decision: Decision, entry: Entry | None
) -> tuple[Target, tuple[int, ...]]:
    """The target of today: the plan in force once there is one, else the decision's."""
    if entry is not None and entry.plan is not None:
        return entry.plan.target, entry.plan.goal
    found = decision.to or decision.from_target
    if found is None:
        slot = program.days[0].slots[0]
        found = Target(slot.sets, slot.low, slot.high, BODY)
    goal = decision.goal if decision.to is not None else ()
    return found, goal or (found.low,) * found.sets


def last_times(
    advisor: Advisor, at: Standpoint, exercises: Iterable[str]
) -> dict[str, tuple[Past, ...]]:
    """The sets of the last sessions of each exercise, newest first, without today's."""
    skip = None if at.under_way is None else at.under_way.id
    read = at.seen.performances(set(exercises), SHOWN_SESSIONS + 1)
    return {
        exercise: tuple(
            Past(session.date, tuple(s.done for s in entry.working))
            for session, entry in rows
            if session.id != skip and entry.working
        )[:SHOWN_SESSIONS]
        for exercise, rows in read.items()
    }


def waiting(items: Sequence[TodayItem], structure: str, first: int | None = None) -> Waiting | None:
    """The set that waits; of item ``first`` where the user chose one that has sets left."""
    places = [
        Place(i.planned, len(i.logged), max((s.id for s in i.logged), default=0), i.skipped)
        for i in items
    ]
    pending = queue(places, structure)
    if first is not None:
        pending = [p for p in pending if p[0] == first] or pending
    if not pending:
        return None
    index, number = pending[0]
    return Waiting(index, number, would_log(items[index], number))


def would_log(item: TodayItem, number: int) -> NewSet:
    """What one key logs: the goal of that set at the resistance now in use."""
    goal = item.goal
    count = goal[min(number, len(goal)) - 1] if goal else item.target.low
    resistance: Resistance = item.target.resistance
    if item.logged:
        resistance = item.logged[-1].done.resistance
    return NewSet(count, timed=item.target.timed, resistance=resistance)


def asked(advisor: Advisor, exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """The muscles that a check-in about exercises asks about: their primary ones, in catalogue
    order."""
    primary = {muscle for exercise in exercises for muscle in exercise.primary}
    return tuple(muscle for muscle in advisor.catalog.muscles if muscle in primary)


def week(
    advisor: Advisor,
    at: Standpoint,
    plan: DayPlan,
    items: Sequence[TodayItem],
    muscles: Sequence[str],
) -> tuple[MuscleWeek, ...]:
    """Hard sets of this week by muscle, and what it comes to with what the plan still has for it;
    of ``muscles``, of all where none is named."""
    first = first_weekday(at.seen.settings())
    start = week_start(at.when.date, first)
    # After the last session of a week the plan is the next week's.
    this_week = plan.train or plan.next_date < (start + timedelta(weeks=1)).isoformat()
    to_come = [
        (item.exercise.id, max(0, item.planned - len(item.logged)))
        for item in items
        if this_week and not item.skipped
    ]
    read = at.seen.volume(start, at.when.date, each_sided(advisor.catalog))
    rows = [VolumeRow(*row) for row in read]
    found = week_progress(rows, to_come, advisor.catalog.exercises, at.when.date, first)
    by_muscle = {progress.muscle: progress for progress in found}
    return tuple(by_muscle[muscle] for muscle in muscles or by_muscle if muscle in by_muscle)


def first_weekday(settings: Mapping[str, str]) -> int:
    """0 for weeks that start on Monday, 6 for Sunday."""
    return 6 if settings.get("week-start") == "sunday" else 0


def volume_rows(advisor: Advisor, first: date, last: date) -> list[VolumeRow]:
    """The sets between two dates, both included, summed by date and exercise in the store."""
    read = advisor.store.volume(first, last, each_sided(advisor.catalog))
    return [VolumeRow(*row) for row in read]


def each_sided(catalog: Catalog) -> tuple[str, ...]:
    """The exercises of which a set is done on each side."""
    return tuple(e.id for e in catalog.exercises.values() if e.side == "each")
