"""A session in two panels: the day on the left, the exercise in hand on the right."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.log import NewSet
from tracker.domain.target import BODY
from tracker.domain.views import Today, TodayItem
from tracker.domain.words import day_month
from tracker.tui import commands
from tracker.tui.layout import LEFT, LONG_NAMES
from tracker.tui.layout.figures import figures, one_line
from tracker.tui.layout.floor import (
    FIGURES_FROM,
    Floor,
    all_in_words,
    effort_rows,
    head_line,
    marks_line,
    owned_line,
    set_text,
    sides_line,
)
from tracker.tui.layout.parts import aim_words, name_of
from tracker.tui.layout.resting import rest_line
from tracker.tui.lines import (
    BLANK,
    Line,
    Row,
    apart,
    cut,
    line,
    paragraph,
    rows,
    settle,
    span,
)
from tracker.tui.signs import decision_sign
from tracker.tui.words import (
    count_words,
    effort_words,
    set_words,
)

PAST, CLOSE = (34, 49), (32, 48)
"""Columns of the last two sessions beside today's sets; the second where words are long."""
ROOMY = 13
"""Columns up to which words leave a gap before those to the right of them."""


def left_panel(floor: Floor, height: int) -> list[Line]:
    """The day: each exercise with its sets or its aim, how to do the one in hand, soreness."""
    today = floor.today
    part = [Row(head_line(floor, LEFT), must=True)]
    if today.session is not None:
        minutes = today.session.minutes
        now = int((today.moment.at - today.session.started.at).total_seconds() // 60)
        since = f"{today.session.started.at:%H:%M}, {max(now, minutes or 0)} min in"
        part.append(Row(line(since, style="dim")))
    for at, item in enumerate(today.items):
        part += [Row(BLANK), Row(marks_line(floor, at, LEFT), must=True)]
        part.append(Row(cut(line(f"    {_progress(item)}", style="dim"), LEFT)))
    how: list[Row] = []
    if floor.steps:
        how = [Row(BLANK), Row(BLANK), Row(line("How to", style="bold"))]
        for step in floor.steps:
            how += rows(paragraph(step, LEFT, "  "))
    sore = [Row(BLANK), *rows(paragraph(_sore_words(today), LEFT, style="dim"))]
    return settle([part + how + sore, part + how, part + sore, part], height)


def _progress(item: TodayItem) -> str:
    if not item.logged:
        return aim_words(item)
    done = [s.done for s in item.logged]
    counts = "  ".join(count_words(s, item.exercise) for s in done)
    effort = effort_words(done)
    sign = decision_sign(item.decision.sign)
    if len(item.logged) < item.planned:
        return aim_words(item)
    return f"{sign} {counts}  {effort}".rstrip()


def _sore_words(today: Today) -> str:
    told = [*today.asked, *(m for m in today.soreness if m not in today.asked)]
    levels = ", ".join(f"{m} {today.soreness[m].level}" for m in told if m in today.soreness)
    said = f"Sore today: {levels}." if levels else "Soreness not told today."
    held = [i for i in today.items if set(i.decision.gates) & {"sore-hold", "sport-hold"}]
    if not levels:
        return said
    if not held:
        return f"{said} Nothing held back."
    return f"{said} Held back: {', '.join(item.exercise.short for item in held)}."


def right_panel(floor: Floor, width: int, height: int) -> list[Line]:
    """The exercise in hand: the waiting set, the rest, the sets beside past ones, the reason."""
    item, waiting, done = floor.item, floor.waiting, floor.done
    if item is None:
        return []
    if waiting is None or done is None:
        part = [Row(line(all_in_words(floor), style="now"), must=True), Row(BLANK)]
        part += [Row(line(name_of(item.exercise, LONG_NAMES), style="bold")), Row(BLANK)]
        part += rows(set_table(floor, item, width))
        return settle([part], height)
    where = f"set {waiting.number} of {item.planned}"
    title = apart(line(name_of(item.exercise, LONG_NAMES), style="bold"), line(where), width)
    variants = []
    for density in range(3):
        part = [Row(title, must=True), Row(BLANK)]
        if height + 1 < FIGURES_FROM:
            part.append(Row(one_line(done, item.exercise, floor.typed), must=True))
        else:
            drawn = figures(done, item.exercise, floor.typed, 7, floor.ascii_only)
            part += rows([(span(" " * 8), *each) for each in drawn], must=True)
        sides = sides_line(item, waiting.number)
        part.append(Row(line(f"        {sides}", style="dim")) if sides else Row(BLANK))
        if density < 2:
            part.append(Row(owned_line(item, done, width, None, "owned  ")))
            part.append(Row(BLANK))
        part += [Row(rest_line(floor.rest, width), must=True), Row(BLANK)]
        part += rows(set_table(floor, item, width), must=True)
        if density < 1:
            part += [Row(BLANK), Row(BLANK), *_reason(item, width)]
        part += [Row(BLANK), Row(BLANK), *effort_rows(floor, width, question=density < 1)]
        variants.append(part)
    return settle(variants, height)


def _reason(item: TodayItem, width: int) -> list[Row]:
    decision = item.decision
    sign = decision_sign(decision.sign)
    said = f"{decision.rule}: {decision.say}"
    found = rows(paragraph(said, width, "  ", first=f"{sign} "))
    if decision.flips_if:
        found += rows(paragraph(f"else {decision.flips_if}", width, "  ", "dim"))
    source = line(f"  {decision.source} · grade {decision.grade}", style="dim")
    key = commands.key_of(commands.SESSION, "why")
    whole = (span(key, "key", key), span(" whole record", "dim", key))
    return [*found, Row(apart(source, whole, width))]


def set_table(floor: Floor, item: TodayItem, width: int) -> list[Line]:
    """Today's sets beside those of the last two sessions."""
    year = floor.today.moment.date.year
    past = [p for p, at in zip(item.last, PAST, strict=False) if at + 9 <= width]
    efforts = [effort_words(p.sets) for p in past]
    count = max([item.planned, len(item.logged), *(len(p.sets) for p in past)])
    mine = max(item.planned, len(item.logged))
    words = max((len(set_text(floor, item, each)) for each in range(1, mine + 1)), default=0)
    at = PAST if max([words + 2, *map(len, efforts)]) <= ROOMY else CLOSE
    words = max(ROOMY, words + 2)
    found = [_columns("set      today", [day_month(p.date, year) for p in past], "dim", at)]
    current = floor.waiting.number if floor.waiting is not None else 0
    for each in range(1, count + 1):
        today_words = ""
        if each <= mine:
            today_words = set_text(floor, item, each)
        effort = ""
        if each <= len(item.logged):
            given = item.logged[each - 1].done.effort
            effort = "" if given is None else str(given)
        mark = "▸" if each == current else " "
        style = "now" if each == current else "" if each <= len(item.logged) else "dim"
        text = f"{mark} {each}      {today_words:<{words}}{effort}"
        cells = [_past_cell(p.sets[each - 1], item) if each <= len(p.sets) else "" for p in past]
        found.append(_columns(text, cells, style, at))
    stamp = f"saved {item.logged[-1].at.at:%H:%M}" if item.logged else ""
    if stamp or any(efforts):
        found.append(_columns(f"         {stamp}", efforts, "dim", at))
    return found


def _past_cell(done: NewSet, item: TodayItem) -> str:
    """``12 × 10``; the unit is in today's column."""
    if done.resistance == BODY:
        return count_words(done, item.exercise)
    return set_words(done, item.exercise).removesuffix(" kg").removesuffix(" lb")


def _columns(text: str, cells: Sequence[str], style: str, at: tuple[int, int]) -> Line:
    parts = [span(f"{text:<{at[0]}}", style)]
    for column, cell in enumerate(cells):
        room = at[1] - at[0] if column + 1 < len(cells) else 12
        parts.append(span(f"{cell:<{room}}", "dim"))
    while parts and not parts[-1].text.strip():
        parts.pop()
    if parts:
        parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip())
    return tuple(parts)
