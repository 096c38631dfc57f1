"""The story of the drawn frames, told to a logbook: four sessions, then Friday 20 November."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.prepared import prepared
from tracker.domain.inventory import Inventory
from tracker.domain.logline import parse_line
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.units import Load
from tracker.logbook import Logbook

FRIDAY = "2026-11-20T18:20"
OWNED = Inventory(
    dumbbells=tuple(Load(float(kg)) for kg in (4, 6, 8, 10, 12, 14)),
    bands=("yellow", "red", "green"),
    steps=(20.0, 30.0, 40.0),
    things=frozenset({"ball", "chair"}),
)
EARLIER: tuple[tuple[str, str, int, tuple[str, ...]], ...] = (
    ("2026-11-06", "18:02", 40, (
        "dumbbell-single-leg-romanian-deadlift 9/9,9/9,9/9 @6kg good",
        "goblet-squat 12,12,11 @10kg good",
        "feet-elevated-glute-bridge 12,12,12 good",
    )),
    ("2026-11-10", "18:10", 31, (
        "step-up 10/10,10/10,10/10 h20 good",
        "dumbbell-glute-bridge 10,10 @10kg good",
        "band-hamstring-curl 10,10,10 @yellow good",
    )),
    ("2026-11-13", "18:05", 38, (
        "dumbbell-single-leg-romanian-deadlift 10/10,10/10,9/10 @6kg good",
        "goblet-squat 12,12,12 @10kg good",
        "feet-elevated-glute-bridge 12,12,12 easy",
    )),
    ("2026-11-17", "18:00", 34, (
        "step-up 11/11,10/10,10/10 h20 good",
        "dumbbell-glute-bridge 11,10,10 @10kg good",
        "band-hamstring-curl 11,10,10 @yellow good",
    )),
)  # fmt: skip
"""Date, time of the first set, minutes to the last, and the lines."""


def tell(path: Path) -> Logbook:
    """The story up to Friday, in a new database."""
    return prepared(path, _live)


def _live(logbook: Logbook) -> None:
    start = parse_moment("2026-11-06T17:50")
    # What was owned and weighed is older than the first session.
    logbook.inventory_set(OWNED)
    logbook.bodyweight(Load(70.0), start)
    for date, time, minutes, lines in EARLIER:
        first = parse_moment(f"{date}T{time}")
        soreness = {"hamstrings": 3, "glutes": 1, "quads": 0} if date == "2026-11-13" else {}
        if soreness:
            logbook.soreness(soreness, first)
        step = minutes * 60 / (len(lines) - 1)
        for at, text in enumerate(lines):
            _log(logbook, [text], first.plus(at * step))
        logbook.finish(first.plus(minutes * 60))


def _log(logbook: Logbook, lines: Sequence[str], when: Moment) -> None:
    parsed = [parse_line(text, logbook.catalog.resolve, "kg", logbook.bands()) for text in lines]
    logbook.log(parsed, when)


def hard_weeks(path: Path) -> Logbook:
    """Ten weeks of two sessions each that end on the Tuesday before Friday, and no easy one."""
    return prepared(path, _ten_hard_weeks)


def _ten_hard_weeks(logbook: Logbook) -> None:
    logbook.inventory_set(OWNED)
    friday = parse_moment("2026-11-20T18:00")
    for back in range(70, 0, -7):
        for days, lines in ((back, EARLIER[2][3]), (back - 4, EARLIER[3][3])):
            when = friday.plus(-days * 86_400)
            _log(logbook, lines, when)
            logbook.finish(when.plus(2400))
