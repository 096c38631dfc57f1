"""Each fault the lint knows, planted once and found at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.catalog import load_catalog
from tracker.catalog.check import check_files
from tracker.catalog.lint_rules import KNOWN
from tracker.catalog.resources import seeds_dir, toml_files
from tracker.domain.errors import CatalogError

GOOD = """\
[[exercise]]
id = "chair-squat"
name = "Chair squat"
short = "Chair squat"
pattern = "squat"
muscles = { quads = 1, glutes = 1 }
needs = ["chair or bench"]
level = 1
rep = "Down to the chair and up."
steps = ["Sit down slowly.", "Stand up."]
"""

LADDER = """\
[[ladder]]
id = "own"
name = "Own"
rungs = ["chair-squat", "nordic-hamstring-curl"]
[[ladder.edge]]
from = "chair-squat"
to = "nordic-hamstring-curl"
change = "single-leg"
label = "one leg"
when = "easy"
"""

PROGRAM = """\
[[program]]
id = "own"
name = "Own"
summary = "Mine."
week = [1, 2]
[[program.day]]
id = "a"
name = "A"
[[program.day.slot]]
exercises = ["goblet-squat", "bodyweight-squat"]
"""

RULE = """\
[[rule]]
id = "sore-hold"
kind = "exercise-gate"
title = "Sore"
text = "Less."
source = "mine"
grade = "O"
[[rule.parameter]]
name = "soreness"
default = 4
min = 1
max = 10
text = "From here."
"""

SOURCE = """\
[[source]]
id = "mine"
short = "Mine 2026"
authors = "Me"
title = "What I found"
""" + RULE.replace('grade = "O"', 'cites = ["mine", "acsm-2009"]\ngrade = "O"')


def test_the_shipped_files_have_no_fault() -> None:
    assert check_files(toml_files(seeds_dir())) == []


def test_the_rules_the_coach_knows_are_the_shipped_ones() -> None:
    asked = {rule.id for rule in load_catalog().rules.values() if rule.kind != "note"}
    assert asked == KNOWN


@pytest.mark.parametrize("text", [GOOD, GOOD + LADDER, PROGRAM, RULE, SOURCE, "", "# nothing\n"])
def test_good_files_have_no_fault(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    assert check_files([file]) == []


FAULTS = [
    ("not TOML", GOOD.replace('short = "Chair squat"', "short = Chair"), 4, "not TOML"),
    ("open at the end", GOOD + 'cues = ["never closed"', 11, "not TOML"),
    ("unknown table", GOOD + "[[exercices]]\nid = 'x'\n", 11, "'exercices' is not a table"),
    ("one bracket", GOOD.replace("[[exercise]]", "[exercise]"), 1, "two brackets"),
    ("unknown key", GOOD + 'colour = "red"\n', 11, "'colour' is not a key"),
    ("key missing", GOOD.replace('pattern = "squat"\n', ""), 1, "has no 'pattern'"),
    ("wrong form", GOOD.replace("level = 1", 'level = "one"'), 8, "'level' must be a whole number"),
    ("unknown pattern", GOOD.replace('"squat"', '"push"'), 5, "'pattern' must be one of"),
    ("unknown muscle", GOOD.replace("quads = 1", "biceps = 1"), 6, "no muscle 'biceps'"),
    ("short too long", GOOD.replace('short = "Chair squat"', 'short = "Squat down to a chair"'),
     4, "21 columns; 18 fit"),
    ("short taken", GOOD.replace('short = "Chair squat"', 'short = "Body squat"'), 4,
     "already leads to 'bodyweight-squat'"),
    ("name taken", GOOD + 'aliases = ["air squats"]\n', 11, "already leads to 'bodyweight-squat'"),
    ("no text", GOOD.replace('steps = ["Sit down slowly.", "Stand up."]', "steps = []"), 10,
     "no steps"),
    ("gear nobody owns", GOOD.replace("chair or bench", "chair or sofa"), 7, "own 'sofa'"),
    ("load nobody owns", GOOD + 'kind = "external"\n', 7, "so nobody can load it"),
    ("height without step", GOOD + "uses_height = true\n", 11, "needs 'step'"),
    ("same id twice", GOOD + GOOD.replace("Chair squat", "Other"), 12,
     "already at own.toml, line 1"),
    ("extends nothing", '[[exercise]]\nextend = true\nid = "nowhere"\n', 3, "to extend"),
    ("id not in small words", GOOD.replace('"chair-squat"', '"Chair Squat"'), 2, "small words"),
    ("share above one", GOOD + "bodyweight_share = 1.5\n", 11, "lies from 0 to 1"),
    ("three hands", GOOD + "implements = 3\n", 11, "1 or 2"),
    ("two kettlebells", GOOD.replace("chair or bench", "kettlebell") + "implements = 2\n", 7,
     "owned singly"),
    ("extends without id", "[[exercise]]\nextend = true\nlevel = 1\n", 1, "has no 'id'"),
    ("not a table", GOOD + LADDER[: LADDER.index("[[ladder.edge")] + "edge = 3\n", 15,
     "Write [[ladder.edge]]"),
    ("rung twice", GOOD + LADDER.replace('["chair-squat",', '["chair-squat", "chair-squat",'), 14,
     "stands twice"),
    ("unknown rung", GOOD + LADDER.replace('"nordic-hamstring-curl"]', '"nordic"]'), 14,
     "no exercise 'nordic'"),
    ("no rung", '[[ladder]]\nid = "own"\nname = "Own"\nrungs = []\n', 4, "needs a rung"),
    ("unknown end", GOOD + LADDER.replace('to = "nordic-hamstring-curl"', 'to = "nordic"'), 17,
     "no exercise 'nordic'"),
    ("end off the ladder", GOOD + LADDER.replace('to = "nordic-', 'to = "band-'), 17,
     "not among the rungs"),
    ("on two ladders", GOOD + LADDER.replace("nordic-hamstring-curl", "goblet-squat"), 14,
     "already a rung of the ladder 'squat'"),
    ("cycle", GOOD + LADDER + LADDER[LADDER.index("[[ladder.edge"):]
     .replace('from = "chair-squat"', 'from = "nordic-hamstring-curl"')
     .replace('to = "nordic-hamstring-curl"', 'to = "chair-squat"'), 23, "is a cycle"),
    ("no way down", GOOD + LADDER[: LADDER.index("[[ladder.edge")], 14, "no way down"),
    ("easier above", GOOD.replace("level = 1", "level = 9") + LADDER, 17, "is easier than"),
    ("nothing added", GOOD + LADDER.replace("single-leg", "add-load"), 17, "nothing is added"),
    ("unknown exercise", PROGRAM.replace('"goblet-squat"', '"gobblet-squat"'), 10,
     "no exercise 'gobblet-squat'"),
    ("slot needs gear", PROGRAM.replace(', "bodyweight-squat"', ""), 10, "must need nothing"),
    ("unknown gentle one", PROGRAM + 'sensitive_back = ["bridge"]\n', 11, "no exercise 'bridge'"),
    ("gentle hinge", PROGRAM + 'sensitive_back = ["kettlebell-swing"]\n', 11, "is a hinge itself"),
    ("range too narrow", PROGRAM + "reps = [10, 12]\n", 11, "pay for a load step of 5.0%"),
    ("range backwards", PROGRAM + "reps = [12, 8]\n", 11, "low then high"),
    ("unknown routine", PROGRAM.replace("week =", 'warm_up = "jog"\nweek ='), 5,
     "no routine 'jog'"),
    ("empty day", PROGRAM[: PROGRAM.index("[[program.day.slot")], 6, "needs slots"),
    ("day twice", PROGRAM + '[[program.day]]\nid = "a"\nname = "B"\npick = 3\n', 12, "twice"),
    ("eight days", PROGRAM.replace("[1, 2]", "[1, 8]"), 5, "A week has 7 days"),
    ("step above everything", PROGRAM.replace("week =", "max_jump = 1.5\nweek ="), 5,
     "lies above 0"),
    ("unknown in the menu", PROGRAM.replace("week =", 'menu = ["squash"]\nweek ='), 5,
     "no exercise 'squash'"),
    ("no day", PROGRAM[: PROGRAM.index("[[program.day]]")] + "day = []\n", 6, "needs a day"),
    ("slot of nothing", PROGRAM.replace('["goblet-squat", "bodyweight-squat"]', "[]"), 10,
     "needs an exercise"),
    ("slot without sets", PROGRAM + "sets = 0\n", 11, "needs a set"),
    ("no such turn", PROGRAM + "[[program.layer]]\ntitle = 'X'\nturns_with = 'Y'\n"
     "exercises = ['bodyweight-squat']\n", 13, "take turns"),
    ("rule without a test", RULE.replace("sore-hold", "full-moon"), 2, "never reached"),
    ("mild above strong", RULE + "[[rule.parameter]]\nname = 'half_at'\ndefault = 3\nmin = 1\n"
     "max = 10\ntext = 'Half.'\n", 10, "must lie below"),
    ("default out of bounds", RULE.replace("default = 4", "default = 12"), 10, "outside"),
    ("parameter twice", RULE + RULE[RULE.index("[[rule.parameter") :], 15, "stands twice"),
    ("unknown source", RULE.replace('grade = "O"', 'cites = ["me"]\ngrade = "O"'), 7,
     "no source 'me'"),
    ("source without a title", SOURCE.replace('title = "What I found"\n', ""), 1,
     "has no 'title'"),
    ("bad grade", RULE.replace('grade = "O"', 'grade = "Z"'), 7, "one of A, B, C, S, O"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_planted_fault_is_found_at_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    faults = check_files([file])
    assert [(fault.file, fault.line) for fault in faults] == [(file, line)]
    assert words in faults[0].sentence
    assert faults[0].sentence.endswith(".")
    with pytest.raises(CatalogError, match=rf"own\.toml, line {line}: "):
        load_catalog(tmp_path)


def test_a_rule_behind_one_that_always_fires_is_never_reached(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    rules = RULE.replace("exercise-gate", "progression")
    (seeds / "rules.toml").write_text(
        rules.replace("sore-hold", "repeat") + rules.replace("sore-hold", "add-load"),
        encoding="utf-8",
    )
    (fault,) = check_files([seeds / "rules.toml"], seeds)
    assert (fault.line, "'repeat' fires first" in fault.sentence) == (14, True)


def test_a_gate_after_a_progression_is_asked_too_late(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    early = RULE.replace("exercise-gate", "progression").replace("sore-hold", "add-load")
    (seeds / "rules.toml").write_text(early + RULE, encoding="utf-8")
    (fault,) = check_files([seeds / "rules.toml"], seeds)
    assert (fault.line, "asked before the rules above" in fault.sentence) == (16, True)


def test_all_faults_of_a_file_are_told_in_order(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = GOOD.replace("level = 1", "level = -1") + 'colour = "red"\n' + PROGRAM + "reps = 3\n"
    file.write_text(text, encoding="utf-8")
    assert [fault.line for fault in check_files([file])] == [8, 11, 22]


def test_text_over_several_lines_moves_no_line(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = GOOD.replace(
        'steps = ["Sit down slowly.", "Stand up."]',
        'steps = [\n  """Sit\n[[down]]\nlevel = 3""", # [[not a header]]\n  "Stand up.",\n]',
    )
    file.write_text(text + 'colour = "red"\n', encoding="utf-8")
    assert [fault.line for fault in check_files([file])] == [16]


@pytest.mark.parametrize("content", [b"\xff\xfe", b'id = "\xe4"', b"a = " + b"[" * 5000])
def test_what_is_no_text_at_all_is_one_fault(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(content)
    assert len(check_files([file])) == 1


def test_a_missing_file_is_one_fault(tmp_path: Path) -> None:
    (fault,) = check_files([tmp_path / "none.toml"])
    assert "can't be read" in fault.sentence
