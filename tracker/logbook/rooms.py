"""The logbook's door for programs, settings and the first start; each change is one action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.moment import Moment
from tracker.domain.program import Program
from tracker.domain.target import BODY
from tracker.domain.value import Value
from tracker.logbook import places, settings
from tracker.logbook.programs import own_slots
from tracker.logbook.programs.own_slots import Change

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.domain.decision import DayPlan
    from tracker.domain.exercise import Exercise
    from tracker.domain.inventory import Inventory
    from tracker.logbook.advising.advice import Advisor
    from tracker.logbook.programs.preview import PreviewItem, WeekPreview
    from tracker.store import Store

STARTS = ("new", "trained", "returning", "skipped")
"""What the first start can be answered with."""


STOP = "Stop for chest pain, faintness or a sudden pop, and say so: overload flag."
ASSUMED = (
    "What you own was never said, so a usual set is assumed: overload inventory shows it,"
    " overload inventory set changes it."
)


class FirstStart(Value):
    """The answers of the first start; what was skipped has the values of nothing known."""

    owned: Inventory
    program: str = "starter"
    answer: str = "skipped"
    sensitive_back: bool = False
    units: str = "kg"


class Rooms:
    """Programs as the user has them, settings and the first start."""

    _store: Store
    _shipped: Catalog
    catalog: Catalog
    _advisor: Advisor

    # -- the first start ----------------------------------------------------------------------

    def fresh(self) -> bool:
        """Whether nothing was ever owned, logged or answered here."""
        store = self._store
        if store.setting("first-start") not in (None, "open") or store.has_sessions():
            return False
        return store.inventory().assumed

    def cautions(self, plan: DayPlan) -> tuple[str, ...]:
        """What a lifter who never saw the first start should know of a plan, a note each: what all
        of this is not, before the first session, and that equipment is only assumed."""
        found = []
        if not self._store.has_sessions() and self._store.setting("first-start") is None:
            found.append(" ".join((*self.catalog.safety.get("no-medical-advice", ()), STOP)))
        needs = any(d.to is not None and d.to.resistance != BODY for d in plan.exercises)
        if needs and self._store.inventory().assumed:
            found.append(ASSUMED)
        return tuple(found)

    def first_start(self, answers: FirstStart, when: Moment | None = None) -> None:
        """Store the answers as one action. Back after a break starts as new does."""
        if answers.answer not in STARTS:
            raise BadValue(f"The first start is answered with one of {', '.join(STARTS)}.")
        program = settings.accepted("program", answers.program, self.catalog)[1]
        trained = answers.answer == "trained"
        with self._store.write("first start", when or places.present()):
            self._store.set_inventory(answers.owned)
            self._store.set_setting("program", program)
            self._store.set_setting("status", "trained" if trained else "new")
            self._store.set_setting("back", "sensitive" if answers.sensitive_back else "normal")
            self._store.set_setting(
                "units", settings.accepted("units", answers.units, self.catalog)[1]
            )
            self._store.set_setting("first-start", answers.answer)

    # -- settings -----------------------------------------------------------------------------

    def config_unset(self, key: str, when: Moment | None = None) -> None:
        """Go back to the default of a setting; OverloadError where it stands there already."""
        stored = self._store.settings()
        if key.startswith("mode."):
            key = f"mode.{self.catalog.resolve(key[5:]).id}"
        if key not in stored:
            if key not in settings.defaults(self.catalog) and not key.startswith("mode."):
                raise settings.unknown(key, self.catalog)
            raise OverloadError(f"{key} stands at its default.")
        with self._store.write(f"unset {key}", when or places.present()):
            self._store.set_setting(key, None)

    def gear_opens(self, owned: Inventory) -> list[tuple[str, list[Exercise]]]:
        """What is not among the owned, each with the exercises it alone would open, most first."""
        from tracker.logbook.gear import opens

        return opens(owned, self.catalog.exercises.values())

    # -- programs -----------------------------------------------------------------------------

    def program_as_is(self, program_id: str) -> Program:
        """A program with the user's changes; UnknownName with what there is otherwise."""
        if program_id not in self.catalog.programs:
            known = ", ".join(sorted(self.catalog.programs))
            raise UnknownName(f"There is no program {program_id!r}; there are: {known}.")
        return self._advisor.program(self._store.settings(), program_id)

    def week_preview(self, program_id: str, when: Moment | None = None) -> WeekPreview:
        """The week of a program with what is owned and logged now."""
        from tracker.logbook.programs.preview import week_preview

        self.program_as_is(program_id)
        return week_preview(self._advisor, program_id, when or places.present())

    def program_clash(self, program_id: str, when: Moment | None = None) -> str:
        """What a program means beside what was trained this week; "" where nothing."""
        from tracker.logbook.advising.notes import clash

        return clash(self._advisor, program_id, when or places.present())

    def slot_change(self, program_id: str, day: str, number: int) -> Change:
        """What the user changed in a slot so far."""
        stored = own_slots.changes_of(self.program_as_is(program_id), self._store.settings())
        return own_slots.read(stored.get((day, number), ""))

    def try_slot(
        self, program_id: str, day: str, number: int, change: Change, when: Moment | None = None
    ) -> PreviewItem | None:
        """What a slot would bring with a change; BadValue where it can't be. Nothing is stored.

        None for a layer that is still to come.
        """
        from tracker.logbook.programs.changing import Changing

        return Changing(self._store, self.catalog, when or places.present()).tried(
            program_id, day, number, change
        )

    def change_slot(
        self, program_id: str, day: str, number: int, change: Change, when: Moment | None = None
    ) -> Program:
        """Change a slot of a program for good; an exercise named is done next time."""
        from tracker.logbook.programs.changing import Changing

        Changing(self._store, self.catalog, when or places.present()).store_change(
            program_id, day, number, change
        )
        return self.program_as_is(program_id)

    def reset_program(
        self, program_id: str, place: tuple[str, int] | None = None, when: Moment | None = None
    ) -> Program:
        """Go back to the program as it came, in one slot or (None) everywhere."""
        from tracker.logbook.programs.changing import Changing

        Changing(self._store, self.catalog, when or places.present()).reset(program_id, place)
        return self.program_as_is(program_id)

    def change_faults(self) -> list[str]:
        """Every stored change of a slot that fits its program no more, a sentence each."""
        stored = self._store.settings()
        found = []
        for program in self.catalog.programs.values():
            for (day, number), words in own_slots.changes_of(program, stored).items():
                sentence = own_slots.fault(program, day, number, words, self.catalog)
                if sentence:
                    found.append(f"your {program.id} {day} {number}: {sentence}")
        return found

    def program_toml(self, program_id: str, own_id: str) -> str:
        """A program as it stands, as TOML of the user's own under another id."""
        from tracker.logbook.programs.program_text import program_text

        if own_id in self.catalog.programs:
            raise BadValue(f"There is a program {own_id} already; name another.")
        if not own_id.replace("-", "").isalnum() or own_id != own_id.lower():
            raise BadValue(f"{own_id!r} can't name a program; use small words and hyphens.")
        return program_text(self.program_as_is(program_id), own_id)

    # -- picks --------------------------------------------------------------------------------

    def pick_favourites(self, exercises: Sequence[str], when: Moment | None = None) -> None:
        """Remember the favourites of an optional day; none at all leaves the day out."""
        names = [self.catalog.exercise(e).id for e in dict.fromkeys(exercises)]
        moment = when or places.present()
        with self._store.write("pick favourites", moment):
            self._store.set_setting("favourites", ",".join(names) or None)
            for program in self.catalog.programs.values():
                filled = self._store.slot_exercises(program.id, moment)
                for day in program.days:
                    for index, name in enumerate(names[: day.pick]):
                        # What an earlier favourite left in the place would stand on there.
                        last = filled.get((day.id, index), (name,))[0]
                        if last not in self.catalog.reach([name]):
                            self._take(name, program.id, (day.id, index), moment)

    def _take(self, exercise: str, program: str, place: tuple[str, int], when: Moment) -> None:
        from tracker.logbook.advising import taken

        self._store.add_answer(taken.KIND, taken.stored(exercise, program, (place,)), when)

    def add_in(self, day: str, exercises: Sequence[str], when: Moment | None = None) -> Program:
        """Put moves of the circuit into a day of the program in force; none takes them out."""
        from tracker.logbook.programs.programs import lender_of, takes_add_ins

        lender = lender_of(self.catalog)
        program = self._advisor.program(self._store.settings())
        names = [self.catalog.exercise(e).id for e in dict.fromkeys(exercises)]
        if names:
            if lender is None or lender.add_in is None:
                raise OverloadError("No program lends moves to another one's day.")
            if not takes_add_ins(program):
                why = "grows by itself" if program.layers else "is a circuit itself"
                raise OverloadError(f"{program.name} {why}, so no moves are added to it.")
            if len(names) > lender.add_in[1]:
                raise BadValue(f"At most {lender.add_in[1]} moves are added to a day.")
            strange = [name for name in names if name not in lender.menu]
            if strange:
                raise BadValue(f"{strange[0]} is none of the moves of {lender.name}.")
            days = [each for each in program.days if each.slots]
            if day not in [each.id for each in days]:
                known = ", ".join(each.id for each in days)
                raise UnknownName(f"{program.id} has no day {day!r} to add to; there are: {known}.")
            slots = program.day(day).slots
            twice = [n for n in names if any(n == slot.exercises[0] for slot in slots)]
            if twice:
                raise BadValue(f"{self.catalog.exercise(twice[0]).name} is in that day already.")
            lacking = [e for e in map(self.catalog.exercise, names)
                       if not self._store.inventory().allows(e)]  # fmt: skip
            if lacking:
                needs = " and ".join(self._store.inventory().missing(lacking[0]))
                raise BadValue(f"{lacking[0].name} needs {needs}, which you do not own.")
        value = f"{program.id}/{day}:{','.join(names)}" if names else None
        label = "add moves to a day" if names else "take added moves out"
        moment = when or places.present()
        with self._store.write(label, moment):
            self._store.set_setting("add-in", value)
            for index, name in enumerate(names, len(program.day(day).slots) if names else 0):
                self._take(name, program.id, (day, index), moment)
        return self._advisor.program(self._store.settings())

    def added_moves(self) -> tuple[str, str, tuple[str, ...]]:
        """(program, day, exercises) of what is added to a day."""
        from tracker.logbook.programs.programs import add_ins

        return add_ins(self._store.settings())
