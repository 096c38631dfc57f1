"""What was done: the sessions, and one of them to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session
from tracker.domain.text import cells
from tracker.domain.words import MONTHS, counted, sets_words
from tracker.tui import commands
from tracker.tui.commands.history import HISTORY
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.parts import Named, name_of
from tracker.tui.lines import BLANK, Line, apart, beside, cut, line, paragraph, rule_line
from tracker.tui.text import plain
from tracker.tui.words import (
    count_words,
    day_column,
    day_words,
    effort_words,
    resistance_words,
    session_times,
)

Days = Mapping[tuple[str, str], str]
"""(program, day) -> the day's name."""
Months = Sequence[tuple[date, int, int]]
"""First day, sessions, working sets."""

MONTHS_SHOWN = 3
_CELLS = (8, 6)
"""Columns of a set in the table, the wider where they fit."""
TABLE = 50
"""Columns from which a session's sets stand in a table."""


class Listed(NamedTuple):
    """The list as it is: ``total`` sessions, ``wanted`` what is searched for ("" for all), and
    ``rows(first, count)`` any stretch of them."""

    total: int
    wanted: str
    cursor: int
    rows: Callable[[int, int], Sequence[Session]]


def history(
    listed: Listed, named: Named, days: Days, months: Months, sore: Mapping[str, int],
    year: int, width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The list; at 100 columns the session in hand beside it."""
    left = panel(listed, days, months, year, width, height, "now")
    if width < WIDE or not listed.total:
        return left
    session = listed.rows(listed.cursor, 1)[0]
    shown = detail(session, named, days, sore, year, width - LEFT - 4, None)
    return beside(left, shown[:height], width, LEFT)


def panel(
    listed: Listed, days: Days, months: Months, year: int, width: int, height: int, here: str
) -> list[Line]:
    """The list alone: the left panel at 100 columns, else the whole screen. ``here`` is the
    style of the session in hand."""
    wide = width >= WIDE
    room = LEFT if wide else width
    head = [apart(line("History", style="bold"), line(_count(listed), style="dim"), room)]
    if wide:
        head.append(_sought(listed, room))
        head.append(BLANK)
    else:
        head += [_sought(listed, room)] if listed.wanted else []
        head.append(rule_line(room))
    if not listed.total:
        add = commands.now(HISTORY, "a")
        said = f"Nothing is logged yet; Today is where sets go in, and {add} adds a past session."
        if listed.wanted:
            said = f"No session has {listed.wanted!r} as its date, exercise or note."
        return [*head, *paragraph(said, room)]
    sums = [_month(*each, year, room) for each in months] if wide and not listed.wanted else []
    space = height - len(head) - (len(sums) + 1 if sums else 0)
    rows = _rows(listed, days, year, room, max(1, space), here)
    return [*head, *rows, *([BLANK, *sums] if sums else [])]


def _count(listed: Listed) -> str:
    if listed.wanted:
        return f"{listed.total:,} found"
    return counted(listed.total, "session")


def _sought(listed: Listed, width: int) -> Line:
    if listed.wanted:
        return cut(line(f"/ {listed.wanted}", style="now"), width)
    find = commands.now(HISTORY, "/")
    return cut(line(f"{find} search: an exercise, a note, a date", style="dim"), width)


def _month(first: date, sessions: int, sets: int, year: int, width: int) -> Line:
    """``  October    8 sessions    72 sets``."""
    short = MONTHS[first.month - 1]
    name = f"{first:%B}" if first.year == year else f"{short} {first.year}"
    plural = "" if sessions == 1 else "s"
    text = f"  {name:<9}  {sessions:>4} session{plural:<1}  {sets_words(sets):>9}"
    return cut(line(text, style="dim"), width)


def _rows(listed: Listed, days: Days, year: int, width: int, height: int, here: str) -> list[Line]:
    """The sessions around the cursor, the rest told in numbers."""
    top = max(0, min(listed.cursor - height // 2, listed.total - height))
    shown = [
        session_row(session, days, year, width, here if top + at == listed.cursor else None)
        for at, session in enumerate(listed.rows(top, height))
    ]
    if top > 0 and listed.cursor > top:
        shown[0] = line(f"  … {top + 1:,} above", style="dim")
    below = listed.total - top - height
    if below > 0 and listed.cursor < top + height - 1:
        shown[-1] = line(f"  … {below + 1:,} below", style="dim")
    return shown


def day_name(session: Session, days: Days) -> str:
    """``Day 1``, ``own`` for a session outside the programs."""
    return days.get((session.program or "", session.day or ""), "own")


def session_row(session: Session, days: Days, year: int, width: int, here: str | None) -> Line:
    """``▸ Fri 13 Nov   Day 1   9 sets   38 min``."""
    minutes = session.minutes
    took = f"{minutes} min" if minutes is not None else ""
    when = day_column(session.date, year)
    name = day_name(session, days)
    text = f"{when:<10}   {name:<5.5}  {sets_words(session.set_count):>7}  {took:>7}".rstrip()
    if len(text) + 2 > width:
        text = f"{when:<10} {name:<5.5} {sets_words(session.set_count):>7}"
    return cut(line(f"{' ' if here is None else '▸'} {text}", style=here or ""), width)


class Hand(NamedTuple):
    """What is in hand of a session: the exercise's place, and the place of a set of it with the
    count it would have."""

    entry: int
    set: int | None = None
    shown: str = ""


def detail(
    session: Session, named: Named, days: Days, sore: Mapping[str, int], year: int, width: int,
    hand: Hand | None,
) -> list[Line]:  # fmt: skip
    """One session: every exercise with its sets, and what was felt and noted."""
    found = heading(session, days, year, width)
    cells_tried = _CELLS if width >= TABLE else ()
    tables = (_table(session, named, width, hand, cell) for cell in cells_tried)
    table = next((each for each in tables if each is not None), None)
    if table is not None:
        found += table
    else:
        for at, entry in enumerate(session.entries):
            mine = hand if _at(hand) == at else None
            found += entry_lines(entry, named(entry.exercise), width, mine)
    if not session.entries:
        found.append(line("No sets.", style="dim"))
    if sore:
        told = ", ".join(f"{muscle} {level}" for muscle, level in sore.items())
        found += [BLANK, *paragraph(f"sore that day: {told}", width, "  ")]
    if session.note:
        found += [BLANK, *paragraph(session.note, width, "  ", first="# ")]
    if session.source not in ("app", "cli"):
        found += [BLANK, *paragraph(f"from {session.source}", width, style="dim")]
    if session.finished is None:
        found += [BLANK, line("not finished", style="dim")]
    return found


def heading(session: Session, days: Days, year: int, width: int) -> list[Line]:
    """When it was and how long it took."""
    name = day_name(session, days)
    if width >= TABLE:
        head = line(f"{day_words(session.date, year)} · {name}", style="bold")
        return [apart(head, line(session_times(session), style="dim"), width), BLANK]
    minutes = session.minutes
    took = f" · {minutes} min" if minutes is not None else ""
    head = line("History", style="bold")
    return [
        apart(head, line(day_words(session.date, year)), width),
        line(f"{name} · {sets_words(session.set_count)}{took}"),
        rule_line(width),
    ]


def _at(hand: Hand | None) -> int | None:
    return None if hand is None else hand.entry


def _table(
    session: Session, named: Named, width: int, hand: Hand | None, cell: int
) -> list[Line] | None:
    """Sets in columns; None where a session does not fit into them."""
    if not all(entry.sets for entry in session.entries):
        return None
    most = max((len(entry.sets) for entry in session.entries), default=0)
    rows: list[tuple[str, str, str, str]] = []
    for at, entry in enumerate(session.entries):
        exercise = named(entry.exercise)
        done = [s.done for s in entry.sets]
        if exercise is None or any(s.note or s.pain or s.warmup for s in done):
            return None
        words = {resistance_words(s.resistance, exercise) for s in done}
        effort = effort_words(done)
        if len(words) > 1:
            return None
        counts = [f"{count_words(s, exercise):>{cell}}" for s in done]
        if hand is not None and hand.entry == at and hand.set is not None:
            counts[hand.set] = f"{'[' + hand.shown:>{cell}}]"
        text = "".join(counts).replace("] ", "]")
        rows.append((plain(exercise.short), plain(max(words)), f"{text:<{cell * most}}", effort))
    if not rows:
        return None
    first = 2 + max(cells(name) for name, *_ in rows) + 2 + max(cells(each) for _, each, *_ in rows)
    texts = [" " * first + "".join(f"{n:>{cell}}" for n in range(1, most + 1))]
    for at, (name, resistance, reps, effort) in enumerate(rows):
        gap = first - 2 - cells(name) - cells(resistance)
        mark = "▸" if _at(hand) == at else " "
        # A bracket takes one of the blanks before the effort.
        last = " " * (cell * most + 3 - cells(reps))
        texts.append(f"{mark} {name}{' ' * gap}{resistance}{reps}{last}{effort}".rstrip())
    if max(cells(text) for text in texts) > width:
        return None
    here = "" if hand is None or hand.set is not None else "now"
    styles = ["dim", *(here if text.startswith("▸") else "" for text in texts[1:])]
    return [line(text, style=style) for text, style in zip(texts, styles, strict=True)]


def entry_lines(
    entry: Entry, exercise: Exercise | None, width: int, hand: Hand | None
) -> list[Line]:
    """One exercise and its sets; bright where it, and no set of it, is in ``hand``."""
    mark = " " if hand is None else "▸"
    style = "now" if hand is not None and hand.set is None else ""
    done = [s.done for s in entry.sets]
    if exercise is None:
        found = [line(f"{mark} {entry.exercise}", style=style)]
        return [*found, *paragraph("not in the catalogue any more", width, "    ", "dim")]
    words = [resistance_words(s.resistance, exercise) for s in done]
    same = len(set(words)) == 1
    right = words[0] if same and words else ""
    name = line(f"{mark} {name_of(exercise, width)}", style=style)
    found = [apart(name, line(right, style=style), width)]
    parts = []
    for at, (each, resistance) in enumerate(zip(done, words, strict=True)):
        text = count_words(each, exercise)
        if hand is not None and hand.set == at:
            text = f"[{hand.shown}]"
        if not same:
            text += f" × {resistance}"
        if each.warmup:
            text += " warm-up"
        parts.append(text)
    effort = effort_words(done)
    said = "  ".join(parts)
    if len(said) + len(effort) + 7 <= width and effort:
        gap = " " * max(3, 21 - len(said)) if len(said) < 19 else "   "
        found.append(line(f"    {said}{gap}{effort}"))
    else:
        found += paragraph(said, width, "    ")
        found += paragraph(effort, width, "    ", "dim")
    if entry.skipped and not done:
        found.append(line("    skipped", style="dim"))
    for at, each in enumerate(done, 1):
        if each.note:
            found += paragraph(f"set {at}: {each.note}", width, "      ", "dim", first="    # ")
        if each.pain:
            found.append(line(f"    set {at}: pain {each.pain}", style="dim"))
    return found
