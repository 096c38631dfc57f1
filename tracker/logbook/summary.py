"""The end of a session: what changes next time and why, records, the cool-down, what comes."""

from __future__ import annotations

from tracker.domain.decision import STEPS_UP, Decision
from tracker.domain.errors import OverloadError
from tracker.domain.log import Session
from tracker.domain.moment import Moment
from tracker.domain.views import Past, Record, Summary
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.today import asked, today, week
from tracker.metrics.records import session_records

RECORD_SESSIONS = 400
"""Past sessions of one exercise that a record is compared with."""


def summary(advisor: Advisor, when: Moment, session_id: int | None = None) -> Summary:
    """The summary of a session; of the newest one with a set where none is named."""
    session = _session(advisor, when, session_id)
    at = advisor.standpoint(when)
    exercises = list(dict.fromkeys(e.exercise for e in session.entries if e.working))
    known = [e for e in exercises if e in advisor.catalog.exercises]
    decisions = [advisor.after(at, exercise, session) for exercise in known]
    view = today(advisor, when)
    # The day that comes next may train other muscles than the session did.
    muscles = asked(advisor, (advisor.catalog.exercise(e) for e in known))
    return Summary(
        session=session,
        decisions=tuple(sorted(decisions, key=_steps_first)),
        records=tuple(r for exercise in known for r in records(advisor, when, session, exercise)),
        week=week(advisor, at, view.plan, view.items, muscles),
        cool_down=view.cool_down,
        next_plan=advisor.plan_after(when, session),
    )


def _session(advisor: Advisor, when: Moment, session_id: int | None) -> Session:
    if session_id is not None:
        session = advisor.store.session(session_id)
    else:
        found = advisor.store.sessions(limit=3, until=when)
        session = next((s for s in found if s.set_count), None)
    if session is None:
        raise OverloadError("There is no session to sum up yet.")
    return session


def _steps_first(decision: Decision) -> int:
    return 0 if decision.rule in STEPS_UP else 1


def records(
    advisor: Advisor, when: Moment, session: Session, exercise_id: str
) -> tuple[Record, ...]:
    """The bests that a session set in one exercise."""
    rows = advisor.store.performances([exercise_id], when, RECORD_SESSIONS).get(exercise_id, ())
    mine: list[Past] = []
    earlier: list[Past] = []
    for other, entry in rows:
        past = Past(other.date, tuple(s.done for s in entry.working))
        if other.id == session.id:
            mine.append(past)
        elif other.date <= session.date:
            earlier.append(past)
    if not mine:
        return ()
    done = Past(session.date, tuple(s for past in mine for s in past.sets))
    body = advisor.store.bodyweight(when)
    exercise = advisor.catalog.exercise(exercise_id)
    bands = advisor.store.inventory().bands
    return session_records(exercise, done, earlier, bands, None if body is None else body.kg)
