"""An old set put right: in the app, and at a shell prompt that asks first."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.terminal import Pane, app, needs_tmux
from tracker.logbook import Logbook

pytestmark = needs_tmux


def squats(db: Path) -> list[int]:
    """Reps of the squats of Fri 13 Nov."""
    logbook = Logbook.open(db)
    session = logbook.history("goblet-squat", limit=1)[0]
    logbook.close()
    return [s.done.count for e in session.entries if e.exercise == "goblet-squat" for s in e.sets]


def test_an_edit_shows_what_it_changes_is_saved_and_undone(pane: Pane, db: Path) -> None:
    pane.start(*app(db))
    pane.wait("Sore?")
    pane.keys("Space", "h")
    pane.wait("4 sessions")
    pane.typed("/squat\r\r")
    pane.wait("10/10  10/10  9/10")
    pane.typed("n\rnn")
    pane.wait("Goblet squat, set 3")
    pane.typed("11")
    shown = pane.wait("Saving this changes")
    assert "12 → 11" in shown
    assert squats(db) == [12, 12, 12]
    pane.keys("Enter")
    pane.wait("saved; u takes it back")
    assert squats(db) == [12, 12, 11]
    pane.keys("u")
    pane.wait("undone: edit a set")
    assert squats(db) == [12, 12, 12]
    pane.keys("U")
    pane.wait("redone: edit a set")
    assert squats(db) == [12, 12, 11]


def test_the_shell_is_asked_before_a_set_is_deleted(pane: Pane, db: Path) -> None:
    pane.size = (80, 24)
    delete = (sys.executable, "-m", "tracker", "--db", str(db), "delete", "21")
    pane.start("sh", "-c", '"$@"; echo "ended $?"; "$@"; read answer', "sh", *delete)
    pane.wait("Delete it?")
    assert "36 reps → 35 reps" in pane.screen()
    pane.keys("n", "Enter")
    pane.wait("ended 0")
    assert squats(db) == [12, 12, 12]
    pane.keys("y", "Enter")
    pane.wait("Deleted set 21: goblet-squat 12 @10kg good")
    assert squats(db) == [12, 12]
