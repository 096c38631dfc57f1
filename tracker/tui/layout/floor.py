"""The training floor: the waiting set and what surrounds it, whatever the width."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.log import NewSet
from tracker.domain.target import Resistance
from tracker.domain.units import number
from tracker.domain.value import Value
from tracker.domain.views import Today, TodayItem, Waiting
from tracker.domain.words import sets_words
from tracker.tui import commands
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.parts import name_of
from tracker.tui.lines import Line, Row, apart, cut, line, span
from tracker.tui.state import Rest, newest
from tracker.tui.words import range_words, resistance_words, set_words

FIGURES_FROM = 20
"""Rows from which the waiting set stands in big figures."""


class Floor(Value):
    """What the session screen shows beside Today: the waiting set as typed, the rest, how-to."""

    today: Today
    waiting: Waiting | None
    done: NewSet | None
    typed: str
    rest: Rest | None
    steps: tuple[str, ...] = ()
    ascii_only: bool = False

    @property
    def item(self) -> TodayItem | None:
        """The exercise in hand: the waiting one, else the last with a set."""
        if self.waiting is not None:
            return self.today.items[self.waiting.item]
        at = newest(self.today)
        return None if at is None else self.today.items[at]


def head_line(floor: Floor, width: int) -> Line:
    """``Day 1                       4 of 9 sets``."""
    today = floor.today
    said = f"{today.sets_logged} of {sets_words(today.sets_planned)}"
    return apart(line(today.plan.day_name), line(said, style="dim"), width)


def all_in_words(floor: Floor) -> str:
    """``All 9 sets are in.``"""
    return f"All {sets_words(floor.today.sets_logged)} are in."


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
    for at, (own, text) in enumerate(texts):
        key = commands.now(commands.SESSION, own)
        keys += [span(gap)] if at else []
        keys += [span(key, "key", key), span(text, "dim", key)]
    found = [Row(line("how was it?", style="dim"))] if question else []
    return [*found, Row(cut(keys, width), must=True)]
