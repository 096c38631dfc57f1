"""The compiled catalogue's rows -> domain objects (the other half of ``encode``)."""

from __future__ import annotations

from typing import Any

from tracker.domain.exercise import Edge, Exercise, ExerciseText, Ladder
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
    return {
        row[0]: Exercise(
            *row[:4], tuple(map(tuple, row[4])), *row[5:7], tuple(row[7]),
            tuple(map(tuple, row[8])), *row[9:],
        )
        for row in rows
    }  # fmt: skip


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
        row[0]: Routine(*row[:2], tuple(RoutineItem(*item) for item in row[2]), *row[3:])
        for row in rows
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
        days=tuple(Day(*day[:2], _slots(day[2]), *day[3:]) for day in days),
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
    return tuple(Slot(tuple(row[0]), *row[1:]) for row in rows)


def rules(rows: list[Any]) -> dict[str, RuleInfo]:
    """Rules by id, with the defaults of their parameters."""
    return {
        row[0]: RuleInfo(*row[:6], tuple((p[0], float(p[1])) for p in row[6])) for row in rows
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
    return {row[0]: MuscleInfo(*row[:2], *map(tuple, row[2:5]), row[5]) for row in rows}
