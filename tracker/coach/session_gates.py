"""Session gates: whether the whole day is for training, first match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.coach.case import Condition
from tracker.coach.words import day_words, joined
from tracker.domain.decision import Check, Decision
from tracker.domain.program import Program
from tracker.domain.units import number
from tracker.domain.value import Value, replace
from tracker.domain.words import WEEKDAYS, share_of_sets

if TYPE_CHECKING:
    from tracker.catalog import Catalog

LEGS = frozenset({"hamstrings", "glutes"})
"""The muscles whose primary work asks for a rest day."""


_FAR = 60
"""No program keeps anyone waiting longer than this many days."""


class Week(Value):
    """What the session gates read.

    ``legs`` are the dates with leg work and ``sessions`` those of the program, both without the
    session in progress; ``flag`` an uncleared stop sign. ``primary`` are the day's primary
    muscles.
    """

    today: date
    legs: Sequence[date]
    sessions: Sequence[date]
    condition: Condition
    primary: frozenset[str]
    flag: str | None = None

    @property
    def trained(self) -> frozenset[date]:
        """Every date that counts."""
        return frozenset((*self.legs, *self.sessions))


class Verdict(Value):
    """Train or not, the gate's decision if one fired, and the next date that allows training."""

    train: bool
    gate: Decision | None
    next_date: date


def judge(
    week: Week, program: Program, thresholds: Mapping[str, float], catalog: Catalog
) -> Verdict:
    """The first session gate that fires."""
    days = int(thresholds["week-full.days"])
    free = next_date(week, program, days)
    if week.flag is not None:
        say = (
            f"A stop sign is flagged ({week.flag.replace('-', ' ')}): no training. Have a doctor "
            "look at it first; with chest pain, faintness or trouble breathing call emergency "
            "help now. Clear the flag when a doctor says you may train."
        )
        check = Check("flag", "stop sign", week.flag, "none", False)
        return Verdict(False, _gate("red-flag", say, "stop: see a doctor", [check], catalog), free)
    if not rested(week.today, week, program):
        return Verdict(False, _rest(week, program, free, catalog), free)
    if week_count(week.today, week.trained, days) >= program.week_max:
        return Verdict(False, _full(week, program, days, free, catalog), free)
    return _by_condition(week, thresholds, catalog, free)


def rested(day: date, week: Week, program: Program) -> bool:
    """Whether the rest days are over on ``day``: at least one for the legs, else the program's."""

    def within(dates: Iterable[date], gap: int) -> bool:
        return any(day - timedelta(days=gap) <= done <= day for done in dates)

    return not within(week.legs, max(1, program.rest_days)) and not (
        program.rest_days and within(week.sessions, program.rest_days)
    )


def week_count(day: date, trained: Iterable[date], days: int) -> int:
    """Training dates within ``day`` and the ones before it, ``days`` in all."""
    return len({done for done in trained if day - timedelta(days=days - 1) <= done <= day})


def next_date(week: Week, program: Program, days: int) -> date:
    """The first date from today on that meets rest and week together."""
    for ahead in range(_FAR):
        day = week.today + timedelta(days=ahead)
        free = week_count(day, week.trained, days) < program.week_max
        if free and rested(day, week, program):
            return day
    return week.today + timedelta(days=_FAR)


def _on(free: date) -> str:
    return f"{WEEKDAYS[free.weekday()]} {day_words(free.isoformat())}"


def _rest(week: Week, program: Program, free: date, catalog: Catalog) -> Decision:
    last = max(done for done in week.trained if done <= week.today)
    ago = (week.today - last).days
    when = {0: "earlier today", 1: "yesterday"}.get(ago, f"{ago} days ago")
    what = "legs worked" if last in week.legs else "you trained"
    gap = max(1, program.rest_days) if last in week.legs else program.rest_days
    rest = "one rest day" if gap == 1 else f"{gap} rest days"
    say = (
        f"Rest: {what} {when}, and {program.name} keeps at least {rest} between sessions. "
        f"Next: {_on(free)}."
    )
    text = "days since leg work" if last in week.legs else "days since the last session"
    check = Check("rest", text, str(ago), f">{gap}", False)
    return _gate("rest-day", say, f"Rest: {what} {when}.", [check], catalog)


