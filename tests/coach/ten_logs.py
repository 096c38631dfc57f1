"""Ten short lives that meet every rule, for the tests of what is said."""

from __future__ import annotations

from collections.abc import Iterator

from tests.coach.builders import ASSISTED, HOLD, HOME, Life, kg, lifter
from tracker.coach.case import Condition, Sport
from tracker.domain.decision import Decision
from tracker.domain.inventory import Inventory
from tracker.domain.program import Slot

SORE = Condition({"quads": (5, 2.0)}, {})
VERY_SORE = Condition({"quads": (8, 2.0)}, {})


def told() -> Iterator[tuple[str, Decision]]:
    """(log, decision) of every moment at which one of the ten is asked."""
    for tell in (squat, hinge, body, steps, bands, far, nothing, holds, helped, modes):
        for decision in tell():
            yield tell.__name__, decision


def squat() -> Iterator[Decision]:
    life = Life("goblet-squat")
    yield life.decide()
    yield life.did("10 9 8", "8")
    yield life.did("12 12 12", "8", "easy")
    yield life.did("12 12 12", "8")
    yield life.decide(SORE)
    yield life.decide(VERY_SORE)
    yield life.decide(Condition({}, {"goblet-squat": (4,)}))
    yield life.decide(Condition({}, {"goblet-squat": (7,)}))
    yield life.decide(Condition({}, {"goblet-squat": (8, 7)}))
    yield life.decide(Condition({}, {}, days_off=20))
    yield life.decide(days_since=61)
    yield life.decide(Condition({}, {}, sport=Sport("soccer", 8, 5.0)))
    yield life.decide(Condition({}, {}, easy_week=True))


def hinge() -> Iterator[Decision]:
    life = Life("dumbbell-single-leg-romanian-deadlift")
    yield life.did("9/9 9/9 9/8", "6")
    yield life.did("10/10 9/9 9/9", "6", "good good broke")
    yield life.did("7/7 7/7 7/7", "6")
    yield life.did("6/6 7/7 7/7", "6")
    yield life.did("11/11 11/11 11/11", "4", None)
    yield life.did("11/11 11/11 11/11", "4", "max")
    yield life.did("11/11 11/11", "4")
    yield life.did("11/11 11/11 11/11", "8")
    yield life.did("9/9 9/9 9/9", "6")


def body() -> Iterator[Decision]:
    life = Life("bodyweight-squat")
    yield life.did("11 11 11", effort="easy")
    yield life.did("12 12 12")
    yield life.did("12 12 12", effort="easy")
    yield life.did("12 12 12", effort="easy")
    again = Life("bodyweight-squat")
    again.did("9 9 9")
    again.did("7 6 6")
    yield again.did("6 6 6")


def steps() -> Iterator[Decision]:
    life = Life("step-up")
    yield life.decide()
    yield life.did("12/12 12/12 12/12", "h20")
    yield life.did("12/12 12/12 12/12", "h20", "easy")
    yield life.did("12/12 12/12 12/12", "h20", "easy")
    yield life.decide(Condition({}, {}, days_off=33))


def bands() -> Iterator[Decision]:
    life = Life("band-hamstring-curl")
    yield life.decide()
    yield life.did("12 12 12", "yellow")
    yield life.did("12 12 12", "yellow")
    yield life.did("7 7", "red")
    life.did("7 7 7", "red")
    yield life.did("7 7 7", "red")


def far() -> Iterator[Decision]:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 16))))
    life.did("12 12 12", "10")
    yield life.did("12 12 12", "10")
    yield life.did("13 13 13", "10")
    never = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 40))))
    never.did("12 12 12", "10")
    yield never.did("12 12 12", "10")
    yield never.did("20 20 20", "10")
    sold = Life("goblet-squat")
    sold.did("10 10 10", "10")
    sold.who = lifter(Inventory(dumbbells=kg(6)))
    yield sold.decide()
    heavy = Life("goblet-squat")
    heavy.did("10 10 10", "10")
    yield heavy.did("8 8 6", "14")


def nothing() -> Iterator[Decision]:
    life = Life("bodyweight-squat", lifter(Inventory()))
    yield life.did("12 12 12")
    yield life.did("12 12 12")
    life.did("16 16 16")
    yield life.did("20 20 20")


def holds() -> Iterator[Decision]:
    life = Life(HOLD.id, slot=Slot((HOLD.id,), 3, 20, 40))
    yield life.decide()
    yield life.did("30 30 25")
    yield life.did("31 31 31", effort="easy")
    yield life.did("40 40 40")
    yield life.did("40 40 40")


def helped() -> Iterator[Decision]:
    life = Life(ASSISTED.id, lifter(Inventory(things=frozenset({"machine"}))))
    yield life.decide()
    life.did("12 12 12", "40")
    yield life.did("12 12 12", "40")
    life.did("7 7 7", "35")
    yield life.did("7 7 7", "35")


def modes() -> Iterator[Decision]:
    for mode in ("acsm-2009", "nsca-2-for-2", "maintain", "double"):
        yield Life("goblet-squat", lifter(HOME, mode=mode)).did("12 12 12", "10")
    started = Life("goblet-squat")
    yield started.did("5 5 5", "12")
