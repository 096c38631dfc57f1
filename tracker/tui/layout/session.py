"""In the middle of it: the waiting set, the rest, last time, how it went so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.log import NewSet
from tracker.domain.target import BODY, Resistance
from tracker.domain.units import number
from tracker.domain.views import Today, TodayItem, Waiting
from tracker.tui.layout import LEFT, LONG_NAMES, WIDE
from tracker.tui.layout.figures import figures, one_line
from tracker.tui.layout.parts import aim_words, last_words, name_of
from tracker.tui.layout.resting import rest_line
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
    settle,
    span,
)
from tracker.tui.signs import decision_sign
from tracker.tui.state import Rest
from tracker.tui.words import (
    count_words,
    day_month,
    effort_words,
    range_words,
    resistance_words,
    session_minutes,
    set_words,
    sets_words,
)

FIGURES_FROM = 20
"""Rows from which the waiting set stands in big figures."""
NEIGHBOURS = 2
"""Owned loads shown to each side of the current one on a narrow screen."""
SHOWN_SETS = 4
"""Sets of the exercise shown around the waiting one."""
PAST = (34, 49)
"""Columns of the last two sessions beside today's sets."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What the session screen shows beside Today: the waiting set as typed, the rest, how-to."""

    today: Today
    waiting: Waiting | None
    done: NewSet | None
    typed: str
    rest: Rest | None
    steps: tuple[str, ...] = ()

    @property
    def item(self) -> TodayItem | None:
        """The exercise in hand: the waiting one, else the last with a set."""
        if self.waiting is not None:
            return self.today.items[self.waiting.item]
        done = [item for item in self.today.items if item.logged]
        return max(done, key=lambda i: i.logged[-1].id) if done else None


def session(floor: Floor, width: int, height: int) -> list[Line]:
    """The body of a session, ``height`` rows at most."""
    if width >= WIDE:
        right = _right(floor, width - LEFT - 4, height)
        return beside(_left(floor, height), right, width, LEFT)
    small = height + 1 < FIGURES_FROM
    variants = []
    for density in range(5):
        part = [Row(_head(floor, width))]
        if density < 4:
            part += rows([marks_line(floor, at, width) for at in range(len(floor.today.items))])
            part.append(Row(line("─" * width, style="dim")))
        part += _exercise(floor, width, small, short=density >= 4, loads=density < 3)
        part.append(Row(BLANK))
        part += _sets(floor, width)
        part.append(Row(BLANK))
        part += _last(floor, width, reason=density < 2)
        part.append(Row(BLANK))
        part += effort_rows(floor, width, question=density < 1)
        variants.append(part)
    return settle(variants, height)


def _head(floor: Floor, width: int) -> Line:
    today = floor.today
    said = f"{today.sets_logged} of {sets_words(today.sets_planned)}"
    return apart(line(today.plan.day_name), line(said, style="dim"), width)


def marks(item: TodayItem, waiting: bool) -> str:
    """``✓▸·``: sets in, waiting, to come."""
    done = len(item.logged)
    if item.skipped and not done:
        return "–" * max(1, item.planned)
    to_come = max(0, item.planned - done)
    return "✓" * done + ("▸" + "·" * (to_come - 1) if waiting and to_come else "·" * to_come)


def marks_line(floor: Floor, at: int, width: int) -> Line:
    """``✓▸· Goblet squat                  10 kg``."""
    item = floor.today.items[at]
    here = floor.waiting is not None and floor.waiting.item == at
    widest = max(len(marks(each, False)) for each in floor.today.items)
    sign = marks(item, here)
    if len(sign) > 6:
        sign, widest = f"{len(item.logged)}/{item.planned}", min(widest, 6)
    resistance = current_resistance(item)
    if here and floor.done is not None:
        resistance = floor.done.resistance
    style = "" if here or item.logged else "dim"
    name = f"{sign:<{min(widest, 6)}} {name_of(item.exercise, width)}"
    return apart(
        line(name, style=style),
        line(resistance_words(resistance, item.exercise), style=style),
        width,
    )


def current_resistance(item: TodayItem) -> Resistance:
    """The resistance in use: that of the newest set, else the target's."""
    return item.logged[-1].done.resistance if item.logged else item.target.resistance


