"""The rest line: what it says at each second, the one bell, the stopwatch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import driving, friday
from tracker.logbook import Logbook
from tracker.tui.layout.resting import rest_line
from tracker.tui.lines import text_of, width_of
from tracker.tui.state import Rest


def said(elapsed: float, span: tuple[int, int] | None = (60, 90), width: int = 39) -> str:
    return text_of(rest_line(Rest(elapsed, span), width))


@pytest.mark.parametrize(
    ("elapsed", "start", "end"),
    [
        (0, "rest 1:30  ", " left"),
        (47, "rest 0:43  ", " left"),
        (59.9, "rest 0:31  ", " left"),
        (60, "rest 0:30  ", " go if ready"),
        (89.5, "rest 0:01  ", " go if ready"),
        (90, "rest over, +0:00", ""),
        (110, "rest over, +0:20", ""),
        (5000, "rest over", ""),
    ],
)
def test_it_counts_down_and_says_when(elapsed: float, start: str, end: str) -> None:
    text = said(elapsed)
    assert text.startswith(start)
    assert text.endswith(end)


def test_the_bar_is_as_drawn() -> None:
    assert said(47) == "rest 0:43  ▓▓▓▓▓▓▓▓▓▓▓▓░░░░│░░░░░░ left"


@pytest.mark.parametrize("width", range(24, 130, 7))
@pytest.mark.parametrize("elapsed", [0, 30, 60, 75, 90, 4000])
def test_it_fits(width: int, elapsed: float) -> None:
    assert width_of(rest_line(Rest(elapsed, (60, 90)), width)) <= width


def test_a_circuit_counts_up_without_a_bar() -> None:
    assert said(47, None) == "since last 0:47"


async def test_it_rings_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rings: list[int] = []
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        monkeypatch.setattr(driver.app, "bell", lambda: rings.append(1))
        await driver.press("enter", "enter")
        await driver.pass_seconds(89)
        assert not rings
        await driver.pass_seconds(1)
        await driver.pass_seconds(1)
        assert rings == [1]
        assert "rest over, +0:01" in driver.frame()
        await driver.press("enter", "t")
        await driver.pass_seconds(100)
        assert rings == [1], "a stopped timer is silent"
        await driver.press("t")
        assert "rest 1:30" in driver.frame()


async def test_no_bell_where_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rings: list[int] = []
    logbook = friday(tmp_path, monkeypatch)
    logbook.config_set("bell", "off")
    async with driving(logbook) as driver:
        monkeypatch.setattr(driver.app, "bell", lambda: rings.append(1))
        await driver.press("enter", "enter")
        await driver.pass_seconds(95)
        assert not rings


async def test_a_circuit_session_counts_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-20T18:20")
    logbook = Logbook.open(tmp_path / "circuit.db")
    logbook.program_use("circuit")
    async with driving(logbook) as driver:
        await driver.press("enter")
        first = driver.lines()[1]
        await driver.press("enter")
        await driver.pass_seconds(47)
        assert "since last 0:47" in driver.frame()
        assert driver.lines()[1] != first, "round by round: the next exercise waits"
        items = logbook.today().items
        assert [len(item.logged) for item in items][:2] == [1, 0]
