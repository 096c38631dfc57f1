"""The compiled catalogue's rows -> domain objects (the other half of ``encode``)."""

from __future__ import annotations

from typing import Any

from tracker.domain.exercise import (
    Edge,
    Exercise,
    ExerciseText,
    Kind,
    Ladder,
    Pattern,
    SideMode,
)
from tracker.domain.program import (
    Day,
    MuscleInfo,
    Parameter,
    Program,
    Routine,
    RoutineItem,
    RuleInfo,
    Slot,
)


def exercises(rows: list[Any]) -> dict[str, Exercise]:
    """Exercises by id."""
    return {row[0]: _exercise(*row) for row in rows}


def _exercise(
    ident: str,
    name: str,
    short: str,
    pattern: Pattern,
    muscles: list[list[Any]],
    side: SideMode,
    kind: Kind,
    aliases: list[str],
    needs: list[list[str]],
    *rest: Any,
) -> Exercise:
    weights = tuple((muscle, float(weight)) for muscle, weight in muscles)
    gear = tuple(tuple(options) for options in needs)
    return Exercise(ident, name, short, pattern, weights, side, kind, tuple(aliases), gear, *rest)


def text(row: list[Any]) -> ExerciseText:
    """The words about one exercise."""
    return ExerciseText(*row[:2], *map(tuple, row[2:]))


def ladders(rows: list[Any]) -> dict[str, Ladder]:
    """Ladders by id."""
    return {
        ident: Ladder(
            ident,
            name,
            tuple(rungs),
            tuple(Edge(ident, *edge) for edge in edges),
            tuple(Edge(ident, *lever) for lever in levers),
            note,
        )
        for ident, name, rungs, edges, levers, note in rows
    }


def routines(rows: list[Any]) -> dict[str, Routine]:
    """Routines by id."""
    return {
        ident: Routine(
            ident, name, tuple(RoutineItem(*item) for item in items), minutes, summary, source
        )
        for ident, name, items, minutes, summary, source in rows
    }


def programs(rows: list[Any]) -> dict[str, Program]:
    """Programs by id."""
    return {row[0]: _program(row) for row in rows}


def _program(row: list[Any]) -> Program:
    (
        ident, name, summary, structure, days, week_min, week_max, rest_days, rest_s, limit,
        warm_up, cool_down, allows, minutes, max_jump, source, notes, sets, low, high,
        per_session, add_in, layers, menu,
    ) = row  # fmt: skip
    return Program(
        id=ident,
        name=name,
        summary=summary,
        structure=structure,
        days=tuple(
            Day(day_id, day_name, _slots(slots), optional, pick)
            for day_id, day_name, slots, optional, pick in days
        ),
        week_min=week_min,
        week_max=week_max,
        rest_days=rest_days,
        rest_s=_pair(rest_s),
        hamstring_limit=limit,
        warm_up=warm_up,
        cool_down=cool_down,
        rest_day_allows=tuple(allows),
        minutes=_pair(minutes),
        max_jump=max_jump,
        source=source,
        notes=tuple(notes),
        sets=sets,
        low=low,
        high=high,
        exercises=_pair(per_session),
        add_in=_pair(add_in),
        layers=_slots(layers),
        menu=tuple(menu),
    )


def _pair(value: list[int] | None) -> tuple[int, int] | None:
    return None if value is None else (value[0], value[1])


def _slots(rows: list[Any]) -> tuple[Slot, ...]:
    return tuple(_slot(*row) for row in rows)


def _slot(
    exercises: list[str],
    sets: int,
    low: int,
    high: int,
    title: str,
    turns_with: str,
    gentle: list[str],
    rest_s: list[int] | None,
) -> Slot:
    return Slot(tuple(exercises), sets, low, high, title, turns_with, tuple(gentle), _pair(rest_s))


def rules(rows: list[Any]) -> dict[str, RuleInfo]:
    """Rules by id, with the defaults of their parameters."""
    return {
        ident: RuleInfo(
            ident, kind, title, words, source, grade, tuple((p[0], float(p[1])) for p in thresholds)
        )
        for ident, kind, title, words, source, grade, thresholds in rows
    }


def parameters(rows: list[Any]) -> dict[str, Parameter]:
    """Parameters of all rules, keyed ``RULE.NAME``."""
    found = (
        Parameter(row[0], name, float(default), float(least), float(most), unit, words)
        for row in rows
        for name, default, least, most, unit, words in row[6]
    )
    return {parameter.key: parameter for parameter in found}


def muscles(rows: list[Any]) -> dict[str, MuscleInfo]:
    """Muscle groups by id."""
    return {
        ident: MuscleInfo(ident, name, tuple(parts), tuple(actions), tuple(facts), source)
        for ident, name, parts, actions, facts, source in rows
    }
