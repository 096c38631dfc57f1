"""A log that fails under the app: it is said on the screen, and the set stays to be tried again."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.driving import Driver, driving, friday
from tracker.logbook import Logbook
from tracker.tui.app import OverloadApp, run

ROOT = Path(__file__).parents[2]


def said(driver: Driver) -> str:
    return " ".join(driver.frame().split())


def full(logbook: Logbook) -> Callable[[], object]:
    run = logbook._store._run
    pages = run("PRAGMA page_count").fetchone()[0]
    # A page's worth of free room is used up by the change log's first rows.
    run(f"PRAGMA max_page_count = {pages}")
    ballast = sqlite3.connect(logbook.path, isolation_level=None)
    ballast.execute("CREATE TABLE ballast (x BLOB)")
    ballast.close()
    pages = run("PRAGMA page_count").fetchone()[0]
    run(f"PRAGMA max_page_count = {pages}")
    return lambda: run("PRAGMA max_page_count = 1000000")


def read_only(logbook: Logbook) -> Callable[[], object]:
    logbook._store._run("PRAGMA query_only = ON")
    return lambda: logbook._store._run("PRAGMA query_only = OFF")


def locked(logbook: Logbook) -> Callable[[], object]:
    logbook.wait_at_most(0.001)
    other = sqlite3.connect(logbook.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def heal() -> None:
        other.close()
        # The day's backup, begun by the app meanwhile, holds a write up for a moment.
        logbook.wait_at_most(20)

    return heal


def moved(logbook: Logbook) -> Callable[[], object]:
    away = logbook.path.with_name("away.db")
    logbook.path.rename(away)
    return lambda: away.rename(logbook.path)


FAULTS = {
    "full": (full, "The disk is full; nothing was stored"),
    "read-only": (read_only, "Nothing was stored: read-only is"),
    "locked": (locked, "Nothing was stored, try again: another program"),
    "moved": (moved, "Nothing was stored: the database was moved, deleted or replaced"),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_set_that_can_not_be_stored_stays_typed(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    plant, sentence = FAULTS[fault]
    async with driving(logbook) as driver:
        await driver.press("enter", "enter")
        before, saved = logbook.today().sets_logged, 1
        heal = plant(logbook)
        # More than one, since a page may have room left for the first.
        for _ in range(1 if fault != "full" else 40):
            await driver.press("1", "1", "e")
            if sentence in said(driver):
                break
            before, saved = before + 1, driver.frame().count("saved")
        assert sentence in said(driver)
        assert "11/11" in driver.frame()
        assert driver.frame().count("saved") <= saved
        await driver.pass_seconds(1)
        assert driver.app.is_running
        heal()
        assert logbook.today().sets_logged == before
        await driver.press("e")
        assert logbook.today().sets_logged == before + 1
        assert logbook._store.check() == []


async def test_a_log_damaged_while_open_is_said_and_the_app_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", "1", "1")
        size = logbook.path.stat().st_size
        with logbook.path.open("r+b") as file:
            file.seek(24)
            file.write(b"\xff\xff\xff\xff")
            file.seek(4096)
            file.write(b"\x55" * (size - 4096))
        await driver.pass_seconds(1)
        assert "The database is damaged: overload doctor" in said(driver)
        await driver.press("e")
        assert "The database is damaged" in said(driver)
        assert "11/11" in driver.frame()
        await driver.press("w", "space", "r", "space", "h", "space", "t", "u")
        assert driver.app.is_running
        assert "The database is damaged" in said(driver)


def test_a_key_waits_no_longer_for_another_program_than_one_bears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []

    def look(app: OverloadApp) -> None:
        waits.append(app.logbook._store._run("PRAGMA busy_timeout").fetchone()[0])

    monkeypatch.setattr(OverloadApp, "run", look)
    assert run(tmp_path / "log.db") == 0
    assert waits == [2000]
    with closing(Logbook.open(tmp_path / "log.db")) as logbook:
        assert logbook._store._run("PRAGMA busy_timeout").fetchone() == (10_000,)


CRASH = """
import sys
from tracker.tui.app import OverloadApp

def broken(self, key):
    note = "my knee hurts"
    raise ZeroDivisionError("planted")

if "--broken" in sys.argv:
    OverloadApp.press = broken
sys.argv = ["overload", "--db", sys.argv[1]]
from tracker.__main__ import main
main()
"""


def settings_of(terminal: int) -> str:
    done = subprocess.run(
        ["stty", "-a"], stdin=terminal, capture_output=True, text=True, check=True
    )
    return done.stdout


def ended(
    path: Path, until: bytes, poke: Callable[[subprocess.Popen[bytes], int], object], *more: str
) -> tuple[int, bytes]:
    """(exit code, all that was shown) of the app in a terminal, poked until it says something.

    The terminal's own settings have to be what they were before.
    """
    import pty

    parent, child = pty.openpty()
    before = settings_of(child)
    command = [sys.executable, "-c", CRASH, str(path), *more]
    app = subprocess.Popen(command, cwd=ROOT, stdin=child, stdout=child, stderr=child)
    shown, end = b"", time.monotonic() + 30
    while until not in shown:
        assert time.monotonic() < end, shown
        if select.select([parent], [], [], 0.2)[0]:
            shown += os.read(parent, 65536)
        elif b"First start" in shown:
            # From its first frame on it heeds keys and signals.
            poke(app, parent)
    code = app.wait(timeout=20)
    assert settings_of(child) == before
    os.close(child)
    os.close(parent)
    return code, shown


def test_a_crash_leaves_the_terminal_clean_and_says_where_the_report_is(
    home: Path, tmp_path: Path
) -> None:
    code, shown = ended(
        tmp_path / "log.db",
        b"The report:",
        lambda _, terminal: os.write(terminal, b"x"),
        "--broken",
    )
    assert code == 1
    last = shown[shown.rindex(b"\x1b[?1049l") :]
    assert b"ZeroDivisionError" not in last
    assert b"error: Overload met a fault of its own; the log is safe." in last
    (report,) = (home / ".local/state/overload").iterdir()
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700
    text = report.read_text()
    assert "ZeroDivisionError: planted" in text
    assert "knee hurts" not in text


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_told_to_end_from_outside_the_app_leaves_the_terminal_clean(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    found, shown = ended(
        tmp_path / "log.db", b"\x1b[?1049l", lambda app, _: app.send_signal(number)
    )
    assert found == code
    assert b"Traceback" not in shown


async def test_a_fault_of_ours_ends_the_app_and_is_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)

    def broken(self: OverloadApp, key: str) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(OverloadApp, "press", broken)
    with pytest.raises(ZeroDivisionError):
        async with driving(logbook) as driver:
            await driver.press("x")
    assert isinstance(driver.app.crash, ZeroDivisionError)
    assert driver.app._exit_renderables == []


async def test_what_to_do_about_a_log_that_was_moved_is_told_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    # High enough for the path of a test.
    async with driving(logbook, (39, 44)) as driver:
        await driver.press("enter")
        moved(logbook)
        for key in ("enter", "w"):
            await driver.press(key)
            assert "…" not in driver.frame()
            assert "Leave, then bring back what it held: overload restore" in said(driver)
            assert "rescue.db." in "".join(driver.frame().split())
    logbook = friday(tmp_path / "again", monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter")
        moved(logbook)
        await driver.press("enter")
        assert "Leave, then bring back what it held: overload restore" in said(driver)
        assert "▸ 1   10/10 × 6 kg" in driver.frame()
