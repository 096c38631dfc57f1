"""What a change of the log would bring: coming targets and records, now and with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.decision import DayPlan, Decision
from tracker.domain.text import cells
from tracker.domain.words import goal_words
from tracker.tui.layout.parts import Named
from tracker.tui.lines import Line, line, paragraph, span, wrapped
from tracker.tui.signs import decision_sign
from tracker.tui.words import day_words, resistance_words

if TYPE_CHECKING:
    from tracker.logbook.history.outlook import Preview, RecordChange, TargetChange

TABLE = 56
"""Columns from which now and then stand side by side."""
_STYLES = {"^": "up", "v": "down"}
SAVING = "Saving this changes"
"""Above the preview of an edit."""
_NAMES = 18
"""Columns of a short name."""


def preview(
    told: Preview | str, named: Named, about: Sequence[str], year: int, width: int, saving: str
) -> list[Line]:
    """``saving`` and what changes; a sentence where the change can't be made. ``about`` are the
    exercises whose targets are told also where they stay."""
    if isinstance(told, str):
        return paragraph(told, width, style="error")
    if width >= TABLE:
        return _table(told, named, about, year, width, saving)
    found = [line(saving)]
    if told.day_changes:
        days = [_day(plan, year) for plan in (told.now.plan, told.then.plan)]
        found += paragraph(f"the coming day: {days[0]}", width, "    ", first="  ")
        found += paragraph(f"→ {days[1]}", width, "      ", first="    ")
    for change in told.targets:
        head = f"{decision_sign(change.sign)} {_name(named, change.exercise)}, next time"
        found += paragraph(head, width, "    ", _STYLES.get(change.sign, ""), first="  ")
        found += _pairs(change, named, width)
    for what, record in _named_once(told):
        if what:
            found += paragraph(f"record {what}", width, "    ", first="  ")
        text = f"{record.before or 'none'} → {record.after or 'none'}"
        found += paragraph(text, width, "      ")
    return [*found, line(f"  {_rest(told)}")]


def _named_once(told: Preview) -> list[tuple[str, RecordChange]]:
    """The records, each with what it is of where that is not the one before's."""
    found: list[tuple[str, RecordChange]] = []
    for at, record in enumerate(told.records):
        same = at > 0 and told.records[at - 1].what == record.what
        found.append(("" if same else record.what, record))
    return found


def _rest(told: Preview) -> str:
    others = "no other target" if told.targets else "no coming target"
    return f"{others}, no {'other record' if told.records else 'record'}"


def _pairs(change: TargetChange, named: Named, width: int) -> list[Line]:
    """``12 kg, 8 8 8   → 10 kg, 12 12 12`` over ``add-load       → repeat``."""
    rows = [_pair(change, named, _goal), _pair(change, named, _rule)]
    rows = [row for row in rows if row[0] != row[1]] or rows[:1]
    wide = max(cells(before) for before, _ in rows)
    for gap in (3, 1):
        texts = [f"      {b}{' ' * (wide + gap - cells(b))}→ {a}" for b, a in rows]
        if max(cells(text) for text in texts) <= width:
            return [line(text) for text in texts]
    found = []
    for before, after in rows:
        found += paragraph(before, width, "      ")
        found += paragraph(f"→ {after}", width, "        ", first="      ")
    return found


def _pair(
    change: TargetChange, named: Named, words: Callable[[Decision, str, Named], str]
) -> tuple[str, str]:
    def told(decision: Decision | None) -> str:
        return "not planned" if decision is None else words(decision, change.exercise, named)

    return told(change.before), told(change.after)


def _goal(decision: Decision, of: str, named: Named) -> str:
    """``12 kg, 8 8 8``; with the exercise's name where it is another one."""
    if decision.to is None:
        return "left out"
    exercise = named(decision.to_exercise)
    if exercise is None:
        return decision.to_exercise
    goal = goal_words(decision.goal, exercise).removesuffix(" each side")
    words = f"{resistance_words(decision.to.resistance, exercise)}, {goal}"
    return words if decision.to_exercise == of else f"{exercise.short} {words}"


def _rule(decision: Decision, of: str, named: Named) -> str:
    return decision.rule


def _brief(decision: Decision, of: str, named: Named) -> str:
    return decision.brief


def _name(named: Named, exercise_id: str) -> str:
    exercise = named(exercise_id)
    return exercise_id if exercise is None else exercise.short


def _day(plan: DayPlan, year: int) -> str:
    """``Day 1, Fri 20 Nov``, ``rest until Sun 22 Nov``."""
    when = day_words(date.fromisoformat(plan.next_date), year)
    if plan.train:
        gate = "" if plan.session is None else f", {plan.session.rule}"
        return f"{plan.day_name}, {when}{gate}"
    return f"rest until {plan.day_name}, {when}"


# -- side by side ---------------------------------------------------------------------------------


def _table(
    told: Preview, named: Named, about: Sequence[str], year: int, width: int, saving: str
) -> list[Line]:
    shown = {change.exercise for change in told.targets} | set(about)
    names = min(_NAMES, max([len("other targets"), *(cells(_name(named, e)) for e in shown)]))
    first = 4 + names + 2
    room = (width - first - 2) // 2

    def row(sign: str, name: str, before: str, after: str, style: str = "") -> list[Line]:
        columns = [wrapped(before, room), wrapped(after, room)]
        labels = wrapped(name, names)
        found = []
        for at in range(max(len(labels), *(len(column) for column in columns))):
            one, two = (column[at] if at < len(column) else "" for column in columns)
            mark = sign if at == 0 else ""
            left = f"  {mark:<1} {_padded(labels[at] if at < len(labels) else '', names)}  "
            text = f"{_padded(one, room)}  {two}".rstrip()
            found.append((span(left, style), span(text)) if text else line(left.rstrip()))
        return found

    title, then = line(saving), "with the edit" if saving == SAVING else "then"
    found = [(*title, *line(f"{'':<{max(1, first - cells(saving))}}{'now':<{room}}  {then}",
                            style="dim"))]  # fmt: skip
    if told.day_changes:
        found += row("", "coming day", _day(told.now.plan, year), _day(told.then.plan, year))
    for change in told.targets:
        name, style = _name(named, change.exercise), _STYLES.get(change.sign, "")
        found += row(decision_sign(change.sign), name, *_pair(change, named, _goal), style)
        found += row("", "", *_pair(change, named, _rule))
        found += row("", "why", *_pair(change, named, _brief))
    changed = {change.exercise for change in told.targets}
    same = dict.fromkeys(d.exercise for d in told.same if d.exercise not in changed)
    for exercise in same:
        if exercise in about:
            found += row("=", _name(named, exercise), "no change", "")
    others = sum(1 for exercise in same if exercise not in about)
    if others:
        found += row("", "other targets", f"{others}, no change", "")
    for what, record in _named_once(told):
        words = (record.before or "no record", record.after or "no record")
        found += row("", f"record {what}" if what else "", *words)
    if not told.records:
        found += row("", "records", "no change", "")
    return found


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text))
