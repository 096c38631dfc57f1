"""Progression: one dimension a step, tried in the contract's order, only when no gate fired."""

from __future__ import annotations

import math
from collections.abc import Callable

from tracker.coach.goals import held_goal, one_more, top_goal, weaker_side, weakest_done
from tracker.coach.reading import ABOVE_TOP
from tracker.coach.view import (
    View,
    enough_easy,
    jump_fits,
    load_jump,
    triggered,
    way_on,
)
from tracker.coach.words import (
    at_words,
    count_words,
    in_a_row,
    larger,
    named,
    reps_words,
    thing_words,
    times,
)
from tracker.domain.target import Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import Value, replace
from tracker.domain.words import goal_words, sets_words


class Step(Value):
    """What a rule that fired makes of the next time.

    ``to`` is None where the exercise is left out. ``words`` makes the sentence and the one-line
    reason: a rule is tried many times for what would flip it, and put into words once.
    """

    rule: str
    to_id: str
    to: Target | None
    goal: tuple[int, ...]
    words: Callable[[], tuple[str, str]]
    source: str = ""
    grade: str = ""


def bottom(v: View, sets: int) -> tuple[int, ...]:
    """The bottom of the range in every set."""
    return (v.g.case.slot.low,) * sets


def _done_so_far(v: View) -> str:
    """``12 12 12 was easy twice running``; once with reps to spare where the top was raised."""
    done = reps_words(v.last.sets)
    return f"{done} was easy {in_a_row(v.easy)}" if v.easy else f"{done} with reps to spare"


def _fresh(v: View, resistance: Resistance, sets: int | None = None) -> Target:
    """The base range at a new resistance."""
    slot = v.g.case.slot
    count = slot.sets if sets is None else max(1, sets)
    return Target(count, slot.low, slot.high, resistance, v.g.case.exercise.timed)


def raise_step(v: View) -> Step | None:
    """Next owned height, for bodyweight exercises on a step, easy twice."""
    exercise = v.g.case.exercise
    if exercise.kind != "bodyweight" or not exercise.uses_height or v.up is None:
        return None
    if not enough_easy(v, "raise-step"):
        return None
    to = _fresh(v, v.up)
    old, new = (number(r.height_cm or 0) for r in (v.here.resistance, v.up))

    def words() -> tuple[str, str]:
        say = f"{_done_so_far(v)} at {old} cm: step up to {new} cm, from {to.low} reps."
        return say, f"step {old} to {new} cm"

    return Step("raise-step", exercise.id, to, bottom(v, to.sets), words)


def next_rung(v: View) -> Step | None:
    """The rung above, when no lever is left here and it was easy twice."""
    if v.up is not None or not enough_easy(v, "next-rung"):
        return None
    edge, rung = v.edge, v.rung
    if edge is None or rung is None:
        return None
    start = v.g.ways.first_resistance(rung)
    sets = v.g.case.slot.sets - v.g.whole("next-rung.sets_fewer")
    to = replace(_fresh(v, start, sets), timed=rung.timed)

    def words() -> tuple[str, str]:
        say = (
            f"{_done_so_far(v)}, and nothing is left to add here: "
            f"{named(rung)}{at_words(start, rung)}, "
            f"{sets_words(to.sets)} of {to.low} the first time."
        )
        return say, f"{f'easy {times(v.easy)}' if v.easy else 'earned'}: {edge.label}"

    return Step("next-rung", rung.id, to, bottom(v, to.sets), words, edge.source, edge.grade)


def add_load(v: View) -> Step | None:
    """Next owned load, bottom of the range."""
    step, up = load_jump(v) if triggered(v) else None, v.up
    if step is None or up is None or not jump_fits(v, step):
        return None
    exercise = v.g.case.exercise
    to = _fresh(v, up)
    goal = bottom(v, to.sets)

    def words() -> tuple[str, str]:
        needed = v.needed("add-load")
        counts = {1: "in one session", 2: "on two sessions running"}
        running = counts.get(needed, f"on {needed} sessions running")
        spare = ", with reps to spare" if v.last.known else ""
        of = "" if step.percent == math.inf else " of what you move"
        say = (
            f"Add weight: {reps_words(v.last.sets)} {running}{spare}. "
            f"{up.words()} is {larger(step.percent)}{of}; start at {goal_words(goal, exercise)}."
        )
        return say, f"add weight: {up.words()}, from {count_words(to.low, exercise)}"

    return Step("add-load", exercise.id, to, goal, words)


def stretch_reps(v: View) -> Step | None:
    """A higher top, where the next load is too far or nothing is left to add."""
    if not triggered(v):
        return None
    g = v.g
    most = g.whole("stretch-reps.most") * g.unit
    if v.here.high >= most:
        return None
    step = load_jump(v)
    if step is not None and v.up is not None:
        if jump_fits(v, step):
            return None
        # A program's lower limit can bar a jump that the top already pays for: one rep more then.
        high = int(min(most, max(step.reps_needed, v.here.high + 1)))
    elif v.up is not None or v.rung is not None:
        return None
    else:
        high = min(most, v.here.high + g.whole("stretch-reps.add") * g.unit)
    to = replace(v.here, high=high)
    goal = one_more(v.last, to, g.unit, _easy_add(v))
    return Step("stretch-reps", g.case.exercise.id, to, goal, lambda: _stretched(v, high, goal))


