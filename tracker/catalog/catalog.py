"""The knowledge as domain objects: exercises, ladders, programs, routines, rules, muscles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from tracker.catalog import decode, names
from tracker.catalog.reference import Reference
from tracker.domain.errors import UnknownName
from tracker.domain.exercise import Edge, Exercise, ExerciseText, Ladder
from tracker.domain.program import MuscleInfo, Parameter, Program, Routine, RuleInfo


class Catalog:
    """Everything the catalogue knows. Made by ``load_catalog``; never changes.

    Mappings keep the order of the files. Texts are read when first asked for.
    """

    def __init__(self, facts: dict[str, Any], texts: Callable[[], dict[str, Any]]) -> None:
        self._facts = facts
        self._read_texts = texts
        self._own_names: dict[str, str] = {}
        self._nearest: dict[str, tuple[str, ...]] = {}
        self.exercises: Mapping[str, Exercise] = decode.exercises(facts["exercises"])

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """Families of exercises by id."""
        return decode.ladders(self._facts["ladders"])

    @cached_property
    def programs(self) -> Mapping[str, Program]:
        """Programs by id."""
        return decode.programs(self._facts["programs"])

    @cached_property
    def routines(self) -> Mapping[str, Routine]:
        """Warm-ups, cool-downs and stretches by id."""
        return decode.routines(self._facts["routines"])

    @cached_property
    def rules(self) -> Mapping[str, RuleInfo]:
        """Rules by id, in the order in which they are asked."""
        return decode.rules(self._facts["rules"])

    @cached_property
    def muscles(self) -> Mapping[str, MuscleInfo]:
        """Muscle groups by id."""
        return decode.muscles(self._facts["muscles"])

    def parameters(self) -> Mapping[str, Parameter]:
        """Every threshold, keyed ``RULE.NAME``."""
        return self._parameters

    @property
    def safety(self) -> Mapping[str, tuple[str, ...]]:
        """Words about safety by subject: ``no-medical-advice``, ``stop-signs``, ``bands`` ..."""
        return {key: tuple(lines) for key, lines in self._text_document["safety"].items()}

    @property
    def sources(self) -> Mapping[str, Reference]:
        """What rules cite, by id."""
        return {key: Reference(*row) for key, row in self._text_document["sources"].items()}

    def cited(self, rule_id: str) -> tuple[Reference, ...]:
        """What a rule cites; nothing where it rests on the founding documents or is ours."""
        known = self.sources
        return tuple(known[each] for each in self._text_document["cites"].get(rule_id, ()))

    def with_own(self, own: Iterable[Exercise]) -> Catalog:
        """This catalogue with exercises of the user's own behind it; what is taken stays."""
        added = {exercise.id: exercise for exercise in own}
        if not added:
            return self
        found = Catalog(self._facts | {"exercises": []}, self._read_texts)
        own_ones = {key: e for key, e in added.items() if key not in self.exercises}
        found.exercises = {**self.exercises, **own_ones}
        found._own_names = {
            names.in_order(name): e.id for e in own_ones.values() for name in (e.id, e.name)
        }
        return found

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise with this id; KeyError where there is none."""
        return self.exercises[exercise_id]

    def text(self, exercise_id: str) -> ExerciseText:
        """How to do an exercise; KeyError where there is no such id."""
        found = self._text_document["exercises"]
        if exercise_id in self.exercises and exercise_id not in found:
            return ExerciseText(exercise_id)
        return decode.text(found[exercise_id])

    def level(self, exercise_id: str) -> int:
        """How hard an exercise is among those of its pattern, 1 easiest; 0 where not said."""
        level: int = self._facts["levels"].get(exercise_id, 0)
        return level

    def resolve(self, name: str) -> Exercise:
        """The exercise an id, name, short name or alias means.

        Case, hyphens, plurals and, where it is unambiguous, the order of words don't matter.
        Raises UnknownName with the three nearest.
        """
        given = name.strip()
        if given in self.exercises:
            return self.exercises[given]
        for key_of, table in zip(names.KEYS, self._facts["names"], strict=True):
            found = table.get(key_of(given[:200]))
            if found:
                return self.exercises[found]
        own = self._own_names.get(names.in_order(given[:200]))
        if own is not None:
            return self.exercises[own]
        near = names.nearest(given, self._spellings())
        shown = given if len(given) <= 40 else given[:39] + "…"
        said = [self.exercises[each].name for each in near]
        raise UnknownName(
            f"There is no exercise {shown!r}; the nearest are "
            f"{', '.join(said[:-1])} and {said[-1]}.",
            tuple(near),
        )

    def of_family(self, name: str) -> Exercise:
        """As :meth:`resolve`; a ladder's own name means its lowest rung."""
        try:
            return self.resolve(name)
        except UnknownName:
            asked = names.in_order(name[:200])
            for ladder in self.ladders.values():
                if asked in (names.in_order(ladder.name), names.in_order(ladder.id)):
                    return self.exercises[ladder.rungs[0]]
            raise

    def search(self, query: str) -> list[Exercise]:
        """Exercises of which every word of the query begins a word, best matches first.

        Names count before aliases, these before pattern, muscles and gear. All for no query.
        """
        wanted = names.words(query[:200])
        scored = []
        for place, exercise in enumerate(self.exercises.values()):
            about = (
                exercise.name,
                " ".join((exercise.id, exercise.short, *exercise.aliases)),
                " ".join((exercise.pattern, exercise.kind, *(m for m, _ in exercise.muscles),
                          *(gear for need in exercise.needs for gear in need))),
            )  # fmt: skip
            fields = [names.words(text) for text in about]
            ranks = [
                next(
                    (n for n, known in enumerate(fields) if any(w.startswith(word) for w in known)),
                    None,
                )
                for word in wanted
            ]
            if None not in ranks:
                scored.append((sum(rank or 0 for rank in ranks), place, exercise))
        return [exercise for _, _, exercise in sorted(scored, key=lambda item: item[:2])]

    def ladder_of(self, exercise_id: str) -> Ladder | None:
        """The ladder an exercise is a rung of."""
        return self._rung_ladders.get(exercise_id)

    def edges_up(self, exercise_id: str) -> tuple[Edge, ...]:
        """The steps to harder rungs, in order of preference."""
        ladder = self.ladder_of(exercise_id)
        edges = () if ladder is None else ladder.edges
        return tuple(edge for edge in edges if edge.from_id == exercise_id)

    def edges_down(self, exercise_id: str) -> tuple[Edge, ...]:
        """The edges that lead here, followed backwards: the ways down, the main one first."""
        ladder = self.ladder_of(exercise_id)
        edges = () if ladder is None else ladder.edges
        return tuple(edge for edge in edges if edge.to_id == exercise_id)

    def levers(self, exercise_id: str) -> tuple[Edge, ...]:
        """What can change on this rung without leaving it (step height, load, tempo)."""
        ladder = self.ladder_of(exercise_id)
        levers = () if ladder is None else ladder.levers
        return tuple(lever for lever in levers if lever.from_id == exercise_id)

    def reach(self, ids: Iterable[str]) -> frozenset[str]:
        """These ids and every rung of the ladders they stand on."""
        found: set[str] = set()
        for exercise_id in ids:
            ladder = self.ladder_of(exercise_id)
            found.update((exercise_id,) if ladder is None else ladder.rungs)
        return frozenset(found)

    def alternatives(self, exercise_id: str) -> tuple[str, ...]:
        """The other exercises of the same pattern, nearest first.

        Rungs of the same ladder by steps between them, then the rest by how alike they are in
        resistance, level and sides.
        """
        if exercise_id not in self._nearest:
            self._nearest[exercise_id] = self._by_distance(self.exercises[exercise_id])
        return self._nearest[exercise_id]

    def _by_distance(self, here: Exercise) -> tuple[str, ...]:
        if here.pattern == "other":
            return ()
        steps, level = self._steps_from(here.id), self.level(here.id)

        def distance(place: int, other: Exercise) -> tuple[int, ...]:
            return (
                steps.get(other.id, len(self.exercises)),
                other.kind != here.kind,
                abs(self.level(other.id) - level),
                other.side != here.side,
                place,
            )

        others = [
            (distance(place, other), other.id)
            for place, other in enumerate(self.exercises.values())
            if other.pattern == here.pattern and other.id != here.id
        ]
        return tuple(other for _, other in sorted(others))

    def easier(self, exercise_id: str) -> tuple[str, ...]:
        """The alternatives of a lower level, nearest first: ways down beside the ladder's."""
        level = self.level(exercise_id)
        return tuple(
            other for other in self.alternatives(exercise_id) if 0 < self.level(other) < level
        )

    def _steps_from(self, exercise_id: str) -> dict[str, int]:
        """Rung -> edges between it and this one, up or down."""
        ladder = self.ladder_of(exercise_id)
        steps = {exercise_id: 0}
        frontier = [exercise_id] if ladder is not None else []
        while ladder is not None and frontier:
            here = frontier.pop(0)
            for edge in ladder.edges:
                for one, other in ((edge.from_id, edge.to_id), (edge.to_id, edge.from_id)):
                    if one == here and other not in steps:
                        steps[other] = steps[here] + 1
                        frontier.append(other)
        return steps

    @cached_property
    def _rung_ladders(self) -> dict[str, Ladder]:
        return {rung: ladder for ladder in self.ladders.values() for rung in ladder.rungs}

    @cached_property
    def _parameters(self) -> dict[str, Parameter]:
        return decode.parameters(self._facts["rules"])

    def _spellings(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(e.id, (e.name, e.short, *e.aliases)) for e in self.exercises.values()]

    @cached_property
    def _text_document(self) -> dict[str, Any]:
        return self._read_texts()
