"""Every screen at every size: inside its pane, and what matters on it, whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.drawings import AWKWARD, inside
from tests.tui.driving import Driver, driving, friday, train
from tracker.domain.words import day_month
from tracker.logbook import Logbook
from tracker.tui.layout import WIDE
from tracker.tui.layout.parts import last_words
from tracker.tui.words import count_words, set_words

SIZES = ((36, 16), (39, 24), (60, 20), (80, 24), (100, 30), (120, 40))
ROADS = (
    (), ("w",), ("h",), ("s",), ("?",), (":",), ("p",), ("#",), ("!",), ("space",), ("h", "N"),
    ("space", "r"), ("space", "h"), ("space", "h", "enter"),
)  # fmt: skip


def whole(driver: Driver, size: tuple[int, int]) -> None:
    """What a lifter needs is on the top screen at a size, whole: the waiting set, the rest, last
    time, the keys that log it and ``?``."""
    rows = inside(driver.app.top, size)
    floor = driver.app.top.logbook.today()
    assert floor.waiting is not None
    item = floor.items[floor.waiting.item]
    number = floor.waiting.number
    done = set_words(floor.waiting.done, item.exercise)
    text = "\n".join(rows)
    assert re.search(rf"▸ {number} +{re.escape(done)}( |$|\n)", text), (size, text)
    assert f"set {number} of {item.planned}" in text, (size, text)
    assert re.search(r"rest 0:43 .*left", text), (size, text)
    last = item.last[0]
    wide = size[0] >= WIDE
    if wide:
        for past in last.sets:
            assert count_words(past, item.exercise) in text, (size, text)
        assert day_month(last.date, 2026) in text
    else:
        said = last_words(last, item.exercise, 2026)
        assert " ".join(said.split()) in " ".join(text.split()), (size, text)
    # A message may stand over the effort keys for four seconds, never over the rest.
    for key in ("e easy", "enter good", "m max", "b "):
        assert key in text, (size, text)
    assert re.search(r"(  |^)\?( all keys)?$", rows[-1]), rows[-1]


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
        whole(driver, size)


@pytest.mark.parametrize("sets", [1, 4, 7], ids=["sides", "load", "body"])
async def test_what_a_lifter_needs_is_whole_at_every_size_between(
    sets: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while a pane is being dragged: each width, and heights from the lowest up."""
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        await train(driver, monkeypatch, sets)
        await driver.pass_seconds(47)
        for width in range(36, 126, 3):
            for height in (16, 19, 20, 24, 40):
                whole(driver, (width, height))


async def test_what_a_lifter_needs_is_whole_in_a_long_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dozen sets of one exercise, three more exercises, a band with a long name."""
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        await driver.press("2", "enter", *["a"] * 9, *["enter"] * 7)
        await driver.pass_seconds(47)
        for size in SIZES:
            whole(driver, size)


async def test_every_screen_stays_in_its_pane(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        for start in ((), ("2", "enter", "enter", "1", "1", "/"), ("backspace", "p", "4")):
            await driver.press(*start)
            for road in ROADS:
                await driver.press(*road)
                for size in (*SIZES, *AWKWARD):
                    inside(driver.app.top, size)
                await driver.home()
        assert driver.app.is_running
        await driver.press("f")
        for size in (*SIZES, *AWKWARD):
            inside(driver.app.top, size)


async def test_resizing_back_and_forth_ends_where_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch), (120, 40)) as driver:
        await train(driver, monkeypatch, 4)
        await driver.pass_seconds(47)
        before = driver.frame()
        for size in ((36, 16), (80, 24), (39, 24), (120, 40)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            whole(driver, size)
        assert driver.frame() == before


async def test_an_empty_log_has_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(Logbook.open(tmp_path / "empty.db")) as driver:
        assert "Nothing is logged yet" in driver.frame()
        for road in ROADS:
            await driver.press(*road)
            inside(driver.app.top, (39, 24))
            await driver.home()
        await driver.press("space", "h")
        assert "Nothing is logged yet" in driver.frame()
        await driver.press("tab", "enter", "enter")
        assert "No session" in driver.frame(), "the chart of an exercise never done"
