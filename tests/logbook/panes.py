"""Two connections to one log beside the model of it: logging, and changes of what is there."""

from __future__ import annotations

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.logbook.builders import lines
from tests.logbook.lifelike import (
    DAY_MS,
    Model,
    State,
    rows_of,
    sessions_of,
)
from tracker.domain.effort import Effort
from tracker.domain.errors import BadValue, OverloadError, Stale
from tracker.domain.log import Entry, LoggedSet, Session
from tracker.domain.moment import Moment, local, parse_moment
from tracker.domain.value import replace
from tracker.domain.views import Today
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import (
    Change,
    EntryDeleted,
    PastLogged,
    SessionDeleted,
    SessionEdited,
    SetDeleted,
    SetEdited,
)

START = parse_moment("2026-11-20T12:30")
LINES = (
    ("goblet squat 12,11 @10kg good", "goblet-squat"),
    ("goblet squat 8 @25lb max pain=3 # heavy", "goblet-squat"),
    ("step up 10/9 h20 easy", "step-up"),
    ("glute bridge 12 good", "glute-bridge"),
    ("band hamstring curl 10,10 @yellow", "band-hamstring-curl"),
)
books = st.integers(0, 1)
numbers = st.integers(0, 1 << 20)


def picked(things: Any, n: int) -> Any:
    """One of a list by a number, None of an empty one."""
    found = list(things)
    return found[n % len(found)] if found else None


def changes_nothing(change: Change) -> bool:
    """Whether everything is to be as it was seen."""
    match change:
        case SetEdited():
            return change.done == change.seen.done
        case SessionEdited():
            return (change.day, change.note) == (change.seen.date, change.seen.note)
        case _:
            return False


