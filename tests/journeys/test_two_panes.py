"""A pane of the app beside another program that changes the whole log under it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.test_two import HEAD
from tests.tui.driving import Driver, driving, friday
from tracker.logbook import Logbook, care
from tracker.store import Store


async def test_a_pane_shows_the_log_restored_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    file = tmp_path / "before.db"
    logbook.backup(file)
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "enter")
        assert logbook.today().sets_logged == 2
        assert "2 of 9 sets" in shown(driver)
        with care.restoring(file, logbook.path) as recovered:
            recovered.put_in_place(logbook.now())
        await driver.pass_seconds(1)
        assert "2 of 9 sets" not in shown(driver)
        assert logbook.today().session is None
        await driver.press("enter", "enter")
        assert logbook.today().sets_logged == 1
        assert "saved" in shown(driver)
        await driver.press("u")
        assert logbook.today().sets_logged == 0
    with closing(Store.open(logbook.path)) as store:
        assert store.check() == []


async def test_a_key_before_the_pane_saw_the_restored_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The set goes where the screen said."""
    logbook = friday(tmp_path, monkeypatch)
    file = tmp_path / "before.db"
    logbook.backup(file)
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "enter", "enter")
        with care.restoring(file, logbook.path) as recovered:
            recovered.put_in_place(logbook.now())
        await driver.press("7", "e")
        rows = [(e.exercise, [s.done.count for s in e.sets])
                for e in logbook.history(limit=1)[0].entries if e.sets]  # fmt: skip
        assert logbook.today().sets_logged == 1
        assert rows == [("goblet-squat", [7])]
    with closing(Store.open(logbook.path)) as store:
        assert store.check() == []


def shown(driver: Driver) -> str:
    return " ".join(driver.frame().split())


async def test_a_second_pane_knows_what_an_import_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        await driver.press("enter")
        file = tmp_path / "strong.csv"
        file.write_text(HEAD + '2026-11-18 07:00:00,"Day",1h,"Odd Thing",1,40,8,0,0,"","",\n')
        other.import_file(file, unit="kg")
        await driver.pass_seconds(1)
        await driver.press("space", "h", "enter")
        assert "Odd Thing" in shown(driver)
        assert "not in the catalogue" not in shown(driver)
    other.close()
