"""What to keep in mind about a day beside its decisions: the rules of kind ``note``, computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from datetime import date, timedelta

from tracker.catalog import Catalog
from tracker.coach.words import joined
from tracker.domain.decision import DayPlan
from tracker.domain.exercise import Exercise
from tracker.domain.moment import Moment
from tracker.domain.program import Program
from tracker.domain.units import number
from tracker.domain.value import Value
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.settings import thresholds

WEEK = 7
"""Days of the week that ends with the day in question."""


class Done(Value):
    """What was done up to a day: (date, exercise, working sets), and the programs by date."""

    today: date
    sets: tuple[tuple[date, str, int], ...]
    programs: tuple[tuple[date, str], ...]

    def this_week(self) -> list[tuple[date, str, int]]:
        """The sets of the seven days that end today."""
        return [row for row in self.sets if (self.today - row[0]).days < WEEK]

    def week_before(self) -> list[tuple[date, str, int]]:
        """The sets of the seven days before those."""
        return [row for row in self.sets if (self.today - row[0]).days >= WEEK]


def day_notes(advisor: Advisor, plan: DayPlan, when: Moment) -> tuple[str, ...]:
    """The notes on a day's plan, a sentence or two each; empty where there is nothing to say.

    Read from the plan, the two weeks that end with its date and the setting ``back``.
    """
    settings = advisor.store.settings()
    done = _done(advisor, when)
    sensitive = settings.get("back") == "sensitive"
    return notes(plan, done, advisor.catalog, thresholds(settings, advisor.catalog), sensitive)


def clash(advisor: Advisor, program: str, when: Moment) -> str:
    """What training by ``program`` from now on means beside this week's; "" where nothing."""
    ran = [name for _, name in _done(advisor, when).programs]
    return _beside([*ran, program], advisor.catalog)


def _done(advisor: Advisor, when: Moment) -> Done:
    first = when.date - timedelta(days=2 * WEEK - 1)
    store = advisor.store
    rows = store.volume(first, when.date, until=when)
    return Done(
        when.date,
        tuple((day, exercise, sets) for day, exercise, sets, *_ in rows),
        tuple(
            (session.date, session.program)
            for session in store.sessions(since=when.date - timedelta(days=WEEK - 1), until=when)
            if session.program and session.set_count
        ),
    )


def notes(
    plan: DayPlan, done: Done, catalog: Catalog, numbers: Mapping[str, float], sensitive: bool
) -> tuple[str, ...]:
    """The notes, in the order of ``rules``; the same inputs give the same notes."""
    program = catalog.programs[plan.program]
    found = [_both_programs(plan, done, catalog)]
    if plan.train:
        coming = _coming(plan, done, catalog)
        slots = {d.to_exercise for d in plan.exercises if d.to is not None and not d.extra}
        found += [
            *_growth(coming, done, program, slots, catalog, numbers),
            _one_hamstring(coming, done, program, catalog),
            _balance({**coming, **_left_out(plan)}, done, program, catalog),
            _back(coming, catalog) if sensitive else "",
        ]
    return tuple(note for note in found if note)


def _coming(plan: DayPlan, done: Done, catalog: Catalog) -> dict[str, int]:
    """The sets the day still brings, by exercise; what has sets today is not counted again."""
    today = {exercise for day, exercise, _ in done.sets if day == done.today}
    return {
        d.to_exercise: d.to.sets
        for d in plan.exercises
        if d.to is not None and not d.extra and d.exercise not in today
        if d.to_exercise in catalog.exercises
    }


def _left_out(plan: DayPlan) -> dict[str, int]:
    """What the coach itself leaves out of the day, with no sets; no note asks for it."""
    return {d.exercise: 0 for d in plan.exercises if d.to is None and not d.extra}


def _both_programs(plan: DayPlan, done: Done, catalog: Catalog) -> str:
    """`both-programs`: a circuit and a straight program within seven days (row 142)."""
    ran = [name for _, name in done.programs]
    return _beside([*ran, plan.program] if plan.train else ran, catalog)


def _beside(ran: Iterable[str], catalog: Catalog) -> str:
    known = [name for name in dict.fromkeys(ran) if name in catalog.programs]
    programs = [catalog.programs[name] for name in known]
    if len({program.structure for program in programs}) < 2:
        return ""
    names = joined([program.name for program in programs])
    return (
        f"{names} within seven days: together they are more hamstring work than either wants. "
        "Keep to one of them."
    )


def _one_hamstring(
    coming: Mapping[str, int], done: Done, program: Program, catalog: Catalog
) -> str:
    """`one-hamstring`: more exercises with the hamstrings first than the program allows."""
    today = [exercise for day, exercise, _ in done.sets if day == done.today]
    heavy = [e.name for e in _known((*today, *coming), catalog) if "hamstrings" in e.primary]
    if len(heavy) <= program.hamstring_limit:
        return ""
    limit = "one" if program.hamstring_limit == 1 else str(program.hamstring_limit)
    noun = "exercise" if program.hamstring_limit == 1 else "exercises"
    return (
        f"{joined(heavy)} have the hamstrings first; {program.name} holds {limit} such "
        f"{noun} a session, to keep soreness down."
    )


