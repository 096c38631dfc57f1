"""What to aim for in each set: the done sets carried over, held, or one step on."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.coach.reading import ABOVE_TOP, Reading
from tracker.domain.target import Target


def weakest(counts: Sequence[int]) -> int:
    """Index of the set with the fewest reps, the first of equals."""
    return counts.index(min(counts))


def weaker_side(last: Reading, spot: int) -> str:
    """``, left`` or ``, right`` where one side did less in that set."""
    done = last.sets[spot]
    if done.right is None or done.right == done.count:
        return ""
    return ", left" if done.count < done.right else ", right"


def held_goal(last: Reading, to: Target) -> tuple[int, ...]:
    """What was done, set by set, inside the range; missing sets count from the bottom."""
    counts = [*last.counts[: to.sets], *[to.low] * (to.sets - len(last.counts))]
    return tuple([min(max(count, to.low), to.high) for count in counts])


def weakest_done(last: Reading, to: Target) -> int:
    """Index of the set that a rep more is asked of: the weakest that was done."""
    return weakest(held_goal(last, to)[: len(last.counts)])


def one_more(last: Reading, to: Target, small: int, large: int) -> tuple[int, ...]:
    """The goal one step on: ``small`` on the weakest set, ``large`` on all when all were easy."""
    goal = list(held_goal(last, to))
    if last.all_easy:
        return tuple([min(count + large, to.high) for count in goal])
    spot = weakest(goal[: len(last.counts)])
    goal[spot] = min(goal[spot] + small, to.high)
    return tuple(goal)


def hold_goal(last: Reading | None, to: Target) -> tuple[int, ...]:
    """The goal of a held target: no more than was aimed for or done, never below the range."""
    if last is None:
        return (to.low,) * to.sets
    held = held_goal(last, to)
    if last.goal:
        aimed = [*last.goal, *[to.low] * (to.sets - len(last.goal))][: to.sets]
        held = tuple(min(h, max(a, to.low)) for h, a in zip(held, aimed, strict=True))
    return held


def same_goal(last: Reading, to: Target, *, sure: bool) -> tuple[int, ...]:
    """The goal of a repeated target: what was aimed for stands until it is reached.

    What was done beyond it is taken over where the session was ``sure`` (clean, effort known,
    at the planned resistance).
    """
    held = held_goal(last, to)
    if not last.goal or last.heavier:
        return held
    aimed = [*last.goal, *[to.low] * to.sets][: to.sets]
    kept = [min(max(goal, to.low), to.high) for goal in aimed]
    return tuple(max(k, h) for k, h in zip(kept, held, strict=True)) if sure else tuple(kept)


def top_goal(mode: str, to: Target, unit: int) -> tuple[int, ...]:
    """The goal at the top of the range in a mode that wants more than the top.

    ``unit`` is one rep, or the seconds that stand for it in a hold.
    """
    above = ABOVE_TOP[mode] * unit
    if mode == "nsca-2-for-2":
        return (to.high,) * (to.sets - 1) + (to.high + above,)
    return (to.high + above,) * to.sets


def no_more_than(newest: Reading, goal: Sequence[int], to: Target) -> tuple[int, ...]:
    """A goal capped at what the newest session did or aimed for, set by set.

    For a newest session that allows no more (pain, effort unknown) although an older one, done
    without a reduction, reached further.
    """
    capped = list(goal)
    for i, count in enumerate(newest.counts[: len(capped)]):
        aimed = newest.goal[i] if i < len(newest.goal) else to.low
        capped[i] = min(capped[i], max(to.low, count, aimed))
    return tuple(capped)
