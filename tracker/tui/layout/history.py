"""What was done: the sessions, and one of them to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session
from tracker.domain.text import cells
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.lists import around
from tracker.tui.layout.parts import name_of
from tracker.tui.lines import BLANK, Line, apart, beside, cut, line, paragraph
from tracker.tui.text import plain
from tracker.tui.words import (
    count_words,
    day_words,
    effort_words,
    resistance_words,
    session_minutes,
    session_times,
    sets_words,
)

Named = Callable[[str], Exercise | None]
Days = Mapping[tuple[str, str], str]
"""(program, day) -> the day's name."""


def history(
    sessions: Sequence[Session], total: int, cursor: int, named: Named, days: Days,
    year: int, width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The list; at 100 columns the session in hand beside it."""
    wide = width >= WIDE
    room = LEFT if wide else width
    count = f"{total} session{'' if total == 1 else 's'}"
    head = [apart(line("History", style="bold"), line(count, style="dim"), room)]
    head.append(BLANK if wide else line("─" * room, style="dim"))
    if not sessions:
        return [*head, *paragraph("Nothing is logged yet; Today is where sets go in.", room)]
    rows = [session_row(s, days, year, room, at == cursor) for at, s in enumerate(sessions)]
    listed = [*head, *around(rows, height - len(head), cursor)]
    if not wide:
        return listed
    shown = detail(sessions[cursor], named, days, year, width - LEFT - 4, None)
    return beside(listed, shown[:height], width, LEFT)


def day_name(session: Session, days: Days) -> str:
    """``Day 1``, ``own`` for a session outside the programs."""
    return days.get((session.program or "", session.day or ""), "own")


def session_row(session: Session, days: Days, year: int, width: int, here: bool) -> Line:
    """``▸ Fri 13 Nov   Day 1   9 sets   38 min``."""
    minutes = session_minutes(session)
    took = f"{minutes} min" if minutes is not None else ""
    when = day_words(session.date, year)
    name = day_name(session, days)
    text = f"{when:<10}   {name:<5.5}  {sets_words(session.set_count):>7}  {took:>7}".rstrip()
    if len(text) + 2 > width:
        text = f"{when:<10} {name:<5.5} {sets_words(session.set_count):>7}"
    return cut(line(f"{'▸' if here else ' '} {text}", style="now" if here else ""), width)


def detail(
    session: Session, named: Named, days: Days, year: int, width: int, cursor: int | None
) -> list[Line]:
    """One session: every exercise with its sets; ``cursor`` marks the exercise in hand."""
    minutes = session_minutes(session)
    name = day_name(session, days)
    if width >= 50:
        head = line(f"{day_words(session.date, year)} · {name}", style="bold")
        found = [apart(head, line(session_times(session), style="dim"), width), BLANK]
    else:
        took = f" · {minutes} min" if minutes is not None else ""
        head = line("History", style="bold")
        found = [apart(head, line(day_words(session.date, year)), width)]
        found += [line(f"{name} · {sets_words(session.set_count)}{took}")]
        found.append(line("─" * width, style="dim"))
    table = _table(session, named, width, cursor) if width >= 50 else None
    if table is not None:
        found += table
    else:
        for at, entry in enumerate(session.entries):
            found += _entry(entry, named(entry.exercise), width, at == cursor)
    if not session.entries:
        found.append(line("No sets.", style="dim"))
    if session.note:
        found += [BLANK, *paragraph(session.note, width, "  ", first="# ")]
    if session.source not in ("app", "cli"):
        found += [BLANK, *paragraph(f"from {session.source}", width, style="dim")]
    if session.finished is None:
        found += [BLANK, line("not finished", style="dim")]
    return found


def _table(session: Session, named: Named, width: int, cursor: int | None) -> list[Line] | None:
    """Sets in columns; None where a session does not fit into them."""
    if not all(entry.sets for entry in session.entries):
        return None
    known = [(entry, named(entry.exercise)) for entry in session.entries]
    most = max((len(entry.sets) for entry, _ in known), default=0)
    rows: list[tuple[str, str, str, str]] = []
    for entry, exercise in known:
        done = [s.done for s in entry.sets]
        if exercise is None or any(s.note or s.pain or s.warmup for s in done):
            return None
        words = {resistance_words(s.resistance, exercise) for s in done}
        effort = effort_words(done)
        if len(words) > 1 or " " in effort:
            return None
        counts = "".join(f"{count_words(s, exercise):>8}" for s in done)
        rows.append((plain(exercise.short), plain(max(words)), f"{counts:<{8 * most}}", effort))
    if not rows:
        return None
    first = 2 + max(cells(name) for name, *_ in rows) + 2 + max(cells(each) for _, each, *_ in rows)
    texts = [" " * first + "".join(f"{n:>8}" for n in range(1, most + 1))]
    for name, resistance, counts, effort in rows:
        gap = first - 2 - cells(name) - cells(resistance)
        mark = "▸" if cursor == len(texts) - 1 else " "
        texts.append(f"{mark} {name}{' ' * gap}{resistance}{counts}   {effort}".rstrip())
    if max(cells(text) for text in texts) > width:
        return None
    styles = ["dim", *("now" if text.startswith("▸") else "" for text in texts[1:])]
    return [line(text, style=style) for text, style in zip(texts, styles, strict=True)]


def _entry(entry: Entry, exercise: Exercise | None, width: int, here: bool) -> list[Line]:
    mark = "▸" if here else " "
    style = "now" if here else ""
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
    for each, resistance in zip(done, words, strict=True):
        text = count_words(each, exercise)
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
