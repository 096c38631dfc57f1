"""The smallest single change after which the rule is another.

Computed by asking the coach itself with the changed log or the changed day, smallest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from tracker.coach.case import Case, Condition
from tracker.coach.progress import Step
from tracker.coach.words import day_words, joined
from tracker.domain.decision import Decision
from tracker.domain.effort import BROKE, EASY, GOOD, MAX, Effort
from tracker.domain.log import NewSet
from tracker.domain.target import Plan
from tracker.domain.units import number
from tracker.domain.value import Value, replace

RuleOf = Callable[[Case, Condition], str]

MOST_STEPS = 4
"""Reps (or steps of seconds) in one set; a larger change is no longer a small one."""

OF_THE_DAY = frozenset(
    {"pain-stop", "pain-hold", "deload", "return-after-break", "sore-hold", "sport-hold"}
)
"""Rules that come from a check-in or the calendar: what would flip them is looked for there."""

_WORDS = (BROKE, MAX, GOOD, EASY)


class Flip(Value):
    """One change of the last session or of the day, that can be applied.

    ``kind`` is ``reps``, ``effort``, ``efforts`` (of every set unknown or all out), ``set``,
    ``session``, or of the day ``soreness``, ``pain``, ``days-off``, ``sport``, ``easy-week``.
    ``spot`` is the set's place
    among the session's sets, ``change`` reps or seconds more (less where negative), or the new
    level or number of days; ``plan`` the one that one more session would be done under.
    """

    kind: str
    words: str
    spot: int = 0
    change: int = 0
    effort: Effort | None = None
    muscles: tuple[str, ...] = ()
    plan: Plan | None = None

    def apply(self, case: Case, condition: Condition) -> tuple[Case, Condition]:
        """The case and the condition with this one change."""
        match self.kind:
            case "soreness":
                lower = {m: (self.change, condition.soreness[m][1]) for m in self.muscles}
                return case, replace(condition, soreness={**condition.soreness, **lower})
            case "pain":
                own = case.exercise.id
                readings = (self.change, *condition.pain[own][1:])
                return case, replace(condition, pain={**condition.pain, own: readings})
            case "days-off":
                days = min(condition.days_off or 0, self.change)
                since = None if case.days_since is None else min(case.days_since, self.change)
                return replace(case, days_since=since), replace(condition, days_off=days)
            case "sport":
                return case, replace(condition, sport=None)
            case "easy-week":
                return case, replace(condition, easy_week=False)
            case _:
                return self._of_the_log(case), condition

    def _of_the_log(self, case: Case) -> Case:
        place = _last_session(case)
        last = case.done[place]
        if self.kind == "session":
            again = replace(last, date=case.done[-1].date + timedelta(days=1), plan=self.plan)
            return replace(case, done=(*case.done, again))
        sets = list(last.sets)
        match self.kind:
            case "reps":
                sets[self.spot] = _with_reps(sets[self.spot], self.change)
            case "effort":
                sets[self.spot] = replace(sets[self.spot], effort=self.effort)
            case "efforts":
                sets = [replace(s, effort=self.effort) if _unearned(s) else s for s in sets]
            case _:
                sets.append(sets[-1])
        done = list(case.done)
        done[place] = replace(last, sets=tuple(sets))
        return replace(case, done=tuple(done))


def smallest(
    decision: Decision,
    case: Case,
    condition: Condition,
    thresholds: Mapping[str, float],
    rule_of: RuleOf,
) -> Flip | None:
    """The first of the candidates after which another rule decides."""
    for flip in candidates(decision, case, condition, thresholds):
        if rule_of(*flip.apply(case, condition)) != decision.rule:
            return flip
    return None


def flips_if(flip: Flip, other: Step) -> str:
    """``one rep more in set 3 of 13 Nov: add-load, 8 8 8 at 12 kg``."""
    if other.to is None:
        return f"{flip.words}: {other.rule}, left out"
    goal = " ".join(str(count) for count in other.goal)
    return f"{flip.words}: {other.rule}, {goal} at {other.to.resistance.words()}"


def candidates(
    decision: Decision, case: Case, condition: Condition, thresholds: Mapping[str, float]
) -> Iterator[Flip]:
    """Every small change, smallest first.

    A rep in each set, one step of effort, one set more, one session more, then more reps. What a
    check-in or the calendar decided is looked for there first.
    """
    if not any(not s.warmup for done in case.done for s in done.sets):
        return
    of_the_day = decision.rule in OF_THE_DAY
    if of_the_day:
        yield from _of_the_day(case, condition, thresholds)
    yield from _of_the_session(decision, case)
    if not of_the_day:
        yield from _of_the_day(case, condition, thresholds)


def _of_the_day(
    case: Case, condition: Condition, thresholds: Mapping[str, float]
) -> Iterator[Flip]:
    pain = next(iter(condition.pain.get(case.exercise.id, ())), 0)
    for rule in ("pain-stop", "pain-hold"):
        below = int(thresholds[f"{rule}.pain"]) - 1
        if pain > below:
            yield Flip("pain", f"with pain {below} of 10", change=below)
    if condition.easy_week:
        yield Flip("easy-week", "after the easy week")
    p = "return-after-break."
    off, own = condition.days_off or 0, case.days_since or 0
    if off >= thresholds[p + "days_any"] or own >= thresholds[p + "days_exercise"]:
        limit = "days_any" if off >= thresholds[p + "days_any"] else "days_exercise"
        days = int(thresholds[p + limit]) - 1
        yield Flip("days-off", f"after {days} days instead of {max(off, own)}", change=days)
    below = int(thresholds["sore-hold.soreness"]) - 1
    sore = tuple(m for m in case.exercise.primary if condition.soreness.get(m, (0, 0))[0] > below)
    if sore:
        words = f"with {joined(sore)} {below} of 10 sore"
        yield Flip("soreness", words, change=below, muscles=sore)
    if condition.sport is not None:
        yield Flip("sport", f"without {condition.sport.name}")


def _of_the_session(decision: Decision, case: Case) -> Iterator[Flip]:
    last = case.done[_last_session(case)]
    work = [i for i, s in enumerate(last.sets) if not s.warmup]
    when = day_words(last.date.isoformat())
    unit = _STEP_S if case.exercise.timed else 1
    for size in range(1, MOST_STEPS + 1):
        for count, spot in enumerate(work, 1):
            for sign in (1, -1):
                change = sign * size * unit
                if last.sets[spot].weaker + change >= 0:
                    words = f"{_rep_words(change, case)} in set {count} of {when}"
                    yield Flip("reps", words, spot, change)
        if size == 1:
            yield from _of_effort(last.sets, work, when)
            yield Flip("set", f"one set more like the last of {when}")
            stays = decision.to_exercise == case.exercise.id
            plan = decision.plan() if stays else last.plan
            yield Flip("session", "one more session like it", plan=plan)


_STEP_S = 5
"""Seconds that stand for a rep in a change of a hold, as `+` does on the screen."""


def _of_effort(sets: tuple[NewSet, ...], work: list[int], when: str) -> Iterator[Flip]:
    for side in (1, -1):
        for count, spot in enumerate(work, 1):
            effort = _one_step(sets[spot].effort, side)
            if effort is not None:
                yield Flip("effort", f"set {count} of {when} {effort}", spot, effort=effort)
        if side == 1 and sum(_unearned(sets[spot]) for spot in work) > 1:
            yield Flip("efforts", f"every set of {when} {GOOD}", effort=GOOD)


def _unearned(done: NewSet) -> bool:
    """Whether it is unknown that anything was left in a working set."""
    return not done.warmup and (done.effort is None or done.effort.rir == 0)


def _one_step(effort: Effort | None, side: int) -> Effort | None:
    """One step of effort, easier for ``side`` 1, harder for -1; in RPE half a point."""
    if effort is None:
        return GOOD if side == 1 else None
    if effort in _WORDS:
        at = _WORDS.index(effort) + side
        return _WORDS[at] if 0 <= at < len(_WORDS) else None
    kind, value = effort.text[:3], float(effort.text[3:])
    step, low, high = (1.0, 0.0, 10.0) if kind == "rir" else (-0.5, 6.0, 10.0)
    near = value + side * step
    return Effort(f"{kind}{number(near)}") if low <= near <= high else None


def _last_session(case: Case) -> int:
    """Place of the newest session that holds a working set."""
    places = range(len(case.done) - 1, -1, -1)
    return next(i for i in places if any(not s.warmup for s in case.done[i].sets))


def _with_reps(done: NewSet, change: int) -> NewSet:
    """The set with its weaker side changed."""
    if done.right is None or done.count < done.right:
        return replace(done, count=done.count + change)
    return replace(done, right=done.right + change)


def _rep_words(change: int, case: Case) -> str:
    size, side = abs(change), "more" if change > 0 else "less"
    if case.exercise.timed:
        return f"{size} s {side}"
    return f"{'one rep' if size == 1 else f'{size} reps'} {side}"
