"""The log as the coach reads it: what lies before today is read once, today's sessions each time.

While a lifter trains, nothing changes but today's sessions. So what was read of everything else is
kept, until anyone writes anything else, the date turns, or the clock goes back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from tracker.domain.inventory import Inventory
from tracker.domain.log import Activity, Entry, Flag, Pain, Session, Soreness
from tracker.domain.moment import HOUR_MS, Moment
from tracker.domain.units import Load
from tracker.domain.value import Value, replace
from tracker.store import Store

READ_SESSIONS = 8
"""Past sessions of an exercise that a decision reads; runs of two and breaks need far fewer."""

Rows = list[tuple[Session, Entry]]
Anything = TypeVar("Anything")


class Settled:
    """All of the log but the sessions of one date, as seen from a moment of that date."""

    def __init__(self, store: Store, when: Moment) -> None:
        self.store = store
        self._state = store.state()
        self._when = when
        self._nothing_later: bool | None = None
        self._kept: dict[Hashable, Any] = {}

    def holds(self, when: Moment) -> bool:
        """Whether all that was kept is what would be read at ``when``."""
        if when.date != self._when.date or self.store.state() != self._state:
            return False
        if when.until_ms == self._when.until_ms:
            return True
        if when.until_ms < self._when.until_ms:
            return False
        if self._nothing_later is None:
            self._nothing_later = not self.store.anything_after(self._when)
        return self._nothing_later

    def only_today_changed(self) -> None:
        """Say that this connection changed nothing but the date's sessions since the last look."""
        # Another program's write since then shows in the part that stays.
        self._state = (self._state[0], *self.store.state()[1:])

    def keep(self, key: Hashable, make: Callable[[], Anything]) -> Anything:
        """What ``make`` gives, made once; what it reads of the date's sessions is in the key."""
        if key not in self._kept:
            self._kept[key] = make()
        found: Anything = self._kept[key]
        return found

    def performances(self, exercises: Iterable[str], until: Moment) -> dict[str, Rows]:
        """The last :data:`READ_SESSIONS` sessions of each exercise before the date."""
        wanted = list(exercises)
        missing = [e for e in wanted if ("done", e) not in self._kept]
        if missing:
            yesterday = until.date - timedelta(days=1)
            read = self.store.performances(missing, until, READ_SESSIONS, last=yesterday)
            self._kept |= {("done", exercise): rows for exercise, rows in read.items()}
        return {exercise: self._kept["done", exercise] for exercise in wanted}


