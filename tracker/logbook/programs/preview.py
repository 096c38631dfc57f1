"""A program's week as it would be from now on: days, what each slot would pick, sets a muscle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tracker.coach.rotation import next_day
from tracker.domain.decision import Decision
from tracker.domain.exercise import Exercise
from tracker.domain.moment import Moment
from tracker.domain.program import Day, Program, Slot
from tracker.domain.target import Target
from tracker.domain.value import Value, replace
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.advising.standpoint import Standpoint
from tracker.logbook.programs.own_slots import LAYER, changes_of
from tracker.logbook.programs.programs import add_ins, favourites, takes_add_ins

WEEK = 7


class PreviewItem(Value):
    """What a slot would bring now. ``target`` is None where it is left out (pain).

    ``day`` and ``number`` name the slot to ``change_slot``; ``number`` is 0 for a favourite or an
    add-in, which are picked otherwise. ``mine`` marks a slot the user changed.
    """

    day: str
    number: int
    slot: Slot
    exercise: Exercise
    target: Target | None
    decision: Decision
    mine: bool = False


class PreviewDay(Value):
    """One training day. ``again`` marks a day shown before, ``optional`` one beyond the least."""

    date: date
    id: str
    name: str
    items: tuple[PreviewItem, ...]
    optional: bool = False
    again: bool = False


class WeekPreview(Value):
    """``sets`` are (muscle, fewest, most) hard sets a week, an indirect one counted a half.

    ``pick`` is how many favourites the optional day wants, ``picked`` those it has. ``coming``
    are the layers still to come, by the exercise each would begin with. ``notes`` say what a day
    holds more of than the program wants, a sentence each.
    """

    program: Program
    in_force: bool
    days: tuple[PreviewDay, ...]
    sets: tuple[tuple[str, float, float], ...]
    pick: int
    picked: tuple[Exercise, ...]
    added: tuple[Exercise, ...]
    coming: tuple[Exercise, ...]
    notes: tuple[str, ...] = ()


def week_preview(advisor: Advisor, program_id: str, when: Moment) -> WeekPreview:
    """The week from the first date on which the program could be trained; nothing is stored."""
    settings = advisor.store.settings()
    in_force = advisor.program(settings).id == program_id
    at = advisor.standpoint(when, program_id)
    plan = advisor.plan_at(at, explain=())
    first = date.fromisoformat(plan.next_date)
    at = replace(at, under_way=None)
    mine = frozenset(changes_of(advisor.catalog.programs[program_id], settings))
    rota = _rota(at.program, plan.day)
    shown: dict[str, tuple[PreviewItem, ...]] = {
        day.id: _items(advisor, at, day, mine) for day in dict.fromkeys(rota)
    }
    gap = at.program.rest_days + 1
    days: list[PreviewDay] = []
    for index, day in enumerate(rota):
        again = any(each.id == day.id for each in days)
        asked = sum(1 for each in days if not each.optional)
        optional = day.optional or asked >= at.program.week_min
        on = first + timedelta(days=index * gap)
        days.append(PreviewDay(on, day.id, day.name, shown[day.id], optional, again))
    least, most = _sums([day for day in days if not day.optional]), _sums(days)
    picks = next((day.pick for day in at.program.days if day.pick), 0)
    return WeekPreview(
        program=at.program,
        in_force=in_force,
        days=tuple(days),
        sets=tuple((muscle, least.get(muscle, 0.0), sets) for muscle, sets in most.items()),
        pick=picks,
        picked=_favourites(advisor, settings, picks),
        added=_added(advisor, at.program, settings),
        coming=_coming(advisor, at),
        notes=_too_many(at.program, days),
    )


def _too_many(program: Program, days: Sequence[PreviewDay]) -> tuple[str, ...]:
    """Days with more hamstring exercises than the program allows in a session (row 30)."""
    found = []
    for day in days:
        heavy = [i for i in day.items if "hamstrings" in i.exercise.primary]
        if len(heavy) > program.hamstring_limit and not day.again:
            limit = "one" if program.hamstring_limit == 1 else str(program.hamstring_limit)
            found.append(
                f"{day.name} has {len(heavy)} exercises with the hamstrings first; "
                f"{program.name} holds {limit} a session, to keep soreness down."
            )
    return tuple(found)


def _rota(program: Program, first: str) -> list[Day]:
    """The days of a full week in order, from ``first`` on, as many as rest days leave room for."""
    day = program.day(first)
    found = [day]
    gap = program.rest_days + 1
    while len(found) < program.week_max and len(found) * gap < WEEK:
        day = next_day(program, day.id)
        found.append(day)
    return found


def _items(
    advisor: Advisor, at: Standpoint, day: Day, mine: frozenset[tuple[str, int]]
) -> tuple[PreviewItem, ...]:
    plain = advisor.catalog.programs[at.program.id]
    base = len(plain.day(day.id).slots)
    found = []
    for decision in advisor.decisions(at, day, ()):
        if decision.extra or decision.slot is None:
            continue
        index = decision.slot
        place = (day.id, index + 1)
        if index >= base:
            # Favourites and add-ins are picked, not changed slot by slot.
            grown = at.program.layers and not day.pick
            place = (LAYER, index - base + 1) if grown else (day.id, 0)
        exercise = advisor.catalog.exercise(decision.to_exercise)
        found.append(
            PreviewItem(
                *place, day.slots[index], exercise, decision.to, decision, mine=place in mine
            )
        )
    return tuple(found)


def _sums(days: Sequence[PreviewDay]) -> dict[str, float]:
    """Hard sets by muscle, an indirect one a half (fractional counting, Pelland 2024)."""
    sums: dict[str, float] = {}
    for day in days:
        for item in day.items:
            for muscle, weight in item.exercise.muscles if item.target is not None else ():
                assert item.target is not None
                sums[muscle] = sums.get(muscle, 0.0) + weight * item.target.sets
    return dict(sorted(sums.items(), key=lambda row: -row[1]))


def _favourites(advisor: Advisor, settings: Mapping[str, str], pick: int) -> tuple[Exercise, ...]:
    names = favourites(settings, advisor.catalog)
    return tuple(advisor.catalog.exercise(e) for e in names[:pick])


def _added(advisor: Advisor, program: Program, settings: Mapping[str, str]) -> tuple[Exercise, ...]:
    wanted, _, names = add_ins(settings)
    known = advisor.catalog.exercises
    if wanted != program.id or not takes_add_ins(program):
        return ()
    return tuple(known[e] for e in names if e in known)


def _coming(advisor: Advisor, at: Standpoint) -> tuple[Exercise, ...]:
    """What each layer still to come would begin with, with what is owned."""
    if not at.program.layers:
        return ()
    plain = advisor.catalog.programs[at.program.id]
    day = at.program.days[0]
    in_already = len(day.slots) - len(plain.days[0].slots)
    owned = at.lifter.inventory
    found = []
    for slot in at.program.layers[in_already:]:
        can = [e for e in slot.exercises if owned.allows(advisor.catalog.exercise(e))]
        found.append(advisor.catalog.exercise((can or list(slot.exercises[-1:]))[0]))
    return tuple(found)
