"""The coach's small words: counts, efforts, names of muscles in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.coach.reading import Reading
from tracker.domain.decision import SetRead
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.target import Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import replace
from tracker.domain.words import MONTHS, sets_words

_TIMES = {1: "once", 2: "twice", 3: "three times"}
_PROPER = frozenset({"Cook", "Bulgarian", "Nordic", "Romanian"})


def named(exercise: Exercise) -> str:
    """The exercise's name inside a sentence: ``goblet squat``, ``Cook hip lift``."""
    name = exercise.name
    return name if name.split()[0] in _PROPER else name[:1].lower() + name[1:]


def times(count: int) -> str:
    """``once``, ``twice``, ``4 times``."""
    return _TIMES.get(count, f"{count} times")


def in_a_row(count: int) -> str:
    """``once``, ``twice running``, ``4 times running``."""
    return times(count) if count == 1 else f"{times(count)} running"


def day_words(iso: str) -> str:
    """``13 Nov`` from an ISO date."""
    return f"{int(iso[8:10])} {MONTHS[int(iso[5:7]) - 1]}"


def reps_words(sets: Iterable[NewSet]) -> str:
    """``12 12 11``, sides as ``10/9``, holds as ``40 s``."""
    done = list(sets)
    text = " ".join(s.side_words for s in done)
    return f"{text} s" if done and done[0].timed else text


def count_words(count: int, exercise: Exercise) -> str:
    """``8 reps``, ``20 s`` for holds."""
    return f"{count} s" if exercise.timed else f"{count} {'rep' if count == 1 else 'reps'}"


def effort_words(sets: Iterable[NewSet]) -> str:
    """``good`` when all are, else each in order; ``unknown`` where none was given."""
    words = ["unknown" if s.effort is None else str(s.effort) for s in sets]
    return words[0] if len(set(words)) == 1 else " ".join(words)


def thing_words(resistance: Resistance, exercise: Exercise) -> str:
    """Inside a sentence: ``12 kg``, ``the red band``, ``a 30 cm step``, ``the body alone``."""
    step = "" if resistance.height_cm is None else f"a {number(resistance.height_cm)} cm step"
    if resistance.band is not None:
        return f"the {resistance.band} band"
    if resistance.load is None:
        return step or "the body alone"
    load = resistance_words(replace(resistance, height_cm=None), exercise)
    return f"{load} on {step}" if step else load


def at_words(resistance: Resistance, exercise: Exercise) -> str:
    """`` at 12 kg``, `` with the red band``, `` on a 30 cm step``; empty for the body alone."""
    thing = thing_words(resistance, exercise)
    if resistance.band is not None or exercise.kind == "assisted":
        return f" with {thing}"
    if resistance.load is not None:
        return f" at {thing}"
    return f" on {thing}" if resistance.height_cm is not None else ""


def dose_words(target: Target, exercise: Exercise) -> str:
    """``3 sets at 10 kg``; ``3 sets`` where the body alone is moved."""
    return sets_words(target.sets) + at_words(target.resistance, exercise)


def joined(names: Sequence[str]) -> str:
    """``hamstrings``, ``quads and glutes``, ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def percent(value: float) -> str:
    """``3.6 %``, ``25 %``; ``all`` where nothing was moved before."""
    if value == float("inf"):
        return "all of it"
    return f"{number(round(value, 1))} %"


def larger(value: float) -> str:
    """``25 % more``; ``the first weight`` where nothing was moved before."""
    return "the first weight" if value == float("inf") else f"{percent(value)} more"


def resistance_words(resistance: Resistance, exercise: Exercise) -> str:
    """``12 kg``, ``red``, ``h30``, ``body``; ``20 kg of help`` for assisted exercises."""
    if exercise.kind == "assisted" and resistance.load is not None:
        return f"{resistance.load} of help"
    return resistance.words()


def read_words(reading: Reading, exercise: Exercise) -> SetRead:
    """One session as the record shows it."""
    return SetRead(
        date=reading.date.isoformat(),
        sets=reps_words(reading.sets),
        resistance=resistance_words(reading.resistance, exercise),
        effort=effort_words(reading.sets),
    )