def _balance(coming: Mapping[str, int], done: Done, program: Program, catalog: Catalog) -> str:
    """`balanced-week`: a program that has both a hinge and a curl, and a week that lacks one."""
    slots = [slot for day in program.days for slot in day.slots]
    offered = {e.pattern for slot in slots for e in _known(slot.exercises[:1], catalog)}
    week = done.this_week()
    trained = {e.pattern for e in _known((*(e for _, e, _ in week), *coming), catalog)}
    days = {day for day, *_ in week} | {done.today}
    lacking = [p for p in ("hinge", "curl") if p in offered and p not in trained]
    if not {"hinge", "curl"} <= offered or not lacking or len(days) < program.week_min:
        return ""
    what = {"hinge": "a hip hinge", "curl": "a knee bend (hamstring curl)"}
    lack = joined([what[p] for p in lacking])
    return f"The week lacks {lack}; hamstrings need a hinge and a curl."


def _back(coming: Mapping[str, int], catalog: Catalog) -> str:
    """`sensitive-back`: a hinge is on the plan all the same."""
    hinges = [e.name for e in _known(coming, catalog) if e.pattern == "hinge"]
    if not hinges:
        return ""
    return (
        f"Your back is sensitive: {joined(hinges)} loads it more than a bridge or a hip thrust "
        "would; one of those can take the place."
    )


def _growth(
    coming: Mapping[str, int],
    done: Done,
    program: Program,
    slots: Set[str],
    catalog: Catalog,
    numbers: Mapping[str, float],
) -> list[str]:
    """`volume-cap`: sets grew from week to week by more than the caps, or are many in all.

    Weeks are compared only where this one has no more training days, so that a day more is not
    taken for sets more; exercises likewise. What the coach does to the day's own exercises,
    ``slots``, is no growth: a reduction of the week before that ends, an exercise of a growing
    program that came in (`layer-in` holds that to one a week).
    """
    planned = [(done.today, exercise, sets) for exercise, sets in coming.items()]
    week, before = [*done.this_week(), *planned], done.week_before()
    found = []
    now, then = _by_muscle(week, catalog), _by_muscle(before, catalog)
    cap = numbers["volume-cap.soft_cap"]
    many = now.get("hamstrings", 0.0)
    if many > cap:
        found.append(
            f"{number(many)} hamstring sets in seven days with today's; above {number(cap)} "
            "more sets bring little and cost recovery."
        )
    if not before or len({day for day, *_ in week}) > len({day for day, *_ in before}):
        return found
    usual = [(d, e, max(sets, program.sets) if e in slots else sets) for d, e, sets in before]
    days, days_before = _days(week), _days(before)
    more_days = {e for e in days if days[e] > days_before.get(e, 0)}
    came_in = more_days & slots if program.layers else set()
    base = _by_muscle([row for row in usual if row[1] not in came_in], catalog)
    top = _by_muscle([row for row in week if row[1] not in came_in], catalog)
    most = numbers["volume-cap.sets_per_muscle_week"]
    grown = [m for m in top if m in then and top[m] - base.get(m, 0.0) > most]
    if grown:
        each = joined([f"{m} {number(then[m])} → {number(now[m])}" for m in grown])
        found.append(f"Sets grew fast from week to week: {each}; {number(most)} more is enough.")
    most = numbers["volume-cap.sets_per_exercise_week"]
    mine, theirs = _by_exercise(week), _by_exercise(usual)
    known = [e for e in mine if e in theirs and e in coming and e not in more_days]
    grown = [e for e in known if mine[e] - theirs[e] > most]
    if grown:
        names = joined([e.name for e in _known(grown, catalog)])
        found.append(f"{names}: more than {number(most)} set added since the week before.")
    return found


def _days(rows: Iterable[tuple[date, str, int]]) -> dict[str, int]:
    """On how many days each exercise was trained."""
    seen = {(exercise, day) for day, exercise, _ in rows}
    return Counter(exercise for exercise, _ in seen)


def _by_muscle(rows: Iterable[tuple[date, str, int]], catalog: Catalog) -> dict[str, float]:
    """Hard sets by muscle, an indirect one a half (fractional counting, Pelland 2024)."""
    sums: dict[str, float] = {}
    for _, exercise, sets in rows:
        for known in _known((exercise,), catalog):
            for muscle, weight in known.muscles:
                sums[muscle] = sums.get(muscle, 0.0) + weight * sets
    return sums


def _by_exercise(rows: Iterable[tuple[date, str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for _, exercise, sets in rows:
        sums[exercise] = sums.get(exercise, 0) + sets
    return sums


def _known(ids: Iterable[str], catalog: Catalog) -> list[Exercise]:
    """The exercises behind ids, each once; ids that left the catalogue are passed over."""
    return [catalog.exercises[e] for e in dict.fromkeys(ids) if e in catalog.exercises]
