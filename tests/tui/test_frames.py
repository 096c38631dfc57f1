"""The screens as they are drawn: each frame was written from the drawings, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import SIZES, drawn
from tests.tui.driving import Driver, driving, friday, train


async def check_in(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await driver.press("2", "up")


async def session(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await train(driver, monkeypatch, 4)
    await driver.pass_seconds(47)


async def summary(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await train(driver, monkeypatch)
    await driver.press("enter")


async def why(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await summary(driver, monkeypatch)
    await driver.press("w")


async def warm_up(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await driver.press("h", "x")
    await driver.pass_seconds(5)


async def trends(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await summary(driver, monkeypatch)
    await driver.press("space", "r")


async def history(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await driver.press("space", "h", "down")


async def detail(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await driver.press("space", "h", "down", "enter", "n")


SCENES = {
    "check-in": check_in,
    "session": session,
    "summary": summary,
    "why": why,
    "warm-up": warm_up,
    "trends": trends,
    "history": history,
    "detail": detail,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_is_as_drawn(
    scene: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch), size) as driver:
        await SCENES[scene](driver, monkeypatch)
        assert driver.frame() == drawn(scene, size)
