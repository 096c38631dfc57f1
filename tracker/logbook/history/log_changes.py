"""Changes of what is in the log. Each holds what it saw, and is refused where that changed."""

from __future__ import annotations

from datetime import date

from tracker.domain.errors import BadValue, OverloadError, Stale
from tracker.domain.log import Entry, LoggedSet, NewSet, Session
from tracker.domain.logline import ParsedLine
from tracker.domain.moment import Moment, local
from tracker.domain.text import clean
from tracker.domain.value import Value
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.day_words import dated
from tracker.logbook.training import Trainer


class SetEdited(Value):
    """Another content for a set."""

    seen: LoggedSet
    done: NewSet


class SetDeleted(Value):
    """A set leaves; with the last one of a session that is over its exercise and session too."""

    seen: LoggedSet


class EntryDeleted(Value):
    """An exercise leaves a session with all its sets."""

    seen: Entry


class SessionDeleted(Value):
    """A whole session leaves."""

    seen: Session


class SessionEdited(Value):
    """Another note for a session, or another training date, where all its times go too."""

    seen: Session
    day: date
    note: str


class PastLogged(Value):
    """Lines logged on a date gone by."""

    day: date
    lines: tuple[ParsedLine, ...]


Change = SetEdited | SetDeleted | EntryDeleted | SessionDeleted | SessionEdited | PastLogged


def label(advisor: Advisor, change: Change, today: date) -> str:
    """What undo says was taken back, with the session's day where that is not today."""
    session: Session | None
    match change:
        case SetEdited() | SetDeleted():
            what = "edit a set" if isinstance(change, SetEdited) else "delete a set"
            found = advisor.store.logged_set(change.seen.id)
            session = None if found is None else found[0]
        case EntryDeleted():
            what, session = "delete an exercise", advisor.store.session(change.seen.session_id)
        case SessionDeleted():
            what, session = "delete a session", change.seen
        case SessionEdited():
            what = "note" if change.day == change.seen.date else "move a session"
            session = change.seen
        case PastLogged():
            return f"log a session on {change.day.isoformat()}"
    return what if session is None else dated(what, session.date, today)


def exercises_of(advisor: Advisor, change: Change) -> tuple[str, ...]:
    """The ids of the exercises a change is about; those that left the catalogue have no coach."""
    match change:
        case SetEdited() | SetDeleted():
            found = advisor.store.logged_set(change.seen.id)
            ids = [] if found is None else [found[1].exercise]
        case EntryDeleted():
            ids = [change.seen.exercise]
        case SessionDeleted() | SessionEdited():
            ids = [entry.exercise for entry in change.seen.entries]
        case PastLogged():
            ids = [line.exercise.id for line in change.lines]
    return tuple(dict.fromkeys(e for e in ids if e in advisor.catalog.exercises))


def apply(advisor: Advisor, change: Change, now: Moment) -> None:
    """Make a change, within an action of the store."""
    store = advisor.store
    match change:
        case SetEdited():
            if change.done == change.seen.done:
                raise BadValue("The set is that already.")
            _same_set(advisor, change.seen)
            store.update_set(change.seen.id, change.seen.rev, change.done)
        case SetDeleted():
            _delete_set(advisor, change.seen, now)
        case EntryDeleted():
            session = store.session(change.seen.session_id)
            if session is None or change.seen not in session.entries:
                raise Stale("That exercise was changed elsewhere since it was read.")
            store.delete_entry(change.seen.id)
            _sweep(advisor, session.id, now)
        case SessionDeleted():
            _same(advisor, change.seen)
            store.delete_session(change.seen.id)
        case SessionEdited():
            _edit_session(advisor, change, now)
        case PastLogged():
            _log(advisor, change, now)


def _edit_session(advisor: Advisor, change: SessionEdited, now: Moment) -> None:
    _same(advisor, change.seen)
    note = clean(change.note).strip()
    moves, notes = change.day != change.seen.date, note != change.seen.note
    if not moves and not notes:
        raise BadValue(f"The session is on {change.day.isoformat()} already, with that note.")
    if change.day > now.date:
        raise BadValue(f"{change.day.isoformat()} is still to come.")
    if notes:
        advisor.store.update_session(change.seen.id, note=note)
    if moves:
        advisor.store.move_session(change.seen.id, change.day)


def _same(advisor: Advisor, seen: Session) -> None:
    found = advisor.store.session(seen.id)
    if found is None:
        raise Stale("That session is no longer in the log.")
    if found != seen:
        raise Stale("That session was changed elsewhere since it was read.")


def _same_set(advisor: Advisor, seen: LoggedSet) -> tuple[Session, Entry]:
    """Where a set is; Stale where it is not as seen. After a restore, ids and revisions are given
    out again, so they alone do not tell."""
    found = advisor.store.logged_set(seen.id)
    if found is None:
        raise Stale("That set is no longer in the log.")
    if found[2] != seen:
        raise Stale("That set was changed elsewhere since it was read.")
    return found[0], found[1]


def _delete_set(advisor: Advisor, seen: LoggedSet, now: Moment) -> None:
    session, entry = _same_set(advisor, seen)
    advisor.store.delete_set(seen.id, seen.rev)
    if len(entry.sets) == 1 and not _under_way(advisor, session.id, now):
        advisor.store.delete_entry(entry.id)
    _sweep(advisor, session.id, now)


def _sweep(advisor: Advisor, session_id: int, now: Moment) -> None:
    """A session that is over leaves with the last thing it held."""
    session = advisor.store.session(session_id)
    if session is None or session.entries or session.note:
        return
    if not _under_way(advisor, session_id, now):
        advisor.store.delete_session(session_id)


def _under_way(advisor: Advisor, session_id: int, now: Moment) -> bool:
    found = advisor.under_way(now)
    return found is not None and found.id == session_id


def _log(advisor: Advisor, change: PastLogged, now: Moment) -> None:
    """The lines at noon of the date, its session over at once; today's stays open."""
    if change.day > now.date:
        raise BadValue(f"{change.day.isoformat()} is still to come.")
    past = change.day < now.date
    day = change.day
    when = Moment(local(day.year, day.month, day.day).at, whole_day=True) if past else now
    new = Trainer(advisor).put(change.lines, when)
    found = advisor.store.logged_set(new[-1])
    if found is None:
        raise OverloadError("The sets are not in the log.")
    if past:
        advisor.store.update_session(found[0].id, finished=when)
