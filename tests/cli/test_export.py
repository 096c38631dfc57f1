"""``overload export``, and ``overload log -`` of a diary, as a script sees them."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.logbook.builders import story
from tracker.cli.root import run
from tracker.logbook import Logbook

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story's log, asked for by every command."""
    path = tmp_path / "log.db"
    monkeypatch.setenv("OVERLOAD_DB", str(path))
    story(path).close()
    return path


def typed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a text on stdin."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.usefixtures("log")
def test_json_is_the_default_and_one_document(capsys: Capture) -> None:
    assert run(["export"]) == 0
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert (document["format"], document["version"]) == ("overload-log", 1)
    assert [session["date"] for session in document["session"]] == [
        "2026-11-06", "2026-11-10", "2026-11-13", "2026-11-17",
    ]  # fmt: skip
    assert document["session"][0]["entries"][0]["sets"][0]["count"] == 9
    assert said.err == ""


@pytest.mark.usefixtures("log")
def test_what_a_format_has_no_place_for_is_said_beside_it(capsys: Capture) -> None:
    for form in ("csv", "text", "strong", "hevy"):
        assert run(["export", "--format", form]) == 0
        said = capsys.readouterr()
        assert "has no place for" in said.err
        assert "1 list of what you own" in said.err
        assert "has no place for" not in said.out
    assert run(["export", "--format", "csv", "--since", "2026-11-13"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["date"] for row in rows} == {"2026-11-13", "2026-11-17"}
    assert run(["export", "--format", "text", "--exercise", "goblet squat"]) == 0
    text = capsys.readouterr().out
    assert "goblet-squat" in text
    assert "step-up" not in text


def test_a_file_is_written_whole_private_settings_kept(
    log: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "sets.csv"
    file.write_text("before")
    file.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    assert run(["export", "-o", str(link), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["bytes"]) == ("csv", file.stat().st_size)
    assert "no place for" in told["left_out"][0]
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.read_text().startswith("date,started,")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [
        "link.csv", "log.db", "sets.csv",
    ]  # fmt: skip
    assert run(["export", "--format", "text", "-o", str(tmp_path / "diary.txt")]) == 0
    assert run(["export", "-o", str(tmp_path / "other.txt")]) == 0
    assert (tmp_path / "diary.txt").read_text() == (tmp_path / "other.txt").read_text()


def test_a_write_that_fails_leaves_what_was_there(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    file = tmp_path / "log.json"
    file.write_text("before")

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["export", "-o", str(file)]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert file.read_text() == "before"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_the_log_itself_is_never_written_over(log: Path, tmp_path: Path, capsys: Capture) -> None:
    before = log.read_bytes()
    link = tmp_path / "link"
    link.symlink_to(log)
    for target in (str(log), str(link), f"{log}-journal", str(tmp_path), "/nowhere/at/all.json"):
        assert run(["export", "-o", target]) == 1
        said = capsys.readouterr().err
        assert said.startswith("error: ")
        assert "Traceback" not in said
    assert log.read_bytes() == before


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--format xml", 2),
        ("--since yesterday", 2),
        ("-o a --watch b", 2),
        ("--format csv --json", 2),
        ("--exercise gobler", 1),
    ],
)
def test_bad_requests(words: str, code: int, capsys: Capture) -> None:
    assert run(["export", *words.split()]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err


def test_watch_keeps_the_diary_current(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    diary = tmp_path / "diary.txt"
    seen: list[tuple[str, int]] = []

    def wait(seconds: float) -> None:
        seen.append((diary.read_text(), diary.stat().st_ino))
        if len(seen) == 2:
            other = Logbook.open(log)
            other.soreness({"glutes": 6})
            other.close()
        if len(seen) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("tracker.cli.export.sleep", wait)
    assert run(["export", "--format", "text", "--watch", str(diary)]) == 130
    texts, files = zip(*seen, strict=True)
    assert texts[0] == texts[1]
    assert "glutes=6" not in texts[1]
    assert "!! soreness glutes=6 at 2026-11-20 18:30" in texts[2]
    assert texts[2] == texts[3]
    # Nothing new: the file is left alone, so that git and a syncing folder see no change.
    assert files[0] == files[1]
    assert files[2] == files[3] != files[0]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("Keeping") == 1


def test_the_diary_is_read_by_log(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert run(["export", "--format", "text"]) == 0
    diary = capsys.readouterr().out
    monkeypatch.setenv("OVERLOAD_DB", str(tmp_path / "new.db"))
    typed(diary, monkeypatch)
    assert run(["log", "-"]) == 0
    assert "Logged 36 sets, 4 new sessions and 1 check-in." in capsys.readouterr().out
    assert run(["export", "--format", "text"]) == 0
    assert capsys.readouterr().out == diary
    typed(diary + "goblet squat 10 @12kg max\n", monkeypatch)
    assert run(["log", "-", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [(s["reps"], s["load_kg"]) for s in document["sets"]] == [(10, 12.0)]
    assert (document["sessions"], document["duplicates"]) == (0, 37)
    assert [decision["exercise"] for decision in document["next"]] == ["goblet-squat"]
    typed("== 2026-11-18 18:00\nglute bridge 3x12 good\ngobler 3x12\n", monkeypatch)
    assert run(["log", "-"]) == 1
    assert "Line 3" in capsys.readouterr().err


def test_an_import_of_ours_says_what_it_did(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for form in ("json", "csv", "text"):
        assert run(["export", "--format", form, "-o", str(tmp_path / form)]) == 0
    for form, more in (("json", 1), ("csv", 0), ("text", 1)):
        monkeypatch.setenv("OVERLOAD_DB", str(tmp_path / f"{form}.db"))
        capsys.readouterr()
        assert run(["import", str(tmp_path / form), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["dialect"], told["sessions"], told["sets"]) == ("overload", 4, 36)
        assert told["check_ins"] == more
        assert run(["import", str(tmp_path / form), "--from", "overload"]) == 0
        assert "in the log already" in capsys.readouterr().out
        assert run(["import", str(tmp_path / form), "--from", "strong"]) == 1
    assert run(["import", str(log), "--from", "overload"]) == 1
    assert "no export of Overload" in capsys.readouterr().err
