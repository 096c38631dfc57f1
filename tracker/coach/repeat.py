"""`repeat`: the same target, and the one thing that is missing."""

from __future__ import annotations

from tracker.coach.goals import same_goal
from tracker.coach.progress import Step, View, jump_fits, lacking, load_jump, triggered
from tracker.coach.resistance import allowance_kg, system_load
from tracker.coach.words import effort_words, goal_words, percent, reps_words, times
from tracker.domain.units import in_unit, number


def repeat(v: View) -> Step:
    """Hold the target and say what is missing for the next step."""
    last = v.last
    sure = last.clean and last.known and not last.lighter and not last.heavier
    goal = same_goal(last, v.here, sure=sure)
    for reason in (_chosen, _other_load, _incomplete, _below, _effort, _top):
        found = reason(v)
        if found is not None:
            say, brief = found
            return Step("repeat", v.g.case.exercise.id, v.here, goal, say, brief)
    aim = goal_words(goal, v.g.case.exercise)
    return Step("repeat", v.g.case.exercise.id, v.here, goal, f"Again {aim}.", f"again {aim}")


def _chosen(v: View) -> tuple[str, str] | None:
    if v.mode != "maintain":
        return None
    return (
        f"You chose to maintain: {v.here.resistance.words()} stays.",
        "maintain: nothing is added",
    )


def _other_load(v: View) -> tuple[str, str] | None:
    """Done at another resistance than planned."""
    last, plan = v.last.resistance.words(), v.here.resistance.words()
    if v.last.lighter and not v.last.resistance.same_as(v.here.resistance):
        return (
            f"Done at {last}, the plan was {plan}: the plan stands. "
            f"Lighter once more and {last} becomes the working weight.",
            f"done at {last}: {plan} stands",
        )
    if v.last.heavier and not v.last.adopted:
        return (
            f"Done at {last} with a set below {v.last.low}: too heavy to take over, {plan} stands.",
            f"{last} was too heavy: {plan} stands",
        )
    return None


def _incomplete(v: View) -> tuple[str, str] | None:
    done, planned = len(v.last.counts), v.last.planned
    if v.last.complete:
        return None
    return (
        f"{done} of {planned} sets done last time: all {planned} first.",
        f"{done} of {planned} sets; all {planned} first",
    )


def _below(v: View) -> tuple[str, str] | None:
    low = v.last.low
    if all(count >= low for count in v.last.counts):
        return None
    return (
        f"{reps_words(v.last.sets)}: a set stayed below {low}. The same again; "
        "twice running would mean a step back.",
        f"a set below {low}; again",
    )


def _effort(v: View) -> tuple[str, str] | None:
    last = v.last
    if not last.known:
        if v.mode == "double" and last.at_top:
            return None
        return (
            "How hard it was is not known for every set, so nothing is added. "
            "Log an effort (easy, good, max, broke) and it counts.",
            "effort unknown: log it to move on",
        )
    if last.spare is not None and last.spare < v.g.number("add-reps.min_rir"):
        return (
            f"{reps_words(last.sets)} with nothing left ({effort_words(last.sets)}): "
            "the same until a rep is to spare in every set.",
            "all out; same until one is left",
        )
    return None


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
        if v.easy:
            return (
                f"{reps_words(last.sets)} was easy {times(v.easy)}: easy once more opens "
                f"the {v.rung.name.lower()}.",
                f"easy {times(v.easy)}; again {opens}",
            )
        return (
            f"{reps_words(last.sets)}, at the top: when that is easy twice running, "
            f"the {v.rung.name.lower()} opens.",
            f"{tops} held; easy twice {opens}",
        )
    if v.here.high >= v.g.whole("stretch-reps.most"):
        lacks, leads_to = lacking(v)
        needs = lacks or "another exercise of the pattern"
        say = f"At {v.here.high} reps with nothing left to add: it needs {needs}{leads_to}."
        return say, f"needs {needs}"
    return (
        f"{reps_words(last.sets)}, at the top {times(max(1, v.ready))}: once more and the range "
        "rises, there is nothing heavier at hand.",
        f"{tops} {times(max(1, v.ready))}; again raises the range",
    )


def _towards_lever(v: View, tops: str) -> tuple[str, str]:
    assert v.up is not None
    last, up = v.last, v.up.words()
    exercise = v.g.case.exercise
    if exercise.kind == "bodyweight":
        if v.easy:
            return (
                f"{reps_words(last.sets)} was easy {times(v.easy)}: easy once more and the "
                f"step goes up to {number(v.up.height_cm or 0)} cm.",
                f"easy {times(v.easy)}; again: {up}",
            )
        return (
            f"{reps_words(last.sets)}, at the top: easy twice running raises the step to "
            f"{number(v.up.height_cm or 0)} cm.",
            f"{tops} held; easy twice: {up}",
        )
    step = load_jump(v)
    if step is not None and triggered(v) and not jump_fits(v, step):
        would = _load_that_would_do(v)
        return (
            f"{up} is {percent(step.percent)} more, beyond what {v.g.whole('stretch-reps.most')} "
            f"reps can earn: {would} would do.",
            f"next load too far; {would} would do",
        )
    size = "" if step is None else f" (+{percent(step.percent)} of what you move)"
    if step is not None and not jump_fits(v, step):
        size = f", or the range rises first (+{percent(step.percent)} of what you move)"
    here = v.here.resistance.words()
    return (
        f"{reps_words(last.sets)} at {here} {times(max(1, v.ready))}. Once more and the next "
        f"time is {up}{size}.",
        f"{tops} {times(max(1, v.ready))}; again today earns {up}",
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
