"""Check-ins, inventory, settings, programs and the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import GEAR, Overload


@pytest.mark.parametrize(
    ("command", "document"),
    [
        ("soreness hamstrings=4 Glutes=1", {"soreness": {"hamstrings": 4, "glutes": 1}}),
        (
            "activity five a side --minutes 90 --intensity 8 --legs",
            {"activity": "five a side", "minutes": 90, "intensity": 8, "legs": True},
        ),
        ("pain goblet squat 2", {"exercise": "goblet-squat", "pain": 2}),
        ("bodyweight 154lb", {"bodyweight_kg": 69.8532, "bodyweight": "154 lb"}),
    ],
)
def test_a_check_in_is_told_back(
    overload: Overload, command: str, document: dict[str, object]
) -> None:
    assert overload.ok(*command.split(), "--json").json == {"date": "2026-11-20", **document}
    assert overload.ok(*command.split(), "--date", "2026-11-19").out.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("soreness hamstrings=12", 1, "Soreness goes from 0 to 10, not 12."),
        ("soreness toes=1", 1, "no muscle"),
        ("soreness hamstrings", 2, "MUSCLE=N"),
        ("soreness hamstrings=４", 2, "not a whole number"),
        ("soreness hamstrings=nan", 2, "not a whole number"),
        ("soreness", 2, "Missing argument"),
        ("activity soccer --minutes 90", 2, "--intensity"),
        ("activity soccer --minutes 9999 --intensity 5", 1, "Minutes go from 1 to 1440, not"),
        ("activity soccer --minutes 1_0 --intensity 5", 2, "not a whole number"),
        ("pain goblet squat 11", 1, "0 to 10"),
        ("pain goblet squat", 2, "not a whole number"),
        ("pain goblet-squat=2", 2, "'goblet-squat=2' is not a whole number"),
        ("pain 2", 2, "Missing argument 'EXERCISE...'"),
        ("pain gobblet 2", 1, "no exercise"),
        ("bodyweight 5", 1, "20 to 400 kg"),
        ("bodyweight inf", 1, "not a weight"),
        ("flag headache", 1, "chest-pain"),
        ("inventory set dumbells=4", 1, "nothing to own here"),
        ("inventory set dumbbells", 1, "needs sizes"),
        ("inventory set dumbbells=4,,6", 1, "size is missing"),
        ("inventory set dumbbells=x", 1, "not a weight"),
        ("inventory set dumbbells=0", 1, "more than 0"),
        ("inventory set kettlebells=100000kg", 1, "more than anyone lifts"),
        ("inventory set barbell=15,20", 1, "One barbell"),
        ("inventory set bands=red,@blue", 1, "can't name a band"),
        ("inventory set steps=tall", 1, "not a step height"),
        ("inventory set steps=900", 1, "1 to 200 cm"),
        ("inventory set ball=3", 1, "no sizes"),
        ("inventory add", 2, "Missing argument"),
        ("inventory remove ball", 1, "Nothing was set yet"),
        ("config get colour", 1, "no setting"),
        ("config set units stone", 1, "kg, lb"),
        ("config set mode", 2, "Missing argument"),
        ("program use marathon", 1, "build, circuit, starter"),
        ("program show marathon", 1, "no program"),
        ("next --program marathon", 1, "no program"),
        ("rules add-lod", 1, "nearest: add-load"),
        ("show gobblet squat", 1, "no exercise"),
        ("ladder zzz", 1, "no exercise"),
        ("why", 2, "Missing argument"),
        ("undo", 1, "nothing to undo"),
        ("finish", 1, "No session"),
        ("history --limit 0", 2, "at least 1"),
        ("history --since yesterday", 2, "not a date"),
        ("next --date 2026-02-30", 2, "not a date"),
        ("next --at 2026-11-20T25:00", 2, "not a time"),
        ("next --date 2026-11-20 --at 2026-11-20T18:30", 2, "not both"),
        ("edit 99 reps=3", 1, "no set 99"),
        ("edit x reps=3", 2, "not a whole number"),
        ("nxt", 2, "Did you mean next?"),
        ("next --jsn", 2, "No such option"),
    ],
)
def test_a_wrong_request_says_why_and_changes_nothing(
    overload: Overload, command: str, code: int, says: str
) -> None:
    ran = overload(*command.split())
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    said = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert len(said) == 1
    assert overload("undo").code == 1, "something was written"


def test_an_imported_exercise_of_which_nothing_is_known_says_so(
    overload: Overload, tmp_path: Path
) -> None:
    head = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE"
    row = "2026-11-01 18:00:00,Chest,Bench Press (Dumbbell),1,12,10,0,0,,"
    (tmp_path / "strong.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    overload.ok("import", str(tmp_path / "strong.csv"), "--unit", "kg")
    shown = overload.ok("show", "bench press (dumbbell)").out
    assert "works     no muscle known; pattern other" in shown


def test_the_inventory_is_set_whole_added_to_and_taken_from(overload: Overload) -> None:
    assert overload.ok("inventory", "--json").json["assumed"] is True
    owned = overload.ok("inventory", "set", *GEAR.split(), "single-dumbbells=25lb", "--json").json
    assert owned["dumbbells"] == ["4 kg", "6 kg", "8 kg", "10 kg", "12 kg", "14 kg"]
    assert owned["single-dumbbells"] == ["25 lb"]
    assert (owned["bands"], owned["steps"]) == (["yellow", "red", "green"], [20.0, 30.0, 40.0])
    assert (owned["things"], owned["assumed"]) == (["ball", "chair"], False)
    overload.ok("inventory", "add", "dumbbells=2.5,4", "bands=black", "steps=12in", "bench")
    overload.ok("inventory", "remove", "dumbbells=14", "ball", "single-dumbbells", "bands=RED")
    owned = overload.ok("inventory", "--json").json
    assert owned["dumbbells"] == ["2.5 kg", "4 kg", "6 kg", "8 kg", "10 kg", "12 kg"]
    assert (owned["single-dumbbells"], owned["things"]) == ([], ["bench", "chair"])
    assert owned["bands"] == ["yellow", "green", "black"]
    assert owned["steps"] == [20.0, 30.0, 30.48, 40.0]
    assert overload("inventory", "remove", "dumbbells=14").code == 1
    overload.ok("undo")
    assert overload.ok("inventory", "--json").json["things"] == ["ball", "bench", "chair"]


def test_a_bar_of_another_weight_is_not_taken_away(overload: Overload) -> None:
    overload.ok("inventory", "set", "barbell=20", "plates=5")
    ran = overload("inventory", "remove", "barbell=15")
    assert (ran.code, ran.err) == (1, "error: You own no '15' among barbell.\n")
    assert overload.ok("inventory", "--json").json["barbell"] is not None
    overload.ok("inventory", "remove", "barbell=20kg")
    assert overload.ok("inventory", "--json").json["barbell"] is None


def test_what_is_shown_sets_the_same_inventory(overload: Overload) -> None:
    owned = overload.ok("inventory", "set", *GEAR.split(), "barbell=45lb", "--json").json
    shown = [line.split() for line in overload.ok("inventory").out.splitlines()]
    items = [
        name + (f"={','.join(values)}".removesuffix(",cm").rstrip(",") if values else "")
        for name, *values in shown
    ]
    again = overload.ok("inventory", "set", *(item.replace(",,", ",") for item in items), "--json")
    assert again.json == owned


def test_setting_nothing_owns_nothing(overload: Overload) -> None:
    assert overload.ok("inventory", "set").out == "Nothing is owned.\n"
    owned = overload.ok("inventory", "--json").json
    assert owned["assumed"] is False
    assert not any(owned[key] for key in ("dumbbells", "bands", "steps", "things"))


def test_adding_to_an_assumed_inventory_starts_from_nothing(overload: Overload) -> None:
    ran = overload.ok("inventory", "add", "dumbbells=14", "--json")
    assert ran.json["dumbbells"] == ["14 kg"]
    assert ran.json["bands"] == []
    assert "assumed" in ran.err


def test_bare_weights_are_in_the_users_unit(overload: Overload) -> None:
    overload.ok("config", "set", "units", "lb")
    assert overload.ok("inventory", "set", "dumbbells=25", "--json").json["dumbbells"] == ["25 lb"]
    logged = overload.ok("log", "goblet squat 12 @25 good", "--json").json
    assert logged["sets"][0]["load"] == "25 lb"


def test_settings(overload: Overload) -> None:
    assert overload.ok("config", "get", "units").out == "kg\n"
    assert overload.ok("config", "set", "mode.goblet-squat", "double").out.endswith("double.\n")
    assert overload.ok("config", "get", "mode.goblet-squat", "--json").json == {
        "mode.goblet-squat": "double"
    }
    values = overload.ok("config", "--json").json
    assert values["mode.goblet-squat"] == "double"
    assert "sore-hold.soreness" in values
    assert "sore-hold.soreness" in overload.ok("config").out


def test_programs(overload: Overload) -> None:
    programs = overload.ok("programs", "--json").json
    assert [p["id"] for p in programs if p["used"]] == ["build"]
    assert "Day 3" in overload.ok("program").out
    assert "one at a time" in " ".join(overload.ok("program", "show", "starter").out.split())
    assert overload.ok("program", "use", "starter").out == "The program in force is starter.\n"
    assert overload.ok("next", "--json").json["program"] == "starter"
    assert overload.ok("next", "--program", "build", "--json").json["program"] == "build"
    overload.ok("undo")
    assert overload.ok("next", "--json").json["program"] == "build"


def test_a_flag_stops_training(overload: Overload) -> None:
    assert overload.ok("flag", "faint", "--json").json == {"date": "2026-11-20", "flag": "faint"}
    said = " ".join(overload.ok("flag", "chest-pain").out.split())
    assert said.startswith("Flagged: chest-pain. Stop now and rest.")
    assert "call your emergency number" in said
    day = overload.ok("next", "--json").json
    assert (day["train"], day["session"]["rule"]) == (False, "red-flag")
    assert "red-flag" in overload.ok("next").out
    assert "Next: Day 1, once the stop sign is cleared." in overload.ok("next").out
    overload.ok("flag", "clear")
    assert overload.ok("next", "--json").json["train"] is True


def test_rules(overload: Overload) -> None:
    rules = [rule["id"] for rule in overload.ok("rules", "--json").json]
    assert rules[:2] == ["red-flag", "rest-day"]
    one = overload.ok("rules", "add-load", "--json").json
    assert one["id"] == "add-load"
    assert "add-load.jump" in {p["key"] for p in one["parameters"]}
    assert "add-load.jump = 0.1" in overload.ok("rules", "add-load").out


def test_a_rule_tells_where_to_look_it_up(overload: Overload) -> None:
    one = overload.ok("rules", "deload", "--json").json
    assert [source["id"] for source in one["sources"]] == ["bell-2023", "rogerson-2024"]
    assert one["sources"][0]["doi"] == "10.1186/s40798-023-00633-0"
    said = overload.ok("rules", "deload").out
    assert "Bell L, Strafford BW" in said
    assert "\n      https://doi.org/10.1186/s40798-023-00633-0\n" in said
    assert overload.ok("rules", "form-first", "--json").json["sources"] == []
    assert "docs/facts.md" in overload.ok("rules", "form-first").out


def test_exercises(overload: Overload) -> None:
    found = overload.ok("exercises", "goblet", "--json").json
    assert [e["id"] for e in found] == ["goblet-squat"]
    assert found[0]["muscles"] == {"quads": 1, "glutes": 1, "hamstrings": 0.5}
    assert "barbell-squat  " in overload.ok("exercises", "squat").out
    assert "needs barbell, rack" in overload.ok("exercises", "squat").out
    nothing = overload.ok("exercises", "zzz")
    assert (nothing.out, nothing.err) == ("", "No exercise matches 'zzz'.\n")


def test_show_tells_how(overload: Overload) -> None:
    shown = overload.ok("show", "goblet", "squat")
    for title in ("How to", "Cues", "Harder", "Easier", "from"):
        assert title in shown.out
    assert overload.ok("show", "goblet squat", "--json").json["steps"]
