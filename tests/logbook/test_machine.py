"""Any life of a log through two panes against a plain model: nothing lost, nothing made up."""

from __future__ import annotations

import shutil
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tests.conftest import LONG
from tests.logbook.lifelike import (
    rows_of,
    sessions_of,
    table,
    told_of,
)
from tests.logbook.panes import Panes, books, numbers, picked
from tracker.domain.errors import OverloadError
from tracker.domain.inventory import Inventory
from tracker.domain.moment import parse_moment
from tracker.domain.units import Load
from tracker.logbook import Logbook, care
from tracker.logbook.doctor import examine
from tracker.logbook.settings import WORDS

HEAD = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
BROUGHT = {
    "2026-10-05 18:00:00": [("Odd Thing (Home)", 40, 8), ("Odd Thing (Home)", 40, 7),
                            ("Hip Thrust (Barbell)", 60, 9)],
    "2026-10-07 18:00:00": [("Odd Thing (Home)", 42.5, 8), ("Goblet Squat (Kettlebell)", 16, 10)],
    "2026-11-18 07:15:00": [("Hip Thrust (Barbell)", 62.5, 5)],
}  # fmt: skip
FILES = {
    "one.csv": {"2026-10-05 18:00:00": 2, "2026-10-07 18:00:00": 1},
    "two.csv": {"2026-10-05 18:00:00": 3, "2026-11-18 07:15:00": 1},
    "all.csv": {"2026-10-05 18:00:00": 3, "2026-10-07 18:00:00": 2, "2026-11-18 07:15:00": 1},
}
"""File -> how many of the sets above it holds of each session, as growing exports do."""


def write_exports(folder: Path) -> None:
    for name, parts in FILES.items():
        rows = [HEAD]
        for started, count in parts.items():
            for n, (exercise, weight, reps) in enumerate(BROUGHT[started][:count], 1):
                rows.append(f'{started},"Day",1h,"{exercise}",{n},{weight},{reps},0,0,"","",')
        (folder / name).write_text("\n".join(rows) + "\n", "utf-8")


