"""What a pane keeps between two keys is what it would read: any hours of training, step by step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LONG
from tests.logbook.builders import lines
from tracker.catalog import load_catalog
from tracker.domain.effort import Effort
from tracker.domain.errors import OverloadError
from tracker.domain.log import NewSet
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.logbook import Logbook
from tracker.logbook.demo import OWNED, TRAITS
from tracker.logbook.history.log_changes import SetDeleted, SetEdited
from tracker.logbook.simulation import Setting, Wish, live

NOON = parse_moment("2026-11-20T12:00")
WEEKS = 14
"""Long enough for an easy week to be offered."""

Step = Callable[["Pane"], object]


class Pane:
    """A logbook that stays open, a second one that writes beside it, and the clock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOON
        self.book = Logbook.open(path)
        self.other = Logbook.open(path)
        for each in (self.book, self.other):
            each._store.hurry()

    def close(self) -> None:
        self.book.close()
        self.other.close()

    def show_time(self) -> None:
        os.environ["OVERLOAD_NOW"] = self.now.at.strftime("%Y-%m-%dT%H:%M:%S")

    def sees_what_is_there(self) -> None:
        fresh = Logbook.open(self.path)
        try:
            today = self.book.today()
            assert today == fresh.today()
            assert self.book.next() == fresh.next()
            for item in today.items[:2]:
                assert self.book.why(item.exercise.id) == fresh.why(item.exercise.id)
        finally:
            fresh.close()


def enter(effort: str, fewer: int) -> Step:
    def step(pane: Pane) -> None:
        today = pane.book.today()
        if today.waiting is not None:
            item = today.items[today.waiting.item]
            planned = today.waiting.done
            pane.book.log_set(
                item.key,
                NewSet(
                    max(1, planned.count - fewer),
                    timed=planned.timed,
                    resistance=planned.resistance,
                    effort=Effort(effort),
                    pain=4 if fewer == 3 else None,
                ),
            )

    return step


def adjust(place: int, delta: int) -> Step:
    def step(pane: Pane) -> None:
        items = pane.book.today().items
        pane.book.adjust_sets(items[place % len(items)].key, delta)

    return step


def swap(place: int) -> Step:
    def step(pane: Pane) -> None:
        items = pane.book.today().items
        item = items[place % len(items)]
        others = pane.book.alternatives(item.exercise.id)
        if others and not item.logged:
            pane.book.swap(item.key, others[place % len(others)].id)

    return step


def clock(minutes: int) -> Step:
    def step(pane: Pane) -> None:
        pane.now = Moment(pane.now.at + timedelta(minutes=minutes))

    return step


def elsewhere(text: str, hours: int) -> Step:
    def step(pane: Pane) -> None:
        pane.other.log(lines(pane.other, text), pane.now.plus(3600 * hours))

    return step


def preview(delete: bool) -> Step:
    def step(pane: Pane) -> None:
        entry = pane.book.history(limit=1)[0].entries[-1]
        if entry.sets:
            seen = entry.sets[-1]
            more = replace(seen.done, count=seen.done.count + 9)
            pane.book.preview(SetDeleted(seen) if delete else SetEdited(seen, more))

    return step


def feel(book: str, what: str, level: int) -> Step:
    def step(pane: Pane) -> None:
        mine: Logbook = getattr(pane, book)
        match what:
            case "sore":
                mine.soreness({"glutes": level, "quads": level // 2})
            case "sport":
                mine.activity("football", 60, level, True)
            case "pain":
                mine.pain(mine.today().items[0].exercise.id, level)
            case "flag":
                mine.flag("pop" if level > 5 else "clear")
            case "weight":
                mine.bodyweight(Load(60.0 + level))
            case "mode":
                mine.config_set("mode", ("double", "maintain", "two-sessions")[level % 3])
            case "easy":
                mine.deload("accept" if level % 2 else "decline")

    return step


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(enter, st.sampled_from(("easy", "good", "max")), st.sampled_from((0, 0, 0, 1, 3))),
    st.builds(enter, st.sampled_from(("easy", "good")), st.just(0)),
    st.builds(clock, st.sampled_from((1, 2, 45, 300, 700, 1440, -30))),
    st.builds(elsewhere, st.sampled_from(("goblet squat 12 @10kg good", "glute bridge 12 good")),
              st.sampled_from((0, 0, -26, 3))),
    st.builds(adjust, st.integers(0, 5), st.sampled_from((1, -1))),
    st.builds(swap, st.integers(0, 5)),
    st.builds(preview, st.booleans()),
    st.builds(feel, st.sampled_from(("book", "other")),
              st.sampled_from(("sore", "sport", "pain", "flag", "weight", "mode", "easy")),
              st.integers(0, 9)),
    st.just(lambda pane: pane.book.undo()),
    st.just(lambda pane: pane.other.undo()),
    st.just(lambda pane: pane.book.redo()),
    st.just(lambda pane: pane.book.finish()),
    st.just(lambda pane: pane.book.train_anyway()),
    st.just(lambda pane: pane.book.why("goblet-squat", NOON.plus(-9 * 86400))),
)  # fmt: skip


@pytest.fixture(scope="module", params=["build", "starter"])
def lived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of some months that ends three days before."""
    path = tmp_path_factory.mktemp("lived") / "log.db"
    setting = Setting(OWNED, {"program": request.param, "status": "trained"}, TRAITS.bodyweight_kg)
    first = Moment(NOON.at - timedelta(days=7 * WEEKS + 3))
    live(path, load_catalog(), setting, Wish(first, WEEKS, 1, missed=0.1, traits=TRAITS))
    return path


@contextmanager
def opened(lived: Path, path: Path) -> Iterator[Pane]:
    """A pane on a copy of a lived log."""
    shutil.copy(lived, path)
    pane = Pane(path)
    try:
        pane.show_time()
        yield pane
    finally:
        pane.close()


@settings(max_examples=300 if LONG else 8)
@given(steps=st.lists(STEPS, min_size=4, max_size=30 if LONG else 12))
def test_what_is_kept_is_what_is_read(
    lived: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    with opened(lived, tmp_path_factory.mktemp("pane") / "log.db") as pane:
        pane.sees_what_is_there()
        for step in steps:
            # What is refused changes nothing.
            with suppress(OverloadError):
                step(pane)
            pane.show_time()
            pane.sees_what_is_there()


def test_a_whole_day_is_seen_as_it_is_logged(lived: Path, tmp_path: Path) -> None:
    with opened(lived, tmp_path / "log.db") as pane:
        pane.book.soreness({"hamstrings": 4})
        for _ in range(60):
            if pane.book.today().waiting is None:
                break
            enter("good", 0)(pane)
            pane.sees_what_is_there()
            clock(3)(pane)
            pane.show_time()
            pane.sees_what_is_there()
        assert pane.book.today().waiting is None
        assert sum(len(item.logged) for item in pane.book.today().items) >= 6
        pane.book.finish()
        pane.sees_what_is_there()


def test_sets_of_the_day_read_nothing_of_the_past_again(lived: Path, tmp_path: Path) -> None:
    with opened(lived, tmp_path / "log.db") as pane:
        enter("good", 0)(pane)
        pane.book.today()
        asked: list[str] = []
        pane.book._store._connection.set_trace_callback(asked.append)
        enter("good", 0)(pane)
        pane.book.today()
        assert any("INSERT INTO set_log" in text for text in asked)
        assert any("FROM session" in text for text in asked)
        past = ("e.exercise = '", "FROM setting", "FROM soreness", "FROM pain", "FROM answer")
        assert [text for text in asked if any(part in text for part in past)] == []
