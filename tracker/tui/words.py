"""Small words of the screens: dates, sets, doses, counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet, Session
from tracker.domain.target import Resistance, Target
from tracker.domain.words import WEEKDAYS, day_month


def day_words(day: date, this_year: int) -> str:
    """``Fri 13 Nov``, with the year when it is not this one."""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day, this_year)}"


def day_column(day: date, this_year: int) -> str:
    """``Fri  6 Nov``: the same for lists, where the months stand below each other."""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day, this_year):>6}"


def minutes_seconds(seconds: float) -> str:
    """``0:43``, ``12:05``."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def count_words(done: NewSet, exercise: Exercise) -> str:
    """``12``, both sides as ``10/9``, a hold as ``40 s``."""
    text = done.side_words
    if exercise.side == "each" and done.right is None:
        text = f"{done.count}/{done.count}"
    return f"{text} s" if done.timed else text


def set_words(done: NewSet, exercise: Exercise) -> str:
    """``12 × 10 kg``, ``10/9 × body``."""
    return f"{count_words(done, exercise)} × {resistance_words(done.resistance, exercise)}"


def resistance_words(resistance: Resistance, exercise: Exercise) -> str:
    """``10 kg``, ``red``, ``h30``, ``body``; ``20 kg help`` for assisted exercises."""
    words = resistance.words()
    return f"{words} help" if exercise.kind == "assisted" and resistance.load else words


def past_words(sets: Sequence[NewSet], exercise: Exercise, gap: str = " ") -> str:
    """``12 12 12 × 10 kg``; sets at another resistance follow after a comma."""
    parts = []
    for _, group in groupby(sets, key=lambda s: s.resistance):
        same = list(group)
        counts = gap.join(count_words(s, exercise) for s in same)
        parts.append(f"{counts} × {resistance_words(same[0].resistance, exercise)}")
    return ", ".join(parts)


def effort_words(sets: Sequence[NewSet]) -> str:
    """``good`` when all are, else each in order; "" where none was told."""
    words = [str(s.effort) if s.effort is not None else "–" for s in sets]
    if all(word == "–" for word in words):
        return ""
    return words[0] if len(set(words)) == 1 else " ".join(words)


def range_words(target: Target) -> str:
    """``8-12``, ``20-40 s``, ``10``."""
    span = f"{target.low}-{target.high}" if target.high != target.low else f"{target.low}"
    return f"{span} s" if target.timed else span


def session_times(session: Session) -> str:
    """``18:31-19:08``, or the start alone."""
    start = f"{session.started.at:%H:%M}"
    return start if session.minutes is None else f"{start}-{session.ended:%H:%M}"
