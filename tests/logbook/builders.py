"""Open logbooks and log lines in tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.prepared import prepared
from tracker.domain.inventory import Inventory
from tracker.domain.logline import ParsedLine, parse_line
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.units import Load
from tracker.domain.views import LogResult
from tracker.logbook import Logbook

STORY_HOME = Inventory(
    dumbbells=tuple(Load(float(w)) for w in (4, 6, 8, 10, 12, 14)),
    bands=("yellow", "red", "green"),
    steps=(20.0, 30.0, 40.0),
    things=frozenset({"ball", "chair"}),
)

STORY = {
    "2026-11-06T18:05": (
        "dumbbell single-leg romanian deadlift 9/9,9/9,9/9 @6kg good",
        "goblet squat 12,12,11 @10kg good",
        "feet-elevated glute bridge 12,12,12 good",
    ),
    "2026-11-10T18:10": (
        "step-up 10/10,10/10,10/10 h20 good",
        "glute bridge 12,12,12 good",
        "band hamstring curl 10,10,10 @yellow good",
    ),
    "2026-11-13T18:05": (
        "dumbbell single-leg romanian deadlift 10/10,10/10,9/10 @6kg good",
        "goblet squat 12,12,12 @10kg good",
        "feet-elevated glute bridge 12,12,12 easy",
    ),
    "2026-11-17T18:10": (
        "step-up 11/11,10/10,10/10 h20 good",
        "glute bridge 12,12,12 good",
        "band hamstring curl 11,10,10 @yellow good",
    ),
}
"""The lifter of the drawn screens: two weeks of `build`."""

TODAY = parse_moment("2026-11-20T18:20")


def lines(logbook: Logbook, *texts: str) -> list[ParsedLine]:
    unit, bands = logbook.units(), logbook.bands()
    return [parse_line(text, logbook.catalog.resolve, unit, bands) for text in texts]


def log(logbook: Logbook, when: str | Moment, *texts: str) -> LogResult:
    moment = parse_moment(when) if isinstance(when, str) else when
    return logbook.log(lines(logbook, *texts), moment)


def story(path: Path) -> Logbook:
    return prepared(path, _live)


def _live(logbook: Logbook) -> None:
    logbook.inventory_set(STORY_HOME)
    logbook.bodyweight(Load(70.0), parse_moment("2026-11-05"))
    for when, texts in STORY.items():
        moment = parse_moment(when)
        log(logbook, moment, *texts)
        logbook.finish(moment.plus(38 * 60))


def rules(decisions: Iterable[object]) -> dict[str, str]:
    return {d.exercise: d.rule for d in decisions}  # type: ignore[attr-defined]


def iso(text: str) -> date:
    return date.fromisoformat(text)
