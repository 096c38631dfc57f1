"""Whole lives: nothing the coach must never say, and the same log key by key."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.simulate.lives import FIRST, HOME, a_life, faults, lived, steady
from tracker.catalog import load_catalog
from tracker.coach.decide import decide
from tracker.domain.decision import Decision
from tracker.domain.log import Session
from tracker.domain.value import replace
from tracker.logbook import Logbook
from tracker.logbook.advising import asking
from tracker.logbook.simulation import Setting, Wish, live

BUILD = Setting(HOME, {"program": "build", "status": "new"})


@pytest.mark.parametrize("number", range(12))
def test_a_half_year_keeps_the_never_list(number: int) -> None:
    course = a_life(number, 26)
    assert course.violations == ()
    assert course.sessions > 5


@pytest.mark.long
def test_a_thousand_years_keep_the_never_list() -> None:
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = pool.map(faults, range(1000), chunksize=10)
        assert [sentence for sentences in found for sentence in sentences] == []


def test_the_checker_sits_behind_every_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*args: object, **how: object) -> Decision:
        decision = decide(*args, **how)  # type: ignore[arg-type]
        if decision.to is None:
            return decision
        return replace(decision, to=replace(decision.to, sets=decision.to.sets + 1))

    monkeypatch.setattr(asking, "decide", greedy)
    course = lived(BUILD, Wish(FIRST, 1, 1))
    assert any("4 sets where the slot has 3" in sentence for sentence in course.violations)


def test_the_same_wish_is_the_same_life() -> None:
    wish = Wish(FIRST, 6, 4, missed=0.2)
    assert lived(BUILD, wish) == lived(BUILD, wish)
    assert lived(BUILD, wish).done != lived(BUILD, Wish(FIRST, 6, 5, missed=0.2)).done


def facts(sessions: list[Session]) -> list[tuple[object, ...]]:
    return [
        (session.date, session.program, session.day, entry.exercise, entry.slot, entry.plan,
         tuple(logged.done for logged in entry.sets))
        for session in reversed(sessions)
        for entry in session.entries
    ]  # fmt: skip


def test_a_life_is_what_key_by_key_would_have_logged(tmp_path: Path) -> None:
    wish = Wish(FIRST, 8, 3, missed=0.1, sore={15: 5}, traits=steady(3))
    live(tmp_path / "life.db", load_catalog(), BUILD, wish)
    life, book = Logbook.open(tmp_path / "life.db"), Logbook.open(tmp_path / "keys.db")
    book._store.hurry()
    book.inventory_set(HOME)
    for key, value in BUILD.settings.items():
        book.config_set(key, value)
    weight = life._store.bodyweight(FIRST)
    assert weight is not None
    book.bodyweight(weight, FIRST)
    told = life._store.soreness_between(FIRST.date, FIRST.plus(86400 * 60).date)
    for session in reversed(life.history()):
        when = session.started.plus(-60)
        for felt in [felt for felt in told if felt.at.utc_ms <= when.utc_ms]:
            book.soreness({felt.muscle: felt.level}, felt.at)
            told.remove(felt)
        book.begin(session.started)
        for entry in session.entries:
            assert entry.slot is not None
            for logged in entry.sets:
                book.log_set(f"slot:{entry.slot.slot}", logged.done, logged.at)
        assert session.finished is not None
        book.finish(session.finished)
    assert facts(book.history()) == facts(life.history())
    assert book._store.check() == []
    life.close()
    book.close()
