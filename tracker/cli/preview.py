"""What a change of the log would bring, in words and as JSON, and the question before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli import output
from tracker.cli.state import State
from tracker.cli.words import SIGNS, day_words, wrap
from tracker.domain.decision import DayPlan, Decision

if TYPE_CHECKING:
    from tracker.logbook.history.outlook import Preview, TargetChange


def agreed(state: State, told: Preview, question: str) -> bool:
    """Show what would change, and ask a person; a script is shown it and not asked."""
    plain = state.book.config_get("glyphs") == "ascii"
    output.talk_lines(lines(state, told, output.width()), plain)
    if not output.is_terminal():
        return True
    if click.confirm(question, default=False, err=True):
        return True
    output.talk("Nothing was changed.")
    return False


def lines(state: State, told: Preview, width: int) -> list[str]:
    """``This changes`` and every coming target and record that does."""
    found = ["This changes"]
    if told.day_changes:
        for when, plan in (("now", told.now.plan), ("then", told.then.plan)):
            found += wrap(_day(state, plan), width, "         ", f"  {when:<5}")
    for change in told.targets:
        found += _target(state, change, width)
    for record in told.records:
        texts = f"{record.before or 'none'} → {record.after or 'none'}"
        found += wrap(f"record {record.what}: {texts}", width, "    ", "  ")
    others = "no other target" if told.targets else "no coming target"
    record_words = "no other record" if told.records else "no record"
    return [*found, f"  {others}, {record_words}"]


def _target(state: State, change: TargetChange, width: int) -> list[str]:
    name = state.name(change.exercise)
    found = wrap(f"{SIGNS[change.sign]} {name}, next time", width, "    ", "  ")
    before, after = _goal(state, change, change.before), _goal(state, change, change.after)
    goals = " → ".join(dict.fromkeys((before, after)))
    found += wrap(goals, width, "      ", "      ")
    rules = [decision.rule for decision in (change.before, change.after) if decision is not None]
    return [*found, f"      {' → '.join(dict.fromkeys(rules))}"]


def _goal(state: State, change: TargetChange, decision: Decision | None) -> str:
    """``12 kg, 8 8 8``; with the exercise's name where it is another one."""
    if decision is None:
        return "not in the plan"
    if decision.to is None:
        return "left out"
    words = f"{decision.to.resistance.words()}, {state.goal(decision)}"
    if decision.to_exercise == change.exercise:
        return words
    return f"{state.name(decision.to_exercise)} {words}"


def _day(state: State, plan: DayPlan) -> str:
    gate = "" if plan.session is None else f" ({plan.session.rule})"
    if not plan.train:
        return f"rest{gate}, then {plan.day_name} on {day_words(plan.next_date)}"
    return f"{plan.day_name} on {day_words(plan.next_date)}{gate}"


def as_json(told: Preview) -> dict[str, Any]:
    """The preview for a script."""
    return {
        "targets": [
            {
                "exercise": change.exercise,
                "before": None if change.before is None else change.before.to_json(),
                "after": None if change.after is None else change.after.to_json(),
            }
            for change in told.targets
        ],
        "records": [
            {"exercise": r.exercise, "what": r.what, "before": r.before, "after": r.after}
            for r in told.records
        ],
        "day": {"before": _day_json(told.now.plan), "after": _day_json(told.then.plan)},
    }


def _day_json(plan: DayPlan) -> dict[str, Any]:
    return {
        "day": plan.day,
        "train": plan.train,
        "next_date": plan.next_date,
        "rule": None if plan.session is None else plan.session.rule,
    }
