"""The decision record: the answer, the sentence, the checks, what was read, what would flip it."""

from __future__ import annotations

from datetime import date

from tracker.domain.decision import Check, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.target import Target
from tracker.domain.words import day_month, goal_words
from tracker.tui.layout import READABLE
from tracker.tui.layout.parts import Named, name_of
from tracker.tui.lines import BLANK, Line, apart, line, paragraph, rule_line
from tracker.tui.signs import decision_sign
from tracker.tui.words import day_words, range_words, resistance_words


def why(
    decision: Decision, named: Named, width: int, year: int, asked: date | None = None,
    due: bool = False,
) -> list[Line]:  # fmt: skip
    """The whole record as lines; the screen scrolls them. ``asked`` is a past date; ``due`` says
    that the target is today's."""
    exercise = named(decision.exercise)
    name = decision.exercise if exercise is None else name_of(exercise, width)
    width = min(width, READABLE)
    found = [apart(line("Why", style="bold"), line(name), width)]
    if asked is not None:
        found.append(line(f"as of {day_words(asked, year)}", style="dim"))
    found.append(rule_line(width))
    when = "that day" if asked is not None else "today" if due else "next time"
    found += _answer(decision, named, width, when)
    found += [BLANK, *paragraph(decision.say, width, "  "), BLANK]
    failed = [check for check in decision.checks if not check.passed]
    passed = [check for check in decision.checks if check.passed]
    for check in (*failed, *passed):
        found += _check(check, width)
    if decision.checks:
        found.append(BLANK)
    found += _labelled("read", _read(decision, year), width)
    if decision.flips_if:
        found += _labelled("else", [decision.flips_if], width)
    also = [gate for gate in decision.gates if gate != decision.rule]
    if also:
        found += _labelled("also", [", ".join(also)], width)
    others = [e.name for a in decision.alternatives if (e := named(a)) is not None]
    if others:
        found += _labelled("or", [", ".join(others)], width)
    found += _labelled("from", [f"{decision.source} · grade {decision.grade}"], width)
    return found


def _answer(decision: Decision, named: Named, width: int, when: str) -> list[Line]:
    sign = decision_sign(decision.sign)
    to, before = decision.to, decision.from_target
    exercise = named(decision.to_exercise)
    if to is None or exercise is None:
        said = f"{sign} {when}: leave it out"
    else:
        resistance = resistance_words(to.resistance, exercise)
        said = f"{sign} {when} {resistance}, {goal_words(decision.goal, exercise)}"
        if decision.to_exercise != decision.exercise:
            said = f"{sign} {when} {exercise.short}, {goal_words(decision.goal, exercise)}"
    was = _was(before, to, named(decision.exercise))
    style = {"▲": "up", "▼": "down"}.get(sign, "bold")
    head = apart(line(said, style=style), line(was, style="dim"), width)
    if len(said) + 3 + len(was) > width:
        head = line(said, style=style)
    dose = f", {to.sets}×{range_words(to)}" if to is not None else ""
    rule = f"  rule {decision.rule} · grade {decision.grade}{dose}"
    shown = decision.as_shown
    found = [head] if len(said) <= width else paragraph(said, width, "  ", style, first="")
    found.append(line(rule, style="dim"))
    if shown is not None:
        found += paragraph(f"as shown that day: {shown.get('say', '')}", width, "  ", "dim")
    return found


def _was(before: Target | None, to: Target | None, exercise: Exercise | None) -> str:
    if before is None or exercise is None:
        return ""
    if to is not None and before.resistance.same_as(to.resistance):
        return ""
    return f"was {resistance_words(before.resistance, exercise)}"


def _check(check: Check, width: int) -> list[Line]:
    mark = "✓" if check.passed else "✗"
    style = "" if check.passed else "bold"
    wanted = check.wanted.replace(">=", "≥").replace("<=", "≤")
    right = f"{check.found}  {wanted:>3}"
    left = f"{mark} {check.text}"
    if len(left) + len(right) + 1 <= width:
        return [apart(line(left, style=style), line(right, style=style), width)]
    return [*paragraph(left, width, "  ", style, first=""),
            apart((), line(right, style=style), width)]  # fmt: skip


def _read(decision: Decision, year: int) -> list[str]:
    found = []
    for item in decision.read:
        day = date.fromisoformat(item.date)
        when = f"{day_month(day, year):>6}"
        found.append(f"{when}  {item.sets} × {item.resistance}  {item.effort}".rstrip())
    return found


def _labelled(label: str, texts: list[str], width: int) -> list[Line]:
    found: list[Line] = []
    for at, text in enumerate(texts):
        lead = f"{label if at == 0 else '':<7}"
        if len(lead) + len(text) <= width:
            # Kept as it is: columns would be lost in folding.
            found.append(line(lead + text))
        else:
            found += paragraph(text, width, " " * 7, first=lead)
    return found
