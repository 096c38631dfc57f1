"""The smallest single change of the last session after which the rule is another.

Computed by asking the coach itself with the changed log, smallest change first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from tracker.coach.case import Case, Done
from tracker.coach.words import day_words
from tracker.domain.decision import Decision
from tracker.domain.effort import BROKE, EASY, GOOD, MAX, Effort
from tracker.domain.log import NewSet

_EFFORTS = (BROKE, MAX, GOOD, EASY)
_MOST_REPS = 4
"""A larger change is no longer a small one."""


def flips_if(decision: Decision, case: Case, ask: Callable[[Case], Decision]) -> str:
    """``one more rep in set 3 -> add-reps``-like words, or empty where nothing small flips it."""
    if not any(not s.warmup for done in case.done for s in done.sets):
        return ""
    for words, changed in _changes(case):
        other = ask(changed)
        if (other.rule, other.to_exercise) != (decision.rule, decision.to_exercise):
            return f"{words}: {_outcome(other)}"
    return ""


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
            yield _more_sessions(case, last)


def _effort_changes(
    case: Case, last: Done, work: list[int], when: str
) -> Iterator[tuple[str, Case]]:
    for number, i in enumerate(work, 1):
        for effort in _neighbours(last.sets[i]):
            words = f"set {number} of {when} {effort}"
            yield words, _with(case, i, replace(last.sets[i], effort=effort))


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
    last = case.done[-1]
    sets = (*last.sets[:index], changed, *last.sets[index + 1 :])
    return replace(case, done=(*case.done[:-1], replace(last, sets=sets)))
