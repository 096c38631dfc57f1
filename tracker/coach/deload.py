"""The easy week: offered, never forced; when to offer it, and what it does while it lasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tracker.coach.reading import Reading
from tracker.coach.resistance import choices, rank
from tracker.coach.words import joined
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.target import Target
from tracker.domain.value import Value, replace

_WEEK = timedelta(days=7)


class Strain(Value):
    """What the offer reads.

    ``first_trained`` is the log's first training date; ``weekly_sets`` the working sets of the
    last weeks (seven days each, newest first, the one that ends today included); ``readings``
    the last sessions of each exercise; ``answers`` past answers, newest first, as
    (``accept`` or ``decline``, date).
    """

    today: date
    first_trained: date | None
    weekly_sets: Sequence[int]
    readings: Mapping[str, Sequence[Reading]]
    answers: Sequence[tuple[str, date]]


def active(answers: Sequence[tuple[str, date]], today: date, numbers: Mapping[str, float]) -> bool:
    """Whether an accepted easy week still lasts on ``today``."""
    if not answers or answers[0][0] != "accept":
        return False
    return 0 <= (today - answers[0][1]).days < numbers["deload.days"]


def reason(strain: Strain, numbers: Mapping[str, float], names: Mapping[str, str]) -> str | None:
    """Why an easy week is offered, in words; None where it is not.

    Triggers: stalled performance or many weeks without an easy one (survey of coaches:
    Rogerson 2024; thresholds are ours).
    """
    weeks = numbers["deload.weeks_before_first"]
    if strain.first_trained is None or strain.today - strain.first_trained < weeks * _WEEK:
        return None
    silent = numbers["deload.silent_weeks"] * _WEEK
    if strain.answers and strain.today - strain.answers[0][1] < silent:
        return None
    stalls, enough = int(numbers["deload.stalls"]), int(numbers["deload.exercises"])
    stalled = [e for e, rows in strain.readings.items() if _stalled(rows, stalls)]
    if len(stalled) >= enough:
        who = joined([names[e] for e in stalled])
        return f"{who} fell short of the goal in {stalls} sessions running"
    since = strain.today - timedelta(days=int(numbers["deload.misses_days"]))
    missing = [
        e for e, rows in strain.readings.items() if any(r.missed and r.date > since for r in rows)
    ]
    if len(missing) >= enough:
        who = joined([names[e] for e in missing])
        within = int(numbers["deload.misses_days"])
        return f"{who} missed the bottom of the range within {within} days"
    hard = hard_weeks(strain.weekly_sets, numbers["deload.sets"])
    # The seven-day weeks may cut an accepted easy one in two, so that neither half looks easy.
    for answer, when in strain.answers[:1]:
        if answer == "accept":
            days = (strain.today - when).days - int(numbers["deload.days"])
            hard = min(hard, days // 7)
    if hard >= numbers["deload.hard_weeks"]:
        return f"{hard} weeks of training since an easy one"
    return None


def _stalled(rows: Sequence[Reading], stalls: int) -> bool:
    recent = [r for r in rows if not r.apart][-stalls:]
    return len(recent) >= stalls and all(_short_of_goal(r) for r in recent)


def _short_of_goal(reading: Reading) -> bool:
    # A goal is for its own resistance; more weight with fewer reps is not falling short of it.
    if reading.first or reading.heavier or not reading.goal:
        return False
    counts = [*reading.counts, *[0] * (len(reading.goal) - len(reading.counts))]
    return any(done < aim for done, aim in zip(counts, reading.goal, strict=False))


def hard_weeks(weekly_sets: Sequence[int], share: float) -> int:
    """Weeks with training since one with at most ``share`` of the usual sets (their median)."""
    trained = [sets for sets in weekly_sets if sets]
    if not trained:
        return 0
    usual = sorted(trained)[len(trained) // 2]
    hard = 0
    for sets in weekly_sets:
        if sets == 0 or sets <= usual * share:
            break
        hard += 1
    return hard


def lighter(
    target: Target, exercise: Exercise, inventory: Inventory, numbers: Mapping[str, float]
) -> Target:
    """The easy week's part of the sets, rounded down; of one set, a load lighter by its cut at
    least, or one step lower."""
    if target.sets > 1:
        return replace(target, sets=max(1, int(target.sets * numbers["deload.sets"])))
    at = target.resistance
    here = rank(exercise, at, inventory)
    lower = [r for r in choices(exercise, inventory, at) if rank(exercise, r, inventory) < here]
    if exercise.loaded and at.load is not None:
        limit = at.load.kg * (1 - numbers["deload.load_cut"]) + 1e-6
        fitting = [r for r in lower if r.load is not None and r.load.kg <= limit]
        lower = fitting or lower[:1]
    return target.at(lower[-1]) if lower else target
