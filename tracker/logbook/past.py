"""Past sessions of one exercise as the coach reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.coach.case import Done
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, Session
from tracker.domain.value import replace


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
