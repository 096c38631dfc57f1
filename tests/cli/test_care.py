"""``backup``, ``restore``, ``doctor``, ``info``, and what a fault of our own says."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sqlite3
import subprocess
import sys
import termios
from array import array
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from tests.cli.conftest import Overload
from tests.store.waiting import until
from tracker.catalog import cache, resources
from tracker.catalog.example import EXAMPLE
from tracker.cli import crash, output
from tracker.logbook.files import import_limits
from tracker.store import recovery

ROOT = Path(__file__).parents[2]


def _heed_interrupts() -> None:
    """In the child before it starts: what runs in a shell's background inherits SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(*args: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *args],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_interrupts,
    )


@pytest.fixture
def trained(owner: Overload) -> Overload:
    owner.ok("log", "goblet squat 3x12 @10kg good", "--date", "2026-11-13")
    return owner


def test_a_backup_comes_back(trained: Overload, tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    assert f"in {file}" in trained.ok("backup", "-o", str(file)).out
    trained.ok("log", "goblet squat 2x12 @10kg good", "--date", "2026-11-17")
    shown = trained("restore", str(file))
    assert shown.code == 1
    assert "5 sets in 2 sessions" in shown.out
    assert "3 sets in 1 session\n" in shown.out
    assert "2 sets fewer than now." in shown.out
    assert "newest: goblet-squat, 2026-11-17" in shown.out
    assert shown.err == "error: Nothing was changed; --yes restores it.\n"
    assert len(trained.ok("history", "--json").json) == 2
    done = trained.ok("restore", str(file), "--yes")
    kept = Path(done.out.rpartition("The log as it was: ")[2].strip())
    assert len(trained.ok("history", "--json").json) == 1
    back = trained.ok("restore", str(kept), "--yes", "--json").json
    assert (back["present"]["sets"], back["file"]["sets"]) == (3, 5)
    assert len(trained.ok("history", "--json").json) == 2


def test_backup_refuses_what_is_there_and_keeps_its_own(trained: Overload, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    refused = trained("backup", "-o", str(taken))
    assert (refused.code, taken.read_text()) == (1, "mine")
    assert "is there already" in refused.err
    assert "is a folder" in trained("backup", "-o", str(tmp_path)).err
    assert trained("backup", "-o", str(tmp_path / "no" / "x.db")).code == 3
    own = Path(trained.ok("backup", "--json").json["backup"])
    assert own.parent == Path(f"{trained.path}.backups")


def test_restore_refuses_in_one_sentence(
    trained: Overload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.db"
    trained.ok("backup", "-o", str(file))
    link = tmp_path / "link.db"
    link.symlink_to(file)
    text = tmp_path / "strong.csv"
    text.write_text("Date,Workout\n" * 200)
    for given in (link, text, tmp_path / "none.db", tmp_path, trained.path):
        refused = trained("restore", str(given), "--yes")
        assert refused.code in (1, 3), given
        assert len(refused.err.splitlines()) == 1
    monkeypatch.setattr(recovery, "LARGEST", 10)
    assert "--any-size" in trained("restore", str(file), "--yes").err
    trained.ok("restore", str(file), "--yes", "--any-size")


def test_doctor_finds_mends_and_says(trained: Overload) -> None:
    assert trained.ok("doctor").out == "The log is sound: 3 sets, every change accounted for.\n"
    connection = sqlite3.connect(trained.path)
    connection.executescript(
        "DROP TRIGGER set_log_update; DROP TRIGGER set_log_first_update;"
        "UPDATE set_log SET count = 99 WHERE id = 2;"
    )
    connection.close()
    found = trained("doctor")
    assert found.code == 1
    assert "Row 2 of set_log differs from what the change log says." in " ".join(found.out.split())
    assert "overload doctor --repair mends what it can" in found.out
    document = trained("doctor", "--json")
    assert (document.code, document.json["sound"]) == (1, False)
    assert {f["kind"] for f in document.json["findings"]} == {"differs", "schema"}
    mended = trained.ok("doctor", "--repair")
    assert "Repaired." in mended.out
    assert "The log is sound again" in mended.out
    assert Path(mended.out.partition("before the repair:")[2].split("\n")[1].strip()).is_file()
    assert trained.ok("doctor", "--json").json["findings"] == []
    sets = trained.ok("history", "--json").json[0]["sets"]
    assert [done["reps"] for done in sets] == [12, 12, 12]


def test_doctor_on_what_can_not_be_opened_names_the_newest_good_backup(trained: Overload) -> None:
    kept = trained.ok("backup", "--json").json["backup"]
    trained.path.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    found = trained("doctor", "--json")
    assert found.code == 3
    (finding,) = found.json["findings"]
    assert finding["sentence"].endswith(f"holds 3 sets: overload restore {kept}")
    trained.ok("restore", kept, "--yes")
    assert len(trained.ok("history", "--json").json) == 1
    trained.path.unlink()
    missing = trained("doctor")
    assert missing.code == 3
    assert "There is no database" in missing.err
    begun = trained("history")
    assert begun.code == 3
    assert "overload restore" in begun.err


def test_doctor_sees_settings_own_files_and_permissions(trained: Overload, home: Path) -> None:
    own = home / ".config/overload/catalog"
    own.mkdir(parents=True)
    (own / "own.toml").write_text("[[exercise]]\nid = 'x'\n")
    for path in (own, own / "own.toml", trained.path):
        path.chmod(0o755 if path.is_dir() else 0o644)
    connection = sqlite3.connect(trained.path)
    connection.executescript(
        "UPDATE change_head SET action = 1;"
        "INSERT INTO setting (uid, key, value) VALUES (printf('%032d', 1), 'units', 'stone');"
        "UPDATE change_head SET action = NULL;"
    )
    connection.close()
    found = trained("doctor", "--json")
    said = [finding["sentence"] for finding in found.json["findings"]]
    assert found.code == 1
    assert any(text.startswith("The setting units can't be used") for text in said)
    assert any("own.toml" in text and "can be read by others" not in text for text in said)
    assert f"{trained.path} can be read by others." in said
    trained("doctor", "--repair")
    assert [path.stat().st_mode & 0o777 for path in (own, own / "own.toml", trained.path)] == [
        0o700, 0o600, 0o600,
    ]  # fmt: skip


def test_info_tells_paths_versions_and_sizes(trained: Overload, tmp_path: Path) -> None:
    facts = trained.ok("info", "--json").json
    assert facts["database"]["path"] == str(trained.path)
    assert facts["database"]["sets"] == 3
    assert facts["sqlite"] == sqlite3.sqlite_version
    assert set(facts["libraries"]) == {"textual", "plotext", "sqlite-utils", "click"}
    assert all(facts["libraries"].values())
    assert facts["backups"]["last"] is None
    trained.ok("backup")
    shown = " ".join(trained.ok("info").out.split())
    for part in ("3 sets in 1 session,", "the last of 2026-11-20", str(facts["state"])):
        assert part in shown
    squeezed = shown.replace(" ", "")
    for folder in (f"backups{trained.path}.backups", f"cache{facts['cache']}"):
        assert folder in squeezed
    nowhere = Overload(tmp_path / "none" / "log.db", trained._patch, trained._captured)
    assert nowhere.ok("info", "--json").json["database"]["bytes"] is None
    assert not nowhere.path.parent.exists()


def test_info_names_the_folder_in_which_the_catalogue_is_kept(
    overload: Overload, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = home / ".config/overload/catalog"
    catalogue.mkdir(parents=True)
    (catalogue / "own.toml").write_text(EXAMPLE, encoding="utf-8")
    overload.ok("show", "wall sit")
    kept = Path(overload.ok("info", "--json").json["cache"])
    assert list(kept.glob("*.catalog.json"))
    monkeypatch.setattr(resources, "packed", lambda: True)
    assert overload.ok("info", "--json").json["cache"] == str(home / ".cache/overload")
    monkeypatch.setattr(cache, "folders", lambda checkout: [])
    assert overload.ok("info", "--json").json["cache"] is None
    assert overload.ok("info").out.splitlines()[-1].split() == ["cache", "none"]


def test_info_warns_of_a_synchronised_folder(trained: Overload, tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert "warning:" in trained.ok("info").out
    assert "synchronised by Syncthing" in " ".join(trained.ok("doctor").out.split())


def test_the_first_write_of_a_day_leaves_a_backup_and_nobody_waits(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    kept = Path(f"{path}.backups") / "2026-11-20-daily.db"
    for attempt in range(2):
        done = started("--db", str(path), "log", "glute bridge 12")
        _, err = done.communicate(timeout=60)
        begun = "" if attempt else f"A new log was begun at {path}.\n"
        assert (done.returncode, err) == (0, begun)
        # Nothing half done lies beside it once the process that takes it is through.
        until(lambda: list(kept.parent.glob("*")) == [kept])
        with closing(sqlite3.connect(kept)) as connection:
            sets = connection.execute("SELECT count(*) FROM set_log").fetchone()
        assert sets == (1,), attempt


def test_an_import_refuses_links_and_what_is_too_large(
    trained: Overload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ROOT / "tests/exchange/fixtures/strong_ios_2025_rest_wdf.csv"
    link, pipe = tmp_path / "link.csv", tmp_path / "pipe"
    link.symlink_to(file)
    os.mkfifo(pipe)
    for given, said in ((link, "is a link"), (pipe, "is not a file"), (tmp_path, "directory")):
        refused = trained("import", str(given), "--unit", "kg")
        assert (refused.code, len(refused.err.splitlines())) == (1, 1)
        assert said in refused.err
    monkeypatch.setattr(import_limits, "LARGEST", 10)
    assert "--any-size" in trained("import", str(file), "--unit", "kg").err
    assert not Path(f"{trained.path}.backups").exists()
    trained.ok("import", str(file), "--unit", "kg", "--any-size")


def test_a_daily_backup_that_failed_unseen_is_told_by_the_next_command(
    trained: Overload,
) -> None:
    connection = sqlite3.connect(trained.path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'import_file'"
    ).fetchone()
    connection.close()
    with trained.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x55" * 100)
    word = Path(f"{trained.path}.backups/last-failure.txt")
    said = []
    for _ in range(2):
        done = started("--db", str(trained.path), "soreness", "glutes=1")
        said.append(done.communicate(timeout=60)[1])
        assert done.returncode == 0
        until(lambda: word.exists() and word.stat().st_size)
    assert said[0] == ""
    assert said[1].startswith("warning: The last backup failed: ")
    assert "is damaged, so no backup was kept of it" in said[1]
    assert len(said[1].splitlines()) == 1


def test_an_import_takes_a_backup_first(trained: Overload, tmp_path: Path) -> None:
    file = ROOT / "tests/exchange/fixtures/strong_ios_2025_rest_wdf.csv"
    trained.ok("import", str(file), "--unit", "kg", "--dry-run")
    assert not Path(f"{trained.path}.backups").exists()
    trained.ok("import", str(file), "--unit", "kg")
    (kept,) = Path(f"{trained.path}.backups").iterdir()
    assert kept.name == "2026-11-20T183000-import.db"
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM set_log").fetchone() == (3,)


def _wait_until_read(pipe: IO[str]) -> None:
    """Until the program has taken all that was written, and waits for more."""
    left = array("i", [1])

    def empty() -> bool:
        fcntl.ioctl(pipe.fileno(), termios.FIONREAD, left)
        return not left[0]

    until(empty)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_a_command_that_is_interrupted_stores_nothing(
    trained: Overload, number: signal.Signals, code: int
) -> None:
    log = started("--db", str(trained.path), "log", "-")
    assert log.stdin is not None
    log.stdin.write("goblet squat 3x12 @10kg good\n")
    log.stdin.flush()
    _wait_until_read(log.stdin)
    log.send_signal(number)
    out, err = log.communicate(timeout=20)
    assert (log.returncode, out, err.strip()) == (code, "", "")
    assert len(trained.ok("history", "--json").json) == 1
    assert trained.ok("doctor", "--json").json["sound"]


def test_a_fault_of_our_own_is_one_sentence_and_a_private_report(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tracker import __main__ as program

    def broken() -> None:
        knee = "hurts a lot"
        raise ZeroDivisionError(f"planted {len(knee)}")

    monkeypatch.setattr(output, "flush", broken)
    monkeypatch.setattr(sys, "argv", ["overload", "rules", "my private note"])
    assert program.command(["rules"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: Overload met a fault of its own; the log is safe. The report: ")
    assert len(said.splitlines()) == 1
    (report,) = (home / ".local/state/overload").iterdir()
    assert str(report) in said
    assert report.stat().st_mode & 0o777 == 0o600
    text = report.read_text()
    assert "ZeroDivisionError: planted 11" in text
    assert "command rules" in text
    assert "private note" not in text
    assert "was sent nowhere" in text


def test_a_report_that_can_not_be_written_hides_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    said = crash.tell(ZeroDivisionError("planted"))
    assert "ZeroDivisionError" in said
    assert "the log is safe" in said


def test_json_of_every_care_command_is_one_document(trained: Overload, tmp_path: Path) -> None:
    file = str(tmp_path / "x.db")
    for command in (("backup", "-o", file), ("restore", file, "--yes"), ("doctor",), ("info",)):
        ran = trained.ok(*command, "--json")
        json.loads(ran.out)
        assert ran.err == ""
