"""A slot changed by its user: tried, stored as one action, and taken back to how it came."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.catalog import Catalog
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.moment import Moment
from tracker.domain.program import Program, Slot
from tracker.domain.value import replace
from tracker.logbook.advising import taken
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.advising.seen import READ_SESSIONS
from tracker.logbook.advising.standpoint import Standpoint
from tracker.logbook.programs import own_slots
from tracker.logbook.programs.own_slots import LAYER, Change
from tracker.logbook.programs.preview import PreviewItem
from tracker.store import Store

NOBODY = ""
"""In the place of an exercise taken by hand: nothing is taken there any more."""


class _Trying(Advisor):
    """The advisor of a log in which some slot has other words."""

    def __init__(self, store: Store, catalog: Catalog, other: Mapping[str, str]) -> None:
        super().__init__(store, catalog)
        self._other = other

    def program(self, settings: Mapping[str, str], program: str | None = None) -> Program:
        return super().program({**settings, **self._other}, program)

    def stands_afresh(self, at: Standpoint, spot: tuple[str, int], without: str) -> str:
        """What a slot stands on as if one exercise had never filled it."""
        slot = at.program.day(spot[0]).slots[spot[1]]
        reach = sorted(self.catalog.reach(slot.exercises))
        past = self.store.performances(reach, at.when, READ_SESSIONS)
        others = {exercise: rows for exercise, rows in past.items() if exercise != without}
        return self._stand(at, spot, None, others, frozenset()).id


class Changing:
    """Changes of slots at one moment."""

    def __init__(self, store: Store, catalog: Catalog, when: Moment) -> None:
        self.store = store
        self.catalog = catalog
        self.when = when

    def _checked(self, program_id: str, day: str, number: int, change: Change) -> Change:
        program = self._plain(program_id)
        slot = own_slots.place(program, day, number)
        return own_slots.checked(program, slot, change, self.catalog)

    def _plain(self, program_id: str) -> Program:
        if program_id not in self.catalog.programs:
            raise OverloadError(f"There is no program {program_id!r}.")
        return self.catalog.programs[program_id]

    def _spot(self, program: Program, day: str, number: int) -> tuple[str, int]:
        """The place in the log: the day's id and the slot's number from 0."""
        if day != LAYER:
            return day, number - 1
        first = self.catalog.programs[program.id].days[0]
        return first.id, len(first.slots) + number - 1

    def tried(self, program_id: str, day: str, number: int, change: Change) -> PreviewItem | None:
        """What the slot would bring; None where it is not in the day yet."""
        kept = self._checked(program_id, day, number, change)
        other = {own_slots.key_of(program_id, day, number): kept.words()}
        advisor = _Trying(self.store, self.catalog, other)
        at = replace(advisor.standpoint(self.when, program_id), under_way=None)
        spot = self._spot(at.program, day, number)
        now = self._stands(program_id, *spot)
        if change.exercise and change.exercise != now:
            mine = taken.Taken(change.exercise, program_id, (spot,), self.when)
            others = tuple(_without(each, spot) for each in at.rungs)
            at = replace(at, rungs=(mine, *(each for each in others if each.places)))
        self._refuse(at, spot, change.exercise)
        full = at.program.day(spot[0])
        if spot[1] >= len(full.slots):
            return None
        for decision in advisor.decisions(at, full, ()):
            if decision.slot == spot[1] and not decision.extra:
                exercise = self.catalog.exercise(decision.to_exercise)
                return PreviewItem(
                    day, number, full.slots[spot[1]], exercise, decision.to, decision,
                    mine=bool(kept.words()),
                )  # fmt: skip
        return None

    def _refuse(self, at: Standpoint, spot: tuple[str, int], exercise: str) -> None:
        """BadValue for what is not owned, and for a rung another slot of the day stands on."""
        if not exercise:
            return
        chosen = self.catalog.exercise(exercise)
        missing = at.lifter.inventory.missing(chosen)
        if missing:
            raise BadValue(f"{chosen.name} needs {' and '.join(missing)}, which you do not own.")
        advisor = Advisor(self.store, self.catalog)
        before = replace(advisor.standpoint(self.when, at.program.id), under_way=None)
        day = before.program.day(spot[0])
        for decision in advisor.decisions(before, day, ()):
            mine = exercise in (decision.exercise, decision.to_exercise)
            if mine and not decision.extra and decision.slot != spot[1]:
                raise BadValue(f"{chosen.name} is in {day.name} already.")

    def _keep(self, key: str, words: str) -> None:
        self.store.set_setting(key, words or None)

    def _stands(self, program_id: str, day: str, index: int) -> str | None:
        """The exercise a place stands on now."""
        advisor = Advisor(self.store, self.catalog)
        at = replace(advisor.standpoint(self.when, program_id), under_way=None)
        for decision in advisor.decisions(at, at.program.day(day), ()):
            if decision.slot == index and not decision.extra:
                return decision.exercise
        return None

    def store_change(self, program_id: str, day: str, number: int, change: Change) -> None:
        """Keep a change, as one action."""
        self.tried(program_id, day, number, change)
        program = self._plain(program_id)
        slot = own_slots.place(program, day, number)
        kept = self._checked(program_id, day, number, change)
        spot = self._spot(program, day, number)
        now = self._stands(program_id, *spot)
        with self.store.write(f"change {program.name}, {_title(slot, self.catalog)}", self.when):
            self._keep(own_slots.key_of(program_id, day, number), kept.words())
            if change.exercise and change.exercise != now:
                self._take(change.exercise, program_id, spot)

    def _take(self, exercise: str, program_id: str, spot: tuple[str, int]) -> None:
        words = taken.stored(exercise, program_id, (spot,))
        self.store.add_answer(taken.KIND, words, self.when)

    def reset(self, program_id: str, place: tuple[str, int] | None) -> None:
        """Go back to the program as it came, in one slot or everywhere, as one action."""
        program = self._plain(program_id)
        stored = own_slots.changes_of(program, self.store.settings())
        wanted = {at: words for at, words in stored.items() if place in (None, at)}
        if not wanted:
            raise OverloadError(f"{program.name} is as it came.")
        fitting = {
            (day, number): own_slots.read(words)
            for (day, number), words in wanted.items()
            if not own_slots.fault(program, day, number, words, self.catalog)
        }
        back = {
            spot: self._as_shipped(program_id, day, number, spot, change.exercise)
            for (day, number), change in fitting.items()
            if change.exercise
            for spot in [self._spot(program, day, number)]
        }
        with self.store.write(f"back to {program.name} as it came", self.when):
            for day, number in wanted:
                self._keep(own_slots.key_of(program_id, day, number), "")
            for spot, exercise in back.items():
                self._take(exercise, program_id, spot)

    def _as_shipped(
        self, program_id: str, day: str, number: int, spot: tuple[str, int], chosen: str
    ) -> str:
        """What the slot stands on without the change: nobody where the log alone can tell."""
        other = {own_slots.key_of(program_id, day, number): ""}
        advisor = _Trying(self.store, self.catalog, other)
        at = replace(advisor.standpoint(self.when, program_id), under_way=None)
        filled = self.store.slot_exercises(program_id, self.when).get(spot)
        slots = at.program.day(spot[0]).slots
        if filled is None or filled[0] != chosen or spot[1] >= len(slots):
            return NOBODY
        return advisor.stands_afresh(at, spot, chosen)


def _without(rung: taken.Taken, spot: tuple[str, int]) -> taken.Taken:
    return replace(rung, places=tuple(place for place in rung.places if place != spot))


def _title(slot: Slot, catalog: Catalog) -> str:
    return slot.title or catalog.exercise(slot.exercises[0]).short
