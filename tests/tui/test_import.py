"""Bringing a file in: chosen, tried, asked about, imported, mapped, taken back, stopped."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.tui.drawings import SIZES, drawn
from tests.tui.driving import Driver, driving, friday
from tracker.logbook import Logbook
from tracker.logbook.files.importing import ImportReport
from tracker.tui.screens.importing import FileView, ImportView

FIXTURES = Path(__file__).parents[1] / "exchange" / "fixtures"
FILES = {
    "strong.csv": "strong_ios_2025_rest_wdf.csv",
    "repcount.csv": "repcount_assisted_negative.csv",
    "stronglifts.csv": "stronglifts_wide_ragged_dmy.csv",
}

CURLS = '2026-03-05 18:00:00,"Legs",45m,"Seated Leg Curl (Machine)",1,30,12.0,0,0.0,"","",\n'
"""A name that may be one of several exercises here."""


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log, and a home folder with three exports in it."""
    home = tmp_path / "exports"
    home.mkdir()
    for day, (name, fixture) in enumerate(FILES.items(), 10):
        shutil.copy(FIXTURES / fixture, home / name)
        written = datetime(2026, 11, day, 12).timestamp()
        os.utime(home / name, (written, written))
    (home / "notes.md").write_text("no export")
    with (home / "strong.csv").open("a") as strong:
        strong.write(CURLS)
    written = datetime(2026, 11, 10, 12).timestamp()
    os.utime(home / "strong.csv", (written, written))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    return friday(tmp_path, monkeypatch)


async def files(driver: Driver) -> None:
    await driver.press("space", "h", "i")


async def unit(driver: Driver) -> None:
    await files(driver)
    await driver.press("down", "down")
    await driver.press("enter")


async def tried(driver: Driver) -> None:
    await unit(driver)
    await driver.press("k")


async def names(driver: Driver) -> None:
    await tried(driver)
    await driver.press("enter")
    await driver.press("n", "down", "down")


SCENES = {"import": files, "import-unit": unit, "import-tried": tried, "import-names": names}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_importing_is_as_drawn(scene: str, size: tuple[int, int], logbook: Logbook) -> None:
    async with driving(logbook, size) as driver:
        await SCENES[scene](driver)
        await driver.pass_seconds(5)
        assert driver.frame() == drawn(scene, size)


async def test_a_file_is_tried_then_imported_then_taken_back(logbook: Logbook) -> None:
    before = len(logbook.history())
    async with driving(logbook) as driver:
        await tried(driver)
        assert len(logbook.history()) == before, "trying stores nothing"
        assert "Would import" in driver.frame()
        await driver.press("enter")
        assert "imported and saved" in driver.frame()
        assert len(logbook.history()) > before
        named = {logbook.catalog.exercises[each].name for each in _done(logbook)}
        assert "Seated Leg Curl (Machine)" in named
        await driver.press("u")
        assert len(logbook.history()) == before
        await driver.press("enter")
        assert isinstance(driver.app.top, ImportView)


def _done(logbook: Logbook) -> set[str]:
    return {entry.exercise for session in logbook.history() for entry in session.entries}


async def test_the_same_file_again_brings_nothing(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await tried(driver)
        await driver.press("enter")
        await driver.press("enter")
        await driver.press("enter")
        await driver.press("k")
        assert "in the log already" in driver.frame()
        sessions = len(logbook.history())
        await driver.press("enter")
        assert isinstance(driver.app.top, ImportView), "nothing is left to import"
        assert len(logbook.history()) == sessions


async def test_a_question_left_open_imports_nothing_and_can_be_asked_again(
    logbook: Logbook,
) -> None:
    async with driving(logbook) as driver:
        await unit(driver)
        await driver.press("q")
        assert "enter asks again" in driver.frame()
        await driver.press("enter")
        await driver.press("l")
        assert "Would import" in driver.frame()
        await driver.press("q", "q")
        assert "History" in driver.frame()
        assert len(logbook.history()) == 4


@pytest.mark.parametrize(
    ("typed", "said", "stays"),
    [("nowhere.csv", "There is no file", True), ("notes.md", "no export", False)],
)
async def test_a_path_that_is_no_export_is_one_sentence(
    typed: str, said: str, stays: bool, logbook: Logbook
) -> None:
    async with driving(logbook) as driver:
        await files(driver)
        await driver.press("/", *typed, "enter")
        assert said in " ".join(driver.frame().split())
        assert len(logbook.history()) == 4
        assert isinstance(driver.app.top, ImportView)
        assert ("file:" in driver.frame()) is stays, "what was typed stays"


async def test_a_long_import_stopped_half_way_leaves_nothing(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar is read while the import waits at its middle; then ``q``."""
    head, *rows = (FIXTURES / FILES["strong.csv"]).read_text().splitlines(keepends=True)
    day = [row for row in rows if row.startswith(rows[0][:10])]
    with (tmp_path / "exports" / "long.csv").open("w") as long:
        long.write(head)
        for number in range(400):
            date = f"20{10 + number // 336:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
            long.writelines(date + row[10:] for row in day)
    real = logbook.import_apart
    seen: list[tuple[str, int]] = []

    def slowly(path: Path, **options: object) -> ImportReport:
        tell = options["progress"]
        assert callable(tell)

        def half_way(done: int, size: int) -> None:
            tell(done, size)
            if done * 2 >= size and not seen and not options["dry_run"]:
                driver.app.from_thread(driver.app._paint)
                seen.append((driver.frame(), done))
                driver.app.from_thread(lambda: driver.app.press("q"))

        return real(path, **{**options, "progress": half_way})

    monkeypatch.setattr(logbook, "import_apart", slowly)
    async with driving(logbook) as driver:
        await files(driver)
        await driver.press("/", *"long.csv", "enter")
        await driver.press("k")
        await driver.press("enter")
        assert len(seen) == 1
        frame, done = seen[0]
        assert "Importing." in frame
        assert "▓▓▓▓▓▓▓▓" in frame
        assert done
        assert "stopped; nothing was imported" in driver.frame()
        assert len(logbook.history()) == 4
        assert logbook.mappings() == []
        assert not isinstance(driver.app.top, FileView)


async def test_a_name_is_mapped_by_number_and_by_typing(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await names(driver)
        await driver.press("up", "up")
        one = next(each for each in logbook.mappings() if each.proposals)
        at = logbook.mappings().index(one)
        await driver.press(*["down"] * at, "enter", "1")
        assert one.proposals[0].exercise in {each.exercise for each in logbook.mappings()}
        await driver.press("u")
        assert one in logbook.mappings()
        await driver.press("enter")
        assert driver.lines()[-1].endswith("take it  / another  q as it is")
        await driver.press("/", *"no such thing", "enter")
        assert "exercise:" in driver.frame(), "what was typed stays"
        await driver.press(*["backspace"] * 13, *"goblet squat", "enter")
        assert "goblet-squat" in {each.exercise for each in logbook.mappings()}