def _full(week: Week, program: Program, days: int, free: date, catalog: Catalog) -> Decision:
    count = week_count(week.today, week.trained, days)
    say = (
        f"The week is full: {count} sessions in {days} days, the most {program.name} allows. "
        f"Next: {_on(free)}."
    )
    check = Check("week", f"sessions in {days} days", str(count), f"<{program.week_max}", False)
    return _gate("week-full", say, f"The week is full: {count} sessions.", [check], catalog)


def _by_condition(
    week: Week, thresholds: Mapping[str, float], catalog: Catalog, free: date
) -> Verdict:
    limit, hours = thresholds["very-sore.soreness"], thresholds["very-sore.hours"]
    sore = {
        muscle: level
        for muscle, (level, age) in week.condition.soreness.items()
        if muscle in week.primary and age <= hours and level >= limit
    }
    if sore:
        worst = max(sore.values())
        names = joined(sorted(sore))
        free = max(free, week.today + timedelta(days=1))
        say = (
            f"{names.capitalize()} {worst} of 10 sore: an extra rest day, next {_on(free)}. "
            f"If you train all the same, {share_of_sets(thresholds['sore-hold.sets'])}."
        )
        check = Check("sore", f"sore: {names}", str(worst), f"<{number(limit)}", False)
        gate = _gate("very-sore", say, f"Rest: {names} very sore.", [check], catalog)
        return Verdict(False, gate, free)
    sport = week.condition.sport
    if sport is not None:
        say = (
            f"{sport.name.capitalize()} at {sport.intensity} of 10 taxed the legs: train, but "
            "leave the hamstring exercise for its next day and add nothing."
        )
        limit = thresholds["sport-taxed.intensity"]
        check = Check("sport", "sport intensity", str(sport.intensity), f"<{number(limit)}", False)
        gate = _gate("sport-taxed", say, "Sport taxed the legs: less today.", [check], catalog)
        return Verdict(True, gate, free)
    return Verdict(True, None, free)


def left_out(decision: Decision, gate: Decision) -> Decision:
    """`sport-taxed` for a hamstring exercise: it waits until its own day comes again."""
    fired = ("sport-taxed", *decision.gates)
    return replace(decision, rule=gate.rule, to=None, goal=(), say=gate.say, brief=gate.brief,
                   source=gate.source, grade=gate.grade, gates=fired)  # fmt: skip


def with_fewer_sets(decision: Decision, fewer: int) -> Decision:
    """`sport-taxed` where every exercise of the day is a hamstring one."""
    to = decision.to
    if to is None:
        return decision
    sets = max(1, to.sets - fewer)
    say = decision.say
    if sets < to.sets:
        left = "one set" if to.sets - sets == 1 else f"{to.sets - sets} sets"
        say = f"{say} Everything today works the hamstrings: {left} fewer, {sets} in all."
    gates = tuple(dict.fromkeys((*decision.gates, "sport-taxed")))
    return replace(
        decision, to=replace(to, sets=sets), goal=decision.goal[:sets], say=say, gates=gates
    )


def decided_by_user(gate: Decision) -> Decision:
    """The gate's record on a day the user trains all the same."""
    return replace(gate, say=f"{gate.say} You decided to train.", user_decided=True)


def easy_week(why: str | None, numbers: Mapping[str, float], catalog: Catalog) -> Decision:
    """The session's decision while an easy week lasts (``why`` None) or is offered."""
    left = share_of_sets(numbers["deload.sets"])
    if why is None:
        say = f"Easy week: {left}, the same exercises, nothing added."
        return _gate("deload", say, f"Easy week: {left}.", [], catalog)
    say = (
        f"An easy week is offered: {why}. {left[:1].upper()}{left[1:]} at the same loads until it "
        "is over; "
        "accept or decline, training goes on either way."
    )
    check = Check("deload", "reason for an easy week", why, "none", False)
    return _gate("deload", say, "An easy week is offered.", [check], catalog)


def _gate(rule: str, say: str, brief: str, checks: list[Check], catalog: Catalog) -> Decision:
    info = catalog.rules[rule]
    return Decision(
        exercise="",
        to_exercise="",
        rule=rule,
        from_target=None,
        to=None,
        goal=(),
        say=say,
        brief=brief,
        source=info.source,
        grade=info.grade,
        checks=tuple(checks),
        gates=(rule,),
    )
