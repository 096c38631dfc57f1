"""Trends: every chart as a screen, its keys, and what they lead to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.tui.drawings import SIZES, drawn
from tests.tui.driving import Driver, driving, friday, train
from tests.tui.story import FRIDAY, OWNED
from tracker.logbook import Logbook
from tracker.tui.screens.trends import CHARTS, TrendsView


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """A log without a set."""
    monkeypatch.setenv("OVERLOAD_NOW", FRIDAY)
    opened = Logbook.open(tmp_path / "empty.db")
    opened.inventory_set(OWNED)
    return opened


def view_of(driver: Driver) -> TrendsView:
    """The screen of charts."""
    top = driver.app.top
    assert isinstance(top, TrendsView)
    return top


async def to_chart(driver: Driver, kind: str) -> None:
    """Go to Trends and on to a chart."""
    at = [chart.kind for chart in CHARTS].index(kind)
    await driver.press("space", "r", *["]"] * at)
    assert view_of(driver).chart.kind == kind


SCENES = {
    "trends-exercise": ("exercise", ("n", "n")),
    "trends-volume": ("volume", ("n", "m")),
    "trends-records": ("records", ()),
    "trends-calendar": ("calendar", ()),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_chart_is_as_drawn(scene: str, size: tuple[int, int], logbook: Logbook) -> None:
    kind, keys = SCENES[scene]
    async with driving(logbook, size) as driver:
        await to_chart(driver, kind)
        await driver.press(*keys)
        assert driver.frame() == drawn(scene, size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_empty_log_has_the_axis_and_says_which_key_logs(
    size: tuple[int, int], empty: Logbook
) -> None:
    async with driving(empty, size) as driver:
        await driver.press("space", "r")
        assert driver.frame() == drawn("trends-empty", size)


async def test_every_chart_of_an_empty_log_says_what_to_do(empty: Logbook) -> None:
    async with driving(empty) as driver:
        await driver.press("space", "r")
        for chart in CHARTS:
            words = " ".join(driver.frame().split())
            if chart.kind == "e1rm":
                assert "An estimate needs a set with its effort" in words
            else:
                assert "enter on Today logs one." in words or "c on Today asks." in words
            await driver.press("]")
        assert view_of(driver).chart is CHARTS[0], "after the last comes the first"


async def test_the_charts_are_turned_both_ways_and_named(logbook: Logbook) -> None:
    async with driving(logbook, (100, 30)) as driver:
        await driver.press("space", "r")
        assert driver.lines()[0].startswith("Trends      ▸volume + soreness   exercise   ladder")
        await driver.press("[")
        assert driver.lines()[0].endswith("▸soreness")
        for _ in CHARTS:
            await driver.press("right")
            assert f"▸{view_of(driver).chart.tab.name}" in driver.lines()[0]
        await driver.press("left")
        assert "▸volume" in driver.lines()[0]


async def test_weeks_hold_for_every_chart_but_the_records(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await to_chart(driver, "exercise")
        await driver.press("+")
        assert driver.lines()[0].endswith("52 weeks")
        await driver.press("]")
        assert driver.lines()[0].endswith("52 weeks")
        await driver.press("]")
        assert driver.lines()[0].endswith("all weeks")
        await driver.press("+")
        assert "that is all there is" in driver.frame()
        await driver.press("-", "-", "-")
        assert driver.lines()[0].endswith(" 4 weeks")
        await driver.press("-")
        assert "fewer than 4 weeks is no trend" in driver.frame()
        await driver.press("]")
        assert driver.lines()[0].endswith("52 weeks")


async def test_n_turns_the_subject_and_charts_of_one_family_keep_it(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await to_chart(driver, "exercise")
        # All keys before the first answer: they add up.
        await driver.press("n", "n", "n", "n")
        shown = logbook.catalog.exercise(logbook.chart_subjects("exercise", 12)[4])
        assert shown.id == "dumbbell-single-leg-romanian-deadlift"
        assert driver.lines()[1].startswith(shown.short)
        for _ in range(6):
            await driver.press("]")
        assert view_of(driver).chart.kind == "sides"
        assert driver.lines()[1].startswith(shown.short), "each side is done alone, so it stays"
        await driver.press("N")
        assert driver.lines()[1].startswith("Step-up")


async def test_m_counts_sets_reps_and_tonnage(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await to_chart(driver, "volume")
        assert driver.lines()[1].startswith("all muscles")
        assert "sets a week" in driver.frame()
        await driver.press("m")
        assert driver.lines()[1].startswith("all muscles, reps")
        assert "124 reps this week" in driver.frame()
        await driver.press("m")
        assert "kg moved a week" in driver.frame()
        await driver.press("m", "n")
        assert driver.lines()[1].startswith("hamstrings  ")


async def test_a_table_longer_than_the_screen_is_scrolled(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await to_chart(driver, "records")
        assert "more lines" in driver.frame()
        await driver.press(*["down"] * 40)
        assert "Goblet squat" in driver.frame()
        assert "about 32.2 kg for one rep" in driver.frame()
        await driver.press("up")
        assert "more lines" in driver.frame()


async def test_enter_opens_the_weeks_and_one_of_them(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "r", "enter")
        lines = driver.lines()
        assert lines[0].endswith("3 weeks with training")
        assert lines[2].split() == ["▸", "16", "Nov", "-", "22", "Nov", "1", "day", "9", "sets"]
        await driver.press("down", "enter")
        assert driver.lines()[0].endswith("2 sessions")
        assert "Fri 13 Nov" in driver.frame()
        assert "Tue 10 Nov" in driver.frame()
        assert "Tue 17 Nov" not in driver.frame()
        await driver.press("down", "enter")
        assert driver.lines()[0].endswith("Tue 10 Nov")
        await driver.press("q", "q", "q")
        assert driver.lines()[0].startswith("Trends")


async def test_the_weeks_of_an_empty_log(empty: Logbook) -> None:
    async with driving(empty) as driver:
        await driver.press("space", "r", "enter", "enter", "down", "up")
        assert "enter on Today logs one." in " ".join(driver.frame().split())


async def test_w_shows_the_decisions_behind_a_chart(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "r", "w")
        assert driver.lines()[0].split() == ["Why", "Band", "curl"]
        await driver.press("n")
        assert driver.lines()[0].split() == ["Why", "Single-leg", "RDL"]
        await driver.press("q", "]", "n", "n", "w")
        assert driver.lines()[0].split() == ["Why", "Step-up"]


async def test_a_chart_follows_what_is_logged(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await train(driver, monkeypatch, 1)
        await to_chart(driver, "calendar")
        assert "5 training days in 3 weeks" in driver.frame()
        await driver.press("u")
        assert "4 training days in 3 weeks" in driver.frame()


async def test_reading_and_drawing_are_never_done_where_keys_are(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[threading.Thread] = []
    read = Logbook.series

    def told(self: Logbook, *args: object, **more: object) -> object:
        seen.append(threading.current_thread())
        return read(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Logbook, "series", told)
    async with driving(logbook) as driver:
        await driver.press("space", "r", "]", "n", "+")
        assert seen
        assert threading.main_thread() not in seen


async def test_a_log_that_cannot_be_read_is_said_and_the_keys_go_on(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.domain.errors import StoreError

    def fails(self: Logbook, *args: object, **more: object) -> None:
        raise StoreError("The log is busy.")

    async with driving(logbook) as driver:
        await driver.press("space", "r")
        with monkeypatch.context() as patched:
            patched.setattr(Logbook, "series", fails)
            await driver.press("]")
            assert "The log is busy." in driver.frame()
        await driver.press("[")
        assert "hard sets a week" in driver.frame()


async def test_without_colour_the_second_kind_of_bar_is_hatched(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving(logbook) as driver:
        await driver.press("space", "r")
        assert "▒▒ ██ ▒▒" in driver.frame()
