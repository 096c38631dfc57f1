"""What another pane takes away under an open screen: the screen goes on with what is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.driving import driving, friday
from tests.tui.test_together import CSV
from tracker.domain.errors import StoreError
from tracker.domain.inventory import Inventory
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.tui import commands
from tracker.tui.screens.today import TodayView


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


@pytest.fixture
def other(logbook: Logbook) -> Iterator[Logbook]:
    """The same log in another pane."""
    opened = Logbook.open(logbook.path)
    yield opened
    opened.close()


async def test_alternatives_that_are_owned_no_more(logbook: Logbook, other: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "s", *["down"] * 9)
        other.inventory_set(Inventory())
        await driver.pass_seconds(1)
        last = logbook.alternatives("dumbbell-single-leg-romanian-deadlift")[-1]
        assert f"▸ {last.short}" in driver.frame()
        await driver.press("enter")
        assert "The plan changed since it was shown" in driver.frame()


async def test_the_keys_of_a_screen_that_has_others_now(logbook: Logbook, other: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "?", *["down"] * 40)
        session = len(commands.commands_of(commands.SESSION))
        assert session > len(commands.commands_of(commands.STOP))
        other.flag("faint")
        await driver.pass_seconds(1)
        assert "▸ ctrl+c" in driver.frame()
        await driver.press("up", "enter")
        assert driver.app.is_running


async def test_an_exercise_whose_import_is_undone_leaves_its_how_to(
    logbook: Logbook, other: Logbook, tmp_path: Path
) -> None:
    file = tmp_path / "strong.csv"
    file.write_text(CSV.replace("2026-10-01", "2026-11-19"), encoding="utf-8")
    logbook.import_file(file, unit="kg")
    async with driving(logbook) as driver:
        await driver.press("space", "h", "enter", "h")
        assert driver.lines()[0].split()[-2:] == ["Zercher", "Whatsit"]
        assert "Works" not in driver.frame(), "it names no muscle"
        other.undo()
        await driver.pass_seconds(1)
        await driver.pilot.resize_terminal(100, 30)
        await driver.settle()
        assert driver.lines()[0].startswith("History"), "its session is gone too"


async def test_a_log_that_fails_while_a_screen_is_laid_out(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Logbook, *_: object) -> None:
        raise StoreError("The database is damaged.")

    async with driving(logbook) as driver:
        await driver.press("space", "h", "enter")
        with monkeypatch.context() as patched:
            patched.setattr(Logbook, "sore_on", fails)
            await driver.press("n")
            assert driver.lines()[0] == "The database is damaged."
            await driver.press("q")
            assert driver.lines()[0].endswith("4 sessions")
        await driver.press("enter")
        assert driver.lines()[0].endswith("Tue 17 Nov")


async def test_a_program_with_fewer_exercises(logbook: Logbook, other: Logbook) -> None:
    logbook.program_use("circuit")
    async with driving(logbook) as driver:
        assert len(logbook.today().items) == 4
        await driver.press("n", "n", "n")
        other.program_use("build")
        await driver.pass_seconds(1)
        assert len(logbook.today().items) == 3
        await driver.press("w")
        assert driver.lines()[0].split() == ["Why", "Single-leg", "RDL"]


async def test_a_load_chosen_for_one_exercise_is_none_of_the_next(
    logbook: Logbook, other: Logbook
) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "enter", "7", "]")
        top = driver.app.top
        assert isinstance(top, TodayView)
        assert top.done is not None
        assert (top.done.count, top.done.resistance.load) == (7, Load(8.0))
        waiting = other.today().waiting
        assert waiting is not None
        other.log_set(other.today().items[0].key, waiting.done)
        await driver.pass_seconds(1)
        assert "Goblet squat" in driver.lines()[5]
        assert (top.done.count, top.done.resistance) == (12, Resistance(Load(10.0)))
