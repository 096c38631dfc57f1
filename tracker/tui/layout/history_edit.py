"""One set of the log being edited: the session around it, its fields, what saving changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet, Session
from tracker.domain.units import number
from tracker.tui.layout.history import TABLE, Days, Hand, detail, entry_lines, heading
from tracker.tui.layout.history_preview import SAVING, preview
from tracker.tui.layout.lists import spaced, window
from tracker.tui.layout.parts import Named
from tracker.tui.lines import (
    BLANK,
    Line,
    Row,
    apart,
    line,
    paragraph,
    rows,
    rule_line,
    settle,
    span,
    text_of,
    width_of,
)
from tracker.tui.words import count_words, set_words

if TYPE_CHECKING:
    from tracker.logbook.history.outlook import Preview

LABELS = {"warmup": "warm-up"}
NOTHING = "–"
_SHOWN = 3
"""Earlier contents of a set that are told, and the rows they may take."""


class Editing(NamedTuple):
    """A set in hand: ``hand`` says where in the session; ``done`` is what it would be and
    ``typed`` the text of a field that makes no set yet."""

    session: Session
    exercise: Exercise
    hand: Hand
    fields: Sequence[str]
    field: str
    was: NewSet
    done: NewSet
    typed: str | None
    before: Sequence[NewSet]


def edit(
    it: Editing, told: Preview | str | None, keys: Line, named: Named, days: Days,
    sore: Mapping[str, int], year: int, width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The whole screen at ``width``, ``keys`` last; at 100 columns its right panel."""
    about = [entry.exercise for entry in it.session.entries]
    saved = [] if told is None else [*preview(told, named, about, year, width, SAVING)]
    before = _before(it, width)
    if width >= TABLE:
        shown = detail(it.session, named, days, sore, year, width, it.hand)
        fields = _in_rows(it, width)
        tail = rows([*saved, BLANK, *before, BLANK], must=False)
        return _fitted([
            [*rows([*shown, BLANK]), *rows(fields, must=True), Row(BLANK), *tail],
            [*rows(shown[:2]), *rows(fields, must=True), Row(BLANK), *tail],
        ], keys, height)  # fmt: skip
    fields = _below_each_other(it, width)
    tail = rows([BLANK, *saved, *(before if it.before else []), BLANK])
    whole = detail(it.session, named, days, {}, year, width, it.hand)
    entry = it.session.entries[it.hand.entry]
    short = heading(it.session, days, year, width)
    one = [*short, *entry_lines(entry, it.exercise, width, it.hand)]
    rule = rule_line(width)
    return _fitted([
        [*rows([*whole, rule]), *rows(fields, must=True), *tail],
        [*rows([*one, rule]), *rows(fields, must=True), *tail],
        [*rows([short[0], short[-1]]), *rows(fields, must=True), *tail],
        [*rows(fields, must=True), *tail],
    ], keys, height)  # fmt: skip


def _fitted(variants: Sequence[Sequence[Row]], keys: Line, height: int) -> list[Line]:
    """The fullest that fits above the keys, which stay on the last line."""
    if not keys:
        return settle(variants, height)
    return [*spaced(settle(variants, height - 1), height - 1), keys]


def _head(it: Editing, width: int) -> Line:
    number_of = (it.hand.set or 0) + 1
    name = f"{it.exercise.short}, set {number_of}"
    return apart(line(name, style="bold"), line("edit", style="dim"), width)


def _below_each_other(it: Editing, width: int) -> list[Line]:
    """The fields, one a row; pain and warm-up share one."""
    found = [_head(it, width)]
    for name in it.fields:
        if name == "warmup":
            continue
        mine = _field(it, name, f"{_label(name):<8}  ")
        if name == "pain":
            gap = " " * max(2, 21 - width_of(mine))
            mine = (*mine, span(gap), *_field(it, "warmup", f"{_label('warmup')}  "))
        found += _wrapped_note(it, mine, width) if name == "note" else [mine]
    return found


