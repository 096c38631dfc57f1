"""The thresholds behind a decision, each with the value found and whether it passed."""

from __future__ import annotations

from tracker.coach.progress import View, jump_fits, load_jump
from tracker.coach.resistance import allowance_kg
from tracker.coach.words import effort_words, percent, reps_words
from tracker.domain.decision import Check
from tracker.domain.units import number


def progress_checks(v: View) -> list[Check]:
    """What the progression rules looked at, each with threshold and value found."""
    last, g = v.last, v.g
    least = g.number("add-load.min_rir")
    spare = effort_words(last.sets) if last.known else "unknown"
    by_height = g.case.exercise.kind == "bodyweight" and g.case.exercise.uses_height
    by_easy = by_height or (v.up is None and v.edge is not None)
    need = 1 if v.proof or v.mode == "double" else g.whole("add-load.sessions")
    found = v.easy if by_easy and not v.proof else v.ready
    checks = [
        Check("at-top", "every set at the top", reps_words(last.sets), f"≥{last.high}",
              last.at_top),
        Check("spare", "reps left, every set", spare, f"≥{number(least)}",
              last.known and last.spare is not None and last.spare >= least),
        Check("sets", "sets done", str(len(last.counts)), f"≥{last.planned}", last.complete),
        Check("running", "easy sessions running" if by_easy else "sessions running", str(found),
              str(need), found >= need),
    ]  # fmt: skip
    step = load_jump(v)
    if step is not None:
        limit = g.number("add-load.jump") * 100
        if g.case.max_jump is not None:
            limit = min(limit, g.case.max_jump * 100)
        wanted = f"≤{number(limit)} %"
        if step.percent > limit and step.kg <= allowance_kg(g.case.exercise, g.lifter):
            wanted += f" or {number(allowance_kg(g.case.exercise, g.lifter))} kg"
        text = f"jump, of {number(round(step.old_kg, 1))} kg"
        checks.append(Check("jump", text, percent(step.percent), wanted, jump_fits(v, step)))
    return checks
