"""Journeys through the other rooms: the first start and its skip, a program made one's own."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.terminal import Pane, app, needs_tmux
from tests.tui.story import tell
from tracker.domain.inventory import Inventory
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.logbook.programs.own_slots import Change

pytestmark = needs_tmux


def test_the_first_start_answered(pane: Pane, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    pane.start(*app(db))
    pane.wait("First start")
    pane.typed("6 8 10")
    pane.wait("6 8 10▏")
    pane.keys("Enter")
    pane.keys("Down", "Down", "Down", "Down", "Down", "Down", "Down", "Space", "Enter")
    pane.wait("Which program?")
    pane.keys("Up", "Up", "Enter")
    pane.wait("Stop at once")
    pane.keys("Down", "Enter")
    pane.wait("build · Day 1")
    logbook = Logbook.open(db)
    assert logbook.inventory() == Inventory(
        dumbbells=(Load(6.0), Load(8.0), Load(10.0)), things=frozenset({"ball"})
    )
    assert (logbook.program().id, logbook.config_get("status")) == ("build", "trained")
    logbook.close()


def test_the_first_start_skipped_is_not_asked_again(pane: Pane, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    pane.start(*app(db))
    pane.wait("First start")
    pane.keys("q")
    pane.wait("starter · Full")
    pane.keys("Enter")
    pane.wait("set 1 of 3")
    pane.kill()
    pane.again(*app(db))
    shown = pane.wait("set 1 of 3")
    assert "First start" not in shown
    logbook = Logbook.open(db)
    assert (logbook.inventory(), logbook.inventory().assumed) == (Inventory(), False)
    logbook.close()


def test_a_program_made_ones_own_and_taken_back(pane: Pane, tmp_path: Path) -> None:
    db = tmp_path / "story.db"
    tell(db).close()
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.keys("Space", "p")
    pane.wait("3 programs")
    pane.keys("Enter")
    pane.wait("Day 3")
    pane.keys("Down", "c")
    pane.wait("As it came")
    pane.keys("Down")
    pane.typed("4\r")
    pane.wait("Goblet squat, yours    4×8-12")
    logbook = Logbook.open(db)
    assert logbook.slot_change("build", "day-1", 2) == Change(sets=4)
    pane.keys("Space", "t")
    pane.wait("build, yours")
    pane.keys("u")
    pane.wait("undone: change Build, Squat")
    assert logbook.slot_change("build", "day-1", 2) == Change()
    logbook.close()
