"""Trends, History, Why and How: their keys, and what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import driving, friday, train
from tracker.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


async def test_tab_goes_round_the_areas_and_q_comes_back(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        titles = []
        for _ in range(6):
            await driver.press("tab")
            titles.append(driver.lines()[0].split()[0])
        assert titles == ["Trends", "History", "Exercises", "Programs", "Settings", "Fri"]
        await driver.press("shift+tab", "q")
        assert driver.lines()[0].startswith("Fri 20 Nov")
        await driver.press("space")
        assert driver.lines()[-3:-1] == [
            "go to: t Today  r Trends  h History",
            "x Exercises  p Programs  s Settings",
        ], "no letter is parted from its area"
        await driver.press("z")
        assert driver.lines()[0].startswith("Fri 20 Nov")


async def test_trends_change_weeks_and_muscle(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "r")
        assert driver.lines()[0].endswith("12 weeks")
        await driver.press("+")
        assert driver.lines()[0].endswith("52 weeks")
        await driver.press("+", "+")
        assert driver.lines()[0].endswith("all, 3 weeks")
        await driver.press("-", "-", "-")
        assert driver.lines()[0].endswith(" 4 weeks")
        await driver.press("n")
        assert driver.lines()[1].startswith("glutes")
        await driver.press("N", "N")
        assert driver.lines()[1].startswith("quads")


async def test_the_words_below_the_chart_are_the_logs_numbers(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await train(driver, monkeypatch)
        await driver.press("space", "r")
        week = logbook.trend("hamstrings", 12).weeks[-1]
        assert week.direct + week.indirect == 12
        assert "12 sets this week" in driver.frame()
        assert "Soreness 2" in driver.frame()
        assert "█" in driver.frame()


async def test_trends_follow_an_undo(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "enter", "space", "r")
        assert "8 sets this week" in driver.frame()
        await driver.press("u")
        assert "7 sets this week" in driver.frame()


async def test_history_goes_down_opens_and_steps(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "down", "up")
        assert "▸ Fri 13 Nov   Day 1   9 sets   38 min" in driver.frame()
        await driver.press("enter")
        assert "10/10  10/10  9/10   good" in driver.frame()
        await driver.press("]")
        assert driver.lines()[0].endswith("Tue 10 Nov")
        await driver.press("[", "[", "[")
        assert driver.lines()[0].endswith("Tue 17 Nov")
        await driver.press("q")
        assert driver.lines()[0].startswith("History")


async def test_history_is_read_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.tui.screens.history.PAGE", 2)
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        await driver.press("space", "h", *["down"] * 9)
        assert "▸ Fri  6 Nov " in driver.frame()
        assert "4 sessions" in driver.frame()


async def test_a_note_for_the_session(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "enter", "#", *"slept badly", "enter")
        assert logbook.history(limit=1)[0].note == "slept badly"
        assert "# slept badly" in driver.frame()
        await driver.press("u")
        assert logbook.history(limit=1)[0].note == ""


async def test_why_goes_through_the_exercises_and_the_past(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "w")
        assert driver.lines()[0].split() == ["Why", "Single-leg", "RDL"]
        await driver.press("n", "[")
        assert "as of Fri 13 Nov" in driver.frame()
        assert "rule repeat" not in driver.lines()[0]
        await driver.press("[", "[")
        assert "no earlier session of this exercise" in driver.frame()
        await driver.press("]", "]", "h")
        assert driver.lines()[0].split() == ["How", "to", "Goblet", "squat"]
        await driver.press("q", "q")
        assert "set 1 of 3" in driver.frame()


async def test_how_to_shows_the_warm_up_first_before_the_session(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("h")
        assert driver.lines()[0].startswith("Warm-up")
        await driver.press("n")
        assert driver.lines()[0].startswith("How to")
        before = driver.frame()
        await driver.press("down", "down")
        assert driver.frame() != before
        await driver.press("w")
        assert driver.lines()[0].startswith("Why")


async def test_a_click_on_a_hint_is_its_key(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter")
        await driver.pilot.click(offset=(1, 23))
        await driver.settle()
        assert logbook.today().sets_logged == 1
