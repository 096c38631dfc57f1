"""Faults of programs and routines: slots nobody can do, doses that no step fits."""

from __future__ import annotations

from typing import Any

from tracker.catalog.encode import dose
from tracker.catalog.merge import Entries
from tracker.domain.exercise import LOADED

JUMP = 0.10
"""The acceptable load step where neither program nor rule says otherwise (ACSM 2009)."""


def check(entries: Entries) -> None:
    """Note every fault of every program on ``entries``."""
    for program in entries.tables["program"].values():
        _program(entries, program)


def _program(entries: Entries, program: dict[str, Any]) -> None:
    for key in ("warm_up", "cool_down"):
        if program.get(key, "") not in ("", *entries.tables["routine"]):
            entries.fault(program, f"There is no routine {program[key]!r}.", key)
    for ident in program.get("menu", ()):
        if ident not in entries.tables["exercise"]:
            entries.fault(program, f"There is no exercise {ident!r}.", "menu")
    if program["week"][1] > 7:
        entries.fault(program, "A week has 7 days.", "week")
    if not 0 < program.get("max_jump", JUMP) <= 1:
        entries.fault(program, "The largest load step lies above 0, up to 1.", "max_jump")
    seen: set[str] = set()
    titles: set[str] = set()
    for day in program["day"]:
        if day["id"] in seen:
            entries.fault(day, f"The day {day['id']!r} stands twice.", "id")
        seen.add(day["id"])
        if not day.get("slot") and not day.get("pick"):
            entries.fault(day, "A day needs slots, or 'pick' for the user's own choice.")
        for slot in day.get("slot", ()):
            titles.add(slot.get("title", ""))
            _slot(entries, program, slot)
    if not program["day"]:
        entries.fault(program, "A program needs a day.", "day")
    for slot in program.get("layer", ()):
        _slot(entries, program, slot)
        if slot.get("turns_with") and slot["turns_with"] not in titles:
            sentence = f"There is no slot titled {slot['turns_with']!r} to take turns with."
            entries.fault(slot, sentence, "turns_with")


def _slot(entries: Entries, program: dict[str, Any], slot: dict[str, Any]) -> None:
    exercises = entries.tables["exercise"]
    if not slot["exercises"]:
        entries.fault(slot, "A slot needs an exercise.", "exercises")
        return
    _gentle(entries, slot)
    unknown = [ident for ident in slot["exercises"] if ident not in exercises]
    for ident in unknown:
        entries.fault(slot, f"There is no exercise {ident!r}.", "exercises")
    if unknown:
        return
    last = exercises[slot["exercises"][-1]]
    if last.get("needs"):
        sentence = (
            f"The last exercise of a slot must need nothing; {last['id']!r} needs "
            f"{' and '.join(last['needs'])}."
        )
        entries.fault(slot, sentence, "exercises")
    _room_for_a_step(entries, program, slot)


def _gentle(entries: Entries, slot: dict[str, Any]) -> None:
    """What a sensitive back gets instead is known, and no hinge."""
    for ident in slot.get("sensitive_back", ()):
        known = entries.tables["exercise"].get(ident)
        if known is None:
            entries.fault(slot, f"There is no exercise {ident!r}.", "sensitive_back")
        elif known["pattern"] == "hinge":
            sentence = f"{ident!r} is a hinge itself; name what spares the back."
            entries.fault(slot, sentence, "sensitive_back")


def _room_for_a_step(entries: Entries, program: dict[str, Any], slot: dict[str, Any]) -> None:
    """A loaded exercise climbs by load steps that its range of reps pays for."""
    sets, low, high = dose(program, slot)
    if sets < 1:
        entries.fault(slot if "sets" in slot else program, "A slot needs a set.", "sets")
    exercises = (entries.tables["exercise"][ident] for ident in slot["exercises"])
    loaded = any(e.get("kind") in LOADED and not e.get("timed") for e in exercises)
    sentence = too_narrow(low, high, program.get("max_jump", JUMP)) if loaded else ""
    if sentence:
        table = slot if "reps" in slot else program
        entries.fault(table, f"{sentence}: widen the range or lower 'max_jump'.", "reps")


def too_narrow(low: int, high: int, step: float) -> str:
    """What is wrong with a range of reps that can't pay for a load step of ``step``; "" if it can.

    By Epley, falling from the top to the bottom of a range pays for (30+top)/(30+low).
    """
    afforded = (30 + high) / (30 + low) - 1
    if step > 1 or afforded >= step - 1e-9:
        return ""
    return (
        f"{low}-{high} reps pay for a load step of {afforded:.1%}, and steps up to {step:.0%} "
        "are allowed"
    )