class TwoPanes(Panes):
    """Undo, check-ins, settings, files; and what holds after every step."""

    def __init__(self) -> None:
        super().__init__()
        write_exports(self.folder)

    def teardown(self) -> None:
        try:
            found = examine(self.path, when=self.now)
            assert [f.sentence for f in found.findings if f.fault] == []
            while self.model.done:
                self.undo(0)
                self.the_log_is_as_the_model_says()
            assert self.books[0].undo() is None
            assert all(not rows for rows in rows_of(self.books[1]).values())
            while self.model.undone:
                self.redo(1)
            self.the_log_is_as_the_model_says()
            assert self.books[1]._store.check() == []
        finally:
            for book in self.books:
                book.close()
            shutil.rmtree(self.folder)

    @rule(pane=books)
    def undo(self, pane: int) -> None:
        assert self.books[pane].undo() == self.model.undo()

    @rule(pane=books)
    def redo(self, pane: int) -> None:
        assert self.books[pane].redo() == self.model.redo()

    # -- check-ins and settings ---------------------------------------------------------------

    @rule(pane=books, level=st.integers(0, 10), kind=st.sampled_from(
        ("check-in", "pain", "activity", "body weight", "flag", "answer", "easy week", "own"))
    )  # fmt: skip
    def tell(self, pane: int, level: int, kind: str) -> None:
        book, ms, told = self.books[pane], self.now.utc_ms, list[tuple[Any, ...]]()
        label, ended = kind, None
        taken_back: list[tuple[Any, ...]] = []
        match kind:
            case "own":
                self.own(pane, 2 + level)
                return
            case "check-in":
                book.check_in({"glutes": level, "quads": 1}, legs_taxed=level > 5)
                told = [("soreness", "glutes", level, ms), ("soreness", "quads", 1, ms)]
                said = self.said_of_sport()
                if level > 5 and not said:
                    told.append(("activity", "sport", 60, 7, 1, ms))
                taken_back = [] if level > 5 else said
            case "pain":
                book.pain("goblet-squat", level)
                label = "pain in Goblet squat"
                told = [("pain", "goblet-squat", level, ms)]
            case "activity":
                book.activity("=soccer", 30 + level, level, False)
                label = "activity =soccer"
                told = [("activity", "=soccer", 30 + level, level, 0, ms)]
            case "body weight":
                book.bodyweight(Load(60.5 + level))
                told = [("bodyweight", 60.5 + level, "kg", ms)]
            case "flag":
                sign = "clear" if level % 2 else "pop"
                running = self.model.now.under_way(self.now)
                if running is not None and sign == "pop":
                    sets = self.model.now.sets().values()
                    ended = running if any(key == running for key, _, _ in sets) else None
                book.flag(sign)
                label, told = f"flag {sign}", [("flag", sign, ms)]
            case "answer":
                book.train_anyway()
                label = "train anyway"
                told = [("answer", "train-anyway", self.now.date.isoformat(), ms)]
            case _:
                book.deload("decline")
                label, told = "decline the easy week", [("answer", "deload", "decline", ms)]
        state = self.did(label)
        state.told = [one for one in state.told if one not in taken_back] + told
        if ended is not None:
            state.sessions[ended]["over"] = True
        self.settle()

    def said_of_sport(self) -> list[tuple[Any, ...]]:
        """The check-in's own answers since yesterday."""
        own = [one for one in self.model.now.told if one[:5] == ("activity", "sport", 60, 7, 1)]
        now = self.now
        ago = [(now.date - now.plus((one[5] - now.utc_ms) / 1000).date).days for one in own]
        return [one for one, days in zip(own, ago, strict=True) if 0 <= days <= 1]

    @rule(pane=books, key=st.sampled_from(("mode", "units", "back", "rest-timer")),
          n=st.integers(0, 1), off=st.booleans())  # fmt: skip
    def prefer(self, pane: int, key: str, n: int, off: bool) -> None:
        book = self.books[pane]
        value = WORDS[key][1][n]
        if off and key not in self.model.now.settings:
            with pytest.raises(OverloadError, match="at its default"):
                book.config_unset(key)
            return
        if off:
            book.config_unset(key)
            del self.did(f"unset {key}").settings[key]
        else:
            book.config_set(key, value)
            self.did(f"set {key}").settings[key] = value
        assert book.config_get(key) == book.config()[key]
        self.settle()

    def own(self, pane: int, most: int) -> None:
        owned = Inventory(dumbbells=tuple(Load(float(w)) for w in range(2, most + 1, 2)),
                          bands=("yellow",), steps=(20.0,))  # fmt: skip
        self.books[pane].inventory_set(owned)
        self.did("inventory")
        assert self.books[1 - pane].inventory() == owned
        self.settle()

    # -- whole files --------------------------------------------------------------------------

    @rule(pane=books, name=st.sampled_from(sorted(FILES)))
    def bring(self, pane: int, name: str) -> None:
        book, before = self.books[pane], self.model.now
        new: dict[str, list[tuple[str, int, float]]] = {}
        for started, count in FILES[name].items():
            key = before.imported.get(started)
            there = key[1] if key is not None and key[0] in before.sessions else 0
            if there < count:
                new[started] = BROUGHT[started][there:count]
        report = book.import_file(self.folder / name, unit="kg", when=self.now)
        assert report.sets == sum(map(len, new.values()))
        assert report.sets + report.duplicates == sum(FILES[name].values())
        if not new:
            return
        known = before.sets()
        state = self.did(f"import {name}")
        found = sessions_of(book)
        for started, sets in new.items():
            began = parse_moment(started.replace(" ", "T")).utc_ms
            key = state.imported.get(started)
            again = key is not None and key[0] in state.sessions
            if again:
                # More of a session goes where that was moved to.
                began = state.sessions[key[0]]["started"]  # type: ignore[index]
            brought = [
                k
                for k, s in found.items()
                if any(x[0] not in known and x[2] == began for e in s["entries"] for x in e[2])
                and (k == key[0] if again else k not in before.sessions)
            ]  # type: ignore[index]
            (home,) = brought
            fresh = [(x[1].resistance.load.value, x[1].count) for e in found[home]["entries"]
                     for x in e[2] if x[0] not in known]  # fmt: skip
            assert fresh == [(weight, reps) for _, weight, reps in sets]
            if again:
                fresh_entries = [e for e in found[home]["entries"]
                                 if all(x[0] not in known for x in e[2]) and e[2]]  # fmt: skip
                state.sessions[home]["entries"] += fresh_entries
            else:
                state.sessions[home] = found[home]
                assert found[home]["note"] == "Day"
            state.imported[started] = [home, FILES[name][started]]
        self.settle()

    @rule(pane=books)
    def back_up(self, pane: int) -> None:
        file = self.folder / f"kept-{len(self.kept)}.db"
        if len(self.kept) < 3:
            self.books[pane].backup(file)
            self.kept.append((file, deepcopy(self.model)))

    @precondition(lambda self: self.kept)
    @rule(n=numbers)
    def restore(self, n: int) -> None:
        file, then = picked(self.kept, n)
        with care.restoring(file, self.path) as recovered:
            recovered.put_in_place(self.now)
        self.model = deepcopy(then)

    @rule(pane=books, name=st.sampled_from(sorted(FILES)))
    def bring_again(self, pane: int, name: str) -> None:
        """An import taken back and made again, as one who answered a question wrongly does."""
        done = len(self.model.done)
        self.bring(pane, name)
        if len(self.model.done) > done:
            self.undo(1 - pane)
            self.bring(pane, name)

    # -- what always holds --------------------------------------------------------------------

    @invariant()
    def the_log_is_as_the_model_says(self) -> None:
        state = self.model.now
        for book in self.books:
            assert sessions_of(book) == state.sessions
            assert rows_of(book) == state.rows
        assert told_of(self.books[0]) == sorted(state.told)
        stored = dict(self.books[1]._store.settings())
        assert stored == state.settings
        order = [(s.date, s.started.utc_ms, s.id) for s in self.books[1].history()]
        assert order == sorted(order, reverse=True)
        assert self.books[0]._store.check() == []

    @invariant()
    def looking_never_writes(self) -> None:
        """The panes look in turn; now and then at more, and both see the same."""
        self.looks += 1
        first, second = self.books if self.looks % 2 else self.books[::-1]
        # As the app does before it looks at what anyone wrote.
        first.refresh()
        before = self.everything()
        version = first.version()
        plan = first.next(flips=False)
        shown = first.today().plan.exercises
        assert [d.exercise for d in shown] == [d.exercise for d in plan.exercises]
        self.what_is_kept_is_what_is_read(first)
        if self.looks % 4 == 0:
            first.why("goblet-squat")
            with suppress(OverloadError):
                first.summary()
            second.refresh()
            assert second.next(flips=False) == plan
        assert first.version() == version
        assert self.everything() == before

    def what_is_kept_is_what_is_read(self, book: Logbook) -> None:
        """A pane that keeps what it read sees what one that has just been opened sees."""
        fresh = Logbook.open(self.path)
        try:
            assert book.today() == fresh.today()
            assert book.next() == fresh.next()
        finally:
            fresh.close()

    def everything(self) -> list[list[tuple[Any, ...]]]:
        """Every row of every table."""
        names = self.books[0]._store._rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return [table(self.books[0], name) for (name,) in names]


def test_two_panes_live_as_the_model_says() -> None:
    TwoPanes.TestCase.settings = settings(
        max_examples=200 if LONG else 6, stateful_step_count=50 if LONG else 20
    )
    TwoPanes.TestCase().runTest()
