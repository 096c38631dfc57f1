"""Records: the best of one exercise, and which of them a session set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.target import Resistance
from tracker.domain.units import number
from tracker.domain.value import Value
from tracker.domain.views import Past, Record
from tracker.metrics.e1rm import external_e1rm
from tracker.metrics.work import BestWork

KINDS = (
    "heaviest", "less-help", "highest-step", "strongest-band",
    "total-reps", "most-reps", "longest-hold", "e1rm",
)  # fmt: skip
"""Kinds of records in the order they are told."""

_NOISE = 1e-9


class Best(Value):
    """The best of one kind.

    ``value`` is comparable within the kind, higher is better (help is negated, a band is its
    rank). ``at`` is the resistance it was done with; ``key`` names that resistance where the
    kind compares only like with like, else "". ``figure`` says the value (``12 kg``, ``30``) and
    ``unit`` what follows it (``reps a side``).
    """

    kind: str
    key: str
    value: float
    figure: str
    unit: str
    date: date
    at: Resistance

    @property
    def text(self) -> str:
        """``12 kg``, ``30 reps a side``."""
        return f"{self.figure} {self.unit}".rstrip()


def bests(
    exercise: Exercise,
    sessions: Iterable[Past],
    bands: Sequence[str] = (),
    bodyweight_kg: float | None = None,
) -> tuple[Best, ...]:
    """Every best of an exercise over its sessions (any order), the earliest date where equal.

    Kinds: heaviest load (per implement), less help (assisted), highest step, strongest band
    (by its place in ``bands``, light to strong), most reps in a set and best total reps of a
    session at a resistance, longest hold at a resistance, best estimated maximum (Epley, known
    effort only, up to 12 reps to failure; where a share of the body is moved only with
    ``bodyweight_kg``). The weaker side counts. Warm-ups and sets whose form broke are no records.
    """
    found: dict[tuple[str, str], Best] = {}
    for past in sorted(sessions, key=lambda session: session.date):
        for best in _session_bests(exercise, past, bands, bodyweight_kg):
            known = found.get((best.kind, best.key))
            if known is None or best.value > known.value + _NOISE:
                found[best.kind, best.key] = best
    return tuple(sorted(found.values(), key=lambda b: (KINDS.index(b.kind), b.key)))


def session_records(
    exercise: Exercise,
    today: Past,
    earlier: Iterable[Past],
    bands: Sequence[str] = (),
    bodyweight_kg: float | None = None,
) -> tuple[Record, ...]:
    """The bests that ``today`` set, with what they were before, in the order of :data:`KINDS`.

    A first time is no record: each needs an earlier best of its kind to beat, at the same
    resistance where reps are compared.
    """
    before = {(b.kind, b.key): b for b in bests(exercise, earlier, bands, bodyweight_kg)}
    records = []
    for best in bests(exercise, [today], bands, bodyweight_kg):
        known = before.get((best.kind, best.key))
        if known is not None and best.value > known.value + _NOISE:
            what = exercise.short if best.key in ("", "body") else f"{exercise.short}, {best.key}"
            text = f"{best.text}, was {known.figure}"
            records.append(Record(exercise.id, what, text, known.date))
    return tuple(records)


def _session_bests(
    exercise: Exercise, past: Past, bands: Sequence[str], bodyweight_kg: float | None
) -> Iterator[Best]:
    """One Best for each thing a session shows, several of a kind where sets differ."""
    day = past.date
    side = " a side" if exercise.side == "each" else ""
    totals: dict[str, tuple[int, Resistance]] = {}
    for done in past.sets:
        if done.warmup or (done.effort is not None and done.effort.broke) or done.weaker < 1:
            continue
        at, count = done.resistance, done.weaker
        key = at.words()
        yield from _resistance_bests(exercise, day, at, bands)
        if done.timed:
            yield Best("longest-hold", key, count, f"{count} s", side.strip(), day, at)
            continue
        yield Best("most-reps", key, count, str(count), f"reps{side} in a set", day, at)
        totals[key] = (totals.get(key, (0, at))[0] + count, at)
        estimate = _estimate(exercise, done, bodyweight_kg)
        if estimate is not None:
            figure = f"about {number(round(estimate, 1))} kg"
            yield Best("e1rm", "", estimate, figure, "for one rep", day, at)
    for key, (total, at) in totals.items():
        yield Best("total-reps", key, total, str(total), f"reps{side}", day, at)


def bests_of(
    exercise: Exercise,
    work: Iterable[BestWork],
    bands: Sequence[str] = (),
    bodyweight_kg: float | None = None,
) -> tuple[Best, ...]:
    """The same as :func:`bests`, from the sums the store keeps instead of from sets."""
    side = " a side" if exercise.side == "each" else ""
    found: dict[tuple[str, str], Best] = {}
    for most in sorted(work, key=lambda w: w.first):
        at, key = most.at, most.at.words()
        new = list(_resistance_bests(exercise, most.first, at, bands))
        count, day = most.count
        if most.timed:
            new.append(Best("longest-hold", key, count, f"{count} s", side.strip(), day, at))
        else:
            new.append(Best("most-reps", key, count, str(count), f"reps{side} in a set", day, at))
            total, day = most.total
            new.append(Best("total-reps", key, total, str(total), f"reps{side}", day, at))
        if most.to_failure is not None and at.load is not None and exercise.loaded:
            to_failure, day = most.to_failure
            share = exercise.bodyweight_share
            estimate = external_e1rm(at.load.kg, to_failure, share, bodyweight_kg)
            if estimate is not None:
                figure = f"about {number(round(estimate, 1))} kg"
                new.append(Best("e1rm", "", estimate, figure, "for one rep", day, at))
        for best in new:
            known = found.get((best.kind, best.key))
            if known is None or best.value > known.value + _NOISE:
                found[best.kind, best.key] = best
    return tuple(sorted(found.values(), key=lambda b: (KINDS.index(b.kind), b.key)))


def _resistance_bests(
    exercise: Exercise, day: date, at: Resistance, bands: Sequence[str]
) -> Iterator[Best]:
    if at.load is not None and exercise.loaded:
        yield Best("heaviest", "", at.load.kg, str(at.load), "", day, at)
    if at.load is not None and exercise.kind == "assisted":
        yield Best("less-help", "", -at.load.kg, str(at.load), "of help", day, at)
    if at.height_cm is not None and exercise.uses_height:
        yield Best("highest-step", "", at.height_cm, f"{number(at.height_cm)} cm", "", day, at)
    if at.band is not None and at.band in bands:
        yield Best("strongest-band", "", bands.index(at.band), at.band, "band", day, at)


def _estimate(exercise: Exercise, done: NewSet, bodyweight_kg: float | None) -> float | None:
    """The estimated maximum load to hold, in kg; None where it would not be honest."""
    load, effort = done.resistance.load, done.effort
    if load is None or not exercise.loaded or effort is None or effort.rir is None:
        return None
    to_failure = done.weaker + effort.rir
    return external_e1rm(load.kg, to_failure, exercise.bodyweight_share, bodyweight_kg)
