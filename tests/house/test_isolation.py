"""The ground the tests stand on: nothing of the developer's, nothing of the day."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from tests.conftest import NOW


def isolated(home: Path) -> bool:
    """Whether all that a program looks for at home is in this folder, and nothing is there."""
    places = [Path(os.environ[name]) for name in os.environ if name.startswith("XDG_")]
    return (
        Path.home() == home
        and len(places) == 4
        and all(place.is_relative_to(home) for place in places)
        and not any(home.iterdir())
    )


def test_the_home_is_the_tests_own(home: Path, tmp_path: Path) -> None:
    assert isolated(home)
    assert home.parent == tmp_path


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_leaves_at_home_is_not_there_for_the_next(home: Path, turn: int) -> None:
    assert isolated(home)
    (home / f"left-{turn}").touch()


def test_the_clock_stands_and_the_zone_is_utc() -> None:
    assert os.environ["OVERLOAD_NOW"] == NOW
    assert time.timezone == 0


def test_no_setting_of_the_developer_reaches_a_screen() -> None:
    assert "NO_COLOR" not in os.environ
    assert {n for n in os.environ if n.startswith("TEXTUAL")} == {"TEXTUAL_ANIMATIONS"}
    ours = {name for name in os.environ if name.startswith("OVERLOAD_")}
    assert ours - {"OVERLOAD_LONG"} == {"OVERLOAD_NOW"}


@pytest.mark.xfail(strict=True, raises=ZeroDivisionError, reason="it fails, so it ran")
async def test_an_async_test_runs_to_its_end(tmp_path: Path) -> None:
    await asyncio.sleep(0)
    raise ZeroDivisionError(tmp_path.name)
