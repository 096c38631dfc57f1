"""A whole day through the keys and through the logbook alone; a burst; two panes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from textual import events

from tests.tui.driving import SETS, Driver, driving, friday, train
from tracker.domain.effort import EASY, GOOD
from tracker.domain.log import Session
from tracker.logbook import Logbook
from tracker.tui.app import TICK_S

PATIENCE_S = 20.0
"""Seconds to wait for a timer's look; a loaded machine needs a few."""


def facts(logbook: Logbook) -> list[tuple[object, ...]]:
    """Everything logged, row numbers aside."""

    def plain(session: Session) -> tuple[object, ...]:
        entries = tuple(
            (e.exercise, e.slot, e.plan, e.shown, e.extra, e.skipped, e.chosen,
             tuple((s.at, s.done) for s in e.sets))
            for e in session.entries
        )  # fmt: skip
        return (session.date, session.started, session.finished, session.program, session.day,
                session.note, session.source, entries)  # fmt: skip

    sore = {m: (s.level, s.at) for m, s in logbook.today().soreness.items()}
    return [*(plain(session) for session in logbook.history()), (sore,)]


async def test_the_day_by_keys_and_the_day_by_calls_are_the_same_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "calls").mkdir()
    by_keys = friday(tmp_path / "keys", monkeypatch)
    path = by_keys.path
    async with driving(by_keys) as driver:
        await train(driver, monkeypatch)
        await driver.press("enter", "enter", "q")

    calls = friday(tmp_path / "calls", monkeypatch)
    calls.check_in({"hamstrings": 2, "glutes": 0, "quads": 0})
    for time, key in SETS:
        monkeypatch.setenv("OVERLOAD_NOW", f"2026-11-20T{time}")
        today = calls.today()
        assert today.waiting is not None
        item = today.items[today.waiting.item]
        effort = EASY if key == "e" else GOOD
        calls.log_set(item.key, replace(today.waiting.done, effort=effort))
    calls.finish()

    keys = Logbook.open(path)
    assert facts(keys) == facts(calls)
    keys.close()
    calls.close()


async def test_thirty_sets_typed_in_one_burst_are_thirty_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", *["a"] * 21)
        burst: list[str] = []
        for at in range(30):
            # Reps of two digits with a slip taken back, then an effort or enter.
            burst += ["1", "9", "backspace", str(at % 3), "enter" if at % 2 else "e"]
        await driver.press(*burst)
        session = logbook.today().session
        assert session is not None
        done = sorted((s for e in session.entries for s in e.sets), key=lambda s: s.id)
        assert [s.done.count for s in done] == [10 + at % 3 for at in range(30)]
        assert [str(s.done.effort) for s in done] == ["easy", "good"] * 15


async def test_keys_of_a_burst_go_to_the_screen_they_were_typed_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter")
        # Why, back, log, help, back, log: `q` must never reach Today.
        await driver.press("w", "q", "enter", "?", "q", "enter")
        assert driver.app.is_running
        assert logbook.today().sets_logged == 2


async def test_a_paste_of_sets_is_typed_and_any_other_paste_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter")
        driver.app.post_message(events.Paste("9e\n8\n"))
        await driver.settle()
        session = logbook.today().session
        assert session is not None
        assert [s.done.count for e in session.entries for s in e.sets] == [9, 10, 8]
        driver.app.post_message(events.Paste("quit; rm -rf"))
        await driver.settle()
        assert logbook.today().sets_logged == 3
        assert "what was pasted is no sets" in driver.frame()


async def test_a_set_of_another_pane_shows_within_a_second_without_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        await driver.press("enter")
        assert "0 of 9 sets" in driver.frame()
        today = other.today()
        assert today.waiting is not None
        other.log_set(today.items[0].key, today.waiting.done)
        other.close()
        await driver.pass_seconds(1)
        assert "1 of 9 sets" in driver.frame()


async def shown(driver: Driver, text: str) -> None:
    """Wait until a text is on the screen; the test fails with the screen otherwise."""
    end = monotonic() + PATIENCE_S
    while text not in driver.frame():
        assert monotonic() < end, f"{text!r} did not appear on:\n{driver.frame()}"
        await asyncio.sleep(0.02)


async def test_two_apps_on_one_log_show_each_others_sets_within_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key and no call of ours: the apps' own timers have to see it."""
    logbook = friday(tmp_path, monkeypatch)
    second = Logbook.open(logbook.path)
    assert TICK_S <= 1
    async with (
        driving(logbook, tick=TICK_S) as one,
        driving(second, (100, 30), tick=TICK_S) as two,
    ):
        await one.press("2", "enter")
        await one.press("enter", "1", "1")
        await shown(two, "1 of 9 sets")
        await two.press("e")
        assert second.today().sets_logged == 2
        await shown(one, "2 of 9 sets")
        assert "▸ 3   11/11 × 6 kg" in one.frame(), "what is typed here stays"
        await one.press("enter")
        await two.press("u")
        await one.pass_seconds(1)
        assert "2 of 9 sets" in one.frame()
        await two.press("f")
        await one.pass_seconds(1)
        assert logbook.today().session is None
        assert one.app.is_running


async def test_a_day_that_goes_to_plan_takes_at_most_its_sets_and_six_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the check-in to the last box of the cool-down, effort told for every set."""
    logbook = friday(tmp_path, monkeypatch)
    pressed = 0
    async with driving(logbook) as driver:

        async def press(*keys: str) -> None:
            nonlocal pressed
            pressed += len(keys)
            await driver.press(*keys)

        await press("enter")
        for time, key in SETS:
            monkeypatch.setenv("OVERLOAD_NOW", f"2026-11-20T{time}")
            await press(key)
        assert "All 9 sets are in." in driver.frame()
        await press("enter")
        assert "NEXT TIME" in driver.frame()
        boxes = driver.frame().count("[ ]")
        await press(*["x"] * boxes)
        assert boxes == 4
        assert "[ ]" not in driver.frame()
        assert pressed <= len(SETS) + 6
        session = logbook.history(limit=1)[0]
        done = [s.done for entry in session.entries for s in entry.sets]
        assert len(done) == len(SETS)
        assert all(each.effort is not None for each in done)


async def test_what_is_typed_survives_a_set_of_another_pane(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        await driver.press("enter", "7")
        other.soreness({"glutes": 1})
        other.close()
        await driver.pass_seconds(1)
        await driver.press("enter")
        session = logbook.today().session
        assert session is not None
        assert session.entries[0].sets[0].done.count == 7


async def test_nothing_is_painted_while_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", "enter")
        painted: list[object] = []
        page = driver.app.page
        monkeypatch.setattr(page, "refresh", lambda *rows, **_: painted.extend(rows))
        await driver.pass_seconds(1)
        assert len(painted) == 1, "only the rest line moves"
        await driver.press("t")
        painted.clear()
        await driver.pass_seconds(1)
        assert not painted
