"""Names and notes that would act: on every screen they are only text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.tui.drawings import SIZES, inside
from tests.tui.driving import driving, friday
from tests.tui.story import OWNED
from tracker.domain.inventory import Inventory
from tracker.logbook import Logbook
from tracker.store.imports import own_exercise

EVIL = (
    "[/]",
    "Squat [paused]",
    "[@click=app.quit]x[/]",
    "[$error]",
    "[B]",
    "5\\",
    "ｗｉｄｅ 深蹲",
    "\u202edrow\u202c \u05e9\u05dc\u05d5\u05dd",
    "\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b31m",
    "a\x00b\r\nc\td",
    "e\u0301" * 40,
    "x" * 500,
)
ROADS = (
    (), ("w",), ("h",), ("s",), ("?",), ("#",), ("p",), ("space", "r"), ("space", "h"),
    ("space", "h", "enter"),
)  # fmt: skip


def harmless(text: str) -> None:
    """No control character and none that steers the direction of text is left."""
    for char in text:
        assert unicodedata.category(char) not in ("Cc", "Cf", "Cs"), repr(char)


@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
async def test_a_note_is_only_text(
    evil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", "enter")
        session = logbook.today().session
        assert session is not None
        done = session.entries[0].sets[0]
        logbook.note_set(done.id, done.rev, evil)
        logbook.note_session(session.id, evil)
        await driver.pass_seconds(1)
        for road in ROADS:
            await driver.press(*road)
            for size in SIZES:
                for row in inside(driver.app.top, size):
                    harmless(row)
            harmless(driver.frame().replace("\n", ""))
            await driver.home()
        assert driver.app.is_running


async def test_a_note_with_brackets_is_shown_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "#", *"Squat [paused] [/]", "enter")
        await driver.press("space", "h", "enter")
        assert "# set 1: Squat [paused] [/]" in driver.frame()


@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
async def test_the_name_of_a_band_is_only_text(
    evil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "".join(char for char in evil if char.isprintable())[:60]
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-22T18:00")
    logbook = Logbook.open(tmp_path / "bands.db")
    logbook.config_set("program", "build")
    logbook.inventory_set(Inventory(bands=(name, "strong"), things=OWNED.things))
    async with driving(logbook) as driver:
        await driver.press("enter", "n", "n", "s")
        for size in SIZES:
            inside(driver.app.top, size)
        await driver.press("q", "enter")
        harmless(driver.frame().replace("\n", ""))
        assert driver.app.is_running


async def test_a_paste_into_a_note_is_cleaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual import events

    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "#")
        driver.app.post_message(events.Paste("knee\x1b[31m\nsore"))
        await driver.press("enter")
        session = logbook.today().session
        assert session is not None
        assert session.entries[0].sets[0].done.note == "knee[31m sore"


@pytest.mark.parametrize("first", range(0, len(EVIL), 3))
async def test_the_names_of_exercises_are_only_text(
    first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three exercises of an import as today's: on the floor, in why, behind ``?``, summed up."""
    logbook = friday(tmp_path, monkeypatch)
    with logbook._store.write("import", logbook.now()):
        for at, evil in enumerate(EVIL[first : first + 3]):
            logbook._store.add_own_exercise(own_exercise(f"own-{at}", evil[:200], "bodyweight"))
    path = logbook.path
    logbook.close()
    logbook = Logbook.open(path)
    logbook.check_in({"hamstrings": 0})
    for at in range(3):
        logbook.swap(logbook.today().items[at].key, f"own-{at}")
    async with driving(logbook) as driver:

        async def look(*keys: str) -> None:
            await driver.press(*keys)
            for size in SIZES:
                for row in inside(driver.app.top, size):
                    harmless(row)
            harmless(driver.frame().replace("\n", ""))
            assert driver.app.is_running

        await driver.press("enter", "e")
        for key in ("w", "h", "s", "?", "p", "k"):
            await look(key)
            await driver.home()
            await look("n")
        await look("f")
        for keys in (("w",), ("q", "h"), ("q", "?"), ("q", ":", *EVIL[first][:3])):
            await look(*keys)


async def test_the_palette_takes_anything_that_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        for evil in EVIL:
            await driver.press(":", *(char for char in evil if char.isprintable()))
            for size in SIZES:
                inside(driver.app.top, size)
            harmless(driver.frame().replace("\n", ""))
            await driver.press("escape")
        assert driver.lines()[0].startswith("Fri 20 Nov")
