"""``program slot`` and its neighbours, ``config unset``, at the prompt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Overload


def test_a_slot_is_shown_changed_and_taken_back(owner: Overload) -> None:
    assert "as it came" in owner.ok("program", "slot", "build", "day-1", "2").out
    ran = owner.ok("program", "slot", "build", "day-1", "2", "sets=4", "exercise=split squat")
    assert ran.out.startswith("build, yours, day-1, slot 2: exercise=split-squat sets=4\n")
    assert "Split squat: 4 × 8-12, body, yours" in ran.out
    ran = owner.ok("program", "slot", "build", "day-1", "2", "reps=6-12", "rest=90-120", "--json")
    assert ran.json["change"] == "exercise=split-squat sets=4 reps=6-12 rest=90-120"
    assert ran.json["next"]["to"]["reps"] == [6, 12]
    assert "▸ build     Build, yours." in owner.ok("programs").out
    shown = owner.ok("program", "show").out
    assert shown.startswith("Build, yours\n")
    assert "Squat: 4 × 6-12, rest 90-120 s" in shown
    planned = owner.ok("next", "--json").json["exercises"]
    assert planned[1]["to_exercise"] == "split-squat"
    assert owner.ok("program", "reset", "build", "day-1", "2").out == "build is as it came.\n"
    assert owner.ok("programs", "--json").json[0]["changed"] is False
    owner.ok("undo")
    assert owner.ok("programs", "--json").json[0]["changed"] is True


def test_the_week_of_a_program(owner: Overload) -> None:
    said = owner.ok("program", "week", "circuit").out
    assert said.startswith("circuit\n")
    assert "the same again" in said
    week = owner.ok("program", "week", "--json").json
    assert (week["program"], week["in_force"]) == ("build", True)
    assert [d["id"] for d in week["days"]] == ["day-1", "day-3", "day-1"]
    assert week["sets"]["hamstrings"][0] <= week["sets"]["hamstrings"][1]


def test_favourites_and_moves_are_picked(owner: Overload) -> None:
    said = owner.ok("program", "favourites", "goblet squat,", "step up,", "band curl").out
    assert said == "Favourites: Goblet squat, Step-up, Band hamstring curl.\n"
    assert "Day 5, if you like" in owner.ok("program", "week").out
    assert owner.ok("program", "favourites").out == "No favourites are picked.\n"
    said = owner.ok("program", "add-in", "day-1", "cook hip lift").out
    assert said == "Added to build, day-1: Cook hip lift.\n"
    assert len(owner.ok("next", "--json").json["exercises"]) == 4
    owner.ok("program", "add-in")
    assert len(owner.ok("next", "--json").json["exercises"]) == 3


def test_a_program_becomes_a_file_that_is_sound(owner: Overload, home: Path) -> None:
    owner.ok("program", "slot", "build", "day-3", "1", "sets=2")
    written = owner.ok("program", "toml", "build", "my-build").out
    folder = home / ".config" / "overload" / "catalog"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(written, encoding="utf-8")
    assert owner.ok("catalog", "check").out == "No fault in 1 file.\n"
    owner.ok("program", "use", "my-build")
    assert owner.ok("next", "--json").json["program"] == "my-build"


def test_the_check_names_changes_that_fit_no_more(owner: Overload, home: Path) -> None:
    folder = home / ".config" / "overload" / "catalog"
    folder.mkdir(parents=True)
    text = owner.ok("program", "toml", "build", "my-build").out
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    owner.ok("program", "slot", "my-build", "day-1", "3", "sets=2")
    shorter = text.replace('\n[[program.day.slot]]\ntitle = "Glute bridge"', "\n#", 1)
    cut = shorter.replace('exercises = ["glute-bridge"]\nsets = 3\nreps = [8, 12]\n', "", 1)
    (folder / "mine.toml").write_text(cut, encoding="utf-8")
    ran = owner("catalog", "check")
    assert (ran.code, ran.out) == (
        1, "your my-build day-1 3: my-build day-1 has 2 slots, so there is no slot 3.\n",
    )  # fmt: skip
    told = owner("catalog", "check", "--json").json["faults"]
    assert [(fault["file"], fault["line"]) for fault in told] == [(None, None)]
    assert owner.ok("next", "--program", "my-build", "--json").json["program"] == "my-build"


def test_starting_another_kind_in_one_week_is_warned_of(owner: Overload) -> None:
    owner.ok("log", "goblet squat 12,12,12 @10kg good")
    ran = owner.ok("program", "use", "circuit")
    assert ran.out == "The program in force is circuit.\n"
    assert "Keep to one of them" in ran.err


def test_an_easy_week_is_told_with_the_numbers_in_force(owner: Overload) -> None:
    owner.ok("config", "set", "deload.days", "5")
    owner.ok("config", "set", "deload.silent_weeks", "1")
    said = owner.ok("deload", "accept").out
    assert said == "Easy week: half the sets for 5 days. The question rests for 1 week.\n"
    owner.ok("config", "set", "deload.sets", "0.6")
    assert "Easy week: 60 % of the sets for 5 days." in owner.ok("deload", "accept").out


def test_a_setting_is_unset(overload: Overload) -> None:
    overload.ok("config", "set", "theme", "dark")
    assert overload.ok("config", "unset", "theme").out == "theme is auto again, the default.\n"
    overload.ok("undo")
    assert overload.ok("config", "get", "theme").out == "dark\n"


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("program slot marathon day-1 1", 1, "build, circuit, starter"),
        ("program slot build day-2 1 sets=4", 1, "day-1, day-3, favourites"),
        ("program slot build day-1 x", 2, "not a whole number"),
        ("program slot build day-1 1 sets=many", 1, "whole number"),
        ("program slot build day-1 1 reps=12-8", 1, "low to high"),
        ("program slot build day-1 1 sets=3 sets=4", 1, "stands twice"),
        ("program slot build day-1 1 tempo=slow", 1, "no part of a slot"),
        ("program slot build day-1 1 exercise=gobblet", 1, "no exercise"),
        ("program reset build", 1, "as it came"),
        ("program reset build day-1", 2, "or neither"),
        ("program week marathon", 1, "no program"),
        ("program favourites gobblet", 1, "no exercise"),
        ("program add-in day-1", 2, "Name the moves"),
        ("program add-in day-1 goblet squat", 1, "none of the moves"),
        ("program toml build Build", 1, "small words"),
        ("program toml build build", 1, "already"),
        ("config set slot.build.day-1.1 sets=4", 1, "program slot"),
        ("config set add-in x", 1, "program add-in"),
        ("config set first-start maybe", 1, "first-start is one of"),
        ("config unset units", 1, "at its default"),
        ("config unset colour", 1, "no setting"),
    ],
)
def test_a_wrong_request_says_why_and_changes_nothing(
    overload: Overload, command: str, code: int, says: str
) -> None:
    ran = overload(*command.split())
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert overload("undo").code == 1, "something was written"


def test_favourites_are_as_many_as_the_day_has(owner: Overload) -> None:
    ran = owner.ok("program", "favourites", "goblet squat, Goblet Squat")
    assert (ran.out, ran.err) == (
        "Favourites: Goblet squat.\n",
        "2 more and the optional day is filled.\n",
    )
    many = owner("program", "favourites", "goblet squat, hip thrust, step up, glute bridge")
    assert (many.code, many.err) == (1, "error: An optional day has 3 favourites, not 4.\n")
    assert owner.ok("config", "get", "favourites").out == "goblet-squat\n"
    assert owner.ok("program", "favourites", "goblet squat, hip thrust, step up").err == ""
