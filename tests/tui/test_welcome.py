"""The first start: three pages, skipped by one key, one action of undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import AWKWARD, SIZES, drawn, inside
from tests.tui.driving import driving, friday
from tests.tui.story import FRIDAY
from tracker.domain.inventory import Inventory
from tracker.domain.units import Load
from tracker.logbook import Logbook


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """A log nobody has used."""
    monkeypatch.setenv("OVERLOAD_NOW", FRIDAY)
    return Logbook.open(tmp_path / "empty.db")


SCENES = {
    "welcome-own": ("space", *"4 6 8 10", "enter", *["down"] * 7, "space"),
    "welcome-program": ("enter",),
    "welcome-who": ("enter", "enter", "down"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_page_is_as_drawn(scene: str, size: tuple[int, int], empty: Logbook) -> None:
    async with driving(empty, size, first_start=True) as driver:
        await driver.press(*SCENES[scene])
        assert driver.frame() == drawn(scene, size)


def stored(logbook: Logbook) -> list[str]:
    """What the first start stored, beside what is owned."""
    config = logbook.config()
    return [config[key] for key in ("first-start", "program", "status", "back", "units")]


async def test_answered_it_is_stored_as_one_action(empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*"4 6 8", "enter", *["down"] * 5, "space", *"red green", "enter")
        await driver.press("down", "down", "down", "down", "space", "enter", "up", "up", "enter")
        await driver.press("down", "down", "down", "space", "up", "up", "enter")
        assert stored(empty) == ["trained", "build", "trained", "sensitive", "kg"]
        assert empty.inventory() == Inventory(
            dumbbells=(Load(4.0), Load(6.0), Load(8.0)),
            bands=("red", "green"),
            things=frozenset({"chair"}),
        )
        assert driver.lines()[0].endswith("build · Day 1")
        await driver.press("u")
        assert "undone: first start" in driver.frame()
        assert empty.fresh()


@pytest.mark.parametrize(
    ("before", "key"), [((), "q"), (("enter",), "q"), (("enter", "enter"), "q"), ((), "escape")]
)
async def test_one_key_takes_what_a_beginner_with_nothing_has(
    before: tuple[str, ...], key: str, empty: Logbook
) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*before, key)
        assert stored(empty) == ["skipped", "starter", "new", "normal", "kg"]
        assert empty.inventory() == Inventory()
        assert driver.lines()[0].startswith("Fri 20 Nov")
        assert "skipped" in driver.frame()


async def test_skipping_keeps_the_pages_answered_before(empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*"8 12", "enter", "enter", "up", "q")
        assert stored(empty)[:3] == ["skipped", "starter", "new"]
        assert empty.inventory().dumbbells == (Load(8.0), Load(12.0))
        assert "what you entered is kept" in driver.frame()


async def test_back_after_a_break_begins_as_new_does(empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press("enter", "enter", "down", "down", "enter")
        assert stored(empty)[:3] == ["returning", "starter", "new"]


async def test_a_page_back_and_forth_keeps_what_was_entered(empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*"8 12", "enter", "enter", "enter", "backspace", "[")
        assert "8 12" in driver.frame()
        assert "1 of 3" in driver.lines()[0]
        assert empty.fresh()


async def test_escape_goes_back_a_page_before_it_leaves(empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*"8 12", "enter", "enter", "enter")
        for page in (2, 1):
            await driver.press("escape")
            assert f"{page} of 3" in driver.lines()[0]
            assert empty.fresh()
        assert "8 12" in driver.frame()
        await driver.press("escape")
        assert stored(empty)[0] == "skipped"


async def test_a_wrong_size_is_said_and_nothing_is_stored(empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*"4 x", "enter")
        assert "'x' is not a weight" in driver.frame()
        await driver.press("escape", "ctrl+c")
    again = Logbook.open(empty.path)
    assert again.fresh(), "left without an answer, it is asked again"
    again.close()


async def test_the_stop_signs_and_what_this_is_not_are_told(empty: Logbook) -> None:
    async with driving(empty, (36, 16), first_start=True) as driver:
        await driver.press("enter", "enter")
        seen = driver.frame()
        for _ in range(40):
            await driver.press("down")
            seen += driver.frame()
        told = " ".join(seen.split())
        for words in ("pain or pressure in the chest", "medical advice", "heart condition"):
            assert words in told
        assert "If any of these is yes" in told


@pytest.mark.parametrize("pages", [0, 1, 2])
async def test_every_page_stays_in_its_pane(pages: int, empty: Logbook) -> None:
    async with driving(empty, first_start=True) as driver:
        await driver.press(*["enter"] * pages)
        for size in (*SIZES, *AWKWARD):
            inside(driver.app.top, size)


async def test_it_is_asked_once_and_only_of_a_new_log(
    empty: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = empty.path
    async with driving(empty, first_start=True) as driver:
        await driver.press("q")
    async with driving(Logbook.open(path), first_start=True) as driver:
        assert "First start" not in driver.frame()
    async with driving(friday(tmp_path, monkeypatch), first_start=True) as driver:
        assert "First start" not in driver.frame()
