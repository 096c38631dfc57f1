"""What is said: over ten logs, no two rules alike, each with the user's own numbers."""

from __future__ import annotations

import re

import pytest

from tests.coach.builders import Life, catalog, lifter
from tests.coach.ten_logs import GOLDEN, book, told
from tracker.coach.words import at_words, named, thing_words, times
from tracker.domain.decision import Decision
from tracker.domain.target import Resistance
from tracker.domain.units import Load

TOLD = [(f"{log}-{n}-{d.rule}", d) for n, (log, d) in enumerate(told())]
ONE_EXERCISE = {
    rule.id
    for rule in catalog().rules.values()
    if rule.kind in ("exercise-gate", "progression") and rule.id != "layer-in"
}
PRAISE = ("great", "well done", "awesome", "good job", "nice", "perfect", "congrat", "injur")


def shape(text: str) -> str:
    """A sentence without its numbers and names."""
    return re.sub(r"[\d./]+", "#", text)


def test_the_ten_logs_meet_every_rule() -> None:
    assert {d.rule for _, d in TOLD} == ONE_EXERCISE | {"deload"}
    assert len({name.split("-")[0] for name, _ in TOLD}) == 10


def test_every_record_is_as_it_was_last_read_by_a_person() -> None:
    """Word for word; after a change of wording read the difference, then make it anew."""
    assert book() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", ["say", "brief"])
def test_no_two_rules_say_the_same(part: str) -> None:
    by_shape: dict[str, set[str]] = {}
    for _, decision in TOLD:
        by_shape.setdefault(shape(getattr(decision, part)), set()).add(decision.rule)
    assert [found for found in by_shape.values() if len(found) > 1] == []


@pytest.mark.parametrize(("name", "decision"), TOLD, ids=[name for name, _ in TOLD])
def test_a_sentence_is_plain_and_has_the_users_numbers(name: str, decision: Decision) -> None:
    say = decision.say
    assert re.search(r"\d", say), say
    assert say.endswith(".")
    assert say[0].isupper() or say[0].isdigit()
    assert "!" not in say
    assert "  " not in say
    assert "None" not in say
    assert not [word for word in PRAISE if word in say.lower()]
    assert len(say) <= 220, len(say)
    assert len(decision.brief) <= 50, decision.brief


@pytest.mark.parametrize(("name", "decision"), TOLD, ids=[name for name, _ in TOLD])
def test_a_sentence_names_the_next_step(name: str, decision: Decision) -> None:
    """The resistance to come, the goal, the sets, or what it takes to move on."""
    to, say = decision.to, decision.say
    if to is None:
        assert "leave the" in say
        assert "instead" in say
        return
    exercise = catalog().exercise(decision.to_exercise)
    marks = [
        thing_words(to.resistance, exercise),
        " ".join(map(str, decision.goal)),
        f"{to.sets} set",
        named(exercise),
        *(f" {word}" for word in ("first", "again", "opens", "raises", "needs", "rises", "counts",
                                  "would do", "step goes up", "step up to", "same until", "next")),
    ]  # fmt: skip
    assert any(mark in say for mark in marks), say


@pytest.mark.parametrize(("name", "decision"), TOLD, ids=[name for name, _ in TOLD])
def test_a_record_is_whole(name: str, decision: Decision) -> None:
    info = catalog().rules[decision.rule]
    assert decision.grade in "ABCSO"
    assert decision.source
    assert decision.rule == "next-rung" or decision.source == info.source
    assert (decision.from_target is None) == (decision.rule == "first-time")
    assert {check.id for check in decision.checks} >= {"pain", "sore"}
    assert all(check.found and check.wanted for check in decision.checks)
    failed = [check.passed for check in decision.checks]
    assert failed == sorted(failed), "what failed comes first"
    if decision.from_target is not None:
        assert decision.read
        assert {"at-top", "spare", "sets", "running", "form", "missed"} <= {
            check.id for check in decision.checks
        }
    assert (decision.rule in decision.gates) == (bool(decision.gates))
    assert type(decision).from_json(decision.to_json()) == decision


def test_the_checks_carry_the_thresholds_in_force() -> None:
    strict = {**lifter().thresholds, "pain-hold.pain": 2, "sore-hold.soreness": 3,
              "return-after-break.days_any": 10, "return-after-break.days_exercise": 21,
              "step-back.sessions": 3, "add-load.sessions": 4, "add-load.min_rir": 2}  # fmt: skip
    life = Life("goblet-squat", lifter(thresholds=strict))
    life.did("12 12 12", "10")
    checks = {check.id: (check.found, check.wanted) for check in life.decide().checks}
    assert checks["pain"] == ("none told", "<2")
    assert checks["sore"] == ("not told", "<3")
    assert checks["days-off"] == ("4", "<10")
    assert checks["days-since"] == ("4", "<21")
    assert checks["missed"] == ("0", "<3")
    assert checks["running"] == ("0", "4")
    assert checks["spare"] == ("good", "≥2")
    assert checks["form"] == ("yes", "yes")
    assert checks["sets"] == ("3", "≥3")
    assert checks["at-top"] == ("12 12 12", "≥12")
    assert checks["jump"] == ("3.6 %", "≤10 %")


def test_the_checks_name_what_a_mode_wants() -> None:
    acsm = Life("goblet-squat", lifter(mode="acsm-2009")).did("13 12 13", "10").checks
    assert ("at-top", "≥13", False) in [(c.id, c.wanted, c.passed) for c in acsm]
    nsca = Life("goblet-squat", lifter(mode="nsca-2-for-2")).did("12 12 13", "10").checks
    found = [(c.id, c.found, c.wanted, c.passed) for c in nsca]
    assert ("at-top", "12 12 13", "≥12", True) in found
    assert ("last-set", "13", "≥14", False) in found


@pytest.mark.parametrize(
    ("resistance", "thing", "at"),
    [
        (Resistance(), "the body alone", ""),
        (Resistance(Load(12.0)), "12 kg", " at 12 kg"),
        (Resistance(Load(25.0, "lb")), "25 lb", " at 25 lb"),
        (Resistance(band="red"), "the red band", " with the red band"),
        (Resistance(height_cm=30.0), "a 30 cm step", " on a 30 cm step"),
        (Resistance(Load(4.0), None, 30.0), "4 kg on a 30 cm step", " at 4 kg on a 30 cm step"),
    ],
)
def test_resistances_in_words(resistance: Resistance, thing: str, at: str) -> None:
    exercise = catalog().exercise("goblet-squat")
    assert thing_words(resistance, exercise) == thing
    assert at_words(resistance, exercise) == at


def test_small_words() -> None:
    assert [times(n) for n in (1, 2, 3, 4)] == ["once", "twice", "three times", "4 times"]
    assert named(catalog().exercise("cook-hip-lift")) == "Cook hip lift"
    assert named(catalog().exercise("goblet-squat")) == "goblet squat"
