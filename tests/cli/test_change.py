"""``edit`` and ``delete``: shown before they are done, asked on a terminal, undone as one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Overload
from tracker.cli import output

SESSIONS = {
    "2026-11-10": "goblet squat 3x12 @10kg good",
    "2026-11-13": "goblet squat 3x12 @10kg good",
    "2026-11-17": "step up 3x10 h20 good",
}


@pytest.fixture
def log(owner: Overload) -> Overload:
    """Two squat sessions at the top, so that 12 kg are next, and a later one of steps."""
    for date, line in SESSIONS.items():
        owner.ok("log", line, "--date", date)
    return owner


@pytest.fixture
def asked(log: Overload, monkeypatch: pytest.MonkeyPatch) -> Overload:
    """The same at a terminal."""
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    return log


def whole(log: Overload) -> Any:
    return log.ok("history", "--json").json


def test_a_script_is_shown_the_preview_beside_the_answer(log: Overload) -> None:
    ran = log.ok("edit", "6", "reps=11")
    assert ran.out == "Set 6 is now: goblet-squat 11 @10kg good\n"
    assert ran.err.splitlines() == [
        "This changes",
        "  ▼ Goblet squat, next time",
        "      12 kg, 8 8 8 → 10 kg, 12 12 12",
        "      add-load → add-reps",
        "  no other target, no record",
    ]
    assert log.ok("next", "--json").json["exercises"][1]["rule"] == "add-reps"


def test_the_preview_as_json_is_what_next_says_afterwards(log: Overload) -> None:
    before = log.ok("why", "goblet squat", "--json").json
    ran = log.ok("edit", "6", "reps=11", "--json").json
    (target,) = ran["preview"]["targets"]
    assert (ran["edited"], target["exercise"]) == (6, "goblet-squat")
    after = log.ok("why", "goblet squat", "--json").json
    for told, found in (("before", before), ("after", after)):
        assert [target[told][key] for key in ("rule", "to", "goal_reps")] == [
            found[key] for key in ("rule", "to", "goal_reps")
        ]
    assert ran["next"] == after
    assert ran["preview"]["day"]["before"] == ran["preview"]["day"]["after"]


def test_a_dry_run_changes_nothing(log: Overload) -> None:
    before = whole(log)
    assert "10 kg, 12 12 12" in log.ok("edit", "6", "reps=11", "--dry-run").out
    assert log.ok("delete", "session:2", "--dry-run", "--json").json["preview"]["targets"]
    assert whole(log) == before
    assert log.ok("undo").out == "Undone: log Step-up.\n"


def test_a_terminal_is_asked_and_no_means_no(asked: Overload) -> None:
    before = whole(asked)
    for command in (("edit", "6", "reps=11"), ("delete", "6"), ("delete", "session:2")):
        for answer in (b"n\n", b"\n"):
            ran = asked(*command, stdin=answer)
            assert (ran.code, ran.out) == (0, "")
            assert "This changes" in ran.err
            assert "Nothing was changed." in ran.err
        assert asked(*command, stdin=b"").code == 130
    assert whole(asked) == before


def test_a_terminal_says_yes_or_is_not_asked(asked: Overload) -> None:
    ran = asked.ok("edit", "6", "reps=11", stdin=b"y\n")
    assert ran.out == "Set 6 is now: goblet-squat 11 @10kg good\n"
    quiet = asked.ok("edit", "6", "reps=12", "--yes")
    assert (quiet.out, quiet.err) == ("Set 6 is now: goblet-squat 12 @10kg good\n", "")


def test_an_edited_set_says_what_it_was(log: Overload) -> None:
    assert "edited before" not in log.ok("edit", "6", "reps=11").err
    ran = log.ok("edit", "6", "reps=10")
    assert "This set was edited before; it was: goblet-squat 12 @10kg good" in ran.err


def test_a_session_is_moved_and_noted(log: Overload) -> None:
    ran = log.ok("edit", "session:3", "date=yesterday", "note=at the gym")
    assert ran.out == "Session 3 is now: session 3, Thu 19 Nov 2026, 3 sets  # at the gym\n"
    assert "then rest (rest-day), then Day 1 on Sat 21 Nov 2026" in ran.err
    newest = whole(log)[0]
    assert (newest["date"], newest["started"][:10]) == ("2026-11-19", "2026-11-19")
    assert log.ok("next", "--json").json["train"] is False
    assert log.ok("undo").out == "Undone: move a session of 17 Nov.\n"
    assert whole(log)[0]["date"] == "2026-11-17"
    assert log.ok("edit", "session:3", "note=x", "--json").json["edited"] == "session:3"


def test_an_exercise_and_a_session_are_deleted_whole(log: Overload) -> None:
    log.ok("log", "goblet squat 8 @12kg max", "--date", "2026-11-17")
    before = whole(log)
    ran = log.ok("delete", "session:3", "step", "up")
    assert ran.out == "Deleted Step-up, 3 sets, from session 3, Tue 17 Nov 2026, 4 sets.\n"
    assert {s["exercise"] for s in whole(log)[0]["sets"]} == {"goblet-squat"}
    ran = log.ok("delete", "session:3", "--json")
    assert ran.json["deleted"] == "session:3"
    assert [session["id"] for session in whole(log)] == [2, 1]
    log.ok("undo")
    log.ok("undo")
    again = whole(log)
    assert [[s["id"] for s in one["sets"]] for one in again] == [
        [s["id"] for s in one["sets"]] for one in before
    ]


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("edit 6 reps=12", 1, "is that already"),
        ("edit 99 reps=1", 1, "no set 99"),
        ("edit session:9 note=x", 1, "no session 9"),
        ("edit session:3 reps=3", 1, "field of: date, note"),
        ("edit session:3 date=2026-11-17", 1, "already"),
        ("edit session:3 date=2026-11-21", 1, "still to come"),
        ("edit session:3 date=nov", 1, "not a date"),
        ("edit session:x date=today", 2, "not a whole number"),
        ("edit 6", 2, "Missing argument"),
        ("delete x", 2, "not a whole number"),
        ("delete session:", 2, "not a whole number"),
        ("delete session:9", 1, "no session 9"),
        ("delete session:3 goblet squat", 1, "not in session 3"),
        ("delete session:3 gobblet", 1, "no exercise"),
        ("delete 6 goblet squat", 2, "session:ID"),
    ],
)
def test_a_wrong_change_says_why_and_changes_nothing(
    log: Overload, command: str, code: int, says: str
) -> None:
    before = whole(log)
    ran = log(*command.split())
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert whole(log) == before


def test_a_set_changed_elsewhere_while_it_was_asked_is_left_alone(
    asked: Overload, monkeypatch: pytest.MonkeyPatch
) -> None:
    import click

    from tracker.logbook import Logbook

    def slow(question: str, **_: object) -> bool:
        other = Logbook.open(asked.path)
        _, found = other.find_set(6)
        other.note_set(6, found.rev, "elsewhere")
        other.close()
        return True

    monkeypatch.setattr(click, "confirm", slow)
    ran = asked("edit", "6", "reps=11")
    assert (ran.code, ran.out) == (1, "")
    assert "changed elsewhere" in ran.err
    assert [s["reps"] for s in whole(asked)[1]["sets"]] == [12, 12, 12]


def test_a_word_where_a_number_belongs_is_named(log: Overload) -> None:
    ran = log("edit", "6", "reps=many")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "error: reps is a number, like 12; not 'many'.\n"
