"""The program as it stands today: favourites picked, layers that have come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Lifter
from tracker.coach.reading import read_all
from tracker.domain.log import Session
from tracker.domain.moment import Moment
from tracker.domain.program import Day, Program, Slot
from tracker.domain.value import replace
from tracker.logbook.advising.past import past_sessions
from tracker.logbook.programs.own_slots import HELD
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.catalog import Catalog

_READ_SESSIONS = 60
"""Sessions looked through for two easy ones running, while a layer is still to come."""


def standing_program(
    program: Program,
    settings: Mapping[str, str],
    store: Store,
    catalog: Catalog,
    lifter: Lifter,
    when: Moment,
    under_way: Session | None,
) -> Program:
    """The program with its optional day filled and its open layers added to the first day.

    What the session ``under_way`` makes easy counts from the next one: nobody's plan grows
    while it is being done.
    """
    if settings.get("back") == "sensitive":
        program = _spare_the_back(program)
    picked = favourites(settings, catalog)
    days = tuple(_picked(day, program, picked, catalog) for day in program.days)
    days = with_add_ins(program, days, settings, catalog)
    if program.layers:
        before = when if under_way is None else under_way.started.plus(-1)
        first = _with_layers(replace(program, days=days), store, catalog, lifter, when, before)
        days = (first, *days[1:])
    return replace(program, days=days)


def favourites(settings: Mapping[str, str], catalog: Catalog) -> list[str]:
    """The exercises picked for an optional day, without those that left the catalogue."""
    return [e for e in settings.get("favourites", "").split(",") if e in catalog.exercises]


def add_ins(settings: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """(program, day, exercises) of the setting ``add-in``; empty where none is set."""
    place, _, names = settings.get("add-in", "").partition(":")
    program, _, day = place.partition("/")
    return program, day, tuple(name for name in names.split(",") if name)


def with_add_ins(
    program: Program, days: tuple[Day, ...], settings: Mapping[str, str], catalog: Catalog
) -> tuple[Day, ...]:
    """The days with the circuit's moves that were put into one of them, as its last slots.

    They keep the dose of the program that lends them (seed row 6).
    """
    wanted, day_id, names = add_ins(settings)
    lender = lender_of(catalog)
    known = [name for name in names if name in catalog.exercises]
    if wanted != program.id or lender is None or not known or not takes_add_ins(program):
        return days
    slots = tuple(
        Slot(fallbacks(e, catalog), lender.sets, *_dose(lender, e, catalog),
             catalog.exercise(e).short)
        for e in known
    )  # fmt: skip
    return tuple(
        replace(day, slots=(*day.slots, *slots)) if day.id == day_id and day.slots else day
        for day in days
    )


def _dose(lender: Program, exercise: str, catalog: Catalog) -> tuple[int, int]:
    return HELD if catalog.exercise(exercise).timed else (lender.low, lender.high)


def lender_of(catalog: Catalog) -> Program | None:
    """The program whose moves may be put into another one's day."""
    return next((p for p in catalog.programs.values() if p.add_in is not None), None)


def takes_add_ins(program: Program) -> bool:
    """Whether a day of a program can take moves in: no circuit, and none that grows by itself."""
    return program.structure == "straight" and not program.layers


def _spare_the_back(program: Program) -> Program:
    """Where a slot names something gentler for a sensitive back, that comes first."""

    def spared(slots: Iterable[Slot]) -> tuple[Slot, ...]:
        return tuple(replace(s, exercises=(*s.gentle, *s.exercises)) for s in slots)

    days = tuple(replace(day, slots=spared(day.slots)) for day in program.days)
    return replace(program, days=days, layers=spared(program.layers))


def _picked(day: Day, program: Program, picked: list[str], catalog: Catalog) -> Day:
    """An optional day with the user's favourites; without any it stays empty, passed over."""
    if not day.pick or len(picked) < day.pick:
        return day
    slots = tuple(
        Slot(fallbacks(e, catalog), program.sets, program.low, program.high,
             catalog.exercise(e).short)
        for e in picked[: day.pick]
    )  # fmt: skip
    return replace(day, slots=slots)


def fallbacks(exercise: str, catalog: Catalog) -> tuple[str, ...]:
    """An exercise and what to do without its gear: the rungs below, then one needing nothing."""
    found = [exercise]
    here = exercise
    while down := catalog.edges_down(here):
        here = down[0].from_id
        found.append(here)
    if catalog.exercise(found[-1]).needs:
        easy = [e for e in catalog.alternatives(exercise) if not catalog.exercise(e).needs]
        found += easy[:1]
    return tuple(found)


def _with_layers(
    program: Program,
    store: Store,
    catalog: Catalog,
    lifter: Lifter,
    when: Moment,
    before: Moment,
) -> Day:
    from tracker.coach.layers import Layering, layered, layers_in

    day = program.days[0]
    full = layered(program, day, len(program.layers))
    base = len(day.slots)
    begun: dict[int, date] = {}
    for index in range(base, len(full.slots)):
        first = store.slot_begun(program.id, day.id, index, when)
        if first is not None:
            begun[index] = first
    easy: dict[int, bool] = {}
    if len(begun) < len(program.layers) and lifter.mode != "maintain":
        easy = {i: _easy(slot, store, catalog, lifter, before) for i, slot in enumerate(full.slots)}
    state = Layering(when.date, easy, begun)
    per_week = int(lifter.thresholds["layer-in.per_week"])
    return layered(program, day, layers_in(program, day, state, per_week))


def _easy(slot: Slot, store: Store, catalog: Catalog, lifter: Lifter, when: Moment) -> bool:
    """Whether a slot's exercise was once easy twice running, or has moved up a rung."""
    from tracker.coach.layers import once_easy

    sessions = int(lifter.thresholds["layer-in.sessions"])
    past = store.performances(sorted(catalog.reach(slot.exercises)), when, _READ_SESSIONS)
    for exercise, rows in past.items():
        if any(entry.plan is not None and entry.plan.rule == "next-rung" for _, entry in rows):
            return True
        known = catalog.exercise(exercise)
        case = Case(known, slot, past_sessions(rows, known))
        if once_easy(read_all(case, lifter), sessions):
            return True
    return False
