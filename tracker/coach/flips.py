"""The smallest single change of the last session after which the rule is another.

Computed by asking the coach itself with the changed log, smallest change first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from tracker.coach.case import Case, Condition, Done
from tracker.coach.words import day_words
from tracker.domain.decision import Decision
from tracker.domain.effort import BROKE, EASY, GOOD, MAX, Effort
from tracker.domain.log import NewSet

_EFFORTS = (BROKE, MAX, GOOD, EASY)
_MOST_REPS = 4
"""A larger change is no longer a small one."""


def flips_if(
    decision: Decision,
    case: Case,
    condition: Condition,
    ask: Callable[[Case, Condition], Decision],
) -> str:
    """``one rep more in set 3 of 13 Nov: add-load, 8 8 8 at 12 kg``, or empty.

    Where a check-in or time off holds the exercise, the flip is its absence.
    """
    if not any(not s.warmup for done in case.done for s in done.sets):
        return ""
    for words, changed, how in _candidates(case, condition):
        other = ask(changed, how)
        if (other.rule, other.to_exercise) != (decision.rule, decision.to_exercise):
            return f"{words}: {_outcome(other)}"
    return ""


def _candidates(case: Case, condition: Condition) -> Iterator[tuple[str, Case, Condition]]:
    for words, changed in _changes(case):
        yield words, changed, condition
    if condition.soreness:
        yield "without the soreness", case, replace(condition, soreness={})
    if any(condition.pain.get(case.exercise.id, ())):
        yield "without the pain", case, replace(condition, pain={})
    if condition.sport is not None:
        yield "without the sport", case, replace(condition, sport=None)
    if condition.easy_week:
        yield "without the easy week", case, replace(condition, easy_week=False)
    yield "without the time off", replace(case, days_since=1), replace(condition, days_off=1)


def _outcome(other: Decision) -> str:
    if other.to is None:
        return f"{other.rule}, left out"
    goal = " ".join(str(count) for count in other.goal)
    where = other.to.resistance.words()
    return f"{other.rule}, {goal} at {where}" if goal else f"{other.rule}, {where}"


def _changes(case: Case) -> Iterator[tuple[str, Case]]:
    """One rep, one step of effort, more reps, one more session like the last."""
    last = case.done[-1]
    work = [i for i, s in enumerate(last.sets) if not s.warmup]
    when = day_words(last.date.isoformat())
    unit = 5 if case.exercise.timed else 1
    for size in range(1, _MOST_REPS + 1):
        for number, i in enumerate(work, 1):
            for sign in (1, -1):
                changed = _reps(last.sets[i], sign * size * unit)
                if changed is not None:
                    yield _rep_words(size * unit, sign, number, when, case), _with(case, i, changed)
        if size == 1:
            yield from _effort_changes(case, last, work, when)
            yield _one_set_more(case, last, when)
            yield _more_sessions(case, last)


def _effort_changes(
    case: Case, last: Done, work: list[int], when: str
) -> Iterator[tuple[str, Case]]:
    for number, i in enumerate(work, 1):
        for effort in _neighbours(last.sets[i]):
            words = f"set {number} of {when} {effort}"
            yield words, _with(case, i, replace(last.sets[i], effort=effort))

    if work and all(last.sets[i].effort is None for i in work):
        known = tuple(replace(s, effort=s.effort or GOOD) for s in last.sets)
        yield f"every set of {when} good", _with_sets(case, known)


def _one_set_more(case: Case, last: Done, when: str) -> tuple[str, Case]:
    words = f"one set more like the last of {when}"
    return words, _with_sets(case, (*last.sets, last.sets[-1]))


def _neighbours(done: NewSet) -> list[Effort]:
    if done.effort not in _EFFORTS:
        return [GOOD] if done.effort is None else []
    at = _EFFORTS.index(done.effort)
    return [_EFFORTS[n] for n in (at + 1, at - 1) if 0 <= n < len(_EFFORTS)]


def _more_sessions(case: Case, last: Done) -> tuple[str, Case]:
    again = replace(last, date=last.date + timedelta(days=1))
    return "one more session like it", replace(case, done=(*case.done, again))


def _reps(done: NewSet, change: int) -> NewSet | None:
    """The set with its weaker side changed; None where that is no possible set."""
    if done.right is None:
        changed = replace(done, count=done.count + change)
    elif done.right <= done.count:
        changed = replace(done, right=done.right + change)
    else:
        changed = replace(done, count=done.count + change)
    return changed if changed.weaker >= 0 else None


def _rep_words(size: int, sign: int, number: int, when: str, case: Case) -> str:
    what = "s" if case.exercise.timed else "rep" if size == 1 else "reps"
    amount = str(size) if case.exercise.timed or size > 1 else "one"
    side = "more" if sign > 0 else "less"
    return f"{amount} {what} {side} in set {number} of {when}"


def _with(case: Case, index: int, changed: NewSet) -> Case:
    sets = case.done[-1].sets
    return _with_sets(case, (*sets[:index], changed, *sets[index + 1 :]))


def _with_sets(case: Case, sets: tuple[NewSet, ...]) -> Case:
    return replace(case, done=(*case.done[:-1], replace(case.done[-1], sets=sets)))
