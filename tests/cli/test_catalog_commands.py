"""The catalogue at the prompt: own files checked and edited, muscles, programs, the ladder."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Overload
from tracker.catalog.example import EXAMPLE
from tracker.cli import output


@pytest.fixture
def catalogue(home: Path) -> Path:
    return home / ".config" / "overload" / "catalog"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sits there, as an editor needs."""
    monkeypatch.setattr(output, "is_terminal", lambda: True)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: None) -> Path:
    """A script that stands in for the editor: it runs what is written into it on the text."""
    script = tmp_path / "editor.py"
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    return script


def will(script: Path, change: str) -> None:
    """Let the editor change ``text`` by a line of Python."""
    script.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text('utf-8')\n"
        f"{change}\npath.write_text(text, 'utf-8')\n",
        encoding="utf-8",
    )


BROKEN = "text = text.replace('quads = 1, glutes', 'quadz = 1, glutes', 1)"
MENDED = "text = text.replace('quadz', 'quads')"


def test_nothing_of_ones_own_is_no_fault(overload: Overload) -> None:
    assert "no files of your own" in overload.ok("catalog", "check").out
    assert overload.ok("catalog", "check", "--json").json == {"files": [], "faults": []}


def test_every_fault_with_its_file_and_line(overload: Overload, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    text = EXAMPLE.replace("level = 1 ", 'level = "x" ').replace("rest_days = 1", "rest_day = 1")
    file.write_text(text, encoding="utf-8")
    lines = {line: text.splitlines().index(line) + 1 for line in text.splitlines()}
    wanted = [
        number for line, number in lines.items() if line.startswith(('level = "x"', "rest_day ="))
    ]
    ran = overload("catalog", "check", str(file))
    assert ran.code == 1
    said = ran.out.splitlines()
    assert [f"{file}, line {number}: " for number in sorted(wanted)] == [
        line[: line.index(": ") + 2] for line in said
    ]
    assert all(line.endswith(".") for line in said)
    assert ran.err == "2 faults.\n"
    faults = overload("catalog", "check", str(file), "--json").json["faults"]
    assert [fault["line"] for fault in faults] == sorted(wanted)


def test_a_file_that_is_not_there_is_a_fault(overload: Overload, tmp_path: Path) -> None:
    ran = overload("catalog", "check", str(tmp_path / "none.toml"))
    assert (ran.code, "can't be read" in ran.out) == (1, True)


def test_own_files_are_judged_together(overload: Overload, catalogue: Path) -> None:
    catalogue.mkdir(parents=True)
    head, tail = EXAMPLE.split("[[program]]", 1)
    (catalogue / "a.toml").write_text(head, encoding="utf-8")
    (catalogue / "b.toml").write_text(f"[[program]]{tail}", encoding="utf-8")
    assert overload.ok("catalog", "check").out == "No fault in 2 files.\n"
    assert overload.ok("catalog", "check", str(catalogue / "b.toml")).code == 0
    assert overload("catalog", "check", str(catalogue / "b.toml")).out.startswith("No fault")


def test_a_broken_file_in_the_folder_stops_commands_with_its_line(
    overload: Overload, catalogue: Path
) -> None:
    catalogue.mkdir(parents=True)
    (catalogue / "a.toml").write_text("[[exercise]]\nid = 'x'\n", encoding="utf-8")
    ran = overload("next")
    assert (ran.code, ran.out) == (1, "")
    assert "a.toml, line 1: " in ran.err
    assert overload("catalog", "check").code == 1


def test_an_edit_begins_with_the_example_and_comes_into_force(
    overload: Overload, catalogue: Path, editor: Path
) -> None:
    will(editor, "text = text.replace('Wall sit', 'Sitting on air')")
    ran = overload.ok("catalog", "edit")
    assert ran.out == f"{catalogue / 'own.toml'} is in force.\n"
    assert (catalogue / "own.toml").read_text("utf-8") == EXAMPLE.replace(
        "Wall sit", "Sitting on air"
    )
    assert stat.S_IMODE(catalogue.stat().st_mode) == 0o700
    assert [path.name for path in catalogue.iterdir()] == ["own.toml"]
    assert overload.ok("show", "sitting on air").out.startswith("Sitting on air\n")


def test_an_example_left_as_it_is_changes_nothing(
    overload: Overload, catalogue: Path, editor: Path
) -> None:
    will(editor, "")
    assert overload.ok("catalog", "edit").out == "Nothing was changed.\n"
    assert list(catalogue.iterdir()) == []


def test_a_faulty_edit_keeps_the_old_file_and_the_new_text(
    overload: Overload, catalogue: Path, editor: Path
) -> None:
    catalogue.mkdir(parents=True)
    (catalogue / "own.toml").write_text(EXAMPLE, encoding="utf-8")
    will(editor, BROKEN)
    ran = overload("catalog", "edit")
    assert ran.code == 1
    assert "own.toml.draft, line 10: There is no muscle 'quadz'." in ran.out
    assert f"{catalogue / 'own.toml'} is as it was" in ran.err
    assert (catalogue / "own.toml").read_text("utf-8") == EXAMPLE
    assert overload.ok("show", "wall sit").code == 0
    will(editor, MENDED + "\ntext += '# mended\\n'")
    assert "Going on with" in overload.ok("catalog", "edit").err
    assert (catalogue / "own.toml").read_text("utf-8") == EXAMPLE + "# mended\n"
    assert [path.name for path in catalogue.iterdir()] == ["own.toml"]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("no-such-editor-here", "can't be run"),
        (f"{sys.executable} -c 'raise SystemExit(3)'", "ended with code 3"),
        ("'unclosed", "EDITOR can't be read"),
    ],
)
def test_an_editor_that_fails_changes_nothing(
    overload: Overload,
    terminal: None,
    catalogue: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    says: str,
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    ran = overload("catalog", "edit")
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert not (catalogue / "own.toml").exists()


def test_an_editor_that_can_not_be_run_leaves_the_draft_of_before(
    overload: Overload,
    terminal: None,
    catalogue: Path,
    editor: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    will(editor, "text += 'x = = 1'")
    assert overload("catalog", "edit").code == 1
    draft = (catalogue / "own.toml.draft").read_text("utf-8")
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert "can't be run" in overload("catalog", "edit").err
    assert (catalogue / "own.toml.draft").read_text("utf-8") == draft


def test_a_folder_is_checked_file_by_file(overload: Overload, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "seeds" / "exercises"
    assert "No fault in 6 files." in overload.ok("catalog", "check", str(shipped)).out
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = overload("catalog", "check", str(empty))
    assert (ran.code, ran.err) == (1, f"error: There is no TOML file in {empty}.\n")


def test_a_name_that_leaves_the_folder_is_refused(overload: Overload, editor: Path) -> None:
    will(editor, "text += '#'")
    ran = overload("catalog", "edit", "../elsewhere")
    assert (ran.code, "letters, digits and hyphens" in ran.err) == (1, True)


def test_without_a_terminal_no_editor_is_opened(
    overload: Overload, catalogue: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: False)
    will(editor, "text += '#'")
    ran = overload("catalog", "edit")
    assert (ran.code, ran.out) == (1, "")
    (said,) = ran.err.splitlines()
    assert said.startswith("error: An editor needs a terminal")
    assert str(catalogue) in said
    assert not catalogue.exists(), "no draft is left behind"


def test_without_an_editor_it_says_what_to_set(
    overload: Overload, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    ran = overload("catalog", "edit")
    assert (ran.code, "name one in EDITOR" in ran.err) == (1, True)


def test_a_muscle_is_shown_with_what_trains_it(overload: Overload) -> None:
    shown = overload.ok("show", "hip", "flexors").out
    assert shown.startswith("Hip flexors\n")
    facts = overload.ok("show", "hamstrings", "--json").json
    assert "Dumbbell RDL" in facts["exercises"]["whole sets"]
    assert "Goblet squat" in facts["exercises"]["half sets"]
    *claims, _ = facts["claims"]
    assert claims
    assert all("opinion" in claim for claim in claims)


def test_a_program_is_shown_whole(overload: Overload) -> None:
    build = overload.ok("program", "show", "build", "--json").json
    assert (build["sets"], build["reps"], build["rest_s"]) == (3, [8, 12], [60, 90])
    assert (build["week"], build["rest_days"], build["hamstring_limit"]) == ([2, 3], 1, 1)
    assert build["days"][0]["slots"][0]["sensitive_back"][0] == "feet-elevated-glute-bridge"
    circuit = overload.ok("program", "show", "circuit", "--json").json
    assert (circuit["rest_s"], circuit["minutes"], circuit["max_jump"]) == (None, [15, 20], 0.05)


def test_picked_favourites_stand_in_the_program(overload: Overload) -> None:
    assert "program favourites A, B, C" in overload.ok("program", "show", "build").out
    overload.ok("config", "set", "favourites", "goblet squat,band curl,hip thrust")
    shown = overload.ok("program", "show", "build").out
    assert "  Goblet squat, Band hamstring curl, Hip thrust\n" in shown


def test_notes_come_with_the_plan(owner: Overload) -> None:
    owner.ok("log", "rdl 3x10 @4kg good", "band curl 3x10 @red good")
    assert owner.ok("next").out.splitlines()[-2].startswith("note  Band hamstring curl and")
    (note,) = owner.ok("next", "--json").json["notes"]
    assert "Build holds one such exercise a session" in note


def test_a_sensitive_back_begins_with_bridges_and_keeps_what_was_begun(owner: Overload) -> None:
    owner.ok("config", "set", "back", "sensitive")
    first = owner.ok("next", "--json").json
    assert first["exercises"][0]["to_exercise"] == "feet-elevated-glute-bridge"
    assert first["notes"] == []
    owner.ok("config", "set", "back", "normal")
    owner.ok("log", "single-leg rdl 3x10 @4kg good", "--date", "2026-11-16")
    owner.ok("log", "step up 3x8 h20 good", "--date", "2026-11-18")
    owner.ok("config", "set", "back", "sensitive")
    then = owner.ok("next", "--json").json
    hinges = [e["to_exercise"] for e in then["exercises"] if "deadlift" in e["to_exercise"]]
    assert hinges == ["dumbbell-single-leg-romanian-deadlift"]
    assert "one of those can take the place" in then["notes"][-1]
    assert owner("config", "set", "back", "sore").code == 1


def test_the_ladder_shows_where_you_are(owner: Overload) -> None:
    owner.ok("log", "bodyweight squat 3x12 easy", "--date", "2026-11-13")
    owner.ok("log", "goblet squat 3x12 @4kg easy", "--date", "2026-11-17")
    drawn = owner.ok("ladder", "bodyweight", "squat").out.splitlines()
    assert [line.split() for line in drawn[:9]] == [
        ["Ladder:", "Squat", "gear", "reps", "state"],
        ["hard"],
        ["Barbell", "squat", "barbell,", "rack", "8-12", "needs", "barbell,"],
        ["│", "barbell", "rack"],
        ["▸", "Goblet", "squat", "dumbbells", "or", "8-12", "YOU", "ARE", "HERE"],
        ["│", "one", "weight", "kettlebell", "since", "17", "Nov"],
        ["✓", "Bodyweight", "squat", "none", "8-12", "done", "13", "Nov"],
        ["easy"],
        ["─" * 80],
    ]
    facts = owner.ok("ladder", "squat", "goblet", "--json").json
    assert [r["exercise"] for r in facts["rungs"] if r["here"]] == ["goblet-squat"]
    assert facts["rungs"][2]["lacks"] == ["barbell", "rack"]
    assert facts["edges"][0]["label"] == "one weight"


def test_the_ladder_as_of_a_past_date(owner: Overload) -> None:
    owner.ok("log", "bodyweight squat 3x12 easy", "--date", "2026-11-13")
    owner.ok("log", "goblet squat 3x12 @4kg easy", "--date", "2026-11-17")
    then = owner.ok("ladder", "goblet squat", "--date", "2026-11-15", "--json").json
    assert then["here"] == "bodyweight-squat"


def test_a_ladder_answers_to_its_own_name(owner: Overload) -> None:
    by_rung = owner.ok("ladder", "bodyweight", "squat").out
    assert owner.ok("ladder", "squat").out == owner.ok("ladder", "Squats").out == by_rung
    for words in (("ladder", "--take", "squat"), ("ladder", "squash"), ("ladder", "the")):
        ran = owner(*words)
        assert ran.code == 1
        assert "There is no exercise" in ran.err
    assert owner.ok("chart", "ladder", "squat").code == 0


def test_an_exercise_without_a_ladder_says_so(owner: Overload) -> None:
    ran = owner("ladder", "nordic curl")
    assert (ran.code, ran.err) == (1, "error: Nordic hamstring curl stands on no ladder.\n")