def _exercise(floor: Floor, width: int, small: bool, short: bool, loads: bool) -> list[Row]:
    item, waiting, done = floor.item, floor.waiting, floor.done
    if waiting is None or done is None or item is None:
        said = f"All {sets_words(floor.today.sets_logged)} are in."
        rest = [] if floor.rest is None else [Row(BLANK)]
        return [Row(line(said, style="now"), must=True), *rest]
    where = f"set {waiting.number} of {item.planned}"
    if short:
        where = f"{waiting.item + 1} of {len(floor.today.items)} · {where}"
    title = apart(line(name_of(item.exercise, width), style="bold"), line(where), width)
    found = [Row(title, must=True)]
    if small:
        found.append(Row(one_line(done, item.exercise, floor.typed), must=True))
    else:
        found += [Row(BLANK), *rows(figures(done, item.exercise, floor.typed), must=True)]
    sides = sides_line(item, waiting.number)
    if sides:
        found.append(Row(line(sides, style="dim")))
    if loads:
        found.append(Row(owned_line(item, done, width, NEIGHBOURS)))
    return [*found, Row(BLANK), Row(rest_line(floor.rest, width), must=True)]


def sides_line(item: TodayItem, number_of_set: int) -> str:
    """``left first: 9 last time``, for one-sided work."""
    if item.exercise.side != "each":
        return ""
    past = item.last[0].sets if item.last else ()
    if number_of_set > len(past):
        return "left first"
    before = past[number_of_set - 1]
    unit = " s" if before.timed else ""
    return f"left first: {before.count}{unit} last time"


def owned_line(
    item: TodayItem, done: NewSet, width: int, neighbours: int | None, label: str = ""
) -> Line:
    """``range 8-12         6 · 8 ·[10]· 12 · 14``: what is owned around the current one."""
    left = line(f"range {range_words(item.target)}", style="dim")
    choices = item.choices
    here = index_of(choices, done.resistance)
    if len(choices) < 2:
        return left
    shown = choices
    if neighbours is not None:
        middle = 0 if here is None else here
        shown = choices[max(0, middle - neighbours) : middle + neighbours + 1]
    while True:
        text = _owned_words(shown, done.resistance)
        if len(text) + len(label) + 12 <= width or len(shown) < 3:
            break
        at = index_of(shown, done.resistance) or 0
        shown = shown[1:] if at > len(shown) // 2 else shown[:-1]
    return apart(left, (span(label, "dim"), span(text)) if label else (span(text),), width)


def index_of(choices: Sequence[Resistance], current: Resistance) -> int | None:
    """The place of a resistance among the owned ones."""
    return next((at for at, each in enumerate(choices) if each.same_as(current)), None)


def _owned_words(choices: Sequence[Resistance], current: Resistance) -> str:
    same_unit = len({c.load.unit for c in choices if c.load is not None}) < 2
    text = ""
    for at, choice in enumerate(choices):
        here = choice.same_as(current)
        word = _short_resistance(choice, same_unit)
        before = "" if at == 0 else "·"
        if at and not text.endswith("]"):
            before = " ·"
        text += before + (f"[{word}]" if here else f" {word}" if at else word)
    return text


def _short_resistance(choice: Resistance, same_unit: bool) -> str:
    if choice.load is not None and choice.height_cm is None and same_unit:
        return number(choice.load.value)
    return choice.words()


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
            if len(said) + 1 + len(stamp) > width:
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


def set_text(floor: Floor, item: TodayItem, number_of_set: int) -> str:
    """A set of today as logged, as it waits, or as planned."""
    if number_of_set <= len(item.logged):
        return set_words(item.logged[number_of_set - 1].done, item.exercise)
    resistance = current_resistance(item)
    if floor.done is not None and floor.waiting is not None:
        resistance = floor.done.resistance
        if number_of_set == floor.waiting.number:
            return set_words(floor.done, item.exercise)
    goal = item.goal
    count = goal[min(number_of_set, len(goal)) - 1] if goal else item.target.low
    return set_words(NewSet(count, None, item.target.timed, resistance), item.exercise)


