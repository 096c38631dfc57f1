"""The ground the tests stand on: nothing of the developer's, nothing of the day."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from tests.conftest import NOW


def test_the_home_is_the_tests_own(home: Path, tmp_path: Path) -> None:
    assert Path.home() == home
    assert all(
        Path(os.environ[name]).is_relative_to(tmp_path)
        for name in os.environ
        if name.startswith("XDG_")
    )
    assert list(home.iterdir()) == []


def test_the_clock_stands_and_the_zone_is_utc() -> None:
    assert os.environ["OVERLOAD_NOW"] == NOW
    assert time.timezone == 0


def test_no_setting_of_the_developer_reaches_a_screen() -> None:
    assert "NO_COLOR" not in os.environ
    assert {n for n in os.environ if n.startswith("TEXTUAL")} == {"TEXTUAL_ANIMATIONS"}
    assert {n for n in os.environ if n.startswith("OVERLOAD_")} == {"OVERLOAD_NOW"}


@pytest.mark.xfail(strict=True, raises=ZeroDivisionError, reason="it fails, so it ran")
async def test_an_async_test_runs_to_its_end(tmp_path: Path) -> None:
    await asyncio.sleep(0)
    raise ZeroDivisionError(tmp_path.name)
