"""`repeat`: the same target, and the one thing that is missing."""

from __future__ import annotations

from tracker.coach.goals import no_more_than, same_goal, top_goal
from tracker.coach.ground import lifted
from tracker.coach.progress import Step, wants_more_than_top
from tracker.coach.resistance import allowance_kg, nearest_owned, system_load
from tracker.coach.view import View, jump_fits, load_jump, triggered, way_on
from tracker.coach.words import (
    at_words,
    count_words,
    dose_words,
    effort_words,
    in_a_row,
    larger,
    named,
    percent,
    reps_words,
    thing_words,
    times,
)
from tracker.domain.target import Resistance
from tracker.domain.units import in_unit, number
from tracker.domain.words import goal_words


def repeat(v: View) -> Step:
    """Hold the target and say what is missing for the next step."""
    last = v.last
    # Lighter than planned, but gone on from: what was done is what was done at this resistance.
    elsewhere = last.lighter and not last.resistance.same_as(v.here.resistance)
    sure = last.clean and last.known and not elsewhere and not last.heavier
    goal = same_goal(last, v.here, sure=sure)
    if sure and v.may and last.at_top and wants_more_than_top(v):
        goal = top_goal(v.mode, v.here, v.g.unit)
    if not v.may and v.g.last is not last:
        goal = no_more_than(v.g.last, goal, v.here)
    if lifted(v.g):
        goal = (v.here.low,) * v.here.sets
    return Step("repeat", v.g.case.exercise.id, v.here, goal, lambda: _missing(v, goal))


def _missing(v: View, goal: tuple[int, ...]) -> tuple[str, str]:
    """The first thing that is missing for the next step, in words."""
    reasons = (
        _chosen, _gone, _other_load, _incomplete, _below, _effort, _newest, _hurt, _top, _lightened
    )  # fmt: skip
    found = next((said for reason in reasons if (said := reason(v)) is not None), None)
    if found is not None:
        return found
    aim = goal_words(goal, v.g.case.exercise)
    return f"{reps_words(v.last.sets)} last time: {aim} again.", f"again {aim}"


def _words(v: View, resistance: Resistance) -> str:
    return thing_words(resistance, v.g.case.exercise)


def _at(v: View, resistance: Resistance) -> str:
    return at_words(resistance, v.g.case.exercise) or " with the body alone"


def _chosen(v: View) -> tuple[str, str] | None:
    if v.mode != "maintain":
        return None
    done, dose = reps_words(v.last.sets), dose_words(v.here, v.g.case.exercise)
    return f"{done}, and you chose to maintain: {dose} again.", "maintain: nothing is added"


def _gone(v: View) -> tuple[str, str] | None:
    """What was used is no longer owned."""
    was, now = v.last.resistance, v.here.resistance
    gone = nearest_owned(v.g.case.exercise, was, v.g.lifter.inventory)
    if gone.same_as(was) or not gone.same_as(now):
        return None
    done, new = reps_words(v.last.sets), _words(v, now)
    if lifted(v.g):
        new = f"{new} is the lightest you own, from {v.here.low}"
    if was.load is None and v.g.case.exercise.loaded:
        return f"{done} without a weight last time: {new}.", f"with a weight: {now.words()}"
    say = f"{done} last time, but {_words(v, was)} is not among what you own: {new}"
    say += "." if lifted(v.g) else " instead."
    return say, f"{was.words()} is not owned: {now.words()}"


def _other_load(v: View) -> tuple[str, str] | None:
    """Done at another resistance than planned."""
    last, plan = _words(v, v.last.resistance), _words(v, v.here.resistance)
    if v.last.lighter and not v.last.resistance.same_as(v.here.resistance):
        return (
            f"{reps_words(v.last.sets)}{_at(v, v.last.resistance)} where the plan was {plan}: the "
            "plan stands. "
            f"Once more and {last} is what you go on from.",
            f"done at {last}: {plan} stands",
        )
    if v.last.heavier and not v.last.adopted:
        return (
            f"{reps_words(v.last.sets)}{_at(v, v.last.resistance)}, a set below {v.last.low}: too "
            f"heavy to take over, {plan} stands.",
            f"{last} was too heavy: {plan} stands",
        )
    return None


def _incomplete(v: View) -> tuple[str, str] | None:
    done, planned = len(v.last.counts), v.last.planned
    if v.last.complete:
        return None
    return (
        f"{done} of {planned} sets done ({reps_words(v.last.sets)}): all {planned} first.",
        f"{done} of {planned} sets; all {planned} first",
    )


def _below(v: View) -> tuple[str, str] | None:
    low = v.last.low
    if all(count >= low for count in v.last.counts):
        return None
    dose = dose_words(v.here, v.g.case.exercise)
    if not v.last.missed:
        begun, aim = reps_words(v.last.sets), count_words(low, v.g.case.exercise)
        return f"{begun} to begin with: {dose}, up to {aim} first.", f"up to {aim} first"
    limit = v.g.whole("step-back.sessions")
    return (
        f"{reps_words(v.last.sets)}, a set below {low}: {dose} again. "
        f"{in_a_row(limit).capitalize()} would mean a step back.",
        f"a set below {low}; again",
    )


def _effort(v: View) -> tuple[str, str] | None:
    last = v.last
    if not last.known:
        if v.mode == "double" and last.at_top:
            return None
        return (
            f"{reps_words(last.sets)}, but not every set says how hard it was, so nothing is "
            "added. Log an effort (easy, good, max, broke) and it counts.",
            "effort unknown: log it to move on",
        )
    if last.spare is not None and last.spare < v.g.number("add-reps.min_rir"):
        return (
            f"{reps_words(last.sets)} with nothing left ({effort_words(last.sets)}): "
            "the same until a rep is to spare in every set.",
            "a set had nothing left; same again",
        )
    return None


