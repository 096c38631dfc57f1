"""A command read without click answers as the same command read by click."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Overload
from tracker.cli import plain, root

LINE = "goblet squat 3x12 @10kg good"


def outcome(
    run: Callable[[Sequence[str]], int | None],
    log: Path,
    args: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int | None, str, str]:
    """The exit code and what was printed, on a copy of the log under one name."""
    copy = log.with_name("asked.db")
    shutil.copy(log, copy)
    monkeypatch.setenv("OVERLOAD_DB", str(copy))
    capsys.readouterr()
    code = run(args)
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["next"], 0),
        (["why", "goblet", "squat"], 0),
        (["why", "goblet-squat"], 0),
        (["why", "goblin"], 1),
        (["why", ""], 1),
        (["log", *LINE.split()], 0),
        (["log", LINE, "step up 10/9,10/8 h30 easy"], 0),
        (["log", LINE, "step up", "ten"], 1),
        (["log", "goblet", "squat"], 1),
        (["log", "goblin", "3x12"], 1),
        (["log", "goblet", "squat", "3x12", "pain=11"], 1),
        (["log", ""], 1),
        (["log", " "], 1),
        (["log", "== 2026-11-14 18:30 build day-1", LINE], 0),
        (["log", "== 2026-11-14"], 1),
        (["log", "\x1b[2J 3x12"], 1),
    ],
    ids=lambda args: " ".join(args) if isinstance(args, list) else str(args),
)
def test_both_ways_of_reading_answer_alike(
    owner: Overload,
    args: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    owner.ok("log", LINE, "--date", "2026-11-13")
    asked = [outcome(way, owner.path, args, monkeypatch, capsys) for way in (plain.run, root.run)]
    assert asked[0] == asked[1]
    assert asked[0][0] == code


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["next", "--json"],
        ["next", "goblet"],
        ["why"],
        ["why", "goblet", "squat", "--help"],
        ["log"],
        ["log", "-"],
        ["log", LINE, "--date", "2026-11-13"],
        ["--db", "log.db", "next"],
        ["undo"],
        ["nxt"],
    ],
    ids=lambda args: " ".join(args),
)
def test_what_is_not_plain_is_clicks(args: list[str]) -> None:
    assert plain.run(args) is None


def test_a_log_that_was_written_to_is_told_of(
    owner: Overload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLOAD_DB", str(owner.path))
    told: list[Path] = []
    assert plain.run(["next"], told.append) == 0
    assert told == []
    assert plain.run(["log", LINE], told.append) == 0
    assert told == [owner.path]
