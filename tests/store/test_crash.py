"""A set that was acknowledged is there after the process is killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

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


def killed_writer(path: Path, start: int, acknowledged: int, pause: float) -> int:
    """The last set a writer acknowledged before it was killed in the midst of its work.

    It is killed ``pause`` seconds after so many sets, which may be within its next write.
    """
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(acknowledged)]
        time.sleep(pause)
        writer.kill()
        said += writer.stdout.readlines()
    # A line cut short by the kill acknowledges nothing.
    return int([line for line in said if line.endswith("\n")][-1])


KILLS = 500 if LONG else 8
A_FILE = 50
"""Kills after which a new file is begun: a day of thousands of sets would be slow for no gain."""


def begin(path: Path) -> None:
    store = Store.open(path)
    with store.write("begin", NOW):
        store.new_entry(store.new_session(NOW.date, NOW, None, None), "step-up")
    store.close()


def test_no_acknowledged_set_is_lost_to_a_kill(tmp_path: Path) -> None:
    chance = random.Random(11)
    acknowledged = stored = journals = last = 0
    path = tmp_path / "0.db"
    for kill in range(KILLS):
        if kill % A_FILE == 0:
            path, last = tmp_path / f"{kill}.db", 0
            begin(path)
        promised = killed_writer(path, last, chance.randint(1, 40), chance.uniform(0, 0.02))
        journals += Path(f"{path}-journal").exists()
        store = Store.open(path)
        found = counts(store)
        # The numbers run on, so none is missing, twice or out of its place.
        assert found == list(range(1, len(found) + 1))
        assert promised <= len(found) <= promised + 1
        assert store.check() == []
        acknowledged, stored = acknowledged + promised - last, stored + len(found) - last
        with store.write("one more", NOW):
            store.add_set(1, NewSet(len(found) + 1), NOW)
        last = len(found) + 1
        store.close()
    print(f"{KILLS} kills, {journals} within a write: {acknowledged} sets acknowledged, "
          f"{stored} found")  # fmt: skip
    assert journals or KILLS < 100, "some kill must have come within a write"
