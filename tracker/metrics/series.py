"""The numbers behind each chart, ready to be drawn, said in words, or printed as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.views import Trend
from tracker.metrics.sides import SidePoint

MEASURES = ("sets", "reps", "tonnage")
"""What weekly volume can count."""


@dataclass(frozen=True, slots=True)
class VolumePanel:
    """One muscle, or everything. ``amounts`` are (lower, upper) parts by week: direct and
    half-counted indirect sets, else all and 0. ``landmarks`` are the (low, high) sets a week
    between which most people grow, a guess about people; None where there is none."""

    name: str
    amounts: tuple[tuple[float, float], ...]
    landmarks: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class VolumeSeries:
    """Weekly volume; ``starts`` are consecutive weeks, oldest first, this week last.

    ``unit`` is ``sets``, ``reps``, ``kg`` or ``lb``. ``weightless`` are the reps of this week
    without kilograms (band, body), which no tonnage holds.
    """

    measure: str
    unit: str
    starts: tuple[date, ...]
    panels: tuple[VolumePanel, ...]
    weightless: int = 0


@dataclass(frozen=True, slots=True)
class SorenessSeries:
    """Worst soreness 0-10 of each answered date, oldest first."""

    muscle: str
    starts: tuple[date, ...]
    daily: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class LadderSeries:
    """Which rung was done when. ``rungs`` are (id, name, short name), easiest first; ``points``
    (date, place among the rungs, sets), ``next_up`` the place the newest rung leads to first."""

    ladder: str
    name: str
    first: date
    last: date
    rungs: tuple[tuple[str, str, str], ...]
    points: tuple[tuple[date, int, int], ...]
    next_up: int | None = None


@dataclass(frozen=True, slots=True)
class ExercisePoint:
    """One date: ``value`` of the lever, mean ``reps`` (or seconds) a set of the weaker side, and
    whether the value was a record then."""

    date: date
    value: float
    reps: float
    record: bool = False


@dataclass(frozen=True, slots=True)
class ExerciseSeries:
    """One exercise over time, by what makes it harder.

    ``lever`` is ``load``, ``help`` (less is harder), ``height``, ``band``, ``reps`` or
    ``seconds``; ``value`` of a band is its place in ``bands``. ``target`` is (value, reps) of the
    next time, None where it is left out or another rung's. ``reached`` are the dates on which a
    harder rung of its ladder was done first, with its name; ``ladder`` holds which rung was done
    when, None where it was one alone.
    """

    exercise: str
    name: str
    lever: str
    unit: str
    first: date
    last: date
    points: tuple[ExercisePoint, ...]
    bands: tuple[str, ...] = ()
    target: tuple[float, float] | None = None
    next_name: str = ""
    implements: int = 1
    reached: tuple[tuple[date, str], ...] = ()
    ladder: LadderSeries | None = None


@dataclass(frozen=True, slots=True)
class E1rmSeries:
    """Estimated one-repetition maximum by date, per implement; ``reason`` says why there is none.

    ``bodyweight_kg`` is the newest that was counted in; None where no share of it is moved.
    """

    exercise: str
    name: str
    unit: str
    first: date
    last: date
    points: tuple[tuple[date, float], ...]
    reason: str = ""
    implements: int = 1
    bodyweight_kg: float | None = None


@dataclass(frozen=True, slots=True)
class SidesSeries:
    """Reps (or seconds) of left and right by date; ``percent`` how far right is ahead over the
    last two sessions, and what is to be said of it."""

    exercise: str
    name: str
    first: date
    last: date
    points: tuple[SidePoint, ...]
    percent: float = 0.0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """Training days with their sets; every other day since ``begun``, the first training ever,
    was rest."""

    first: date
    last: date
    first_weekday: int
    days: tuple[tuple[date, int], ...]
    begun: date | None = None

    @property
    def since(self) -> date:
        """The first date that counts: the range's, or that of a log begun within it."""
        return self.first if self.begun is None else max(self.first, self.begun)


@dataclass(frozen=True, slots=True)
class LoadSeries:
    """Session load by week in arbitrary units: RPE x minutes of ``training``, and of ``other``
    sport. ``unknown`` training days had no effort or no length and count as nothing."""

    starts: tuple[date, ...]
    training: tuple[float, ...]
    other: tuple[float, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class BalanceSeries:
    """Working sets by movement pattern over some weeks."""

    weeks: int
    sets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One standing record. ``top`` marks those of the hardest resistance done, or of none."""

    exercise: str
    name: str
    short: str
    kind: str
    at: str
    text: str
    date: date
    top: bool = True


@dataclass(frozen=True, slots=True)
class RecordSeries:
    """Standing records, exercise by exercise in the order of the catalogue."""

    rows: tuple[RecordRow, ...]
    last: date


Series = (
    VolumeSeries
    | SorenessSeries
    | Trend
    | ExerciseSeries
    | E1rmSeries
    | SidesSeries
    | LadderSeries
    | CalendarSeries
    | LoadSeries
    | BalanceSeries
    | RecordSeries
)


def numbers(value: Any) -> Any:
    """A series as JSON can hold it: fields by name, dates as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: numbers(item) for key, item in value.items()}
    names = getattr(value, "__dataclass_fields__", None)
    if names is None:
        return value
    return {name: numbers(getattr(value, name)) for name in names}
