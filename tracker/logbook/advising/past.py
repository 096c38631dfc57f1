"""Past sessions of one exercise as the coach reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.coach.case import Done
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session
from tracker.domain.value import replace

if TYPE_CHECKING:
    from tracker.catalog import Catalog

Performances = Mapping[str, Sequence[tuple[Session, Entry]]]
"""What was done of each exercise, newest first."""


def past_sessions(
    rows: Iterable[tuple[Session, Entry]], exercise: Exercise, without: int | None = None
) -> tuple[Done, ...]:
    """Sessions oldest first, ``rows`` being newest first; two on one date are read as one.

    Seconds of a counted exercise, and reps of a held one, are kept but never judged. ``without``
    is the id of a session to leave out.
    """
    by_date: dict[date, Done] = {}
    for session, entry in reversed(list(rows)):
        if session.id == without:
            continue
        sets = tuple(s.done for s in entry.sets if s.done.timed == exercise.timed)
        before = by_date.get(session.date)
        if before is None:
            by_date[session.date] = Done(session.date, sets, entry.plan)
        else:
            plan = before.plan or entry.plan
            by_date[session.date] = replace(before, sets=before.sets + sets, plan=plan)
    return tuple(by_date[key] for key in sorted(by_date))


class Pasts(Mapping[str, tuple[Done, ...]]):
    """Past sessions by exercise, put together when asked for; few decisions look there."""

    def __init__(self, past: Performances, catalog: Catalog) -> None:
        self._past, self._catalog = past, catalog

    def __getitem__(self, exercise: str) -> tuple[Done, ...]:
        return past_sessions(self._past[exercise], self._catalog.exercise(exercise))

    def __iter__(self) -> Iterator[str]:
        return iter(self._past)

    def __len__(self) -> int:
        return len(self._past)
