"""Colours, glyphs and what is loaded when: for the terminals the app meets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.driving import driving, friday, train

FIRST_FRAME = """
import asyncio, sys, pathlib
from tracker.logbook import Logbook
from tracker.tui.app import OverloadApp

async def main():
    app = OverloadApp(Logbook.open(pathlib.Path(sys.argv[1])))
    async with app.run_test(size=(39, 24)) as pilot:
        await pilot.pause()
        heavy = ("plotext", "sqlite_utils", "textual.widgets", "markdown_it", "click", "tomllib")
        print(*sorted(name for name in heavy if name in sys.modules))

asyncio.run(main())
"""


def test_the_first_frame_loads_nothing_heavy(tmp_path: Path) -> None:
    loaded = [_first_frame(tmp_path / "log.db") for _ in range(2)]
    # The very first start may read the catalogue from its sources.
    assert loaded[1] <= {"textual.widgets"}


def _first_frame(path: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(path)],
        capture_output=True, text=True, check=True, env=dict(os.environ), timeout=60,
    )  # fmt: skip
    return set(done.stdout.split())


async def test_ascii_glyphs_leave_nothing_else_on_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    logbook.config_set("glyphs", "ascii")
    async with driving(logbook, (39, 18)) as driver:
        assert driver.frame().isascii(), driver.frame()
        await train(driver, monkeypatch, 4)
        await driver.pass_seconds(47)
        assert driver.frame().isascii(), driver.frame()
        assert "> 2   12 x 10 kg" in driver.frame()


@pytest.mark.parametrize("size", [(39, 24), (100, 30)])
async def test_ascii_glyphs_leave_nothing_else_on_any_screen_of_today(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    logbook.config_set("glyphs", "ascii")
    async with driving(logbook, size) as driver:
        for keys in (("w",), ("h",), ("s",), ("?",), (":",), ("x",), ("enter", "enter", "]")):
            await driver.press(*keys)
            assert driver.frame().isascii(), driver.frame()
            await driver.home()
        await driver.press("f")
        assert driver.frame().isascii(), driver.frame()
        await driver.press("w")
        assert driver.frame().isascii(), driver.frame()


async def test_glyphs_and_bell_of_the_settings_change_while_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        assert "▸ hamstrings" in driver.frame()
        logbook.config_set("glyphs", "ascii")
        logbook.config_set("bell", "off")
        logbook.config_set("theme", "light")
        await driver.pass_seconds(1)
        assert "> hamstrings" in driver.frame()
        assert not driver.app.bell_on
        assert driver.app.theme == "textual-light"
        await driver.press("u", "u", "u")
        assert "▸ hamstrings" in driver.frame()
        assert driver.app.theme == "textual-dark"


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_the_theme_of_the_settings_is_used(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    logbook.config_set("theme", theme)
    async with driving(logbook) as driver:
        assert driver.app.theme == f"textual-{theme}"


async def test_sixteen_colours_take_the_ansi_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    monkeypatch.setenv("TERM", "screen")
    monkeypatch.delenv("COLORTERM")
    async with driving(logbook) as driver:
        assert driver.app.theme == "ansi-dark"
