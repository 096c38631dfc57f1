"""Two programs on one log at the same moment: nobody is turned away, nothing is lost or doubled."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.conftest import LONG
from tests.logbook.builders import TODAY, log
from tests.store.waiting import PATIENCE_S, commit_waits, until
from tracker.cli.root import run
from tracker.cli.state import State
from tracker.domain.log import NewSet
from tracker.logbook import Logbook
from tracker.logbook.doctor import examine
from tracker.store import Store, backup
from tracker.store.migrate import VERSION, bring_up
from tracker.store.sqlite import sqlite3

ROOT = Path(__file__).parents[2]
OLD = ROOT / "tests" / "store" / "old" / "v1.db.gz"
HEAD = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)

WORKER = """
import sys
from tracker.cli.root import run
for line in sys.stdin:
    path, *words = line.rstrip("\\n").split("\\t")
    code = run(["--db", path, *words])
    print("ended", code, flush=True)
"""


class Program:
    """The command line in a process of its own, loaded already, so that several start at once."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORKER], cwd=ROOT, env=dict(os.environ), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    @property
    def stdin(self) -> IO[str]:
        assert self.process.stdin is not None
        return self.process.stdin

    def told(self, path: Path, *words: str) -> None:
        """Start a command."""
        self.stdin.write("\t".join((str(path), *words)) + "\n")
        self.stdin.flush()

    def code(self) -> int:
        """The exit code of the command started last, when it has ended."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("ended "):
                return int(line.split()[1])
        raise AssertionError(f"it ended: {self.said()}")

    def said(self) -> str:
        """All that was said on stderr; the program is over."""
        self.stdin.close()
        assert self.process.stderr is not None
        text = self.process.stderr.read()
        self.process.wait(timeout=60)
        return text


@contextmanager
def programs(count: int) -> Iterator[list[Program]]:
    """So many programs, warmed up; all they may say on stderr is that they began a log."""
    found = [Program() for _ in range(count)]
    try:
        yield found
        said = [line for program in found for line in program.said().splitlines()]
        assert [line for line in said if not line.startswith("A new log was begun at ")] == []
    finally:
        for program in found:
            program.process.kill()
            program.process.wait()
            for stream in (program.process.stdin, program.process.stdout, program.process.stderr):
                assert stream is not None
                stream.close()


def together(found: list[Program], path: Path, *words: str) -> list[int]:
    """The exit codes of one command given to all at once."""
    for program in found:
        program.told(path, *words)
    return [program.code() for program in found]


def sound(path: Path) -> Store:
    faults = [finding.sentence for finding in examine(path).findings if finding.fault]
    assert faults == []
    return Store.open(path, create=False)


def test_first_starts_and_sets_at_one_moment(tmp_path: Path) -> None:
    """Four programs begin a log together, then each logs; one session, every set."""
    with programs(4) as four:
        for n in range(50 if LONG else 4):
            path = tmp_path / f"home-{n}" / "log.db"
            times = 3
            for _ in range(times):
                assert together(four, path, "log", "step up 10 h20 good") == [0] * 4
            store = sound(path)
            (session,) = store.sessions()
            assert [len(entry.sets) for entry in session.entries] == [4 * times]
            positions = [logged.position for logged in session.entries[0].sets]
            assert positions == list(range(4 * times))
            store.close()


def test_first_looks_at_one_moment_make_one_file(tmp_path: Path) -> None:
    with programs(4) as four:
        for n in range(50 if LONG else 4):
            path = tmp_path / f"home-{n}" / "log.db"
            assert together(four, path, "next", "--json") == [0] * 4
            store = sound(path)
            assert store.is_new()
            store.close()


def test_a_first_start_between_two_looks_of_another(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.touch(0o600)
    connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    other = threading.Thread(target=lambda: Store.open(path).close())
    kept_out: list[bool] = []

    def between(statement: str) -> None:
        if "application_id" in statement and other.ident is None:
            other.start()
            until(lambda: commit_waits(path) or not other.is_alive())
            kept_out.append(other.is_alive())

    connection.set_trace_callback(between)
    bring_up(connection, path)
    other.join(PATIENCE_S)
    connection.close()
    assert kept_out == [True], "the other made its file only after both looks"
    sound(path).close()


def test_an_old_file_opened_by_several_at_one_moment(tmp_path: Path) -> None:
    """One of them brings it up, with one backup; all of them log."""
    with programs(4) as four:
        for n in range(30 if LONG else 3):
            path = tmp_path / f"home-{n}" / "log.db"
            path.parent.mkdir()
            path.write_bytes(gzip.decompress(OLD.read_bytes()))
            path.chmod(0o600)
            assert together(four, path, "log", "step up 10 h20 good") == [0] * 4
            store = sound(path)
            (version,) = store._row("PRAGMA user_version") or (0,)
            assert version == VERSION
            assert sum(e.exercise == "step-up" and len(e.sets) for e in
                       store.sessions(limit=1)[0].entries) == 4  # fmt: skip
            assert len([b for b in backup.backups(path) if b.reason == "schema"]) <= 1
            store.close()


def test_a_connection_that_reads_while_another_brings_the_file_up(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    (before,) = reader.execute("SELECT count(*) FROM set_log").fetchone()
    ended = threading.Event()
    found: list[int] = []

    def start() -> None:
        store = Store.open(path)
        found.append(sum(s.set_count for s in store.sessions()))
        store.close()
        ended.set()

    thread = threading.Thread(target=start)
    thread.start()
    # The step to the new schema waits for who reads.
    until(lambda: commit_waits(path) or ended.is_set())
    assert not ended.is_set()
    reader.execute("COMMIT")
    thread.join(PATIENCE_S)
    assert ended.is_set()
    assert reader.execute("SELECT count(*) FROM set_log").fetchone() == (before,)
    assert found[0] <= before
    reader.close()


# -- an import beside logging -----------------------------------------------------------------


def export_of(path: Path, rows: int) -> Path:
    """Another app's export of so many sets."""
    names = ("Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "Leg Curl (Machine)")
    lines = [HEAD]
    for n in range(rows):
        at, place = divmod(n, 20)
        day = time.strftime("%Y-%m-%d", time.gmtime(86_400 * (9_000 + 2 * at)))
        lines.append(
            f'{day} 18:00:00,"Day",1h,"{names[place // 5]}",{place % 5 + 1},{40 + n % 60},'
            f'{5 + n % 7},0,0,"","",\n'
        )
    path.write_text("".join(lines), "utf-8")
    return path


def test_who_looks_is_not_kept_waiting_by_an_import(tmp_path: Path) -> None:
    """All of it waits in memory until the end; before, others see the log as it was."""
    path = tmp_path / "log.db"
    importing, looking = Logbook.open(path), Logbook.open(path)
    log(importing, TODAY, "step up 10 h20 good")
    looking._store._run("PRAGMA busy_timeout = 1")
    seen: list[int] = []

    def look(done: int, size: int) -> None:
        if done > size // 2:
            seen.append(looking.session_count())
            looking.version()

    report = importing.import_file(export_of(tmp_path / "long.csv", 12_000), unit="kg",
                                   progress=look)  # fmt: skip
    assert report.sets == 12_000
    assert len(seen) >= 3
    assert set(seen) == {1}
    assert looking.session_count() == 601
    importing.close()
    looking.close()


def test_logging_beside_an_import(tmp_path: Path) -> None:
    """A set waits for the import's end, and both are whole. Long: 100000 rows, with the figures."""
    path, rows = tmp_path / "log.db", 100_000 if LONG else 4_000
    file = export_of(tmp_path / "long.csv", rows)
    with programs(2) as (importer, logger):
        assert together([importer, logger], path, "next", "--json") == [0, 0]
        started = time.monotonic()
        importer.told(path, "import", str(file), "--unit", "kg")
        ended = threading.Event()
        codes: list[int] = []

        def await_its_end() -> None:
            try:
                codes.append(importer.code())
            finally:
                ended.set()

        thread = threading.Thread(target=await_its_end)
        thread.start()
        waits: list[float] = []
        while not (waits and ended.is_set()):
            before = time.monotonic()
            logger.told(path, "log", "step up 10 h20 good")
            assert logger.code() == 0
            waits.append(time.monotonic() - before)
        thread.join()
        print(f"import of {rows} rows {time.monotonic() - started:.1f} s; {len(waits)} sets logged "
              f"beside it, the longest wait {max(waits):.1f} s")  # fmt: skip
        assert codes == [0]
    store = sound(path)
    (counted,) = store._row("SELECT count(*) FROM set_log") or (0,)
    assert counted == rows + len(waits)
    assert len(store.sessions_on(TODAY.date)) == 1
    store.close()


@contextmanager
def a_slow_write(path: Path) -> Iterator[Callable[[], None]]:
    """Another program that writes until it is told to end, by a call of what is handed out."""
    other = Store.open(path)
    begun, told = threading.Event(), threading.Event()

    def work() -> None:
        own = Store.open(path)
        with own.write("slow", TODAY):
            own.set_setting("slow", "1")
            begun.set()
            assert told.wait(PATIENCE_S)
        own.close()

    def end() -> None:
        told.set()
        thread.join(PATIENCE_S)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert begun.wait(PATIENCE_S)
        yield end
    finally:
        end()
    assert other.settings() == {"slow": "1"}
    other.close()


@pytest.mark.parametrize(("ends", "code"), [(True, 0), (False, 3)])
def test_a_command_waits_for_a_long_write_and_says_so(
    ends: bool, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = tmp_path / "log.db"
    Store.open(path).close()
    monkeypatch.setattr("tracker.store.open.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("tracker.cli.state.WAITS", 4)
    wait_on, asked = State.wait_on, []
    with a_slow_write(path) as end:

        def asked_again(state: State) -> bool:
            asked.append(state)
            if ends and len(asked) == 2:
                end()
            return wait_on(state)

        monkeypatch.setattr(State, "wait_on", asked_again)
        assert run(["--db", str(path), "log", "step up 10 h20 good"]) == code
    assert len(asked) == (2 if ends else 4)
    said = capsys.readouterr().err
    assert said.count("Another program, an import perhaps, is writing to the log; waiting.") == 1
    assert ("Nothing was stored, try again" in said) == bool(code)
    store = sound(path)
    assert store.session_count() == (0 if code else 1)
    store.close()


def test_a_set_typed_in_one_pane_is_never_anothers(tmp_path: Path) -> None:
    """Five threads with connections of their own; every number comes out once."""
    path = tmp_path / "log.db"
    first = Store.open(path)
    with first.write("begin", TODAY):
        first.new_entry(first.new_session(TODAY.date, TODAY, None, None), "step-up")

    asking: set[int] = set()

    def work(start: int) -> None:
        store = Store.open(path)

        def asks(statement: str) -> None:
            if statement == "BEGIN IMMEDIATE":
                asking.add(start)

        store._connection.set_trace_callback(asks)
        for n in range(start, start + 20):
            with store.write("set", TODAY):
                # The first one in stays until all the others want in too.
                until(lambda: len(asking) == 5)
                store.add_set(1, NewSet(n), TODAY)
        store.close()

    threads = [threading.Thread(target=work, args=(100 * n,)) for n in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    (session,) = first.sessions()
    counts = [logged.done.count for logged in session.entries[0].sets]
    assert sorted(counts) == [n for start in range(100, 600, 100) for n in range(start, start + 20)]
    assert [logged.position for logged in session.entries[0].sets] == list(range(100))
    assert first.check() == []
    first.close()
