"""The easy week by keys: offered with why and what, taken, left, put off, ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import drawn, inside
from tests.tui.driving import driving, friday
from tests.tui.story import FRIDAY, hard_weeks
from tracker.domain.logline import parse_line
from tracker.logbook import Logbook
from tracker.tui import commands


@pytest.fixture
def tired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """Ten weeks of training without an easy one."""
    monkeypatch.setenv("OVERLOAD_NOW", FRIDAY)
    return hard_weeks(tmp_path / "tired.db")


def planned(logbook: Logbook) -> list[int]:
    """Sets of each exercise of today's plan."""
    return [item.planned for item in logbook.today().items]


async def test_the_offer_says_why_and_what_and_is_taken_with_two_keys(tired: Logbook) -> None:
    async with driving(tired) as driver:
        before = planned(tired)
        frame = driver.frame()
        assert "An easy week is offered." in frame
        assert "fell short of the goal in 3 sessions running." in " ".join(frame.split())
        assert "Half the sets, same loads." in frame
        assert "o answers" in frame
        await driver.press("o")
        assert "The easy week: take it?" in driver.frame()
        assert driver.lines()[-1] == "t take  l leave  q later"
        await driver.press("t")
        assert "easy week until Thu 26 Nov" in driver.frame()
        assert "Until Thu 26 Nov.             o ends it" in driver.frame()
        after = planned(tired)
        assert [sets < more for sets, more in zip(after, before, strict=True)] == [True] * 3
        assert f"{after[0]}×8-12" in driver.frame(), "the plan on the screen is the easy one"
        await driver.press("enter")
        assert f"set 1 of {after[0]}" in driver.frame()


@pytest.mark.parametrize("size", [(36, 16), (39, 24), (100, 30)], ids=str)
async def test_the_offer_is_as_drawn(size: tuple[int, int], tired: Logbook) -> None:
    async with driving(tired, size) as driver:
        assert driver.frame() == drawn("easy-week", size)


async def test_undo_brings_the_offer_and_the_plan_back(tired: Logbook) -> None:
    async with driving(tired) as driver:
        before = planned(tired)
        await driver.press("o", "t", "u")
        assert "undone: accept the easy week" in driver.frame()
        assert "An easy week is offered." in driver.frame()
        assert planned(tired) == before


async def test_later_leaves_the_offer_and_no_answer(tired: Logbook) -> None:
    async with driving(tired) as driver:
        await driver.press("o", "q")
        assert "An easy week is offered." in driver.frame()
        assert driver.app.is_running
        assert tired.today().easy_week_offered is not None


async def test_left_it_is_not_offered_again(tired: Logbook) -> None:
    async with driving(tired) as driver:
        before = planned(tired)
        await driver.press("o", "l")
        assert "not offered again for 4 weeks" in " ".join(driver.frame().split())
        assert "An easy week is offered." not in driver.frame()
        assert planned(tired) == before
        await driver.press("o")
        assert "No easy week is offered." in driver.frame()


async def test_an_easy_week_is_ended_early_after_one_question(tired: Logbook) -> None:
    before = planned(tired)
    tired.deload("accept")
    async with driving(tired) as driver:
        await driver.press("o", "q")
        assert tired.today().easy_until is not None
        await driver.press("o", "enter")
        assert tired.today().easy_until is None
        assert planned(tired) == before


@pytest.mark.parametrize("size", [(39, 24), (100, 30)])
async def test_a_rest_day_of_an_easy_week_names_no_key_that_does_something_else(
    size: tuple[int, int], tired: Logbook
) -> None:
    tired.deload("accept")
    tired.log([parse_line("glute bridge 12,12", tired.catalog.resolve, "kg", ())])
    tired.finish()
    async with driving(tired, size) as driver:
        assert driver.app.top.state == commands.REST
        assert "Easy week until " in driver.frame()
        assert "ends it" not in driver.frame()


@pytest.mark.parametrize("size", [(36, 16), (39, 24), (80, 24), (100, 30), (120, 40)])
async def test_the_offer_and_its_key_are_on_every_size(
    size: tuple[int, int], tired: Logbook
) -> None:
    async with driving(tired, size) as driver:
        assert "An easy week is offered." in driver.frame()
        assert "o answers" in driver.frame()
        assert "▸ hamstrings" in driver.frame()
        inside(driver.app.top, size)


async def test_nothing_is_offered_to_a_beginner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        assert logbook.today().easy_week_offered is None
        await driver.press("o")
        assert "No easy week is offered. Take one all the same?" in " ".join(driver.frame().split())
        await driver.press("q")
        assert logbook.today().easy_until is None
        await driver.press("o", "t")
        assert logbook.today().easy_until is not None
