"""Parts that several screens of Today share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from tracker.domain.exercise import Exercise
from tracker.domain.program import Routine, RoutineItem
from tracker.domain.target import Target
from tracker.domain.text import cells
from tracker.domain.units import number
from tracker.domain.views import MuscleWeek, Past, Today, TodayItem
from tracker.domain.words import day_month, goal_words
from tracker.tui.layout import LONG_NAMES
from tracker.tui.lines import Line, apart, cut, line, paragraph, span, width_of
from tracker.tui.signs import decision_sign
from tracker.tui.words import day_words, effort_words, past_words, range_words, resistance_words

BAR = 12

Named = Callable[[str], Exercise | None]
"""The exercise of an id, None where the catalogue knows it no more."""


def name_of(exercise: Exercise, width: int) -> str:
    """The long name where there is room for it."""
    return exercise.name if width >= LONG_NAMES else exercise.short


def gear_words(exercise: Exercise) -> str:
    """``chair or bench, band``: what an exercise needs; ``nothing`` where that is all."""
    return ", ".join(" or ".join(options) for options in exercise.needs) or "nothing"


def dose(target: Target, exercise: Exercise, loose: bool = False, room: int = 7) -> str:
    """``3×8-12   6 kg``: sets, range and resistance in columns; ``loose`` puts blanks around ×."""
    times = " × " if loose else "×"
    resistance = resistance_words(target.resistance, exercise)
    return f"{target.sets}{times}{range_words(target)}{resistance:>{room}}"


def aim_words(item: TodayItem) -> str:
    """``+ aim 10 10 10 each side``, or what the coach says instead."""
    sign = decision_sign(item.decision.sign)
    if item.decision.to is None and not item.logged:
        return f"{sign} left out"
    return f"{sign} aim {goal_words(item.goal, item.exercise)}"


def last_words(past: Past, exercise: Exercise, year: int) -> str:
    """``13 Nov   12 12 12 × 10 kg   good``."""
    effort = effort_words(past.sets)
    said = f"{day_month(past.date, year)}   {past_words(past.sets, exercise)}"
    return f"{said}   {effort}" if effort else said


def last_lines(past: Past, exercise: Exercise, year: int, width: int) -> list[Line]:
    """Last time's sets, whole: closer together or folded where one row is too narrow."""
    said = last_words(past, exercise, year)
    if cells(said) > width:
        said = " ".join(said.split())
    return [line(said)] if cells(said) <= width else paragraph(said, width, "  ", first="")


def week_lines(week: Sequence[MuscleWeek], width: int) -> list[Line]:
    """``  hamstrings  ▓▓▓▓▓▓░░░░░░    6 of 12``, one line a muscle."""
    found = []
    done = max((len(number(m.done)) for m in week), default=0)
    texts = [f"  {number(m.done):>{max(3, done)}} of {number(m.planned)}" for m in week]
    room = min(BAR, width - 14 - max((len(text) for text in texts), default=0))
    for muscle, said in zip(week, texts, strict=True):
        share = muscle.done / muscle.planned if muscle.planned > 0 else 0.0
        filled = max(0, min(room, int(share * room)))
        bar = (span("▓" * filled, "bar"), span("░" * (room - filled), "dim"))
        found.append((*line(f"  {muscle.muscle:<12.12}"), *bar, span(said)))
    return found


def boxes(routine: Routine) -> list[tuple[RoutineItem, ...]]:
    """What is ticked off one by one: single items, or the moves that share a dose."""
    found: list[tuple[RoutineItem, ...]] = []
    for dosage, group in groupby(routine.items, key=lambda item: item.dose):
        same = tuple(group)
        if len(same) > 1 and dosage and not any(":" in item.text for item in same):
            found.append(same)
        else:
            found += [(item,) for item in same]
    return found


def checklist(routine: Routine, width: int, indent: str = "  ", ticked: int = 0) -> list[Line]:
    """``[ ] 10 min easy walk``, a box a line, folded where it is long; the first ``ticked`` have
    an ``x``."""
    found: list[Line] = []
    for at, same in enumerate(boxes(routine)):
        dosage = same[0].dose
        texts = [_lower_first(item.text) for item in same]
        said = f"{dosage}: {' · '.join(texts)}"
        if len(texts) == 1:
            timed = "min" in dosage
            said = f"{dosage} {texts[0]}" if timed else f"{texts[0]}, {dosage}".rstrip(", ")
        lead = f"{indent}{_box(at < ticked)} "
        style = "dim" if at < ticked else ""
        found += paragraph(said, width, f"{indent}    ", style, first=lead)
    return found


def _box(ticked: bool) -> str:
    return "[x]" if ticked else "[ ]"


def short_checklist(
    routine: Routine, width: int, indent: str = "  ", ticked: int = 0
) -> list[Line]:
    """Each item by its first words, as many on a line as fit: ``[ ] glutes   [ ] hip flexors``."""
    rows = [""]
    for at, item in [(at, item) for at, same in enumerate(boxes(routine)) for item in same]:
        name = _lower_first(item.text.partition(":")[0])
        box = _box(at < ticked)
        text = f"{box} {item.dose} {name}" if "min" in item.dose else f"{box} {name}"
        joined = f"{rows[-1]}   {text}" if rows[-1] else f"{indent}{text}"
        if rows[-1] and len(joined) > width:
            rows.append(f"{indent}{text}")
        else:
            rows[-1] = joined
    return [cut(line(row), width) for row in rows if row]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def title_lines(today: Today, width: int) -> list[Line]:
    """Where I am: the date, the program's day, and what the coach says about the day."""
    this_year = width >= LONG_NAMES
    day = today.moment.date
    head = where_line(today, line(day_words(day, 0 if this_year else day.year)), width)
    return [head, *paragraph(today.plan.say, width, style="bold")]


def where_line(today: Today, left: Line, width: int) -> Line:
    """A date with the program and its day, or with the day alone where both have no room."""
    right = line(f"{today.program.called} · {today.plan.day_name}", style="dim")
    if width_of(left) + 1 + width_of(right) > width:
        right = line(today.plan.day_name, style="dim")
    return apart(left, right, width)
