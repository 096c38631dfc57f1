"""``ladder --take``: a rung by hand at the prompt."""

from __future__ import annotations

from tests.cli.conftest import Overload


def test_taken_by_hand_next_starts_there_and_undo_takes_it_back(owner: Overload) -> None:
    before = owner.ok("next", "--json").json
    assert "bodyweight-squat" in {e["exercise"] for e in before["exercises"]}
    ran = owner.ok("ladder", "--take", "goblet", "squat")
    assert "Taken: Goblet squat, from the next Day 1 on. undo takes it back." in ran.err
    assert "▸ Goblet squat" in ran.out
    stands = {e["exercise"]: e for e in owner.ok("next", "--json").json["exercises"]}
    assert "bodyweight-squat" not in stands
    squat = stands["goblet-squat"]
    assert squat["user_decided"] is True
    assert set(squat["goal_reps"]) == {8}
    assert "by hand" in owner.ok("why", "goblet squat").out
    assert owner.ok("undo").out.strip().endswith("take the rung Goblet squat.")
    assert owner.ok("next", "--json").json == before


def test_what_cannot_be_taken_is_one_sentence(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @4kg good", "--date", "2026-11-13")
    for words, said in (
        ("goblet squat", "Goblet squat is the rung you are on."),
        ("barbell squat", "Barbell squat needs barbell and rack, which is not among what you own."),
        ("nordic curl", "Nordic hamstring curl stands on no ladder."),
    ):
        ran = owner("ladder", "--take", *words.split())
        assert (ran.code, ran.err, ran.out) == (1, f"error: {said}\n", "")


def test_json_says_since_when_a_rung_is_taken(owner: Overload) -> None:
    owner.ok("log", "bodyweight squat 3x12 good", "--date", "2026-11-13")
    assert owner.ok("ladder", "squat", "goblet", "--json").json["taken"] is None
    ran = owner.ok("ladder", "--take", "goblet", "squat", "--date", "2026-11-14", "--json")
    assert (ran.json["here"], ran.json["taken"]) == ("goblet-squat", "2026-11-14")
    before = owner.ok("ladder", "goblet", "squat", "--date", "2026-11-13", "--json").json
    assert (before["here"], before["taken"]) == ("bodyweight-squat", None)
