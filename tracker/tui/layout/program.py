"""A program's week: its days, what each slot would bring now, and the hard sets it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tracker.domain.program import Program
from tracker.domain.text import cells
from tracker.domain.units import number
from tracker.domain.words import WEEKDAYS
from tracker.logbook.programs.preview import PreviewDay, PreviewItem, WeekPreview
from tracker.tui import commands
from tracker.tui.commands.programs import PROGRAM
from tracker.tui.layout import WIDE
from tracker.tui.layout.lists import around, spaced
from tracker.tui.layout.parts import dose, name_of
from tracker.tui.lines import BLANK, Line, Row, apart, beside, line, paragraph, rule_line, span
from tracker.tui.words import day_column, resistance_words

FULL = 20
"""Rows from which the summary stands above the week."""
BOOK = 40
"""Columns of the right panel: what the program says of itself."""


def program(
    preview: WeekPreview, cursor: int, clash: str, year: int, width: int, height: int
) -> list[Line]:
    """The week around the slot in hand; at 100 columns the program's own words beside it."""
    wide = width >= WIDE
    room = width - BOOK - 3 if wide else width
    name = f"{preview.program.name}{', yours' if preview.program.changed else ''}"
    right = "in force" if preview.in_force else "not in force"
    head = [apart(line(name, style="bold"), line(right, style="dim"), room)]
    if height >= FULL and not wide:
        head += paragraph(preview.program.summary, room)
    head.append(BLANK if wide else rule_line(room))
    rows = week_rows(preview, cursor, year, room)
    if clash and not preview.in_force:
        rows += [Row(BLANK), *(Row(each) for each in paragraph(clash, room, "  ", first="! "))]
    if not wide:
        rows += [Row(BLANK), *(Row(each) for each in _notes(preview.program, room))]
    lines = [row.line for row in rows]
    at = next((y for y, row in enumerate(rows) if row.must), 0)
    free = height - len(head)
    if cursor == len(slots_of(preview)) - 1:
        # Below the last slot there is more to read and nothing to go to.
        at = max(at, min(len(lines) - free, at - 1) + free // 2)
    shown = [*head, *around(lines, free, at)]
    if not wide:
        return shown
    about = fitting(book(preview.program, BOOK), height)
    return beside(spaced(shown, height), about, width, room)


def fitting(lines: Sequence[Line], height: int) -> list[Line]:
    """The lines, or as many as there are rows with a sign that says how many more."""
    if len(lines) <= height:
        return list(lines)
    rest = len(lines) - height + 1
    return [*lines[: height - 1], line(f"… {rest} more lines", style="dim")]


def slots_of(preview: WeekPreview) -> list[PreviewItem]:
    """What the cursor goes through: each slot once."""
    return [item for day in preview.days if not day.again for item in day.items]


def week_rows(preview: WeekPreview, cursor: int | None, year: int, width: int) -> list[Row]:
    """The days and sums; the row of the slot in hand is marked ``must``."""
    rows: list[Row] = []
    at = 0
    shown = [(i.exercise, i.target) for i in slots_of(preview) if i.target is not None]
    words = [resistance_words(target.resistance, exercise) for exercise, target in shown]
    column = max([8, *(cells(each) + 2 for each in words)])
    for index, day in enumerate(preview.days):
        rows.append(Row(_day_line(preview, index, year, width)))
        if day.again:
            continue
        for item in day.items:
            here = at == cursor
            rows.append(Row(_slot_line(item, here, column, width), must=here))
            at += 1
    for said in _beside(preview):
        rows += [Row(each) for each in paragraph(said, width, "  ", "dim", first="")]
    rows += [Row(BLANK), Row(line("Hard sets a week"))]
    for muscle, low, high in preview.sets:
        span_of = number(low) if low == high else f"{number(low)}-{number(high)}"
        rows.append(Row(line(f"  {muscle:<12.12}{span_of:>9}")))
    for note in preview.notes:
        rows += [Row(each) for each in paragraph(note, width, "  ", first="! ")]
    return rows


def _day_line(preview: WeekPreview, index: int, year: int, width: int) -> Line:
    day = preview.days[index]
    again = " again" if day.again else ""
    left = line(f"{day_column(day.date, year)}  {day.name}{again}", style="bold")
    right = _rest_words(preview, index) if not day.optional else "if you like"
    return apart(left, line(right, style="dim"), width)


def _rest_words(preview: WeekPreview, index: int) -> str:
    """``rest Sat``: the days between this one and the next."""
    if index + 1 == len(preview.days):
        return ""
    day: PreviewDay = preview.days[index]
    gap = (preview.days[index + 1].date - day.date).days
    free = [WEEKDAYS[(day.date + timedelta(days=n)).weekday()] for n in range(1, gap)]
    return f"rest {' '.join(free)}" if free else ""


def _slot_line(item: PreviewItem, here: bool, column: int, width: int) -> Line:
    """``column`` is how wide resistances are, with the gap before them."""
    style = "now" if here else ""
    left = line(f"{'▸' if here else ' '} {name_of(item.exercise, width)}", style=style)
    if item.mine:
        left = (*left, span(", yours", style or "bold"))
    if item.target is None:
        return apart(left, line("left out", style=style), width)
    loose = width >= 50
    if item.slot.rest_s is not None and loose:
        left = (*left, span(f", rest {item.slot.rest_s[0]}-{item.slot.rest_s[1]} s", "dim"))
    return apart(left, line(dose(item.target, item.exercise, loose, column), style=style), width)


def _beside(preview: WeekPreview) -> list[str]:
    """Favourites, layers and added moves, in a line each."""
    found = []
    add = commands.key_of(PROGRAM, "add-in")
    if preview.pick and len(preview.picked) < preview.pick:
        key = commands.key_of(PROGRAM, "favourites")
        found.append(f"{key} picks {preview.pick} favourites for a day you may leave out.")
    if preview.added:
        names = " and ".join(e.short for e in preview.added)
        found.append(f"Added from the circuit: {names}. {add} in Circuit changes it.")
    if preview.coming:
        names = ", then ".join(e.short for e in preview.coming)
        found.append(f"Comes in as it gets easy: {names}.")
    if preview.program.add_in is not None:
        low, high = preview.program.add_in
        found.append(
            f"{add} adds {low} or {high} of its moves to a day of another program instead."
        )
    return found


def _notes(program: Program, width: int) -> list[Line]:
    """The limits in a sentence or two."""
    found = []
    if program.rest_s is not None:
        found.append(f"Rest {program.rest_s[0]}-{program.rest_s[1]} s between sets.")
    else:
        found.append("Round by round; rest only as needed.")
    if program.rest_day_allows:
        found.append(f"On rest days: {', '.join(program.rest_day_allows)}.")
    return paragraph(" ".join(found), width, style="dim")


def book(program: Program, width: int) -> list[Line]:
    """What the program says of itself: summary, limits, notes and source."""
    found = [line("About", style="bold"), BLANK, *paragraph(program.summary, width), BLANK]
    found += _notes(program, width)
    week = f"{program.week_min}-{program.week_max} sessions a week."
    rest = f"{program.rest_days} rest day{'s' if program.rest_days != 1 else ''} between at least."
    found += [*paragraph(f"{week} {rest}", width, style="dim"), BLANK]
    for note in program.notes:
        found += paragraph(note, width, "  ", "dim", first="· ")
    return [*found, BLANK, *paragraph(f"from {program.source}", width, style="dim")]
