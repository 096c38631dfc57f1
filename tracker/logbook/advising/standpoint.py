"""The log seen from one moment: who asks, what was done lately, what is under way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.catalog import Catalog
from tracker.coach.case import Condition, Lifter, Sport
from tracker.coach.deload import active
from tracker.domain.log import Session
from tracker.domain.moment import Moment
from tracker.domain.program import Program
from tracker.domain.value import Value, replace
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
    answers: tuple[tuple[str, date], ...] = ()
    rungs: tuple[Taken, ...] = ()


class Standpoints:
    """Reads everything about the lifter that does not depend on the exercise."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self.store = store
        self.catalog = catalog

    def standpoint(self, when: Moment, program: str | None = None) -> Standpoint:
        """Everything about the lifter at ``when`` that does not depend on the exercise."""
        settings = self.store.settings()
        recent = [s for s in self.store.sessions(limit=RECENT + 1, until=when) if s.set_count]
        under_way = self.under_way(when)
        before = [s for s in recent if under_way is None or s.id != under_way.id]
        body = self.store.bodyweight(when)
        lifter = Lifter(
            inventory=self.store.inventory(),
            thresholds=thresholds(settings, self.catalog),
            status=settings.get("status", "new"),
            mode=settings.get("mode", "two-sessions"),
            modes={k[5:]: v for k, v in settings.items() if k.startswith("mode.")},
            bodyweight_kg=None if body is None else body.kg,
        )
        days_off = (when.date - before[0].date).days if before else None
        flag = self.store.flag(when)
        answers = tuple((value, at.date) for value, at in self.store.answers("deload", when))
        condition = self._condition(when, lifter, days_off)
        if active(answers, when.date, lifter.thresholds):
            condition = replace(condition, easy_week=True)
        plain = self.program(settings, program)
        return Standpoint(
            when=when,
            program=standing_program(
                plain, settings, self.store, self.catalog, lifter, when, under_way
            ),
            lifter=lifter,
            condition=condition,
            under_way=under_way,
            recent=tuple(before[:RECENT]),
            flag=None if flag is None or flag.kind == "clear" else flag.kind,
            answers=answers,
            rungs=read_taken(self.store, plain.id, when),
        )

    def program(self, settings: Mapping[str, str], program: str | None = None) -> Program:
        """The program asked for, else the one in force."""
        wanted = program or settings.get("program", DEFAULT_PROGRAM)
        programs = self.catalog.programs
        found = programs[wanted] if wanted in programs else programs[DEFAULT_PROGRAM]
        return applied(found, settings, self.catalog)

    def under_way(self, when: Moment) -> Session | None:
        """The date's session that is still being added to."""
        for session in reversed(self.store.sessions_on(when.date)):
            if session.finished is not None:
                continue
            last = max(
                (s.at.utc_ms for entry in session.entries for s in entry.sets),
                default=session.started.utc_ms,
            )
            if when.utc_ms - last <= OPEN_HOURS * 3_600_000:
                return session
        return None

    def _condition(self, when: Moment, lifter: Lifter, days_off: int | None) -> Condition:
        soreness = {
            muscle: (row.level, max(0.0, (when.utc_ms - row.at.utc_ms) / 3_600_000))
            for muscle, row in self.store.soreness(when).items()
        }
        hours = lifter.thresholds["sport-taxed.hours"]
        least = lifter.thresholds["sport-taxed.intensity"]
        since = when.utc_ms - int(hours * 3_600_000)
        taxing = [a for a in self.store.activities(since, when) if a.legs and a.intensity >= least]
        sport = None
        if taxing:
            worst = max(taxing, key=lambda a: a.intensity)
            age = max(0.0, (when.utc_ms - worst.at.utc_ms) / 3_600_000)
            sport = Sport(worst.name, worst.intensity, age)
        return Condition(soreness, {}, sport, days_off)