def _last(floor: Floor, width: int, reason: bool) -> list[Row]:
    item = floor.item
    if item is None or floor.waiting is None:
        return []
    found = []
    if item.last:
        said = last_words(item.last[0], item.exercise, floor.today.moment.date.year)
        found.append(Row(cut(line(said), width), must=True))
    else:
        found.append(Row(line("last time: none logged", style="dim"), must=True))
    if reason:
        sign = decision_sign(item.decision.sign)
        found += rows(paragraph(item.decision.brief, width, "  ", "dim", 2, first=f"{sign} "))
    return found


def effort_rows(floor: Floor, width: int, question: bool) -> list[Row]:
    """``how was it?`` and the keys that answer it."""
    if floor.waiting is None:
        return []
    wide = width >= WIDE - LEFT - 4
    texts = (
        (("e", " easy, 4+ left"), ("enter", " good, 1-3"), ("m", " max"), ("b", " form broke"))
        if wide
        else (("e", " easy"), ("enter", " good"), ("m", " max"), ("b", " broke"))
    )
    gap = "   " if width >= 39 else "  "
    keys = []
    for at, (key, text) in enumerate(texts):
        keys += [span(gap)] if at else []
        keys += [span(key, "key", key), span(text, "dim", key)]
    found = [Row(line("how was it?", style="dim"))] if question else []
    return [*found, Row(cut(keys, width), must=True)]


def _left(floor: Floor, height: int) -> list[Line]:
    today = floor.today
    part = [Row(_head(floor, LEFT), must=True)]
    if today.session is not None:
        minutes = session_minutes(today.session)
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


def _right(floor: Floor, width: int, height: int) -> list[Line]:
    item, waiting, done = floor.item, floor.waiting, floor.done
    if item is None:
        return []
    if waiting is None or done is None:
        said = f"All {sets_words(floor.today.sets_logged)} are in."
        part = [Row(line(said, style="now"), must=True), Row(BLANK)]
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
            drawn = figures(done, item.exercise, floor.typed, gap=7)
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
    whole = (span("w", "key", "w"), span(" whole record", "dim", "w"))
    return [*found, Row(apart(source, whole, width))]


def set_table(floor: Floor, item: TodayItem, width: int) -> list[Line]:
    """Today's sets beside those of the last two sessions."""
    year = floor.today.moment.date.year
    past = [p for p, at in zip(item.last, PAST, strict=False) if at + 9 <= width]
    found = [_columns("set      today", [day_month(p.date, year) for p in past], "dim")]
    count = max([item.planned, len(item.logged), *(len(p.sets) for p in past)])
    current = floor.waiting.number if floor.waiting is not None else 0
    for each in range(1, count + 1):
        today_words = ""
        if each <= max(item.planned, len(item.logged)):
            today_words = set_text(floor, item, each)
        effort = ""
        if each <= len(item.logged):
            given = item.logged[each - 1].done.effort
            effort = "" if given is None else str(given)
        mark = "▸" if each == current else " "
        style = "now" if each == current else "" if each <= len(item.logged) else "dim"
        text = f"{mark} {each}      {today_words:<13}{effort}"
        cells = [
            _past_cell(p.sets[each - 1], item) if each <= len(p.sets) else "" for p in past
        ]
        found.append(_columns(text, cells, style))
    stamp = f"saved {item.logged[-1].at.at:%H:%M}" if item.logged else ""
    efforts = [effort_words(p.sets) for p in past]
    if stamp or any(efforts):
        found.append(_columns(f"         {stamp}", efforts, "dim"))
    return found


def _past_cell(done: NewSet, item: TodayItem) -> str:
    """``12 × 10``; the unit is in today's column."""
    if done.resistance == BODY:
        return count_words(done, item.exercise)
    return set_words(done, item.exercise).removesuffix(" kg").removesuffix(" lb")


def _columns(text: str, cells: Sequence[str], style: str) -> Line:
    parts = [span(f"{text:<{PAST[0]}}", style)]
    for at, cell in enumerate(cells):
        room = PAST[1] - PAST[0] if at + 1 < len(cells) else 12
        parts.append(span(f"{cell:<{room}}", "dim"))
    while parts and not parts[-1].text.strip():
        parts.pop()
    if parts:
        parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip())
    return tuple(parts)
