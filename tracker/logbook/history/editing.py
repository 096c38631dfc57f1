"""The logbook's door for what is already in the log: found, changed, and looked at before that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.domain.value import replace
from tracker.logbook import places
from tracker.logbook.day_words import dated

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.domain.exercise import Exercise
    from tracker.domain.log import Entry, LoggedSet, NewSet, Session
    from tracker.domain.moment import Moment
    from tracker.domain.target import Resistance
    from tracker.logbook.advising.advice import Advisor
    from tracker.logbook.history.log_changes import Change
    from tracker.logbook.history.outlook import Preview
    from tracker.store import Store


class Editing:
    """Finds sessions, previews changes and makes them."""

    _store: Store
    _advisor: Advisor
    catalog: Catalog

    # -- finding ------------------------------------------------------------------------------

    def find_sessions(self, text: str) -> list[int]:
        """Ids, newest first, of the sessions that words mean: a date, an exercise, a note."""
        from tracker.domain.datewords import dates_meant
        from tracker.domain.text import clean

        wanted = clean(text).strip().casefold()
        dates = dates_meant(wanted, places.present().date)
        # Signs alone name no exercise, and the catalogue's answer to nothing is everything.
        words = any(char.isalnum() for char in wanted)
        meant = {e.id for e in self.catalog.search(wanted)} if words else set()
        trained = self._store.trained_exercises()
        ids = [e for e in trained if e in meant or wanted in e.replace("-", " ")]
        return self._store.find_sessions(dates, ids, lambda note: wanted in note.casefold())

    def sessions_by_id(self, ids: Sequence[int]) -> list[Session]:
        """Whole sessions in the order of the ids given."""
        return self._store.sessions_by_id(ids)

    def session_place(self, session_id: int) -> int | None:
        """The place of a session in the history, 0 for the newest; None where it is gone."""
        return self._store.session_place(session_id)

    def month_sums(self, before: date, most: int) -> list[tuple[date, int, int]]:
        """The newest months with sessions before a date: first day, sessions, working sets."""
        return self._store.month_sums(before, most)

    def find_set(self, set_id: int) -> tuple[str, LoggedSet]:
        """The exercise id and the set behind an id; OverloadError where there is none."""
        _, entry, logged = self._place_of_set(set_id)
        return entry.exercise, logged

    def _place_of_set(self, set_id: int) -> tuple[Session, Entry, LoggedSet]:
        found = self._store.logged_set(set_id)
        if found is None:
            raise OverloadError(f"There is no set {set_id}.")
        return found

    def find_session(self, session_id: int) -> Session:
        """The session behind an id; OverloadError where there is none."""
        found = self._store.session(session_id)
        if found is None:
            raise OverloadError(f"There is no session {session_id}.")
        return found

    def find_entry(self, session: Session, exercise: Exercise) -> Entry:
        """A session's entry of an exercise; OverloadError where it has none."""
        mine = [entry for entry in session.entries if entry.exercise == exercise.id]
        if not mine:
            raise OverloadError(f"{exercise.name} is not in session {session.id}.")
        return mine[-1]

    def sore_on(self, day: date) -> dict[str, int]:
        """The worst soreness told on a date, by muscle in catalogue order."""
        told: dict[str, int] = {}
        for felt in self._store.soreness_between(day, day):
            told[felt.muscle] = max(felt.level, told.get(felt.muscle, 0))
        known = [muscle for muscle in self.catalog.muscles if muscle in told]
        return {muscle: told[muscle] for muscle in (*known, *(m for m in told if m not in known))}

    def set_before(self, set_id: int) -> list[NewSet]:
        """The other contents a set once had, newest first, undone ones too, each once."""
        now = self.find_set(set_id)[1].done
        were = dict.fromkeys(logged.done for logged in self._store.set_history(set_id))
        return [done for done in were if done != now]

    def owned(self, exercise: Exercise, at: Resistance) -> list[Resistance]:
        """The resistances the user owns for an exercise, easiest first."""
        from tracker.coach.resistance import choices

        return list(choices(exercise, self._store.inventory(), at))

    # -- changing -----------------------------------------------------------------------------

    def edited(self, exercise: Exercise, done: NewSet, fields: Mapping[str, str]) -> NewSet:
        """A set with new values by the rules of the log line; see ``set_fields``."""
        from tracker.logbook.history.set_fields import edited

        units = self._store.settings().get("units", "kg")
        return edited(exercise, done, fields, units, self._store.inventory().bands)

    def preview(self, change: Change, when: Moment | None = None) -> Preview:
        """What a change would bring, asked of the coach on the changed log; nothing is stored.

        Raises what :meth:`change` would. Another program can't write for as long as it takes.
        """
        from tracker.logbook.history.log_changes import apply, exercises_of
        from tracker.logbook.history.outlook import compared, look_ahead

        moment = when or places.present()
        with self._store.trial(places.present()):
            exercises = exercises_of(self._advisor, change)
            now = look_ahead(self._advisor, moment, exercises)
            apply(self._advisor, change, moment)
            then = look_ahead(self._advisor, moment, exercises)
            return compared(self._advisor, now, then, exercises)

    def change(self, change: Change, when: Moment | None = None) -> None:
        """Make a change as one action; Stale where what it saw was changed elsewhere."""
        from tracker.logbook.history.log_changes import apply, label

        moment = when or places.present()
        now = places.present()
        with self._store.write(label(self._advisor, change, now.date), now):
            apply(self._advisor, change, moment)

    def note_set(self, set_id: int, rev: int, text: str) -> LoggedSet:
        """Write a note beside a set."""
        from tracker.domain.text import clean

        session, _, logged = self._place_of_set(set_id)
        done = replace(logged.done, note=clean(text).strip())
        now = places.present()
        with self._store.write(dated("note", session.date, now.date), now):
            self._store.update_set(set_id, rev, done)
        return self.find_set(set_id)[1]

    def note_session(self, session_id: int, text: str, rev: int | None = None) -> None:
        """Write a note beside a session, in the revision seen where one is given."""
        from tracker.domain.text import clean

        session, now = self._store.session(session_id), places.present()
        day = now.date if session is None else session.date
        with self._store.write(dated("note", day, now.date), now):
            self._store.update_session(session_id, rev, note=clean(text).strip())
