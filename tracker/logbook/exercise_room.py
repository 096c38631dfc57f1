"""The logbook's door for the exercises: the list, one of them, and a rung taken by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.domain.decision import Decision
from tracker.domain.errors import OverloadError
from tracker.domain.exercise import Edge, Exercise, ExerciseText
from tracker.domain.moment import Moment
from tracker.domain.value import Value
from tracker.logbook import places
from tracker.logbook.advising.advice import Advisor
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.domain.ladderdraw import LadderState
    from tracker.domain.log import SlotRef
    from tracker.domain.views import Past
    from tracker.logbook.advising.standpoint import Standpoint
    from tracker.logbook.advising.taken import Place, Taken

LATELY = timedelta(weeks=8)
"""How long ago still counts as trained lately."""
PAST = 5
"""Past sessions of one exercise that are told."""
IN_PROGRAM, TRAINED = "your program", "trained lately"


class ExerciseRow(Value):
    """One exercise of the list: its group, what it lacks in words, and when it was last done.

    ``last`` is None where that is longer ago than eight weeks.
    """

    exercise: Exercise
    group: str
    lacks: tuple[str, ...]
    last: date | None


class ExercisePage(Value):
    """Everything about one exercise.

    ``own`` says it came with an import. ``past`` is newest first; ``decision`` is about the next
    time. ``safety`` is what holds for everything done with its gear, under its titles; ``above``
    and ``below`` are steps of its ladder with the name of the exercise they lead to.
    """

    exercise: Exercise
    text: ExerciseText
    own: bool
    lacks: tuple[str, ...]
    past: tuple[Past, ...]
    decision: Decision
    safety: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ladder: str | None = None
    levers: tuple[Edge, ...] = ()
    above: tuple[tuple[str, Edge], ...] = ()
    below: tuple[tuple[str, Edge], ...] = ()
    instead: tuple[str, ...] = ()


class ExerciseRoom:
    """Exercises as a person looks for them."""

    _store: Store
    _shipped: Catalog
    catalog: Catalog
    _advisor: Advisor

    def exercise_rows(self, query: str = "", when: Moment | None = None) -> list[ExerciseRow]:
        """The exercises a query finds, best first; for none all of them.

        All of them come as those of the program in the order of its days, those trained within
        eight weeks, newest first, then the rest by pattern.
        """
        moment = when or places.present()
        lately = {
            exercise: day
            for day, _, exercise, _ in self._store.trained_between(
                moment.date - LATELY, moment.date, moment
            )
        }
        mine = self._of_program(moment)
        owned = self._store.inventory()
        found = self.catalog.search(query)
        rows = [
            ExerciseRow(
                each,
                IN_PROGRAM if each.id in mine
                else TRAINED if each.id in lately
                else self._own_or_pattern(each),
                owned.missing(each),
                lately.get(each.id),
            )
            for each in found
        ]  # fmt: skip
        if query.strip():
            return rows
        groups = list(dict.fromkeys(row.group for row in rows))
        order = [g for g in (IN_PROGRAM, TRAINED) if g in groups]
        order += [g for g in groups if g not in order]

        def place(row: ExerciseRow) -> tuple[int, int]:
            if row.group == IN_PROGRAM:
                return order.index(row.group), mine.index(row.exercise.id)
            if row.group == TRAINED and row.last is not None:
                return order.index(row.group), -row.last.toordinal()
            return order.index(row.group), 0

        return sorted(rows, key=place)

    def _own_or_pattern(self, exercise: Exercise) -> str:
        return "your own" if exercise.id not in self._shipped.exercises else exercise.pattern

    def _of_program(self, when: Moment) -> list[str]:
        """What the places of the program stand on, in the order of its days."""
        at = self._advisor.standpoint(when)
        found = [
            decision.to_exercise
            for day in at.program.days
            for decision in self._advisor.decisions(at, day, ())
            if not decision.extra
        ]
        return list(dict.fromkeys(found))

    def exercise_page(self, exercise_id: str, when: Moment | None = None) -> ExercisePage:
        """One exercise with all there is to say about it."""
        from tracker.domain.views import Past

        moment = when or places.present()
        catalog = self.catalog
        exercise = catalog.exercise(exercise_id)
        rows = self._store.performances([exercise_id], moment, PAST).get(exercise_id, ())
        ladder = catalog.ladder_of(exercise_id)
        owned = self._store.inventory()
        others = [catalog.exercise(other) for other in catalog.alternatives(exercise_id)]
        return ExercisePage(
            exercise,
            catalog.text(exercise_id),
            exercise_id not in self._shipped.exercises,
            owned.missing(exercise),
            tuple(
                Past(session.date, tuple(logged.done for logged in entry.working))
                for session, entry in rows
                if entry.working
            ),
            self._advisor.record(moment, exercise_id),
            self._shared_safety(exercise),
            None if ladder is None else ladder.name,
            catalog.levers(exercise_id),
            tuple((catalog.exercise(e.to_id).name, e) for e in catalog.edges_up(exercise_id)),
            tuple((catalog.exercise(e.from_id).name, e) for e in catalog.edges_down(exercise_id)),
            tuple(other.name for other in others if owned.allows(other))[:4],
        )

    def _shared_safety(self, exercise: Exercise) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What holds for everything done with a band, or on a step."""
        gear = {each for options in exercise.needs for each in options}
        words = self.catalog.safety
        shared = []
        if "band" in gear:
            shared.append(("Any band", words.get("bands", ())))
        if exercise.uses_height:
            shared.append(("Any step", words.get("steps", ())))
        return tuple(shared)

    def rung_lately(self, exercise_id: str, when: Moment | None = None) -> tuple[str, ...]:
        """The last two sessions of an exercise in words, newest last."""
        from tracker.logbook.ladders import lately

        return lately(self._advisor, exercise_id, when or places.present())

    # -- a rung by hand -----------------------------------------------------------------------

    def take_rung(self, exercise_id: str, when: Moment | None = None) -> Taken:
        """Stand on a rung from the next session on, by the user's choice; one action.

        It takes the place of the rung one stands on; where none stands on the ladder, the place
        of the program the ladder belongs to. OverloadError says why it can't be.
        """
        from tracker.logbook.advising.taken import KIND, Taken, stored

        moment = when or places.present()
        exercise = self.catalog.exercise(exercise_id)
        state = self._ladder(exercise_id, moment)
        if state.here == exercise_id:
            raise OverloadError(f"{exercise.name} is the rung you are on.")
        lacks = state.rung(exercise_id).lacks
        if lacks:
            needs = " and ".join(lacks)
            raise OverloadError(f"{exercise.name} needs {needs}, which is not among what you own.")
        at = self._advisor.standpoint(moment)
        spots = self._spots(at, exercise, state.here)
        with self._store.write(f"take the rung {exercise.short}", moment):
            value = stored(exercise_id, at.program.id, spots)
            self._store.add_answer(KIND, value, moment)
        return Taken(exercise_id, at.program.id, spots, moment)

    def taken_days(self, taken: Taken) -> tuple[str, ...]:
        """The days of the program a rung was taken for, by name."""
        program = self._advisor.standpoint(taken.at, taken.program).program
        return tuple(dict.fromkeys(program.day(day).name for day, _ in taken.places))

    def _ladder(self, exercise_id: str, when: Moment) -> LadderState:
        from tracker.logbook.ladders import ladder_state

        return ladder_state(self._advisor, exercise_id, when)

    def _spots(self, at: Standpoint, exercise: Exercise, here: str | None) -> tuple[Place, ...]:
        """The places of the program that the rung is for."""
        stands = {
            (day.id, decision.slot): decision.exercise
            for day in at.program.days
            for decision in self._advisor.decisions(at, day, ())
            if decision.slot is not None and not decision.extra
        }
        found = [place for place, standing in stands.items() if standing == here]
        if not found:
            ref: SlotRef | None = self._advisor.slot_of(at, exercise.id)
            if ref is None:
                raise OverloadError(
                    f"No place of the program {at.program.name} is for {exercise.name}; "
                    "log it and it is trained beside the program."
                )
            found = [(ref.day, ref.slot)]
        days = {day for day, _ in found}
        for (day, slot), standing in stands.items():
            if day in days and standing == exercise.id and (day, slot) not in found:
                name = at.program.day(day).name
                raise OverloadError(f"{exercise.name} already has a place of its own in {name}.")
        return tuple(found)
