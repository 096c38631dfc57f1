"""The coming day: which one it is, and whether it is for training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial
from itertools import groupby

from tracker.coach.case import Case
from tracker.coach.reading import Reading, read_all
from tracker.coach.rotation import day_of, next_day, slot_for
from tracker.coach.session_gates import LEGS, Verdict, Week, easy_week, judge
from tracker.domain.decision import Decision
from tracker.domain.log import Entry, Session, SlotRef
from tracker.domain.program import Day, Program
from tracker.domain.value import replace
from tracker.domain.words import sets_words
from tracker.logbook.advising.asking import Asking
from tracker.logbook.advising.standpoint import Standpoint


class Days(Asking):
    """Days and session gates."""

    def day(self, at: Standpoint) -> Day:
        """The day of the session under way, else the one after the last session's."""
        if at.under_way is not None:
            found = self.session_day(at.under_way, at.program)
            if found is not None:
                return at.program.day(found)
        return next_day(at.program, self._last_day(at))

    def _last_day(self, at: Standpoint) -> str | None:
        """The day of the newest date that belongs to one; its sessions are read as one."""
        for _, group in groupby(at.recent, key=lambda session: session.date):
            sessions = list(group)
            first = sessions[-1]
            entries = tuple(entry for session in sessions for entry in session.entries)
            found = self.session_day(replace(first, entries=entries), at.program)
            if found is not None:
                return found
        return None

    def session_day(self, session: Session, program: Program) -> str | None:
        """The program day a session belongs to."""
        planned = session.day if session.program == program.id else None
        entries = [(e.exercise, e.slot) for e in session.entries if e.sets or e.slot]
        found = day_of(entries, program, self.catalog, planned)
        if found is None and not entries and planned in {d.id for d in program.days}:
            return planned
        return found

    def slot_of(self, at: Standpoint, exercise_id: str) -> SlotRef | None:
        """Which place of the program an exercise fills: of the coming day first."""
        coming = self.day(at)
        days = [coming, *(d for d in at.program.days if d.id != coming.id)]
        for day in days:
            index = slot_for(day, exercise_id, self.catalog)
            if index is not None:
                return SlotRef(at.program.id, day.id, index)
        return None

    def verdict(self, at: Standpoint, exercises: Iterable[str]) -> Verdict:
        """Whether to train on that date what the day stands on."""
        today, numbers = at.when.date, at.lifter.thresholds
        back = max(int(numbers["week-full.days"]), at.program.rest_days + 1)
        skip = None if at.under_way is None else at.under_way.id
        rows = [row for row in at.seen.trained(back) if row[1] != skip]
        mine = {s.id for s in at.recent if s.program == at.program.id}
        week = Week(
            today=today,
            legs=sorted({done for done, _, exercise, _ in rows if self._works_legs(exercise)}),
            sessions=sorted({done for done, session, *_ in rows if session in mine}),
            condition=at.condition,
            primary=frozenset(m for e in exercises for m in self.catalog.exercise(e).primary),
            flag=at.flag,
        )
        return judge(week, at.program, numbers, self.catalog)

    def easy_week(self, at: Standpoint) -> Decision | None:
        """The session's decision where an easy week lasts or is to be offered."""
        today, numbers = at.when.date, at.lifter.thresholds
        if at.condition.easy_week:
            return easy_week(None, numbers, self.catalog)
        first = at.seen.first_trained()
        span = timedelta(weeks=int(numbers["deload.weeks_before_first"]))
        if first is None or today - first < span:
            return None
        from tracker.coach.deload import Strain, reason

        weekly, known = at.seen.settled.keep("load", partial(self._load, at))
        past = at.seen.performances(known, 4)
        # Settings being what they are, a program differs from itself only by what came in.
        place = at.program.id, sum(len(day.slots) for day in at.program.days), self.day(at).id
        readings: dict[str, Sequence[Reading]] = {}
        for exercise, done in past.items():
            readings[exercise] = at.seen.settled.keep(
                ("readings", exercise, place, at.seen.done_today([exercise])),
                partial(self._readings, at, exercise, done),
            )
        strain = Strain(today, first, weekly, readings, at.answers)
        names = {e: self.catalog.exercise(e).short for e in known}
        why = reason(strain, numbers, names)
        return None if why is None else easy_week(why, numbers, self.catalog)

    def _load(self, at: Standpoint) -> tuple[list[int], list[str]]:
        """The sets of the last eight weeks, the newest first, and the exercises of four of them.

        Weeks end yesterday: today's training is still to come and would make this one look easy.
        """
        today = at.when.date
        rows = at.seen.volume(today - timedelta(weeks=8), today - timedelta(days=1))
        weekly = [0] * 8
        for done, _, sets, _, _ in rows:
            weekly[((today - done).days - 1) // 7] += sets
        lately = sorted({e for done, e, *_ in rows if today - done < timedelta(weeks=4)})
        return weekly, [e for e in lately if e in self.catalog.exercises]

    def _readings(
        self, at: Standpoint, exercise: str, rows: Sequence[tuple[Session, Entry]]
    ) -> list[Reading]:
        slot = self.slot(at.program, self.slot_of(at, exercise), exercise)
        case = Case(self.catalog.exercise(exercise), slot, self._done(exercise, rows))
        return read_all(case, at.lifter)

    def _works_legs(self, exercise: str) -> bool:
        known = self.catalog.exercises.get(exercise)
        return known is not None and bool(LEGS & set(known.primary))

    def _say(self, at: Standpoint, verdict: Verdict) -> str:
        if verdict.gate is not None:
            return verdict.gate.brief
        if not at.recent and at.under_way is not None and at.under_way.set_count:
            done = sets_words(at.under_way.set_count)
            return f"Train. Your first session is under way: {done} so far."
        if not at.recent:
            return "Train. Nothing is logged yet."
        rest = (at.when.date - at.recent[0].date).days - 1
        words = {0: "No rest day is", 1: "One rest day is", 2: "Two rest days are"}
        if rest < 0:
            return "Train."
        return f"Train. {words.get(rest, f'{rest} rest days are')} behind you."
