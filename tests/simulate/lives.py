"""Lives of every kind, numbered: the same number is the same life."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.coach.builders import HOME, kg
from tracker.catalog import load_catalog
from tracker.coach.case import MODES, STATUSES
from tracker.domain.inventory import Inventory
from tracker.domain.moment import parse_moment
from tracker.domain.units import Load
from tracker.logbook.simulation import Setting, Wish, live
from tracker.simulate.body import Traits, draw_traits
from tracker.simulate.course import Course

FIRST = parse_moment("2026-01-05T18:00")


GYM = Inventory(
    dumbbells=kg(*(2.5 * n for n in range(1, 17))),
    kettlebells=kg(8, 12, 16, 20, 24),
    barbell=Load(20.0),
    plates=kg(1.25, 2.5, 5, 10, 20),
    bands=("yellow", "red", "green", "blue"),
    steps=(15.0, 20.0, 30.0, 40.0, 50.0),
    things=frozenset({"ball", "bench", "chair", "rack", "machine", "sliders"}),
)
POUNDS = Inventory(
    dumbbells=tuple(Load(float(lb), "lb") for lb in (5, 10, 15, 20, 25, 30, 40, 50)),
    bands=("light", "heavy"),
    steps=(30.0,),
    things=frozenset({"bench"}),
)
TWO_PAIRS = Inventory(dumbbells=kg(5, 10), things=frozenset({"chair"}))
INVENTORIES = (HOME, GYM, POUNDS, TWO_PAIRS, Inventory(), None)
PROGRAMS = ("build", "build", "circuit", "starter")


def a_life(number: int, weeks: int) -> Course:
    """A life drawn by its number: equipment, program, status, mode, habits."""
    rng = Random(number)
    program = rng.choice(PROGRAMS)
    setting = Setting(
        rng.choice(INVENTORIES),
        {
            "program": program,
            "status": rng.choice(STATUSES),
            "mode": rng.choice(("two-sessions", "two-sessions", *MODES)),
        },
    )
    wish = Wish(
        FIRST,
        weeks,
        number,
        missed=rng.choice((0.0, 0.0, 0.1, 0.3, 0.5)),
        sore={rng.randint(1, 7 * weeks): rng.randint(4, 10) for _ in range(3)},
        per_week=rng.choice((None, 2 if program == "circuit" else 3)),
    )
    return lived(setting, wish)


def lived(setting: Setting, wish: Wish) -> Course:
    with TemporaryDirectory() as folder:
        return live(Path(folder) / "life.db", load_catalog(), setting, wish)


def steady(seed: int, status: str = "new", **changes: object) -> Traits:
    """Someone who keeps to the plan: no pauses, no other sport, every effort told."""
    calm = {"away": 0.0, "sport": 0.0, "niggle": 0.0, "silent": 0.0, "eager": 0.0}
    drawn = draw_traits(Random(seed), status, 70.0)
    return replace(drawn, **(calm | changes))  # type: ignore[arg-type]


def faults(number: int) -> list[str]:
    """What breaks the Never list in a year of the life with that number."""
    return [f"life {number}: {sentence}" for sentence in a_life(number, 52).violations]
