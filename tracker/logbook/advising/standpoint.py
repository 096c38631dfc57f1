"""The log seen from one moment: who asks, what was done lately, what is under way."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from tracker.catalog import Catalog
from tracker.coach.case import Condition, Lifter, Sport
from tracker.coach.deload import active
from tracker.domain.log import Session
from tracker.domain.moment import HOUR_MS, Moment
from tracker.domain.program import Program
from tracker.domain.value import Value, replace
from tracker.logbook.advising.seen import Seen, Settled, seen_at
from tracker.logbook.advising.taken import Taken
from tracker.logbook.advising.taken import read as read_taken
from tracker.logbook.programs.own_slots import applied
from tracker.logbook.programs.programs import standing_program
from tracker.logbook.settings import DEFAULT_PROGRAM, thresholds
from tracker.store import Store

OPEN_HOURS = 4.0
"""A session is over this long after its last set."""

RECENT = 4
"""Sessions looked at for the last program day and for exercises outside a full day."""


class Standpoint(Value):
    """The log seen from one moment: who asks, what was done lately, what is under way."""

    when: Moment
    program: Program
    lifter: Lifter
    condition: Condition
    under_way: Session | None
    recent: tuple[Session, ...]
    flag: str | None
    seen: Seen
    answers: tuple[tuple[str, date], ...] = ()
    rungs: tuple[Taken, ...] = ()

    def said_to_train(self) -> bool:
        """Whether the user said to train on that date all the same, and no session of it ended
        since: one answer is good for one session."""
        iso = self.when.date.isoformat()
        said = [at for value, at in self.seen.answers("train-anyway") if value == iso]
        ends = [_ended_ms(session, self.when) for session in self.seen.lately]
        return bool(said) and not any(end is not None and end > said[0].utc_ms for end in ends)


class Standpoints:
    """Reads everything about the lifter that does not depend on the exercise."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self.store = store
        self.catalog = catalog
        self._settled: Settled | None = None

    def seen(self, when: Moment) -> Seen:
        """The log at a moment; what is settled is read again only where it no longer holds."""
        if self._settled is None or not self._settled.holds(when):
            self._settled = Settled(self.store, when)
        return seen_at(self._settled, when)

    @contextmanager
    def beside_today(self) -> Iterator[None]:
        """Around an action that looks at the log and changes nothing but the date's sessions."""
        yield
        if self._settled is not None:
            self._settled.only_today_changed()

    def standpoint(self, when: Moment, program: str | None = None) -> Standpoint:
        """Everything about the lifter at ``when`` that does not depend on the exercise."""
        seen = self.seen(when)
        settings = seen.settings()
        under_way = _under_way(seen)
        recent = seen.recent(RECENT + 1)
        before = [s for s in recent if under_way is None or s.id != under_way.id]
        lifter = seen.settled.keep("lifter", lambda: self._lifter(seen))
        days_off = (when.date - before[0].date).days if before else None
        flag = seen.flag()
        answers = tuple((value, at.date) for value, at in seen.answers("deload"))
        condition = self._condition(seen, lifter, days_off)
        if active(answers, when.date, lifter.thresholds):
            condition = replace(condition, easy_week=True)
        plain = seen.settled.keep(("program", program), lambda: self.program(settings, program))
        return Standpoint(
            when=when,
            program=self._standing(seen, plain, lifter, under_way),
            lifter=lifter,
            condition=condition,
            under_way=under_way,
            recent=tuple(before[:RECENT]),
            flag=None if flag is None or flag.kind == "clear" else flag.kind,
            seen=seen,
            answers=answers,
            rungs=seen.settled.keep(
                ("rungs", plain.id), lambda: read_taken(self.store, plain.id, when)
            ),
        )

    def _lifter(self, seen: Seen) -> Lifter:
        settings, body = seen.settings(), seen.bodyweight()
        return Lifter(
            inventory=seen.inventory(),
            thresholds=thresholds(settings, self.catalog),
            status=settings.get("status", "new"),
            mode=settings.get("mode", "two-sessions"),
            modes={k[5:]: v for k, v in settings.items() if k.startswith("mode.")},
            bodyweight_kg=None if body is None else body.kg,
        )

    def _standing(
        self, seen: Seen, plain: Program, lifter: Lifter, under_way: Session | None
    ) -> Program:
        """The program as it stands; one that grows looks at the date's sessions too: at the places
        begun, and at what was done in a session that is over."""
        key: tuple[Hashable, ...] = (plain.id,)
        if plain.layers:
            mine = None if under_way is None else under_way.id
            done = [(session.id, entry) for session in seen.lately for entry in session.entries]
            begun = frozenset(entry.slot for _, entry in done if entry.slot and entry.sets)
            over = tuple((e.id, len(e.sets)) for session, e in done if session != mine)
            key = (plain.id, mine, begun, over)

        def read() -> Program:
            return standing_program(
                plain, seen.settings(), self.store, self.catalog, lifter, seen.when, under_way
            )

        return seen.settled.keep(("standing", *key), read)

    def program(self, settings: Mapping[str, str], program: str | None = None) -> Program:
        """The program asked for, else the one in force."""
        wanted = program or settings.get("program", DEFAULT_PROGRAM)
        programs = self.catalog.programs
        found = programs[wanted] if wanted in programs else programs[DEFAULT_PROGRAM]
        return applied(found, settings, self.catalog)

    def under_way(self, when: Moment) -> Session | None:
        """The date's session that is still being added to."""
        return _under_way(self.seen(when))

    def _condition(self, seen: Seen, lifter: Lifter, days_off: int | None) -> Condition:
        when = seen.when
        soreness = {
            muscle: (row.level, max(0, -(-(when.utc_ms - row.at.utc_ms) // HOUR_MS)))
            for muscle, row in seen.soreness().items()
        }
        hours = lifter.thresholds["sport-taxed.hours"]
        least = lifter.thresholds["sport-taxed.intensity"]
        taxing = [a for a in seen.activities(hours) if a.legs and a.intensity >= least]
        sport = None
        if taxing:
            worst = max(taxing, key=lambda a: a.intensity)
            age = max(0.0, (when.utc_ms - worst.at.utc_ms) / HOUR_MS)
            sport = Sport(worst.name, worst.intensity, age)
        return Condition(soreness, {}, sport, days_off)


def _under_way(seen: Seen) -> Session | None:
    """The newest session of the date that is still being added to."""
    for session in reversed(seen.today):
        if _ended_ms(session, seen.when) is None:
            return session
    return None


def _ended_ms(session: Session, when: Moment) -> int | None:
    """When a session ended: as it was finished, or with its last set once that is
    :data:`OPEN_HOURS` ago; None while it is open."""
    if session.finished is not None:
        return session.finished.utc_ms
    last = max(
        (s.at.utc_ms for entry in session.entries for s in entry.sets),
        default=session.started.utc_ms,
    )
    return last if when.utc_ms - last > OPEN_HOURS * HOUR_MS else None
