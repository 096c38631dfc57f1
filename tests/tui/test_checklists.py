"""Warm-up and cool-down: read whole behind `h`, ticked off box by box."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import driving, friday, train
from tracker.domain.units import Load
from tracker.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


async def test_the_warm_up_is_ticked_beside_the_plan(logbook: Logbook) -> None:
    async with driving(logbook, (100, 30)) as driver:
        assert driver.frame().count("[ ]") == 3
        await driver.press("x")
        assert "[x] 10 min easy walk" in driver.frame()
        assert "1 of 3 ticked: easy walk, cycle or elliptical" in driver.frame()
        await driver.press("x")
        assert "[x] 3 × 10: knee hugs · glute bridges" in driver.frame()
        await driver.press("x", "x")
        assert driver.frame().count("[x]") == 3
        assert "all is ticked" in driver.frame()
        await driver.press("X")
        assert driver.frame().count("[x]") == 2
        assert "2 of 3 ticked: hip-flexor stretch, short open again" in driver.frame()
        await driver.press("X", "X", "X")
        assert "[x]" not in driver.frame()
        assert "nothing is ticked" in driver.frame()


async def test_a_narrow_screen_reads_and_ticks_it_behind_h(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        assert "then 3 × 10 of four moves.      h shows" in driver.frame()
        await driver.press("h")
        frame = " ".join(driver.frame().split())
        routine = logbook.today().warm_up
        assert routine is not None
        for item in routine.items:
            assert item.text.lower() in frame.lower()
        await driver.press("x", "x")
        assert driver.frame().count("[x]") == 2
        await driver.press("q")
        assert "Warm-up: 2 of 3 ticked." in driver.frame()


async def test_the_warm_up_stays_within_reach_until_the_first_set(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "h")
        assert "Single-leg RDL" in driver.lines()[0]
        await driver.press("N")
        assert driver.lines()[0].startswith("Warm-up")
        await driver.press("x", "n", "x")
        assert "Single-leg RDL" in driver.lines()[0], "an exercise has nothing to tick"
        await driver.press("q", "enter", "h", "N")
        assert not driver.lines()[0].startswith("Warm-up")


@pytest.mark.parametrize("size", [(39, 24), (100, 30)])
async def test_the_cool_down_is_ticked_in_the_summary_and_stays_ticked(
    size: tuple[int, int], logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook, size) as driver:
        await train(driver, monkeypatch)
        await driver.press("enter", "x", "x")
        assert "[x] 5 min easy walk" in driver.frame()
        assert "[x] hamstrings" in driver.frame()
        assert "[ ] glutes" in driver.frame()
        await driver.press("h")
        assert driver.lines()[0].startswith("Cool-down")
        assert driver.frame().count("[x]") == 2
        await driver.press("x", "q")
        assert "[x] glutes" in driver.frame()


async def test_ticks_are_of_their_day(logbook: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(logbook, (100, 30)) as driver:
        await driver.press("x")
        monkeypatch.setenv("OVERLOAD_NOW", "2026-11-24T18:00")
        logbook.bodyweight(Load(71.0))
        await driver.pass_seconds(1)
        assert "[x]" not in driver.frame()
