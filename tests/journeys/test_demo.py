"""The demo leaves nothing behind, however it is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.terminal import PATIENCE, Pane, needs_tmux

pytestmark = needs_tmux


def leave_by_key(pane: Pane) -> None:
    pane.keys("C-q")


def close_the_pane(pane: Pane) -> None:
    pane.tmux("kill-server")


@pytest.mark.parametrize("leave", [leave_by_key, close_the_pane, Pane.kill])
def test_nothing_of_the_demo_is_left(
    leave: Callable[[Pane], None], pane: Pane, tmp_path: Path
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    pane.start(sys.executable, "-m", "tracker", "demo", TMPDIR=str(room), HOME=str(tmp_path))
    pane.wait("Fri 20 Nov")
    assert list(room.glob("overload-demo-*/demo.db"))
    leave(pane)
    end = time.monotonic() + PATIENCE
    while list(room.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    assert list(room.iterdir()) == []
