"""Every screen at every size: inside its pane, and what matters on it, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import Driver, driving, friday, train
from tracker.domain.text import cells
from tracker.logbook import Logbook

SIZES = ((36, 16), (39, 24), (60, 20), (80, 24), (100, 30), (120, 40))
AWKWARD = ((1, 1), (5, 3), (20, 6), (36, 10), (99, 12), (100, 8), (200, 60))
ROADS = (
    (), ("w",), ("h",), ("s",), ("?",), (":",), ("p",), ("#",), ("!",), ("space",),
    ("space", "r"), ("space", "h"), ("space", "h", "enter"),
)  # fmt: skip


def inside(driver: Driver, size: tuple[int, int]) -> None:
    """The top screen laid out at a size: exactly its rows, none wider than the pane."""
    width, height = size
    shown = driver.app.top.lines(width, height)
    assert len(shown) == height
    for line in shown:
        assert cells("".join(part.text for part in line)) <= width, line


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_a_lifter_needs_is_whole(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch), size) as driver:
        await train(driver, monkeypatch, 4)
        await driver.pass_seconds(47)
        frame = driver.frame()
        for needed in ("▸ 2 ", "12 × 10 kg", "rest 0:43", "13 Nov", "?", "enter", "how was it?"):
            if needed == "how was it?" and size[1] < 17:
                continue
            assert needed in frame, needed
        assert "set 2 of 3" in frame
        inside(driver, size)


async def test_every_screen_stays_in_its_pane(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        for start in ((), ("2", "enter", "enter", "1", "1", "/"), ("backspace", "p", "4")):
            await driver.press(*start)
            for road in ROADS:
                await driver.press(*road)
                for size in (*SIZES, *AWKWARD):
                    inside(driver, size)
                await driver.home()
        assert driver.app.is_running
        await driver.press("f")
        for size in (*SIZES, *AWKWARD):
            inside(driver, size)


async def test_resizing_back_and_forth_ends_where_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch), (120, 40)) as driver:
        await train(driver, monkeypatch, 4)
        before = driver.frame()
        for size in ((36, 16), (80, 24), (39, 24), (120, 40)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            inside(driver, size)
        assert driver.frame() == before


async def test_an_empty_log_has_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(Logbook.open(tmp_path / "empty.db")) as driver:
        assert "Nothing is logged yet" in driver.frame()
        for road in ROADS:
            await driver.press(*road)
            inside(driver, (39, 24))
            await driver.home()
        await driver.press("space", "h")
        assert "Nothing is logged yet" in driver.frame()
        await driver.press("tab", "enter", "enter")
        assert "first set" not in driver.frame()
