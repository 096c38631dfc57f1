"""In the middle of it: the waiting set, the rest, last time, how it went so far."""

from __future__ import annotations

from tracker.domain.words import sets_words
from tracker.tui.layout import LEFT, WIDE
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
from tracker.tui.layout.parts import last_lines, name_of
from tracker.tui.layout.resting import rest_line
from tracker.tui.layout.session_wide import left_panel, right_panel
from tracker.tui.lines import (
    BLANK,
    Line,
    Row,
    apart,
    beside,
    cut,
    line,
    paragraph,
    rows,
    rule_line,
    settle,
)
from tracker.tui.signs import decision_sign

NEIGHBOURS = 2
"""Owned loads shown to each side of the current one on a narrow screen."""
SHOWN_SETS = 4
"""Sets of the exercise shown around the waiting one."""


def session(floor: Floor, width: int, height: int) -> list[Line]:
    """The body of a session, ``height`` rows at most."""
    if width >= WIDE:
        right = right_panel(floor, width - LEFT - 4, height)
        return beside(left_panel(floor, height), right, width, LEFT)
    small = height + 1 < FIGURES_FROM
    variants = []
    for density in range(5):
        part = [Row(head_line(floor, width))]
        if density < 4:
            part += rows([marks_line(floor, at, width) for at in range(len(floor.today.items))])
            part.append(Row(rule_line(width)))
        part += _exercise(floor, width, small, short=density >= 4, loads=density < 3)
        part.append(Row(BLANK))
        part += _sets(floor, width)
        part.append(Row(BLANK))
        part += _last(floor, width, reason=density < 2)
        part.append(Row(BLANK))
        part += effort_rows(floor, width, question=density < 1)
        variants.append(part)
    return settle(variants, height)


def _exercise(floor: Floor, width: int, small: bool, short: bool, loads: bool) -> list[Row]:
    item, waiting, done = floor.item, floor.waiting, floor.done
    if waiting is None or done is None or item is None:
        said = [Row(line(all_in_words(floor), style="now"), must=True)]
        if item is not None:
            said += [Row(BLANK), Row(line(name_of(item.exercise, width), style="bold"))]
        return said
    where = f"set {waiting.number} of {item.planned}"
    if short:
        where = f"{waiting.item + 1} of {len(floor.today.items)} · {where}"
    title = apart(line(name_of(item.exercise, width), style="bold"), line(where), width)
    found = [Row(title, must=True)]
    if small:
        found.append(Row(one_line(done, item.exercise, floor.typed), must=True))
    else:
        found += [
            Row(BLANK),
            *rows(
                figures(done, item.exercise, floor.typed, ascii_only=floor.ascii_only), must=True
            ),
        ]
    sides = sides_line(item, waiting.number)
    if sides:
        found.append(Row(line(sides, style="dim")))
    if loads:
        found.append(Row(owned_line(item, done, width, NEIGHBOURS)))
    return [*found, Row(BLANK), Row(rest_line(floor.rest, width), must=True)]


def _sets(floor: Floor, width: int) -> list[Row]:
    item = floor.item
    if item is None:
        return []
    current = floor.waiting.number if floor.waiting is not None else item.planned
    total = max(item.planned, len(item.logged))
    first = max(1, min(current - SHOWN_SETS // 2, total - SHOWN_SETS + 1))
    numbers = list(range(first, min(total, first + SHOWN_SETS - 1) + 1))
    texts = [set_text(floor, item, each) for each in numbers]
    column = max((len(text) for text in texts), default=0) + 3
    found = []
    for each, text in zip(numbers, texts, strict=True):
        here = floor.waiting is not None and each == current
        mark = "▸" if here else " "
        base = f"{mark} {each}   {text}"
        if each <= len(item.logged):
            logged = item.logged[each - 1]
            effort = "" if logged.done.effort is None else str(logged.done.effort)
            said = f"{base:<{6 + column}}{effort}"
            stamp = f"saved {logged.at.at:%H:%M}"
            if len(said) + 2 + len(stamp) > width:
                stamp = stamp[6:]
            found.append(Row(apart(line(said), line(stamp, style="dim"), width)))
        else:
            style = "now" if here else "dim"
            found.append(Row(cut(line(base, style=style), width), must=here))
    if numbers and numbers[0] > 1:
        more = line(f"  … {sets_words(numbers[0] - 1)} before", style="dim")
        found.insert(0, Row(more))
    if numbers and numbers[-1] < total:
        found.append(Row(line(f"  … {total - numbers[-1]} more to come", style="dim")))
    return found


def _last(floor: Floor, width: int, reason: bool) -> list[Row]:
    item = floor.item
    if item is None or floor.waiting is None:
        return []
    found = []
    if item.last:
        year = floor.today.moment.date.year
        found += rows(last_lines(item.last[0], item.exercise, year, width), must=True)
    else:
        found.append(Row(line("last time: none logged", style="dim"), must=True))
    if reason:
        sign = decision_sign(item.decision.sign)
        found += rows(paragraph(item.decision.brief, width, "  ", "dim", 2, first=f"{sign} "))
    return found
