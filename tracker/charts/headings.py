"""What a chart is of, in a few words, and what a log would have to hold for it."""

from __future__ import annotations

from tracker.charts.scale import amount, finite
from tracker.domain.units import number
from tracker.domain.views import Trend
from tracker.metrics.series import (
    BalanceSeries,
    CalendarSeries,
    E1rmSeries,
    ExerciseSeries,
    LadderSeries,
    LoadSeries,
    RecordSeries,
    Series,
    SidesSeries,
    SorenessSeries,
    VolumeSeries,
)
from tracker.metrics.volume import LANDMARKS

EVERYTHING = "everything"
"""The name of a panel that is of no one muscle."""
_MEASURES = {"sets": "volume", "reps": "reps", "tonnage": "tonnage"}


def heading(series: Series) -> str:
    """``Hamstrings: volume + soreness``: the subject and the kind of chart."""
    match series:
        case Trend():
            return _of(series.muscle, "volume + soreness")
        case VolumeSeries():
            named = [panel.name for panel in series.panels]
            alone = named[0] if len(named) == 1 and named[0] != EVERYTHING else ""
            return _of(alone, _MEASURES.get(series.measure, "volume"))
        case SorenessSeries():
            return _of(series.muscle, "soreness")
        case ExerciseSeries():
            return series.name
        case E1rmSeries():
            return f"{series.name}: estimated 1RM"
        case SidesSeries():
            return f"{series.name}: left and right"
        case LadderSeries():
            return f"{series.name}: ladder"
        case CalendarSeries():
            return "Training days"
        case LoadSeries():
            return "Session load"
        case BalanceSeries():
            return "Balance of movements"
        case RecordSeries():
            return "Records"


def weeks_of(series: Series) -> int | None:
    """How many weeks a chart spans; None for records, which stand for ever."""
    match series:
        case Trend():
            return len(series.weeks)
        case VolumeSeries() | SorenessSeries() | LoadSeries():
            return len(series.starts)
        case BalanceSeries():
            return series.weeks
        case RecordSeries():
            return None
        case _:
            return (series.last - series.first).days // 7 + 1


def landmark_words(series: Series) -> str:
    """What the lines behind a muscle's bars are, where it has any."""
    known = LANDMARKS.get(series.muscle) if isinstance(series, Trend) else None
    if known is None:
        return ""
    low, high = (number(value) for value in known)
    return (
        f"Lines at {low} and {high}: between them most people grow. A guess about people, "
        "not about you."
    )


def nothing(series: Series) -> str:
    """What is missing for the chart to show anything: ``sets``, ``soreness``, or "" for neither."""
    match series:
        case Trend():
            if any(amount(week.direct) + amount(week.indirect) for week in series.weeks):
                sore = any(finite(week.soreness) is not None for week in series.weeks)
                return "" if sore or series.now else "soreness"
            return "sets"
        case VolumeSeries():
            done = any(
                amount(low) + amount(high) for panel in series.panels for low, high in panel.amounts
            )
            return "" if done or series.weightless else "sets"
        case SorenessSeries():
            return "" if series.daily else "soreness"
        case LoadSeries():
            return "" if any(map(amount, (*series.training, *series.other))) else "sets"
        case CalendarSeries():
            return "" if series.days else "sets"
        case BalanceSeries():
            return "" if any(sets > 0 for _, sets in series.sets) else "sets"
        case RecordSeries():
            return "" if series.rows else "sets"
        case E1rmSeries():
            # Its own sentence says what an estimate takes.
            return ""
        case ExerciseSeries() | SidesSeries() | LadderSeries():
            return "" if series.points else "sets"


def _of(muscle: str, what: str) -> str:
    said = f"{muscle}: {what}" if muscle else what
    return said[:1].upper() + said[1:]