def _wrapped_note(it: Editing, mine: Line, width: int) -> list[Line]:
    """A long note on as many rows as it takes, two at most."""
    if width_of(mine) <= width:
        return [mine]
    text, first = text_of(mine), mine[0].style
    return paragraph(text[2:], width, " " * 12, first, most=2, first=text[:2])


def _in_rows(it: Editing, width: int) -> list[Line]:
    """What is edited in words, then the fields beside each other."""
    found = paragraph(_said(it), width, "  ", "bold", first="")
    row: list[Line] = []
    for name in it.fields:
        mine = _field(it, name, f"{_label(name)} ")
        taken = sum(map(width_of, row)) + 2 * len(row)
        if row and taken + width_of(mine) > width:
            found.append(_joined(row))
            row = []
        row.append(mine)
    return [*found, _joined(row)]


def _joined(row: Sequence[Line]) -> Line:
    parts = list(row[0])
    for each in row[1:]:
        parts += [span("  "), *each]
    return tuple(parts)


def _said(it: Editing) -> str:
    """``Goblet squat, set 3: reps 12 → 11``."""
    changes = [
        f"{_label(name)} {_value(it.was, name, it.exercise)} → {_value(it.done, name, it.exercise)}"
        for name in it.fields
        if _value(it.was, name, it.exercise) != _value(it.done, name, it.exercise)
    ]
    name = f"{it.exercise.short}, set {(it.hand.set or 0) + 1}"
    return f"{name}: {', '.join(changes)}" if changes else f"{name}: nothing changed yet"


def _field(it: Editing, name: str, label: str) -> Line:
    here = name == it.field
    was, now = (_value(done, name, it.exercise) for done in (it.was, it.done))
    text = now if was == now else f"{was} → {now}"
    if here and it.typed is not None:
        text = f"{was} → {it.typed}▏"
    style = "now" if here else ""
    return (span("▸ " if here else "  ", style), span(f"{label}{text}", style))


def _label(name: str) -> str:
    return LABELS.get(name, name)


def _value(done: NewSet, name: str, exercise: Exercise) -> str:
    resistance = done.resistance
    match name:
        case "reps" | "seconds":
            return count_words(done, exercise)
        case "load":
            return NOTHING if resistance.load is None else str(resistance.load)
        case "band":
            return resistance.band or NOTHING
        case "height":
            return NOTHING if resistance.height_cm is None else f"{number(resistance.height_cm)} cm"
        case "effort":
            return NOTHING if done.effort is None else str(done.effort)
        case "pain":
            return NOTHING if done.pain is None else str(done.pain)
        case "warmup":
            return "yes" if done.warmup else "no"
        case _:
            return done.note or NOTHING


def _before(it: Editing, width: int) -> list[Line]:
    """What the set was before earlier edits."""
    if not it.before:
        return [line("This set was edited before: never.", style="dim")]
    were = "; ".join(_in_words(was, it.exercise) for was in it.before[:_SHOWN])
    text = f"This set was edited before: it was {were}."
    return paragraph(text, width, style="dim", most=_SHOWN)


def _in_words(was: NewSet, exercise: Exercise) -> str:
    """``12 × 10 kg, good, pain 2``."""
    words = [set_words(was, exercise), *([str(was.effort)] if was.effort else [])]
    words += [f"pain {was.pain}"] if was.pain is not None else []
    words += ["warm-up"] if was.warmup else []
    words += [f"# {was.note}"] if was.note else []
    return ", ".join(words)


def confirm(
    title: str, lines: Sequence[Line], told: Preview | str, keys: Line, named: Named,
    about: Sequence[str], year: int, width: int, top: int, height: int,
) -> tuple[list[Line], int]:  # fmt: skip
    """A change to be agreed to: what it is, what it would bring; and the top that was shown."""
    head = [
        apart(line("History", style="bold"), line(title, style="dim"), width),
        rule_line(width),
    ]
    body = [*lines, BLANK, *preview(told, named, about, year, width, "This changes")]
    shown, top = window(body, height - len(head) - (2 if keys else 0), top)
    if not keys:
        return [*head, *shown], top
    return [*spaced([*head, *shown], height - 1), keys], top
