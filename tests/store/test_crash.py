"""A set that was acknowledged is there after the process is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.store.logs import NOW
from tracker.domain.log import NewSet
from tracker.store import Store

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from tests.store.logs import NOW
from tracker.domain.log import NewSet
from tracker.store import Store
store = Store.open(Path(sys.argv[1]))
n = int(sys.argv[2])
while True:
    n += 1
    with store.write("set", NOW):
        store.add_set(1, NewSet(n), NOW)
    print(n, flush=True)
"""


def counts(store: Store) -> list[int]:
    (session,) = store.sessions()
    return [logged.done.count for logged in session.entries[0].sets]


def killed_writer(path: Path, start: int, acknowledged: int) -> int:
    """The last set a writer acknowledged before it was killed in the midst of its work."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(acknowledged)]
        writer.kill()
        said += writer.stdout.readlines()
    # A line cut short by the kill acknowledges nothing.
    return int([line for line in said if line.endswith("\n")][-1])


@pytest.fixture
def begun(path: Path) -> Path:
    store = Store.open(path)
    with store.write("begin", NOW):
        store.new_entry(store.new_session(NOW.date, NOW, None, None), "step-up")
    store.close()
    return path


def test_no_acknowledged_set_is_lost_to_a_kill(begun: Path) -> None:
    last = 0
    for attempt in range(100 if LONG else 8):
        acknowledged = killed_writer(begun, last, 1 + 7 * attempt % 40)
        store = Store.open(begun)
        found = counts(store)
        assert found == list(range(1, len(found) + 1))
        assert acknowledged <= len(found) <= acknowledged + 1
        assert store.check() == []
        with store.write("one more", NOW):
            store.add_set(1, NewSet(len(found) + 1), NOW)
        last = len(found) + 1
        store.close()
