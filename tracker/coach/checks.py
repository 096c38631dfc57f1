"""The thresholds behind a decision, each with the value found and whether it passed."""

from __future__ import annotations

from tracker.coach.ground import Ground, missed_running, worst_soreness
from tracker.coach.reading import ABOVE_TOP
from tracker.coach.resistance import allowance_kg
from tracker.coach.view import View, jump_fits, load_jump
from tracker.coach.words import at_words, effort_words, percent, reps_words
from tracker.domain.decision import Check
from tracker.domain.units import number


def progress_checks(v: View) -> list[Check]:
    """What the progression rules looked at, each with threshold and value found."""
    last, g = v.last, v.g
    least = g.number("add-load.min_rir")
    spare = effort_words(last.sets) if last.known else "unknown"
    kind = g.case.exercise.kind
    by_height = kind == "bodyweight" and g.case.exercise.uses_height
    by_easy = (by_height or (v.up is None and v.edge is not None)) and not v.proof
    step_rule = {"band": "next-band", "assisted": "less-help"}.get(kind, "add-load")
    easy_rule = "raise-step" if by_height else "next-rung"
    need = g.whole(f"{easy_rule}.sessions") if by_easy else v.needed(step_rule)
    found = v.easy if by_easy else v.earned
    return [
        *_top_checks(v),
        Check("spare", "reps left, every set", spare, f"≥{number(least)}",
              last.known and last.spare is not None and last.spare >= least),
        Check("sets", "sets done", str(len(last.counts)), f"≥{last.planned}", last.complete),
        Check("running", "easy sessions running" if by_easy else "sessions running", str(found),
              str(need), found >= need),
        *_jump_check(v),
    ]  # fmt: skip


def _top_checks(v: View) -> list[Check]:
    """The top of the range, and what a literature mode wants above it."""
    last = v.last
    above = 0 if v.proof else ABOVE_TOP.get(v.mode, 0)
    every = last.high + (above if v.mode == "acsm-2009" else 0)
    reached = last.at_top and min(last.counts) >= every
    text = "every set at the top" if every == last.high else f"every set, for {v.mode}"
    least = f"≥{every}"
    if last.complete and not last.at_top and min(last.counts) >= last.high and last.plan:
        least += at_words(last.plan.target.resistance, v.g.case.exercise)
    checks = [Check("at-top", text, reps_words(last.sets), least, reached)]
    if above and v.mode == "nsca-2-for-2":
        wanted = last.high + above
        found = last.counts[-1]
        text = f"last set, for {v.mode}"
        checks.append(Check("last-set", text, str(found), f"≥{wanted}", found >= wanted))
    return checks


def _jump_check(v: View) -> list[Check]:
    step, g = load_jump(v), v.g
    if step is None:
        return []
    limit = g.number("add-load.jump") * 100
    if g.case.max_jump is not None:
        limit = min(limit, g.case.max_jump * 100)
    found, wanted = percent(step.percent), f"≤{number(limit)} %"
    allowed = allowance_kg(g.case.exercise, g.lifter)
    if step.percent > limit and allowed:
        found += f", {number(round(step.kg, 1))} kg"
        wanted += f" or {number(allowed)} kg"
    text = f"jump, of {number(round(step.old_kg, 1))} kg"
    return [Check("jump", text, found, wanted, jump_fits(v, step))]


def gate_checks(g: Ground) -> list[Check]:
    """What the gates looked at, each with threshold and value found."""
    newest = next(iter(g.condition.pain.get(g.case.exercise.id, ())), None)
    limit = g.number("pain-hold.pain")
    checks = [
        Check("pain", "pain", "none told" if newest is None else str(newest), f"<{number(limit)}",
              newest is None or newest < limit),
    ]  # fmt: skip
    worst = worst_soreness(g)
    limit = g.number("sore-hold.soreness")
    muscles = ", ".join(g.case.exercise.primary)
    # An exercise of one's own may name no muscle; then no soreness speaks of it.
    if muscles:
        checks.append(
            Check("sore", f"sore: {muscles}", "not told" if worst is None else str(worst[1]),
                  f"<{number(limit)}", worst is None or worst[1] < limit)
        )  # fmt: skip
    for key, text, days, parameter in (
        ("days-off", "days since training", g.condition.days_off, "days_any"),
        ("days-since", "days since this exercise", g.case.days_since, "days_exercise"),
    ):
        if days is not None:
            limit = g.number(f"return-after-break.{parameter}")
            checks.append(Check(key, text, str(days), f"<{number(limit)}", days < limit))
    return [*checks, *_session_checks(g), *_log_checks(g)]


def _session_checks(g: Ground) -> list[Check]:
    """What comes from the whole day, shown only where it holds something."""
    checks = []
    sport = g.condition.sport
    if sport is not None:
        wanted = f"<{number(g.number('sport-taxed.intensity'))}"
        text = f"legs taxed: {sport.name}"
        checks.append(Check("sport", text, str(sport.intensity), wanted, False))
    if g.condition.easy_week:
        checks.append(Check("easy-week", "easy week", "yes", "no", False))
    return checks


def _log_checks(g: Ground) -> list[Check]:
    if not g.readings:
        return []
    last, failed = g.last, len(missed_running(g))
    limit = g.whole("step-back.sessions")
    form = "broke" if last.broke else "yes" if last.known else effort_words(last.sets)
    return [
        Check("form", "form kept", form, "yes", not last.broke),
        Check("missed", "failed sessions running", str(failed), f"<{limit}", failed < limit),
    ]
