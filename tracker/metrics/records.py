"""Records: the best of one exercise, and which of them a session set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tracker.domain.exercise import Exercise
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
    ordered = sorted(sessions, key=lambda session: session.date)
    return _highest(b for p in ordered for b in _session_bests(exercise, p, bands, bodyweight_kg))


def bests_of(
    exercise: Exercise,
    work: Iterable[BestWork],
    bands: Sequence[str] = (),
    bodyweight_kg: float | None = None,
) -> tuple[Best, ...]:
    """The same as :func:`bests`, from the sums the store keeps instead of from sets."""
    ordered = sorted(work, key=lambda most: most.first)
    return _highest(b for w in ordered for b in _work_bests(exercise, w, bands, bodyweight_kg))


def _highest(found: Iterable[Best]) -> tuple[Best, ...]:
    """The first of the highest of each kind, in the order of :data:`KINDS`."""
    kept: dict[tuple[str, str], Best] = {}
    for best in found:
        known = kept.get((best.kind, best.key))
        if known is None or best.value > known.value + _NOISE:
            kept[best.kind, best.key] = best
    return tuple(sorted(kept.values(), key=lambda b: (KINDS.index(b.kind), b.key)))


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
    totals: dict[str, tuple[int, Resistance]] = {}
    for done in past.sets:
        if done.warmup or (done.effort is not None and done.effort.broke) or done.weaker < 1:
            continue
        at, count = done.resistance, done.weaker
        yield from _resistance_bests(exercise, day, at, bands)
        if done.timed:
            yield _counted("longest-hold", exercise, day, at, count)
            continue
        yield _counted("most-reps", exercise, day, at, count)
        totals[at.words()] = (totals.get(at.words(), (0, at))[0] + count, at)
        rir = None if done.effort is None else done.effort.rir
        if rir is not None:
            yield from _estimates(exercise, day, at, count + rir, bodyweight_kg)
    for total, at in totals.values():
        yield _counted("total-reps", exercise, day, at, total)


def _work_bests(
    exercise: Exercise, most: BestWork, bands: Sequence[str], bodyweight_kg: float | None
) -> Iterator[Best]:
    """The same of the sums at one resistance."""
    yield from _resistance_bests(exercise, most.first, most.at, bands)
    count, day = most.count
    yield _counted("longest-hold" if most.timed else "most-reps", exercise, day, most.at, count)
    if not most.timed:
        total, day = most.total
        yield _counted("total-reps", exercise, day, most.at, total)
    if most.to_failure is not None:
        to_failure, day = most.to_failure
        yield from _estimates(exercise, day, most.at, to_failure, bodyweight_kg)


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


def _counted(kind: str, exercise: Exercise, day: date, at: Resistance, count: int) -> Best:
    side = " a side" if exercise.side == "each" else ""
    if kind == "longest-hold":
        return Best(kind, at.words(), count, f"{count} s", side.strip(), day, at)
    unit = f"reps{side} in a set" if kind == "most-reps" else f"reps{side}"
    return Best(kind, at.words(), count, str(count), unit, day, at)


def _estimates(
    exercise: Exercise, day: date, at: Resistance, to_failure: float, bodyweight_kg: float | None
) -> Iterator[Best]:
    """The estimated maximum load to hold; none where it would not be honest."""
    if at.load is None or not exercise.loaded:
        return
    kg = external_e1rm(at.load.kg, to_failure, exercise.bodyweight_share, bodyweight_kg)
    if kg is not None:
        figure = f"about {number(round(kg, 1))} kg"
        yield Best("e1rm", "", kg, figure, "for one rep", day, at)
