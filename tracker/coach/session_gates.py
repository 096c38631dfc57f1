"""Session gates: whether the whole day is for training, first match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.coach.case import Condition
from tracker.coach.words import joined
from tracker.domain.decision import Check, Decision
from tracker.domain.program import Program
from tracker.domain.units import number
from tracker.domain.value import Value

if TYPE_CHECKING:
    from tracker.catalog import Catalog

LEGS = frozenset({"hamstrings", "glutes"})
"""The muscles whose primary work asks for a rest day."""

_FAR = 60
"""No program keeps anyone waiting longer than this many days."""


class Week(Value):
    """What the session gates read.

    ``trained`` are the dates with leg work or a session of the program, without the session in
    progress; ``flag`` an uncleared stop sign. ``primary`` are the day's primary muscles.
    """

    today: date
    trained: Sequence[date]
    condition: Condition
    primary: frozenset[str]
    flag: str | None = None


class Verdict(Value):
    """Train or not, the gate's decision if one fired, and the next date that allows training."""

    train: bool
    gate: Decision | None
    next_date: date


def judge(
    week: Week, program: Program, thresholds: Mapping[str, float], catalog: Catalog
) -> Verdict:
    """The first session gate that fires."""
    free = next_date(week, program)
    if week.flag is not None:
        say = (
            f"A stop sign is flagged ({week.flag.replace('-', ' ')}): no training. Have a doctor "
            "look at it first; with chest pain, faintness or trouble breathing call emergency "
            "help now. Clear the flag when a doctor says you may train."
        )
        check = Check("flag", "stop sign", week.flag, "none", False)
        return Verdict(False, _gate("red-flag", say, "stop: see a doctor", [check], catalog), free)
    if not rested(week.today, week.trained, program):
        return Verdict(False, _rest(week, program, catalog), free)
    if week_count(week.today, week.trained) >= program.week_max:
        return Verdict(False, _full(week, program, catalog), free)
    return _by_condition(week, thresholds, catalog, free)


def rested(day: date, trained: Iterable[date], program: Program) -> bool:
    """Whether the rest days between sessions are over on ``day`` (at least one for the legs)."""
    gap = max(1, program.rest_days)
    return not any(day - timedelta(days=gap) <= done <= day for done in trained)


def week_count(day: date, trained: Iterable[date]) -> int:
    """Training dates within ``day`` and the six before it."""
    return len({done for done in trained if day - timedelta(days=6) <= done <= day})


def next_date(week: Week, program: Program) -> date:
    """The first date from today on that meets rest and week together."""
    for ahead in range(_FAR):
        day = week.today + timedelta(days=ahead)
        if rested(day, week.trained, program) and (
            week_count(day, week.trained) < program.week_max
        ):
            return day
    return week.today + timedelta(days=_FAR)


def _rest(week: Week, program: Program, catalog: Catalog) -> Decision:
    last = max(done for done in week.trained if done <= week.today)
    ago = (week.today - last).days
    when = {0: "earlier today", 1: "yesterday"}.get(ago, f"{ago} days ago")
    gap = max(1, program.rest_days)
    rest = "one rest day" if gap == 1 else f"{gap} rest days"
    say = f"Rest: legs worked {when}. {program.name} keeps at least {rest} between sessions."
    check = Check("rest", "days since leg work", str(ago), f">{gap}", False)
    return _gate("rest-day", say, f"Rest: legs worked {when}.", [check], catalog)


def _full(week: Week, program: Program, catalog: Catalog) -> Decision:
    count = week_count(week.today, week.trained)
    say = f"The week is full: {count} sessions in seven days, {program.name} allows that many."
    check = Check("week", "sessions in seven days", str(count), f"<{program.week_max}", False)
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
        say = (
            f"{names.capitalize()} {worst} of 10 sore: an extra rest day. "
            "If you train all the same, half the sets."
        )
        check = Check("sore", f"sore: {names}", str(worst), f"<{number(limit)}", False)
        gate = _gate("very-sore", say, f"Rest: {names} very sore.", [check], catalog)
        return Verdict(False, gate, max(free, week.today + timedelta(days=1)))
    sport = week.condition.sport
    if sport is not None:
        say = (
            f"{sport.name.capitalize()} taxed the legs within the last day: train, without the "
            "hamstring exercise and without progress."
        )
        limit = thresholds["sport-taxed.intensity"]
        check = Check("sport", "sport intensity", str(sport.intensity), f"<{number(limit)}", False)
        gate = _gate("sport-taxed", say, "Sport taxed the legs: less today.", [check], catalog)
        return Verdict(True, gate, free)
    return Verdict(True, None, free)


def easy_week(why: str | None, catalog: Catalog) -> Decision:
    """The session's decision while an easy week lasts (``why`` None) or is offered."""
    if why is None:
        say = "Easy week: half the sets, the same exercises, nothing added."
        return _gate("deload", say, "Easy week: half the sets.", [], catalog)
    say = (
        f"An easy week is offered: {why}. Seven days with half the sets and the same loads; "
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