class Seen(Value):
    """The log at one moment: what is settled, and the sessions of the date.

    ``today`` are those sessions, the oldest first, with all they hold; ``lately`` the newest
    first, without what is dated after the moment.
    """

    settled: Settled
    when: Moment
    today: tuple[Session, ...]
    lately: tuple[Session, ...]

    def settings(self) -> dict[str, str]:
        """Every value that was set, by key."""
        return self.settled.keep("settings", self.settled.store.settings)

    def inventory(self) -> Inventory:
        """What the user owns."""
        return self.settled.keep("inventory", self.settled.store.inventory)

    def bodyweight(self) -> Load | None:
        """The newest body weight."""
        return self.settled.keep("bodyweight", lambda: self.settled.store.bodyweight(self.when))

    def soreness(self) -> dict[str, Soreness]:
        """The newest check-in of each muscle."""
        return self.settled.keep("soreness", lambda: self.settled.store.soreness(self.when))

    def flag(self) -> Flag | None:
        """The stop sign in force."""
        return self.settled.keep("flag", lambda: self.settled.store.flag(self.when))

    def answers(self, kind: str) -> list[tuple[str, Moment]]:
        """What the user said to an offer of that kind, and when, newest first."""
        return self.settled.keep(
            ("answers", kind), lambda: self.settled.store.answers(kind, self.when)
        )

    def activities(self, hours: float) -> list[Activity]:
        """Other sport of the last hours, in the order of time."""
        since = self.when.utc_ms - int(hours * HOUR_MS)
        found = self.settled.keep(
            ("activities", hours), lambda: self.settled.store.activities(since, self.when)
        )
        return [activity for activity in found if activity.at.utc_ms >= since]

    def pains(self, exercise: str) -> list[Pain]:
        """The newest readings of pain in an exercise, newest first."""
        return self.settled.keep(
            ("pains", exercise),
            lambda: self.settled.store.pains(self.when, [exercise]).get(exercise, []),
        )

    def before_today(self, limit: int) -> list[Session]:
        """The last sessions before the date, newest first."""
        return self.settled.keep(
            ("sessions", limit),
            lambda: self.settled.store.sessions(limit, until=self.when, last=self._yesterday),
        )

    def recent(self, limit: int) -> list[Session]:
        """The last sessions with a working set, newest first."""
        found = [*self.lately, *self.before_today(limit)]
        return [session for session in found if session.set_count][:limit]

    def performances(self, exercises: Iterable[str], limit: int = READ_SESSIONS) -> dict[str, Rows]:
        """The last ``limit`` sessions, :data:`READ_SESSIONS` at most, of each exercise that hold
        a set of it, newest first."""
        found = self.settled.performances(exercises, self.when)
        lately: dict[str, Rows] = {}
        for session in self.lately:
            for entry in session.entries:
                if entry.sets and entry.exercise in found:
                    rows = lately.setdefault(entry.exercise, [])
                    rows.append((replace(session, entries=()), entry))
        return {
            exercise: _first_sessions([*lately.get(exercise, ()), *rows], limit)
            for exercise, rows in found.items()
        }

    def done_today(self, exercises: Collection[str]) -> tuple[Hashable, ...]:
        """A key that differs whenever what was done of these exercises on the date does."""
        return tuple(
            (entry.id, entry.rev, *((logged.id, logged.rev) for logged in entry.sets))
            for session in self.lately
            for entry in session.entries
            if entry.exercise in exercises
        )

    def trained(self, days: int) -> list[tuple[date, int, str, int]]:
        """Date, session id, exercise and working sets of the date and the days before it."""
        first = self.when.date - timedelta(days=days)
        found = self.settled.keep(
            ("trained", days),
            lambda: self.settled.store.trained_between(first, self._yesterday, self.when),
        )
        lately: dict[tuple[int, str], int] = {}
        for session in self.lately:
            for entry in session.entries:
                if entry.working:
                    key = session.id, entry.exercise
                    lately[key] = lately.get(key, 0) + len(entry.working)
        return [*found, *((self.when.date, *key, sets) for key, sets in lately.items())]

    def first_trained(self) -> date | None:
        """The oldest date with a working set."""
        found = self.settled.keep(
            "first", lambda: self.settled.store.first_trained(self.when, self._yesterday)
        )
        if found is None and any(session.set_count for session in self.lately):
            return self.when.date
        return found

    def slot_exercises(self, program: str) -> dict[tuple[str, int], tuple[str, date]]:
        """By (day, slot), the exercise that filled it last with at least one set, and when."""
        found = self.settled.keep(
            ("filled", program),
            lambda: self.settled.store.slot_exercises(program, self.when, self._yesterday),
        )
        lately = [
            (entry.id, entry.slot, entry.exercise)
            for session in self.lately
            for entry in session.entries
            if entry.slot is not None and entry.slot.program == program and entry.sets
        ]
        here = self.when.date
        return found | {(ref.day, ref.slot): (name, here) for _, ref, name in sorted(lately)}

    def volume(
        self, first: date, last: date, each: Collection[str] = ()
    ) -> list[tuple[date, str, int, int, float]]:
        """Date, exercise, working sets, reps of both sides, and kg moved, oldest first."""
        before = min(last, self._yesterday)
        found = self.settled.keep(
            ("volume", first, before, tuple(each)),
            lambda: self.settled.store.volume(first, before, each),
        )
        if last == before:
            return found
        return [*found, *self.settled.store.volume(self.when.date, last, each)]

    @property
    def _yesterday(self) -> date:
        return self.when.date - timedelta(days=1)


def seen_at(settled: Settled, when: Moment) -> Seen:
    """The log at a moment at which what is settled holds; the date's sessions are read."""
    today = tuple(settled.store.sessions_on(when.date))
    lately = tuple(_until(session, when.until_ms) for session in reversed(today))
    return Seen(settled, when, today, lately)


def _until(session: Session, until_ms: int) -> Session:
    """The session without what came after a moment."""
    ended = session.finished is not None and session.finished.utc_ms > until_ms
    if not ended and all(s.at.utc_ms <= until_ms for e in session.entries for s in e.sets):
        return session
    entries = tuple(
        replace(entry, sets=tuple(s for s in entry.sets if s.at.utc_ms <= until_ms))
        for entry in session.entries
    )
    return replace(session, entries=entries, finished=None if ended else session.finished)


def _first_sessions(rows: Rows, limit: int) -> Rows:
    """The rows of the first ``limit`` sessions; one done twice in a session has two."""
    seen: set[int] = set()
    for number, (session, _) in enumerate(rows):
        seen.add(session.id)
        if len(seen) > limit:
            return rows[:number]
    return rows
