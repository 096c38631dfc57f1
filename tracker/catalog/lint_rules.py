"""Faults of rules: ones that never fire, cite what is not there, or have bounds that lie."""

from __future__ import annotations

from typing import Any

from tracker.catalog.merge import Entries
from tracker.catalog.schema import RULE_KINDS

KNOWN = frozenset({
    "red-flag", "rest-day", "week-full", "very-sore", "sport-taxed", "deload", "first-time",
    "pain-stop", "pain-hold", "return-after-break", "step-back", "form-first", "sore-hold",
    "sport-hold", "raise-step", "next-rung", "add-load", "stretch-reps", "next-band",
    "less-help", "layer-in", "add-reps", "repeat",
})  # fmt: skip
"""The rules the coach has a predicate for; an entry beyond them is never asked."""

_ALWAYS = "repeat"
"""Fires whenever it is asked, so nothing after it is reached."""

_BELOW = (
    ("pain-hold", "pain", "pain-stop", "pain"),
    ("sore-hold", "soreness", "sore-hold", "half_at"),
)
"""A milder threshold must lie below the stronger one of the same reading, or never fires."""


def check(entries: Entries) -> None:
    """Note every fault of every rule on ``entries``."""
    rules = list(entries.tables["rule"].values())
    _reachable(entries, rules)
    for rule in rules:
        for cited in rule.get("cites", ()):
            if cited not in entries.tables["source"]:
                entries.fault(rule, f"There is no source {cited!r}.", "cites")
        names: set[str] = set()
        for parameter in rule.get("parameter", ()):
            _parameter(entries, parameter, names)
    for mild, mild_name, strong, strong_name in _BELOW:
        one, other = _find(entries, mild, mild_name), _find(entries, strong, strong_name)
        if one and other and one["default"] >= other["default"]:
            sentence = (
                f"{mild}.{mild_name} is never reached: it must lie below {strong}.{strong_name}."
            )
            entries.fault(one, sentence, "default")


def _reachable(entries: Entries, rules: list[dict[str, Any]]) -> None:
    over: set[str] = set()
    latest = 0
    for rule in rules:
        ident, kind = rule["id"], rule["kind"]
        if kind != "note" and ident not in KNOWN:
            sentence = f"The rule {ident!r} is never reached: the coach has no test for it."
            entries.fault(rule, sentence, "id")
        elif kind in over:
            entries.fault(rule, f"The rule {ident!r} is never reached: {_ALWAYS!r} fires first.")
        elif RULE_KINDS.index(kind) < latest:
            entries.fault(rule, f"A {kind} is asked before the rules above it.", "kind")
        latest = max(latest, RULE_KINDS.index(kind))
        if ident == _ALWAYS:
            over.add(kind)


def _parameter(entries: Entries, parameter: dict[str, Any], names: set[str]) -> None:
    name = parameter["name"]
    if name in names:
        entries.fault(parameter, f"The parameter {name!r} stands twice.", "name")
    names.add(name)
    if not parameter["min"] <= parameter["default"] <= parameter["max"]:
        sentence = f"The default of {name!r} lies outside its min and max."
        entries.fault(parameter, sentence, "default")


def _find(entries: Entries, rule: str, name: str) -> dict[str, Any] | None:
    for parameter in entries.tables["rule"].get(rule, {}).get("parameter", ()):
        if parameter["name"] == name:
            found: dict[str, Any] = parameter
            return found
    return None