def _stretched(v: View, high: int, goal: tuple[int, ...]) -> tuple[str, str]:
    """Why the top rises to ``high``, and what comes of it."""
    g, step = v.g, load_jump(v)
    exercise = g.case.exercise
    kind_of = "s" if exercise.timed else "reps"
    if step is not None and v.up is not None:
        why = f"{v.up.words()} is {larger(step.percent)}, too far from {v.here.high} {kind_of}"
        then = f"{high} in every set earns it"
        if step.reps_needed > g.whole("stretch-reps.most") * g.unit:
            then = f"reps up to {high} first, and a load in between if you can get one"
    else:
        why = f"{reps_words(v.last.sets)} and nothing left to add here"
        then = f"the top of the range rises to {high}"
        lack = way_on(v)
        if lack is not None:
            then += f"; {lack[1]}"
    say = f"{why}: {then}. Aim for {goal_words(goal, exercise)}."
    return say, f"range up to {high} {kind_of}"


def _easy_add(v: View) -> int:
    """What every set gains when all were easy: two reps, or the seconds of a hold."""
    return v.g.unit if v.g.case.exercise.timed else v.g.whole("add-reps.easy_add")


def next_band(v: View) -> Step | None:
    """Next owned band, bottom of the range, one set fewer the first time."""
    return _other_lever(v, "band", "next-band")


def less_help(v: View) -> Step | None:
    """Next owned step with less help."""
    return _other_lever(v, "assisted", "less-help")


def _other_lever(v: View, kind: str, rule: str) -> Step | None:
    exercise, up = v.g.case.exercise, v.up
    if exercise.kind != kind or up is None or not triggered(v, rule):
        return None
    fewer = v.g.whole("next-band.sets_fewer") if kind == "band" else 0
    to = _fresh(v, up, v.g.case.slot.sets - fewer)

    def words() -> tuple[str, str]:
        was, what = (thing_words(r, exercise) for r in (v.here.resistance, up))
        spare = ", with reps to spare" if v.last.known else ""
        say = (
            f"{reps_words(v.last.sets)} with {was} {in_a_row(v.earned)}{spare}: "
            f"{what} next, {sets_words(to.sets)} from {to.low}."
        )
        return say, f"next: {what}"

    return Step(rule, exercise.id, to, bottom(v, to.sets), words)


def add_reps(v: View) -> Step | None:
    """One more rep on the weakest set, where every set was inside the range with a rep left."""
    last = v.last
    if not _may_grow(v):
        return None
    if last.at_top:
        return _past_the_top(v)
    exercise, large = v.g.case.exercise, _easy_add(v)
    small = v.g.unit if exercise.timed else v.g.whole("add-reps.add")
    goal = one_more(last, v.here, small, large)
    if goal == held_goal(last, v.here):
        return None

    def words() -> tuple[str, str]:
        size = large if last.all_easy else small
        lead = f"{size} s more" if exercise.timed else _more_reps(size)
        more = f"{lead} in every set"
        if not last.all_easy:
            spot = weakest_done(last, v.here)
            more = f"{lead} in set {spot + 1}{weaker_side(last, spot)}"
        at = at_words(v.here.resistance, exercise)
        left = "all easy" if last.all_easy else "with reps left"
        aim = goal_words(goal, exercise)
        return f"{reps_words(last.sets)}{at}, {left}: {more}. Aim for {aim}.", more

    return Step("add-reps", exercise.id, v.here, goal, words)


def _more_reps(count: int) -> str:
    words = {1: "one more rep", 2: "two more reps", 3: "three more reps"}
    return words.get(count, f"{count} more reps")


def _may_grow(v: View) -> bool:
    """Complete, inside the range, clean, a rep left in every set, at the planned resistance."""
    last = v.last
    least = v.g.number("add-reps.min_rir")
    inside = all(count >= last.low for count in last.counts)
    spare = last.known and last.spare is not None and last.spare >= least
    usual = last.resistance.same_as(v.here.resistance)
    return v.may and last.complete and inside and last.clean and spare and usual


def wants_more_than_top(v: View) -> bool:
    """Whether the mode asks for reps above the top before the next step here."""
    kind = v.g.case.exercise.kind
    by_easy = v.rung is not None if v.up is None else kind == "bodyweight"
    return v.mode in ABOVE_TOP and not v.proof and not by_easy


def _past_the_top(v: View) -> Step | None:
    """In the two literature modes the goal at the top lies above it."""
    if not wants_more_than_top(v) or v.earned:
        return None
    exercise, goal = v.g.case.exercise, top_goal(v.mode, v.here, v.g.unit)

    def words() -> tuple[str, str]:
        aim = goal_words(goal, exercise)
        done, running = reps_words(v.last.sets), in_a_row(v.needed("add-load"))
        say = f"{done}, at the top; {v.mode} wants {aim} {running}. Aim there."
        return say, f"past the top: {aim}"

    return Step("add-reps", exercise.id, v.here, goal, words)


RULES = (raise_step, next_rung, add_load, stretch_reps, next_band, less_help, add_reps)
"""In the contract's order; `repeat` is what remains."""