class Panes(RuleBasedStateMachine):
    """Two connections to one file do anything; the model says what must be there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="overload-machine-"))
        self.path = self.folder / "log.db"
        self.now = START
        self.show_time()
        self.books = [Logbook.open(self.path), Logbook.open(self.path)]
        for book in self.books:
            book._store.hurry()
        self.model = Model()
        self.model.now.rows = rows_of(self.books[0])
        self.kept: list[tuple[Path, Model]] = []
        self.seen: list[LoggedSet | Entry | Session] = []
        self.screens: list[Today | None] = [None, None]
        self.looks = 0

    def show_time(self) -> None:
        os.environ["OVERLOAD_NOW"] = self.now.at.strftime("%Y-%m-%dT%H:%M")

    # -- what the model knows of an action ----------------------------------------------------

    def did(self, label: str) -> State:
        return self.model.act(label)

    def did_to(self, session: int, what: str) -> State:
        """The same of a change of a session, whose day is told where it is not today."""
        day = date.fromisoformat(self.model.now.sessions[session]["date"])
        year = "" if day.year == self.now.date.year else f" {day.year}"
        of_day = "" if day == self.now.date else f" of {day.day} {day:%b}{year}"
        return self.did(what + of_day)

    def settle(self) -> None:
        """The rows behind the new state, for undo to bring back."""
        self.model.now.rows = rows_of(self.books[0])

    def into_session(self, state: State, when: Moment, session: Session) -> dict[str, Any]:
        """The model's session that sets logged at a moment go into."""
        key = state.under_way(when)
        if key is None:
            assert session.id not in state.sessions, "two sessions where one must be"
            state.sessions[session.id] = {
                "date": when.date.isoformat(), "started": when.utc_ms, "over": False, "note": "",
                "entries": [],
            }  # fmt: skip
        else:
            assert session.id == key
        return state.sessions[session.id]

    def into_entry(self, session: dict[str, Any], entry: Entry, swapped: bool = False) -> list[Any]:
        """The model's sets of an entry; by a key, an exercise may fill two slots of a day."""
        for mine in reversed(session["entries"]):
            if mine[1] == entry.exercise and (mine[0] == entry.id or not swapped):
                assert mine[0] == entry.id
                return mine[2]
        session["entries"].append([entry.id, entry.exercise, []])
        return session["entries"][-1][2]

    # -- logging ------------------------------------------------------------------------------

    @rule(pane=books, which=st.lists(st.sampled_from(LINES), min_size=1, max_size=2),
          back=st.sampled_from((0, 0, 0, 1, 3)))  # fmt: skip
    def log(self, pane: int, which: list[tuple[str, str]], back: int) -> None:
        book = self.books[pane]
        when = self.now.plus(-back * 3600)
        parsed = lines(book, *(text for text, _ in which))
        state = self.did("log " + ", ".join(dict.fromkeys(p.exercise.short for p in parsed)))
        result = book.log(parsed, when)
        session = self.into_session(state, when, result.session)
        wanted = [(exercise, done) for (_, exercise), p in zip(which, parsed, strict=True)
                  for done in p.sets]  # fmt: skip
        assert [(e.exercise, s.done) for e, s in result.sets] == wanted
        for entry, logged in result.sets:
            self.into_entry(session, entry).append([logged.id, logged.done, when.utc_ms])
        self.settle()

    @rule(pane=books, which=st.sampled_from(LINES), days=st.integers(0, 9))
    def log_past(self, pane: int, which: tuple[str, str], days: int) -> None:
        book, day = self.books[pane], self.now.date - timedelta(days=days)
        parsed = tuple(lines(book, which[0]))
        when = self.now
        if days:
            when = Moment(local(day.year, day.month, day.day).at, whole_day=True)
        before = set(self.model.now.sets())
        state = self.did(f"log a session on {day.isoformat()}")
        book.change(PastLogged(day, parsed), self.now)
        found = [s for s in book.history() for e in s.entries for x in e.sets if x.id not in before]
        session = self.into_session(state, when, found[0])
        for entry in found[0].entries:
            for logged in entry.sets:
                if logged.id not in before:
                    place = self.into_entry(session, entry)
                    place.append([logged.id, logged.done, when.utc_ms])
        session["over"] = session["over"] or days > 0
        self.settle()

    @rule(pane=books, n=numbers, fresh=st.booleans())
    def enter(self, pane: int, n: int, fresh: bool) -> None:
        """A key on a screen that may show what was so before the other pane wrote."""
        book = self.books[pane]
        if fresh:
            self.screens[pane] = book.today()
        screen = self.screens[pane]
        if screen is None or screen.waiting is None or screen.moment.date != self.now.date:
            return
        item = screen.items[screen.waiting.item]
        done = replace(screen.waiting.done, count=1 + n % 30, effort=Effort("good"))
        try:
            logged = book.log_set(item.key, done)
        except OverloadError as error:
            if "look again" not in str(error):
                raise
            return
        state = self.did(f"set of {item.exercise.short}")
        key, entry = book._store.logged_set(logged.id)[:2]  # type: ignore[index]
        assert entry.exercise == item.exercise.id, "a set under another exercise than shown"
        assert logged.done == done
        session = self.into_session(state, self.now, key)
        self.into_entry(session, entry, True).append([logged.id, done, self.now.utc_ms])
        self.settle()

    @rule(pane=books, n=numbers, what=st.sampled_from((1, -1, "donkey-kick")))
    def replan(self, pane: int, n: int, what: int | str) -> None:
        """A set more or fewer, another exercise: may begin a session, but touches no set."""
        book = self.books[pane]
        item = picked(book.today().items, n)
        before = self.model.now.sets()
        if isinstance(what, int):
            book.adjust_sets(item.key, what)
        else:
            book.swap(item.key, what)
        label = book._store._row("SELECT label FROM action ORDER BY id DESC")[0]  # type: ignore[index]
        assert item.exercise.short in label
        state = self.did(label)
        state.sessions = sessions_of(book)
        assert state.sets() == before
        self.settle()

    @rule(pane=books)
    def finish(self, pane: int) -> None:
        key = self.model.now.under_way(self.now)
        if key is None:
            with pytest.raises(OverloadError, match="No session is under way"):
                self.books[pane].finish()
            return
        self.did("finish the session").sessions[key]["over"] = True
        self.books[pane].finish()
        self.settle()

    @rule(minutes=st.sampled_from((1, 20, 200, 300, 1440)))
    def time_passes(self, minutes: int) -> None:
        self.now = self.now.plus(minutes * 60)
        self.show_time()

    # -- changes of what is there -------------------------------------------------------------

    def one_seen(self, pane: int, n: int, fresh: bool) -> LoggedSet | Entry | Session | None:
        """Something of the log as it is now, or as it was when it was last looked at."""
        if fresh or not self.seen:
            session = picked(self.books[pane].history(), n)
            if session is None:
                return None
            things = [session, *session.entries, *(s for e in session.entries for s in e.sets)]
            self.seen = [*self.seen, things[n % len(things)]][-6:]
            return self.seen[-1]
        return picked(self.seen, n)  # type: ignore[no-any-return]

    def changed(self, pane: int, change: Change, preview: bool = False) -> bool:
        """Whether a change was made; it must be exactly where what it saw is still so."""
        book, thing = self.books[pane], change.seen  # type: ignore[union-attr]
        there: object
        match thing:
            case LoggedSet():
                row = self.books[1 - pane]._store.logged_set(thing.id)
                there = None if row is None else row[2]
            case Entry():
                home = self.books[1 - pane].session(thing.session_id)
                there = next((e for e in home.entries if e.id == thing.id), None) if home else None
            case _:
                there = self.books[1 - pane].session(thing.id)
        if there == thing and changes_nothing(change):
            for act in (book.preview, book.change):
                with pytest.raises(BadValue, match="already"):
                    act(change, self.now)
            return False
        if there == thing:
            if preview:
                book.preview(change, self.now)
            book.change(change, self.now)
            return True
        before = rows_of(book)
        for act in (book.preview, book.change):
            with pytest.raises(Stale):
                act(change, self.now)
        assert rows_of(book) == before
        return False

    @rule(pane=books, n=numbers, reps=st.integers(0, 99), preview=st.booleans(),
          fresh=st.booleans())  # fmt: skip
    def edit(self, pane: int, n: int, reps: int, preview: bool, fresh: bool) -> None:
        seen = self.one_seen(pane, n, fresh)
        if isinstance(seen, LoggedSet):
            done = replace(seen.done, count=reps, note=f"n{n}")
            if self.changed(pane, SetEdited(seen, done), preview):
                key, i, j = self.model.now.place(seen.id)  # type: ignore[misc]
                state = self.did_to(key, "edit a set")
                state.sessions[key]["entries"][i][2][j][1] = done
                self.settle()
        elif isinstance(seen, Session):
            self.edit_session(pane, seen, n, preview)

    def edit_session(self, pane: int, seen: Session, n: int, preview: bool) -> None:
        back = n % 40
        day = self.now.date - timedelta(days=back) if n % 3 else seen.date
        if (day, f"note {n}") == (seen.date, seen.note):
            return
        change = SessionEdited(seen, day, f"note {n}")
        if not self.changed(pane, change, preview):
            return
        moved = (day - seen.date).days
        state = self.did_to(seen.id, "move a session" if moved else "note")
        session = state.sessions[seen.id]
        session |= {"note": f"note {n}", "date": day.isoformat()}
        session["started"] += moved * DAY_MS
        for entry in session["entries"]:
            for one in entry[2]:
                one[2] += moved * DAY_MS
        self.settle()

    @rule(pane=books, n=numbers, preview=st.booleans(), fresh=st.booleans())
    def delete(self, pane: int, n: int, preview: bool, fresh: bool) -> None:
        seen = self.one_seen(pane, n, fresh)
        match seen:
            case LoggedSet():
                if self.changed(pane, SetDeleted(seen), preview):
                    key, i, j = self.model.now.place(seen.id)  # type: ignore[misc]
                    state = self.did_to(key, "delete a set")
                    entries = state.sessions[key]["entries"]
                    # Whether a session is still under way was so before the set left.
                    del entries[i][2][j]
                    if not entries[i][2] and state.under_way(self.now) != key:
                        del entries[i]
                    state.sweep(key, self.now)
                    self.settle()
            case Entry():
                if self.changed(pane, EntryDeleted(seen), preview):
                    state = self.did_to(seen.session_id, "delete an exercise")
                    session = state.sessions[seen.session_id]
                    session["entries"] = [e for e in session["entries"] if e[0] != seen.id]
                    state.sweep(seen.session_id, self.now)
                    self.settle()
            case Session():
                if self.changed(pane, SessionDeleted(seen), preview):
                    del self.did_to(seen.id, "delete a session").sessions[seen.id]
                    self.settle()
