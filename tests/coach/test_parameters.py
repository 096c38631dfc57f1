"""Thresholds and code in step: the coach reads every parameter, and no number of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import tracker.coach
from tests.coach.builders import catalog

COACH = Path(next(iter(tracker.coach.__path__)))
READERS = (COACH, COACH.parent / "logbook")
PREFIXED = {"return-after-break."}
"""Rules whose parameters are read as prefix + name."""

BY_NAME = {"raise-step.sessions", "next-rung.sessions", "add-load.sessions", "next-band.sessions",
           "less-help.sessions", "pain-stop.pain", "pain-hold.pain", "add-load.jump_kg_new",
           "add-load.jump_kg_trained"}  # fmt: skip
"""Read through the rule's or the status's name, ``f"{rule}.sessions"``."""

CONTRACT: Mapping[str, float] = {
    "very-sore.soreness": 7, "very-sore.hours": 36, "sport-taxed.intensity": 7,
    "sport-taxed.hours": 24, "sport-taxed.sets_fewer": 1, "week-full.days": 7,
    "deload.weeks_before_first": 8, "deload.silent_weeks": 4, "deload.exercises": 2,
    "deload.stalls": 3, "deload.misses_days": 7, "deload.hard_weeks": 6, "deload.days": 7,
    "deload.sets": 0.5, "deload.load_cut": 0.2,
    "pain-stop.pain": 6, "pain-stop.sessions": 2, "pain-hold.pain": 3,
    "return-after-break.days_any": 14, "return-after-break.days_exercise": 28,
    "return-after-break.long_days_any": 28, "return-after-break.long_days_exercise": 56,
    "return-after-break.cut": 0.1, "return-after-break.long_cut": 0.2,
    "return-after-break.steps": 1, "return-after-break.long_steps": 2,
    "return-after-break.sets": 0.5,
    "step-back.sessions": 2, "step-back.proof_reps": 3,
    "sore-hold.soreness": 4, "sore-hold.half_at": 7, "sore-hold.hours": 36,
    "sore-hold.sets_fewer": 1, "sore-hold.sets": 0.5,
    "raise-step.cap_cm": 50, "raise-step.sessions": 2,
    "next-rung.sessions": 2, "next-rung.sets_fewer": 1,
    "add-load.sessions": 2, "add-load.jump": 0.1, "add-load.jump_kg_new": 4,
    "add-load.jump_kg_trained": 7, "add-load.min_rir": 1,
    "stretch-reps.most": 20, "stretch-reps.add": 4,
    "next-band.sessions": 2, "next-band.sets_fewer": 1, "less-help.sessions": 2,
    "layer-in.sessions": 2, "layer-in.per_week": 1,
    "add-reps.min_rir": 1, "add-reps.easy_rir": 4, "add-reps.add": 1, "add-reps.easy_add": 2,
    "add-reps.seconds": 5,
}  # fmt: skip
"""The numbers the contract gives the coach, each a setting with this default."""


def asked() -> dict[str, float]:
    """The parameters of the rules the coach asks; notes are shown beside a day."""
    kinds = {rule.id: rule.kind for rule in catalog().rules.values()}
    return {k: p.default for k, p in catalog().parameters().items() if kinds[p.rule] != "note"}


def texts() -> Iterator[str]:
    """Every string in the code that could name a parameter."""
    for folder in READERS:
        for path in folder.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_number_of_the_contract_is_a_parameter_with_that_default() -> None:
    assert asked() == CONTRACT


def test_every_parameter_is_read() -> None:
    found = set(texts())
    unread = {
        key
        for key in asked()
        if key not in found | BY_NAME
        and not any(key.startswith(p) and key.removeprefix(p) in found for p in PREFIXED)
    }
    assert unread == set()


def test_every_parameter_that_is_read_is_there() -> None:
    rules = tuple(f"{rule}." for rule in catalog().rules)
    named = {t for t in texts() if t.startswith(rules) and " " not in t and t[-1] not in "._"}
    assert named - {p.key for p in catalog().parameters().values()} == set()


PLAIN = {0, 1, 2, -1, 100, 1e-9, 1e-6}
"""Counting, halves of a pair, percent, rounding."""

EXPLAINED: Mapping[str, frozenset[float]] = {
    "deload.py": frozenset({7}),
    "layers.py": frozenset({7}),
    "session_gates.py": frozenset({3, 4, 5, 6, 60}),
    "flips.py": frozenset({3, 4, 5, 6.0, 10.0, 0.5}),
    "words.py": frozenset({3, 5, 7, 8, 10}),
    "progress.py": frozenset({3}),
    "resistance.py": frozenset({6, 30, 34}),
    "reading.py": frozenset(),
    "ground.py": frozenset({3}),
    "decide.py": frozenset({3}),
    "repeat.py": frozenset(),
}
"""Days of a week, months in a date, words for small numbers, Epley's 30, how much is shown."""


@pytest.mark.parametrize("path", sorted(COACH.glob("*.py")), ids=lambda path: path.name)
def test_no_threshold_hides_in_the_code(path: Path) -> None:
    numbers = {
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    }
    assert numbers - PLAIN - EXPLAINED.get(path.name, frozenset()) == set()
