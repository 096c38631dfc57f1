"""What the coach may never say, as one checker over what it said and what that was based on.

Reads the facts for itself (the sets, the check-ins, the dates), not the coach's own reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Done, Lifter
from tracker.coach.resistance import choices, rank
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.log import NewSet
from tracker.domain.program import Program
from tracker.domain.target import Resistance

if TYPE_CHECKING:
    from tracker.catalog import Catalog

_PROMISES = ("injur", "prevent")
_ABOVE_TOP = {"acsm-2009": 1, "nsca-2-for-2": 2}
"""Reps above the range that two modes may ask for at its top."""


def violations(
    decision: Decision, case: Case, condition: Condition, lifter: Lifter, catalog: Catalog
) -> list[str]:
    """Every way in which a decision about one exercise breaks the Never list; empty when none."""
    found = [f"a promise: {word}" for word in _PROMISES if word in _said(decision)]
    if decision.to is None:
        return found
    found += _range(decision, case, lifter)
    found += _equipment(decision, case, lifter, catalog)
    last = _last(case)
    if last is None or decision.from_target is None:
        return found
    more = _more(decision, case, lifter, catalog)
    if len(more) > 1:
        found.append(f"two dimensions at once: {' and '.join(more)}")
    for reason in _reasons(case, last, condition, lifter):
        found += [f"{what} {reason}" for what in more]
    return found


def plan_violations(plan: DayPlan, program: Program, catalog: Catalog) -> list[str]:
    """What is wrong with a whole day: one rung twice, too many hamstring exercises."""
    slots = [d for d in plan.exercises if not d.extra]
    ids = [d.to_exercise for d in slots if d.to is not None]
    twice = sorted({e for e in ids if ids.count(e) > 1})
    found = [f"two slots of one day on {e}" for e in twice]
    hamstrings = [e for e in ids if "hamstrings" in catalog.exercise(e).primary]
    if len(hamstrings) > program.hamstring_limit:
        found.append(f"{len(hamstrings)} hamstring exercises in one session")
    if plan.train and plan.next_date != plan.date:
        found.append(f"train today, yet the next date is {plan.next_date}")
    return found


def _said(decision: Decision) -> str:
    return " ".join((decision.say, decision.brief, decision.flips_if)).lower()


def _last(case: Case) -> Done | None:
    """The newest session with a working set."""
    return next((d for d in reversed(case.done) if _work(d)), None)


def _work(done: Done) -> list[NewSet]:
    return [s for s in done.sets if not s.warmup]


def _reasons(case: Case, last: Done, condition: Condition, lifter: Lifter) -> list[str]:
    """Why nothing may be more than it was."""
    numbers = lifter.thresholds
    found = []
    pain = condition.pain.get(case.exercise.id, ())
    if pain and pain[0] >= numbers["pain-hold.pain"]:
        found.append(f"with pain {pain[0]}")
    if any(s.effort is not None and s.effort.broke for s in _judged(case, last)):
        found.append("after broken form")
    for muscle in case.exercise.primary:
        level, hours = condition.soreness.get(muscle, (0, 0.0))
        if level >= numbers["very-sore.soreness"] and hours <= numbers["very-sore.hours"]:
            found.append(f"with {muscle} {level} sore")
    unknown = any(s.effort is None for s in _judged(case, last))
    if unknown and lifter.mode_for(case.exercise.id) != "double":
        found.append("after unknown effort")
    off, own = condition.days_off or 0, case.days_since or 0
    if off >= numbers["return-after-break.days_any"]:
        found.append(f"after {off} days off")
    elif own >= numbers["return-after-break.days_exercise"]:
        found.append(f"after {own} days without it")
    return found


def _judged(case: Case, last: Done) -> list[NewSet]:
    """The sets that were planned; what was added beyond them may be anything."""
    planned = case.slot.sets if last.plan is None else last.plan.target.sets
    return _work(last)[:planned]


def _more(decision: Decision, case: Case, lifter: Lifter, catalog: Catalog) -> list[str]:
    """The dimensions in which the target asks for more than before."""
    was, to = decision.from_target, decision.to
    assert was is not None
    assert to is not None
    if decision.to_exercise != decision.exercise:
        ups = {edge.to_id for edge in catalog.edges_up(decision.exercise)}
        found = ["a harder exercise"] if decision.to_exercise in ups else []
        return found + (["more sets"] if to.sets > was.sets else [])
    found = [f"more {what}" for what in _harder(was.resistance, to.resistance, case, lifter)]
    if to.sets > was.sets:
        found.append("more sets")
    lighter = _place(to.resistance, case, lifter) < _place(was.resistance, case, lifter)
    if (to.high > was.high and not lighter) or _more_reps(decision, case):
        found.append("more reps")
    return found


def _place(resistance: Resistance, case: Case, lifter: Lifter) -> tuple[float, float]:
    return rank(case.exercise, resistance, lifter.inventory)


def _harder(was: Resistance, to: Resistance, case: Case, lifter: Lifter) -> list[str]:
    found = []
    old, new = _place(was, case, lifter), _place(to, case, lifter)
    if new[0] > old[0] + 0.01:
        found.append("band" if case.exercise.kind == "band" else "load")
    if new[1] > old[1] + 0.01:
        found.append("height")
    return found


def _more_reps(decision: Decision, case: Case) -> bool:
    """Whether a set's goal is above what was done, what was aimed for, and the bottom.

    Where the newest sessions held fewer sets, the one before them counts too: a reduction holds
    for its own session, and the target after it is the one before it.
    """
    to = decision.to
    assert to is not None
    known = [[to.low] for _ in range(to.sets)]
    for done in reversed(case.done):
        counts = [s.weaker for s in _work(done)]
        for row in (counts, () if done.plan is None else done.plan.goal):
            for place, count in enumerate(row[: to.sets]):
                known[place].append(count)
        if len(counts) >= to.sets:
            break
    return any(goal > max(seen) for goal, seen in zip(decision.goal, known, strict=False))


def _range(decision: Decision, case: Case, lifter: Lifter) -> list[str]:
    to = decision.to
    assert to is not None
    slot, numbers = case.slot, lifter.thresholds
    top = max(slot.high + numbers["step-back.proof_reps"], numbers["stretch-reps.most"], slot.high)
    found = []
    if not 1 <= to.sets <= slot.sets:
        found.append(f"{to.sets} sets where the slot has {slot.sets}")
    if to.low != slot.low or not slot.high <= to.high <= top:
        found.append(f"the range {to.low}-{to.high} for a slot of {slot.low}-{slot.high}")
    if len(decision.goal) != to.sets:
        found.append(f"{len(decision.goal)} goals for {to.sets} sets")
    above = _ABOVE_TOP.get(lifter.mode_for(case.exercise.id), 0)
    outside = [g for g in decision.goal if not to.low <= g <= to.high + above]
    return found + [f"a goal of {goal} outside {to.low}-{to.high}" for goal in outside]


def _equipment(decision: Decision, case: Case, lifter: Lifter, catalog: Catalog) -> list[str]:
    to = decision.to
    assert to is not None
    exercise = catalog.exercise(decision.to_exercise)
    missing = lifter.inventory.missing(exercise)
    if missing:
        return [f"{exercise.id} without {' and '.join(missing)}"]
    owned: Sequence[Resistance] = choices(exercise, lifter.inventory, to.resistance)
    used = [s.resistance for done in case.done for s in done.sets]
    if any(to.resistance.same_as(option) for option in (*owned, *used)):
        return []
    return [f"{exercise.id} at {to.resistance.words()}, which is not owned"]
