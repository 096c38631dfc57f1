"""Other keys: in force at the next key, in the footer, behind ? and in words that name them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.driving import driving, friday
from tracker.logbook import Logbook
from tracker.tui import commands
from tracker.tui.keys import pasted_keys


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Logbook]:
    """The story's log on its Friday; the registry's own keys are in force again afterwards."""
    yield friday(tmp_path, monkeypatch)
    commands.use({})


async def test_a_key_set_elsewhere_is_in_force_within_a_second(logbook: Logbook) -> None:
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        await driver.press("enter")
        for setting, keys in (("log-easy", "x"), ("undo", "ctrl+u"), ("harder", "}"), ("how", "j")):
            other.config_set(f"key.{setting}", keys)
        await driver.pass_seconds(1)
        assert "x easy   enter good   m max   b broke" in driver.frame()
        assert "ctrl+u undo" in driver.frame()
        await driver.press("e")
        assert logbook.today().sets_logged == 0, "e no longer logs"
        await driver.press("x")
        assert logbook.today().sets_logged == 1
        await driver.press("ctrl+u")
        assert logbook.today().sets_logged == 0
        await driver.pilot.resize_terminal(100, 30)
        await driver.settle()
        assert "[ } load" in driver.frame()
        await driver.press("?")
        assert "  x              log it: easy" in driver.frame()
        await driver.press("q", ":", *"log it: easy")
        assert "▸ x  log it: easy" in driver.frame()
        await driver.press("enter")
        assert logbook.today().sets_logged == 1
        other.undo()
        other.undo()
        other.close()
        await driver.pass_seconds(1)
        await driver.press("escape", "h")
        assert driver.lines()[0].startswith("How to"), "undo gave h its meaning back"


async def test_words_that_name_a_key_name_the_one_in_force(logbook: Logbook) -> None:
    logbook.config_set("key.how", "j")
    logbook.config_set("key.timer", "v")
    logbook.config_set("key.skip", "ctrl+k")
    async with driving(logbook) as driver:
        assert "j shows" in driver.frame()
        await driver.press("enter", "0", "enter")
        assert "ctrl+k skips it" in " ".join(driver.frame().split())
        await driver.press("backspace", "enter", "v")
        assert "rest timer stopped   v starts it" in driver.frame()


async def test_words_of_the_other_rooms_name_the_keys_in_force(logbook: Logbook) -> None:
    for name, key in (
        ("other-ways", "v"), ("import", "y"), ("stop-sign", "f9"), ("inventory.tick", "f8"),
        ("settings.open", "f7"), ("change-slot", "f6"), ("slot.less", "f5"),
    ):  # fmt: skip
        logbook.config_set(f"key.{name}", key)
    async with driving(logbook) as driver:
        for road, said in (
            (("space", "x", "down", "down", "L"), "v shows"),
            (("space", "h", "y", "n"), "y in History brings one in."),
            (("space", "s", *["down"] * 20, "f7"), "f9 tells the log"),
            (("space", "s", "]"), "f7 opens this one"),
            (("space", "s", *["up"] * 20, "f7"), "f8 or a digit types the sizes"),
            (("space", "s", "f7", *["down"] * 8, "4"), "f8 ticks this row"),
            (("space", "p", "enter", "enter"), "f6 changes a slot of it"),
            (("space", "p", "enter", "f6", "4"), "f5 and ] choose the exercise"),
        ):
            await driver.press(*road)
            assert said in " ".join(driver.frame().split()), road
            await driver.press("escape")
            await driver.home()


async def test_a_click_on_a_hint_presses_the_key_in_force(logbook: Logbook) -> None:
    logbook.config_set("key.log-max", "x")
    async with driving(logbook) as driver:
        await driver.press("enter")
        row = next(at for at, text in enumerate(driver.lines()) if "x max" in text)
        await driver.pilot.click(offset=(driver.lines()[row].index("x max"), row))
        await driver.settle()
        session = logbook.today().session
        assert session is not None
        assert str(session.entries[0].sets[0].done.effort) == "max"


async def test_a_stored_key_that_clashes_is_put_aside_and_said(logbook: Logbook) -> None:
    with logbook._store.write("an older program's key", logbook.now()):
        logbook._store.set_setting("key.log-easy", "w")
    async with driving(logbook, (80, 24)) as driver:
        assert "key.log-easy is not in force: w is already why" in driver.frame()
        await driver.press("enter", "e")
        assert logbook.today().sets_logged == 1


def test_a_paste_of_sets_follows_the_keys_in_force() -> None:
    commands.use({"key.log-easy": "x"})
    assert pasted_keys("9x\n") == ["9", "x", "enter"]
    assert pasted_keys("9e") is None
    commands.use({})
    assert pasted_keys("9e") == ["9", "e"]


def test_every_key_that_can_be_chosen_is_one_the_terminal_sends() -> None:
    from textual.keys import Keys

    from tracker.domain.keymap import NAMED

    assert set(NAMED) - {"space"} <= {key.value for key in Keys}