def _newest(v: View) -> tuple[str, str] | None:
    """The newest session was held back, and allows nothing more by its own."""
    newest = v.g.last
    if v.may or newest is v.last:
        return None
    lack = "had pain" if newest.known else "do not all say how hard they were"
    say = f"The last sets ({reps_words(newest.sets)}) {lack}: nothing is added to that."
    return say, "last sets leave it open"


def _hurt(v: View) -> tuple[str, str] | None:
    """Pain in the last sets, though it has been told to be gone since."""
    if v.last.clean:
        return None
    say = f"{reps_words(v.last.sets)} with pain {v.last.pain} of 10: once without it before more."
    return say, f"pain {v.last.pain} last time; again without"


def _lightened(v: View) -> tuple[str, str] | None:
    """Every set reached the top, some or all of them with less than planned."""
    last, plan = v.last, _words(v, v.here.resistance)
    if any(count < last.high for count in last.counts):
        return None
    if last.lighter and last.plan is not None:
        was = _words(v, last.plan.target.resistance)
        return (
            f"{reps_words(last.sets)}{_at(v, last.resistance)}, lighter than planned ({was}): "
            f"{plan} is what you go on from, and it counts from the next time.",
            f"lighter than planned: now {v.here.resistance.words()}",
        )
    return (
        f"{reps_words(last.sets)}, not every set with {plan}: all of them with it first.",
        f"every set with {plan} first",
    )


def _top(v: View) -> tuple[str, str] | None:
    """At the top: once where twice is needed, not easy yet, or nowhere to go."""
    last = v.last
    if not last.at_top:
        return None
    tops = f"{last.high} s" if v.g.case.exercise.timed else f"{last.high}s"
    if v.up is not None:
        return _towards_lever(v, tops)
    if v.rung is not None and v.edge is not None:
        opens = f"opens {v.edge.label}"
        often = v.g.whole("next-rung.sessions")
        if v.easy:
            return (
                f"{reps_words(last.sets)} was easy {times(v.easy)}: easy once more opens "
                f"the {named(v.rung)}.",
                f"easy {times(v.easy)}; again {opens}",
            )
        return (
            f"{reps_words(last.sets)}, at the top: when that is easy {in_a_row(often)}, "
            f"the {named(v.rung)} opens.",
            f"{tops} held; easy {times(often)} {opens}",
        )
    if v.here.high >= v.g.whole("stretch-reps.most") * v.g.unit:
        brief, lack = way_on(v) or (
            "needs another exercise of the pattern",
            "only another exercise of the pattern leads on",
        )
        return f"{reps_words(last.sets)} and nothing left to add: {lack}.", brief
    if wants_more_than_top(v) and not v.earned:
        return None
    again = times(max(1, v.earned))
    return (
        f"{reps_words(last.sets)}, at the top {again}: once more and the range rises, there is "
        "nothing heavier at hand.",
        f"{tops} {again}; again raises the range",
    )


def _towards_lever(v: View, tops: str) -> tuple[str, str]:
    assert v.up is not None
    last, up = v.last, _words(v, v.up)
    exercise = v.g.case.exercise
    if exercise.kind == "bodyweight":
        often = v.g.whole("raise-step.sessions")
        if v.easy:
            return (
                f"{reps_words(last.sets)} was easy {times(v.easy)}: easy once more and the "
                f"step goes up to {number(v.up.height_cm or 0)} cm.",
                f"easy {times(v.easy)}; again: {v.up.words()}",
            )
        return (
            f"{reps_words(last.sets)}, at the top: easy {in_a_row(often)} raises the step to "
            f"{number(v.up.height_cm or 0)} cm.",
            f"{tops} held; easy {times(often)}: {v.up.words()}",
        )
    step = load_jump(v)
    if step is not None and triggered(v) and not jump_fits(v, step):
        would = _load_that_would_do(v)
        return (
            f"{reps_words(last.sets)}, but {up} is {larger(step.percent)}, beyond what "
            f"{v.g.whole('stretch-reps.most')} reps can earn: {would} would do. Should you "
            f"manage {v.g.case.slot.low} or more in every set with {up}, log it and go on there.",
            f"next load too far; {would} would do",
        )
    size = ""
    if step is not None:
        first = "" if jump_fits(v, step) else ", or the range rises first"
        bare = step.percent == float("inf")
        size = "the first weight" if bare else f"+{percent(step.percent)} of what you move"
        size = f"{first} ({size})"
    here, again = _at(v, v.here.resistance), times(max(1, v.earned))
    return (
        f"{reps_words(last.sets)}{here} {again}. Once more and the next time is {up}{size}.",
        f"{tops} {again}; again today earns {v.up.words()}",
    )


def _load_that_would_do(v: View) -> str:
    """The heaviest next load that is an acceptable jump, in the unit of the present one."""
    exercise, load = v.g.case.exercise, v.here.resistance.load
    old = system_load(exercise, v.here.resistance, v.g.lifter.bodyweight_kg)
    share = v.g.number("add-load.jump")
    if v.g.case.max_jump is not None:
        share = min(share, v.g.case.max_jump)
    room = max(old * share, allowance_kg(exercise, v.g.lifter)) / exercise.implements
    unit = "kg" if load is None else load.unit
    best = (0.0 if load is None else load.kg) + room
    if unit == "lb":
        return f"{number(int(in_unit(best, 'lb').value))} lb"
    return f"{number(int(best * 2) / 2)} kg"
