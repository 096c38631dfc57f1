"""The log and the coach in words, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tracker.domain.decision import Decision
from tracker.domain.effort import WORDS
from tracker.domain.log import Entry, LoggedSet, NewSet, Session
from tracker.domain.target import Resistance, Target
from tracker.domain.text import cells, fit, pad
from tracker.domain.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from tracker.cli.state import State

SIGNS = {"+": "+", "^": "▲", "=": "=", "v": "▼", ".": "·"}
"""A decision's sign as shown."""


def day_words(day: date | str, year: bool = True) -> str:
    """``Fri 20 Nov 2026``."""
    when = date.fromisoformat(day) if isinstance(day, str) else day
    short = f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"
    return f"{short} {when.year}" if year else short


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """The text in lines of at most ``width`` cells; ``first`` begins the first of them.

    A unit stays with its number.
    """
    lines: list[str] = []
    line = indent if first is None else first
    empty = True
    held = text
    for unit in ("%", "kg", "lb", "×"):
        held = held.replace(f" {unit} ", f"\xa0{unit} ")
    for glued in held.split(" "):
        word = glued.replace("\xa0", " ").strip()
        if not word:
            continue
        room = width - cells(line) - (0 if empty else 1)
        if not empty and cells(word) > room:
            lines.append(line)
            line, empty = indent, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line]


def sides(left: str, right: str, width: int) -> str:
    """Left and right ends of one line; the left one is cut where both do not fit."""
    return pad(left, max(1, width - cells(right) - 2)) + "  " + right


def table(rows: Sequence[Sequence[str]], width: int, gap: int = 2) -> list[str]:
    """Columns as wide as they must be; the last one is cut at ``width``."""
    if not rows:
        return []
    wide = [max(cells(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        fit(
            (" " * gap)
            .join(pad(cell, size) for cell, size in zip(row, wide, strict=True))
            .rstrip(),
            width,
        )
        for row in rows
    ]


def dose(target: Target) -> str:
    """``3 × 8-12``, with `` s`` for holds."""
    span = str(target.low) if target.low == target.high else f"{target.low}-{target.high}"
    return f"{target.sets} × {span}{' s' if target.timed else ''}"


def step_words(decision: Decision) -> str:
    """What the next time is at: ``10 kg``, or ``10 → 12 kg`` where that changes."""
    if decision.to is None:
        return "left out"
    to = decision.to.resistance
    before = None if decision.from_target is None else decision.from_target.resistance
    if before is None or decision.to_exercise != decision.exercise or before.same_as(to):
        return to.words()
    old, new = before.words(), to.words()
    unit = new.rpartition(" ")[2]
    return f"{old.removesuffix(f' {unit}')} → {new}"


def decision_lines(decision: Decision, state: State, width: int) -> list[str]:
    """One exercise of ``next``: what, how much, and why."""
    sign = SIGNS[decision.sign]
    right = step_words(decision)
    if decision.to is not None:
        right = f"{dose(decision.to)}  {right}"
    lines = [sides(f"{sign} {state.name(decision.to_exercise)}", right, width)]
    if decision.to_exercise != decision.exercise:
        lines.append(f"    after {state.name(decision.exercise)}")
    if decision.goal:
        lines.append(f"    aim for {state.goal(decision)}")
    lines += wrap(decision.say, width, "    ")
    lines += wrap(source_words(decision), width, "    ")
    return lines


def source_words(decision: Decision) -> str:
    """``ACSM 2009 · grade B``."""
    return f"{decision.source} · grade {decision.grade}"


def set_words(sets: Iterable[NewSet], assisted: bool = False) -> str:
    """``12 12 11 × 10 kg  good``: sets alike in resistance and warm-up, in one phrase.

    An assisted exercise's weight is ``help``.
    """
    done = list(sets)
    counts = " ".join(one.side_words for one in done) + (" s" if done[0].timed else "")
    efforts = [str(one.effort or "-") for one in done]
    effort = efforts[0] if len(set(efforts)) == 1 else " ".join(efforts)
    helps = " help" if assisted and done[0].resistance.load is not None else ""
    parts = [f"{counts} × {resistance_words(done[0].resistance)}{helps}"]
    if effort != "-":
        parts.append(effort)
    if done[0].warmup:
        parts.append("warm-up")
    pains = [one.pain for one in done if one.pain is not None]
    if pains:
        parts.append(f"pain {max(pains)}")
    return "  ".join(parts)


def resistance_words(resistance: Resistance) -> str:
    """``12 kg``, ``red``, ``body h30``."""
    words = resistance.words()
    return f"body {words}" if words.startswith("h") and resistance.height_cm is not None else words


def entry_rows(entry: Entry, name: str, assisted: bool = False) -> list[tuple[str, str, str]]:
    """(set ids, exercise, sets in words) of one exercise, a row per run of what is alike."""
    rows = []
    runs = groupby(entry.sets, lambda s: (s.done.resistance, s.done.warmup))
    for place, (_, run) in enumerate(runs):
        sets = list(run)
        rows.append(
            (_ids(sets), "" if place else name, set_words((s.done for s in sets), assisted))
        )
    return rows


def _ids(sets: Sequence[LoggedSet]) -> str:
    first, last = sets[0].id, sets[-1].id
    if [s.id for s in sets] != list(range(first, last + 1)):
        return ",".join(str(s.id) for s in sets)
    return str(first) if first == last else f"{first}-{last}"


def notes(entry: Entry) -> list[str]:
    """The notes of an exercise's sets, each once."""
    return list(dict.fromkeys(s.done.note for s in entry.sets if s.done.note))


def set_json(session: Session, entry: Entry, logged: LoggedSet, each: bool) -> dict[str, Any]:
    """One set of ``history --json``. ``each`` says that its exercise counts sides apart."""
    done = logged.done
    load, band, height = done.resistance.load, done.resistance.band, done.resistance.height_cm
    of_exercise = [s.id for e in session.entries if e.exercise == entry.exercise for s in e.sets]
    word = done.effort is not None and done.effort.text in WORDS
    right = done.count if done.right is None else done.right
    return {
        "id": logged.id,
        "rev": logged.rev,
        "exercise": entry.exercise,
        "set": of_exercise.index(logged.id) + 1,
        "side": {"left": done.count, "right": right} if each or done.right is not None else None,
        "reps": None if done.timed else done.weaker,
        "seconds": done.weaker if done.timed else None,
        "load_kg": None if load is None else load.kg,
        "load": None if load is None else str(load),
        "band": band,
        "height_cm": height,
        "rir": None if done.effort is None or word else done.effort.rir,
        "effort": str(done.effort) if word else None,
        "warmup": done.warmup,
        "pain": done.pain,
        "note": done.note,
    }
