"""The contract's examples, from the log line to the next target."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Overload


def of(day: Any, exercise: str) -> Any:
    """The decision about one exercise in ``next --json``."""
    return next(d for d in day["exercises"] if d["exercise"] == exercise)


def test_twelve_reps_twice_earn_the_next_dumbbell(owner: Overload) -> None:
    for date in ("2026-11-13", "2026-11-17"):
        owner.ok("log", "goblet squat 3x12 @10kg good", "--date", date)
    decision = of(owner.ok("next", "--json").json, "goblet-squat")
    assert decision["rule"] == "add-load"
    assert (decision["from"]["load_kg"], decision["to"]["load_kg"]) == (10.0, 12.0)
    assert decision["goal_reps"] == [8, 8, 8]
    assert decision["flips_if"]
    shown = owner.ok("next").out
    assert "▲ Goblet squat" in shown
    assert "10 → 12 kg" in shown
    assert "12 12 12 on two sessions running" in " ".join(shown.split())


def test_an_easy_step_up_twice_raises_the_step(owner: Overload) -> None:
    for date in ("2026-11-13", "2026-11-17"):
        owner.ok("log", "step up 12/12,12/12,12/12 h20 easy", "--date", date)
    decision = owner.ok("why", "step", "up", "--json").json
    assert decision["rule"] == "raise-step"
    assert decision["to"]["height_cm"] == 30.0


def test_an_easy_bodyweight_squat_twice_takes_the_lightest_dumbbell(owner: Overload) -> None:
    for date in ("2026-11-13", "2026-11-17"):
        owner.ok("log", "bodyweight squat 3x12 easy", "--date", date)
    decision = owner.ok("why", "bodyweight-squat", "--json").json
    assert (decision["rule"], decision["to_exercise"]) == ("next-rung", "goblet-squat")
    assert decision["to"]["load_kg"] == 4.0


def test_effort_by_set_and_for_the_line_is_refused(owner: Overload) -> None:
    ran = owner("log", "goblet squat 12e,12 @25lb rpe8")
    assert (ran.code, ran.out) == (1, "")
    assert "Effort is given twice" in ran.err


def test_the_documents_of_log_and_history(owner: Overload) -> None:
    logged = owner.ok(
        "log", "step up 10/9,10/10 h20 rir2 pain=1 # slow", "goblet squat 12e,11 @25lb", "--json"
    ).json
    assert set(logged) == {"session", "sets", "next"}
    assert [d["exercise"] for d in logged["next"]] == ["step-up", "goblet-squat"]
    (session,) = owner.ok("history", "--json").json
    assert (session["date"], session["id"]) == ("2026-11-20", logged["session"])
    assert session["sets"] == logged["sets"]
    first, second, third, fourth = session["sets"]
    assert list(first) == [
        "id", "rev", "exercise", "set", "side", "reps", "seconds", "load_kg", "load", "band",
        "height_cm", "rir", "effort", "warmup", "pain", "note",
    ]  # fmt: skip
    assert (first["exercise"], first["set"], first["reps"]) == ("step-up", 1, 9)
    assert first["side"] == {"left": 10, "right": 9}
    assert second["side"] == {"left": 10, "right": 10}
    assert (first["height_cm"], first["rir"], first["effort"]) == (20.0, 2.0, None)
    assert (first["pain"], first["note"], first["seconds"]) == (1, "slow", None)
    assert (third["side"], third["effort"], third["rir"]) == (None, "easy", None)
    assert (third["load_kg"], third["load"]) == (11.3398, "25 lb")
    assert (fourth["set"], fourth["effort"], fourth["reps"]) == (2, None, 11)


def test_a_hold_is_seconds(owner: Overload) -> None:
    (first, *_) = owner.ok("log", "glute bridge 3x40s", "--json").json["sets"]
    assert (first["reps"], first["seconds"]) == (None, 40)


def test_words_without_blanks_are_one_line_and_others_lines_of_their_own(owner: Overload) -> None:
    owner.ok("log", "goblet", "squat", "3x12", "@10kg", "glute bridge 2x15", "step-up", "12", "h20")
    sets = owner.ok("history", "--json").json[0]["sets"]
    assert [s["exercise"] for s in sets] == ["goblet-squat"] * 3 + ["glute-bridge"] * 2 + [
        "step-up"
    ]


def test_lines_come_from_stdin(owner: Overload) -> None:
    text = "\ufeffgoblet squat 3x12 @10kg good\r\n\n# a remark\nglute bridge 2x15\n"
    ran = owner.ok("log", "-", stdin=text.encode())
    assert "  goblet-squat 3x12 @10kg good\n  glute-bridge 2x15\n" in ran.out


@pytest.mark.parametrize(
    ("stdin", "says"), [(b"", "nothing to log"), (b"\xff\xfe3x12", "no UTF-8 text")]
)
def test_stdin_without_lines(owner: Overload, stdin: bytes, says: str) -> None:
    ran = owner("log", "-", stdin=stdin)
    assert ran.code == 1
    assert says in ran.err


def test_one_bad_line_stores_none(owner: Overload) -> None:
    ran = owner("log", "-", stdin=b"goblet squat 3x12 @10kg\n\nstep up 3xx12 h20\n")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "error: Line 3: '3xx12' is not a set; write 3x12, 12,12,10, 10/9 or 3x40s "
        "(character 9 of the line).",
        "  step up 3xx12 h20",
        "          ^",
    ]
    assert owner.ok("history", "--json").json == []


def test_a_first_load_is_asked_for(owner: Overload) -> None:
    ran = owner("log", "goblet squat 3x12")
    assert (ran.code, ran.out) == (1, "")
    assert "needs a weight" in ran.err
    assert owner.ok("history", "--json").json == []


def test_the_plans_load_is_filled_in(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x10 @10kg good", "--date", "2026-11-13")
    assert "goblet-squat 3x10 @10kg good" in owner.ok("log", "goblet squat 3x10 good").out


def test_an_unknown_exercise_names_three(owner: Overload) -> None:
    ran = owner("log", "gobblet squat 3x12 @10")
    assert (ran.code, ran.out) == (1, "")
    first, second = ran.err.splitlines()
    assert first.startswith("error: There is no exercise 'gobblet squat'")
    assert second.removeprefix("nearest: ").split(", ")[0] == "goblet-squat"
    assert len(second.split(", ")) == 3


def test_a_past_date_sees_only_what_is_before_it(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good", "--date", "2026-11-13")
    owner.ok("log", "goblet squat 3x12 @10kg good", "--date", "2026-11-17")
    assert (
        owner.ok("why", "goblet squat", "--date", "2026-11-16", "--json").json["rule"] == "repeat"
    )
    dates = [s["date"] for s in owner.ok("history", "--date", "2026-11-16", "--json").json]
    assert dates == ["2026-11-13"]


def test_finish_ends_the_session(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good", "--at", "2026-11-20T18:00")
    summary = owner.ok("finish", "--json").json
    assert summary["date"] == "2026-11-20"
    assert summary["sets"] == 3
    (session,) = owner.ok("history", "--json").json
    assert session["finished"].startswith("2026-11-20T18:30")
    again = owner("finish")
    assert again.code == 1
    assert "No session is under way" in again.err


def test_finish_shows_what_changes(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good", "--at", "2026-11-20T18:00")
    shown = owner.ok("finish").out
    assert "3 sets, all saved." in shown
    assert "= Goblet squat" in shown
    assert "Cool-down" in shown.splitlines()


def test_edit_changes_one_set_and_the_target_with_it(owner: Overload) -> None:
    for date in ("2026-11-13", "2026-11-17"):
        owner.ok("log", "goblet squat 3x12 @10kg good", "--date", date)
    newest = owner.ok("history", "--json").json[0]["sets"][2]
    ran = owner.ok("edit", str(newest["id"]), "reps=11", "effort=rir1", "note=slow one")
    assert "is now: goblet-squat 11 @10kg rir1 # slow one" in ran.out
    assert "▼ Goblet squat, next time" in ran.err
    after = owner.ok("history", "--json").json[0]["sets"][2]
    assert (after["reps"], after["rir"], after["note"]) == (11, 1.0, "slow one")
    assert after["rev"] == newest["rev"] + 1
    owner.ok("undo")
    assert owner.ok("history", "--json").json[0]["sets"][2]["reps"] == 12


def test_edit_takes_words_away(owner: Overload) -> None:
    owner.ok("log", "step up 10/9 h20 good pain=2 warmup # note")
    fields = ("effort=none", "pain=none", "warmup=no", "note=", "height=12in", "reps=8")
    assert "is now: step-up 8 h12in\n" in owner.ok("edit", "1", *fields).out


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("reps=3x12", "one number"),
        ("reps=", "reps is a number, like 12"),
        ("reps=-1", "is not a set"),
        ("reps=501", "from 0 to 500"),
        ("load=100000kg", "more than anyone lifts"),
        ("load=12 kg", "one word"),
        ("warmup=maybe", "yes or no"),
        ("effort=hard", "not understood"),
        ("colour=red", "is not FIELD=VALUE"),
        ("reps", "is not FIELD=VALUE"),
    ],
)
def test_a_wrong_edit_changes_nothing(owner: Overload, field: str, says: str) -> None:
    owner.ok("log", "goblet squat 12 @10kg good")
    before = owner.ok("history", "--json").json
    ran = owner("edit", "1", field)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert owner.ok("history", "--json").json == before


def test_delete_and_undo(owner: Overload) -> None:
    owner.ok("log", "goblet squat 12,11 @10kg good")
    assert "Deleted set 1: goblet-squat 12 @10kg good" in owner.ok("delete", "1").out
    assert len(owner.ok("history", "--json").json[0]["sets"]) == 1
    owner.ok("undo")
    assert len(owner.ok("history", "--json").json[0]["sets"]) == 2
    assert owner("delete", "99").code == 1


def test_undo_and_redo_say_which(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good")
    assert owner.ok("undo").out == "Undone: log Goblet squat.\n"
    assert owner.ok("history", "--json").json == []
    assert owner.ok("redo", "--json").json == {"redone": "log Goblet squat"}
    assert len(owner.ok("history", "--json").json) == 1
    nothing = owner("redo")
    assert (nothing.code, nothing.err) == (1, "error: There is nothing to redo.\n")


def test_history_for_people(owner: Overload) -> None:
    owner.ok("log", "step up 10/9,10/10 h20 good # left knee", "--date", "2026-11-13")
    owner.ok("log", "goblet squat 12,12 @10kg good", "goblet squat 8 @12kg max")
    assert owner.ok("history").out.splitlines() == [
        "Fri 20 Nov 2026 · build · Day 1 · 3 sets · session:2",
        "  3-4  Goblet squat  12 12 × 10 kg  good",
        "    5                8 × 12 kg  max",
        "",
        "Fri 13 Nov 2026 · build · Day 3 · 2 sets · session:1",
        "  1-2  Step-up  10/9 10 × body h20  good",
        "  # left knee",
    ]
    assert "Step-up" not in owner.ok("history", "goblet", "squat").out
    assert "Goblet" not in owner.ok("history", "--limit", "1", "step", "up").out
    assert owner.ok("history", "--since", "2026-11-14", "--json").json[0]["date"] == "2026-11-20"


def test_a_day_says_why_it_is_for_rest_once(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good", "--date", "2026-11-19")
    out = owner.ok("next").out
    assert out.count("legs worked yesterday") == 1
    owner.ok("flag", "pop")
    assert owner.ok("next").out.splitlines()[1] == "Stop: see a doctor"


def test_the_help_of_an_assisted_exercise_is_called_help(owner: Overload, tmp_path: Path) -> None:
    file = tmp_path / "strong.csv"
    file.write_text(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
        '2026-03-02 20:30:00,"Evening",1h,"Pull Up (Assisted)",1,21.0,9,0,0,\n'
    )
    owner.ok("import", str(file), "--unit", "kg")
    assert "9 × 21 kg help" in owner.ok("history").out
