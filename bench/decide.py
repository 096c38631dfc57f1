"""The coach itself: a decision on a long past against one on a short, and a whole ``next``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.fill import NOW, OWNED
from bench.harness import Measure, Row, compare, process
from tracker.catalog import load_catalog
from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.decide import decide
from tracker.domain.decision import Decision
from tracker.domain.effort import Effort
from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import parse_moment
from tracker.domain.target import BODY, Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.logbook.advising.advice import Advisor
from tracker.store import Store

LONG, SHORT = 1000, 10
"""Past sessions of every exercise."""

PROGRAM, DAY = "starter", "full"
PLACES = {
    "glute-bridge": 0,
    "goblet-squat": 1,
    "single-leg-romanian-deadlift": 2,
    "step-up": 3,
    "dumbbell-glute-bridge": 4,
    "band-hamstring-curl": 5,
}
"""Each exercise and its slot: the program grown to its end, where two of the six take turns."""

FIVE = len(PLACES) - 1
TURNS_TAKEN = ("single-leg-romanian-deadlift", "band-hamstring-curl")
AT = {
    "goblet-squat": Resistance(Load(10.0)),
    "step-up": Resistance(height_cm=30.0),
    "band-hamstring-curl": Resistance(band="red"),
    "dumbbell-glute-bridge": Resistance(Load(12.0)),
}
TURNS = 20
"""Calls in one measurement, each too short to time alone."""


class Recorder(Advisor):
    """An advisor that keeps what it asked the coach."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, load_catalog())
        self.asked: list[tuple[Case, Lifter, Condition]] = []

    def decided(self, case: Case, lifter: Lifter, condition: Condition, flips: bool) -> Decision:
        """The coach's answer, its question kept."""
        self.asked.append((case, lifter, condition))
        return super().decided(case, lifter, condition, flips)


def _fill(path: Path, sessions: int) -> Store:
    """Sessions of five exercises, two a week, the last three days before the look."""
    now = parse_moment(NOW)
    store = Store.open(path)
    with store.write("fill", now):
        store.set_inventory(OWNED)
        store.set_setting("status", "trained")
        store.set_setting("program", PROGRAM)
        for number in range(sessions):
            when = now.plus(-timedelta(days=3, hours=84 * (sessions - 1 - number)).total_seconds())
            session = store.new_session(when.date, when, PROGRAM, DAY)
            for exercise, place in PLACES.items():
                if exercise == TURNS_TAKEN[number % 2]:
                    continue
                at = AT.get(exercise, BODY)
                plan = Plan(Target(3, 8, 12, at), "repeat", (8, 8, 8))
                slot = SlotRef(PROGRAM, DAY, place)
                entry = store.new_entry(session, exercise, slot, plan, None)
                for count in range(3):
                    done = NewSet(10 + (number + count) % 3, resistance=at, effort=Effort("good"))
                    store.add_set(entry, done, when.plus(120 * count))
            store.update_session(session, finished=when.plus(1800))
    return store


def _next(store: Store) -> Measure:
    """All of ``next`` on an open log: read it, decide all five, look for what would flip each."""
    now, catalog = parse_moment(NOW), load_catalog()

    def measure() -> float:
        began = perf_counter()
        for _ in range(TURNS):
            # A new one each time: an advisor keeps what it read.
            Advisor(store, catalog).plan(now)
        return (perf_counter() - began) / TURNS

    return measure


@contextmanager
def _opened(sessions: int) -> Iterator[Store]:
    with TemporaryDirectory(prefix="overload-bench-") as name:
        store = _fill(Path(name) / "log.db", sessions)
        try:
            yield store
        finally:
            store.close()


def _why(store: Store) -> Measure:
    now, catalog = parse_moment(NOW), load_catalog()

    def measure() -> float:
        began = perf_counter()
        for _ in range(TURNS):
            advisor = Advisor(store, catalog)
            advisor.one(advisor.standpoint(now), "goblet-squat")
        return (perf_counter() - began) / TURNS

    return measure


def _five(store: Store, flips: bool) -> Measure:
    """Five decisions from what the logbook gathered: the coach alone, no database."""
    recorder = Recorder(store)
    recorder.plan(parse_moment(NOW), explain=())
    questions = list(recorder.asked)
    if len(questions) != FIVE:
        raise SystemExit(f"{len(questions)} decisions instead of {FIVE}; nothing was measured.")

    def measure() -> float:
        began = perf_counter()
        for _ in range(TURNS):
            for case, lifter, condition in questions:
                decide(case, lifter, condition, recorder.catalog, flips=flips)
        return (perf_counter() - began) / TURNS

    return measure


def rows(environment: dict[str, str]) -> list[Row]:
    """A long past costs what a short one does; all of ``next`` costs a part of Python's start."""
    with _opened(LONG) as long, _opened(SHORT) as short:
        start = process([sys.executable, "-c", "pass"], environment)
        return [
            compare(
                f"one decision, {LONG:,} past sessions",
                _why(long),
                f"the same, {SHORT} past sessions",
                _why(short),
                wanted=1.3,
            ),
            compare("five decisions", _five(long, False), "python -c pass", start, wanted=0.2),
            compare(
                "five decisions with what would flip them",
                _five(long, True),
                "python -c pass",
                start,
                wanted=0.5,
            ),
            compare(
                "all of next, five exercises",
                _next(long),
                "python -c pass",
                start,
                wanted=0.8,
            ),
        ]
