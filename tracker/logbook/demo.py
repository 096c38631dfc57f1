"""A year of training that nobody did: a throw-away log to look at the app with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tracker.catalog import Catalog, load_catalog
from tracker.domain.inventory import Inventory
from tracker.domain.moment import Moment
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.logbook import places
from tracker.logbook.simulation import TRAINING_HOUR, Life, Setting, Wish
from tracker.simulate.body import SHARES, Traits
from tracker.simulate.course import Course
from tracker.store import Store

WEEKS = 52
SEED = 1

OWNED = Inventory(
    dumbbells=tuple(Load(float(kg)) for kg in (4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24)),
    bands=("yellow", "red", "green"),
    steps=(20.0, 30.0, 40.0),
    things=frozenset({"ball", "bench", "chair"}),
)

TRAITS = Traits(
    bodyweight_kg=68.0,
    reserves=tuple((pattern, 21.0) for pattern in SHARES),
    room=1.75,
    pace=1.0,
    tender=1.9,
    side="left",
    gap=0.03,
    eager=0.5,
    silent=0.0,
    careless=0.2,
    accepts=0.4,
    sport=0.01,
    niggle=0.0,
    away=0.0,
    judgement=0.4,
)

HOLIDAY = (148, 168)
"""Days, counted from 1, on which nobody trained: a break the coach answers to."""

SORE = {1 + 7 * week: level for week, level in
        ((9, 7), (36, 8), (42, 4), (44, 5), (46, 6), (48, 4), (49, 5))}  # fmt: skip
"""Soreness told on a training day after work of another kind, enough of it in the last twelve
weeks for a chart of it to show something."""

MISSED = 0.08


def make_demo(path: Path, now: Moment | None = None) -> Course:
    """Write the year that ends yesterday into a new file at ``path``."""
    moment = places.present() if now is None else now
    store = Store.open(path)
    try:
        store.hurry()
        return _live(store, load_catalog(places.user_catalog()), moment)
    finally:
        store.close()


def _live(store: Store, catalog: Catalog, now: Moment) -> Course:
    evening = now.at.replace(hour=TRAINING_HOUR, minute=0, second=0, microsecond=0)
    first = Moment(evening - timedelta(weeks=WEEKS))
    setting = Setting(OWNED, {"program": "build", "status": "new"}, TRAITS.bodyweight_kg)
    wish = Wish(first, WEEKS, SEED, MISSED, SORE, (HOLIDAY,), per_week=2, traits=TRAITS)
    course = Life(store, catalog, setting, wish).live()
    _correct_a_set(store, Moment(evening - timedelta(days=1)))
    return course


def _correct_a_set(store: Store, when: Moment) -> None:
    """One set of the last session but one, put right afterwards: a rep that was not counted."""
    session = store.sessions(limit=2)[-1]
    done = session.entries[0].sets[-1]
    with store.write("edit a set", when):
        more = None if done.done.right is None else done.done.right + 1
        changed = replace(done.done, count=done.done.count + 1, right=more, note="miscounted")
        store.update_set(done.id, done.rev, changed)
