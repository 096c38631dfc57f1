"""What a chart can be of: the muscles and the exercises of a log, and the decisions behind them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.exercise import Exercise
from tracker.domain.moment import Moment
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.charts.muscles import in_program, muscles_of
from tracker.logbook.charts.series import KINDS, Span, span_of

MOST_DECISIONS = 12
"""Exercises whose decisions are offered for one chart."""


def subjects(advisor: Advisor, kind: str, weeks: int | None, when: Moment) -> tuple[str, ...]:
    """What a chart of ``kind`` can be turned to, what comes first at first; () for charts of all.

    Muscles: those the program in force trains, then others trained in these weeks. Exercises:
    those done in these weeks that the chart can show, the ones done last first; of a ladder the
    rung done last. Where none was done, those of the program.
    """
    takes = KINDS[kind]
    if takes == "nothing" or kind == "records":
        return ()
    done = _done(advisor, span_of(advisor, weeks, when))
    if takes == "muscle or nothing":
        return muscles_of(advisor, done)
    return _exercises(advisor, kind, done)


def decisions(
    advisor: Advisor, kind: str, subject: str, weeks: int | None, when: Moment
) -> tuple[str, ...]:
    """The exercises whose decisions stand behind a chart, the one done last first.

    Of an exercise chart its own; of a muscle's those that train it directly; else all.
    """
    if KINDS[kind] == "exercise":
        return (subject,) if subject else ()
    found = subjects(advisor, "exercise", weeks, when)
    if subject:
        found = tuple(e for e in found if subject in advisor.catalog.exercise(e).primary)
    return found[:MOST_DECISIONS]


def _done(advisor: Advisor, span: Span) -> list[Exercise]:
    """The exercises done within a span, the one done last first; each found by the index."""
    known = advisor.catalog.exercises
    last = advisor.store.last_done(known, span.when)
    newest = sorted(last, key=lambda name: last[name], reverse=True)
    return [known[name] for name in newest if last[name] >= span.first]


def _exercises(advisor: Advisor, kind: str, done: Sequence[Exercise]) -> tuple[str, ...]:
    fitting = [e for e in done or in_program(advisor) if _fits(advisor, kind, e)]
    if kind == "ladder":
        newest: dict[str, Exercise] = {}
        for exercise in fitting:
            ladder = advisor.catalog.ladder_of(exercise.id)
            if ladder is not None:
                newest.setdefault(ladder.id, exercise)
        fitting = list(newest.values())
    return tuple(e.id for e in fitting)


def _fits(advisor: Advisor, kind: str, exercise: Exercise) -> bool:
    if kind == "e1rm":
        return exercise.loaded
    if kind == "sides":
        return exercise.side == "each"
    return kind != "ladder" or advisor.catalog.ladder_of(exercise.id) is not None
