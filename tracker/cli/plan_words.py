"""``next`` and ``why`` for a person or as JSON: what the coach says, and the record behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.cli import output
from tracker.cli.state import State
from tracker.cli.words import (
    SIGNS,
    day_words,
    decision_lines,
    sides,
    source_words,
    table,
    wrap,
)
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.text import cells

if TYPE_CHECKING:
    from tracker.domain.moment import Moment


def show_plan(
    state: State, program: str | None = None, when: Moment | None = None, as_json: bool = False
) -> None:
    """Print what to do next and why."""
    plan = state.book.next(when, program, flips=as_json)
    notes = state.book.notes(plan, when)
    if as_json:
        output.document(plan.to_json() | {"notes": list(notes)})
        return
    width = output.width()
    notes += state.book.cautions(plan)
    said = [line for note in notes for line in wrap(note, width, "      ", "note  ")]
    state.show([*plan_lines(state, plan), *([""] if said else []), *said])


def show_record(
    state: State, exercise: Sequence[str], when: Moment | None = None, as_json: bool = False
) -> None:
    """Print the decision record of the exercise that the words mean."""
    asked = state.exercise(exercise).id
    decision = state.book.why(asked, when)
    if as_json:
        output.document(decision.to_json())
        return
    item = state.book.today(when).due(asked)
    when_words = "that day" if when is not None else "next time" if item is None else "today"
    so_far = ""
    if item is not None and item.logged:
        so_far = f"{len(item.logged)} of {item.planned} sets in so far."
    state.show(record_lines(state, decision, when_words, so_far))


def plan_lines(state: State, plan: DayPlan) -> list[str]:
    """A whole day for a person."""
    width = output.width()
    lines = [sides(day_words(plan.date), f"{plan.program} · {plan.day_name}", width)]
    gate = plan.session
    said = plan.say or "Train."
    # What a gate says at length often begins with what it says in brief.
    if gate is None or not gate.say.startswith(said.rstrip(".")):
        lines += wrap(said[0].upper() + said[1:], width)
    if gate is not None:
        lines += wrap(gate.say, width)
        lines += wrap(f"{gate.rule}: {source_words(gate)}", width, "  ", "  ")
    if not plan.train and any(decision.user_decided for decision in plan.exercises):
        lines += ["", "What you train all the same:"]
    elif not plan.train:
        cleared = gate is not None and gate.rule == "red-flag"
        start = "once the stop sign is cleared" if cleared else f"from {day_words(plan.next_date)}"
        lines += [f"Next: {plan.day_name}, {start}."]
        lines += ["", "What it would be:"] if plan.exercises else []
    for decision in plan.exercises:
        lines += ["", *decision_lines(decision, state, width)]
    return lines


def record_lines(
    state: State, decision: Decision, when_words: str = "next time", so_far: str = ""
) -> list[str]:
    """The record of one decision for a person. ``when_words`` say what its answer is for,
    ``so_far`` what was done of it."""
    width = output.width()
    sign = SIGNS[decision.sign]
    to = "left out" if decision.to is None else decision.to.resistance.words()
    answer = ", ".join(part for part in (to, state.goal(decision)) if part)
    lines = [sides("Why", state.name(decision.exercise), width), "─" * width]
    if decision.to_exercise != decision.exercise:
        answer = f"{state.name(decision.to_exercise)}, {answer}"
    was = decision.from_target
    before = "" if was is None else f"was {was.resistance.words()}"
    lines += [sides(f"{sign} {when_words} {answer}", before, width)]
    lines += [f"  rule {decision.rule} · grade {decision.grade}"]
    lines += [f"  {so_far}", ""] if so_far else [""]
    lines += wrap(decision.say, width, "  ")
    if decision.checks:
        lines += ["", *_check_lines(decision, width)]
    lines.append("")
    for place, r in enumerate(decision.read):
        day = day_words(r.date, year=False).partition(" ")[2]
        said = f"{day:<6}  {r.sets} × {r.resistance}  {r.effort}"
        lines += _read_line(said, width, "read" if not place else "")
    others = ", ".join(state.name(other) for other in decision.alternatives)
    for label, text in (
        ("else", decision.flips_if),
        ("or", others),
        ("from", decision.source),
        ("also", ", ".join(gate for gate in decision.gates if gate != decision.rule)),
    ):
        if text:
            lines += wrap(text, width, " " * 7, f"{label:<7}")
    if decision.as_shown is not None:
        shown = decision.as_shown
        text = f"{shown.get('rule', '')}: {shown.get('say', '')}"
        lines += wrap(text, width, " " * 7, "as shown that day: ")
    return lines


def _read_line(said: str, width: int, label: str) -> list[str]:
    """A labelled line with its blanks as they are; wrapped only where it is too long."""
    line = f"{label:<7}{said}"
    return [line] if cells(line) <= width else wrap(said, width, " " * 15, f"{label:<7}")


def _check_lines(decision: Decision, width: int) -> list[str]:
    """The checks, failed ones first; one too long for its columns becomes a sentence."""
    checks = sorted(decision.checks, key=lambda check: check.passed)
    rows = [
        (
            "✓" if check.passed else "✗",
            check.text,
            check.found,
            check.wanted.replace(">=", "≥").replace("<=", "≤"),
        )
        for check in checks
    ]
    short = list(rows)
    while (
        short
        and sum(max(map(cells, column)) + 2 for column in zip(*short, strict=True)) - 2 > width
    ):
        short.remove(max(short, key=lambda row: sum(map(cells, row))))
    lines = iter(table(short, width))
    found: list[str] = []
    for row in rows:
        if row in short:
            found.append(next(lines))
        else:
            mark, text, value, wanted = row
            found += wrap(f"{text}: {value}, wanted {wanted}", width, "   ", f"{mark}  ")
    return found
