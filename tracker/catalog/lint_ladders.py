"""Faults of ladders: unknown rungs, cycles, dead ends downward, rungs out of order."""

from __future__ import annotations

from typing import Any

from tracker.catalog.merge import Entries

_LOADED = ("external", "barbell", "machine")


def check(entries: Entries) -> None:
    """Note every fault of every ladder on ``entries``."""
    standing: dict[str, str] = {}
    for ladder in entries.tables["ladder"].values():
        before = len(entries.faults)
        _rungs(entries, ladder, standing)
        _ends(entries, ladder)
        if len(entries.faults) == before:
            _cycle(entries, ladder)
            _ways_down(entries, ladder)
            for edge in ladder.get("edge", ()):
                _order(entries, edge)


def _rungs(entries: Entries, ladder: dict[str, Any], standing: dict[str, str]) -> None:
    seen: set[str] = set()
    for rung in ladder["rungs"]:
        if rung not in entries.tables["exercise"]:
            entries.fault(ladder, f"There is no exercise {rung!r}.", "rungs")
        if rung in seen:
            entries.fault(ladder, f"The rung {rung!r} stands twice.", "rungs")
        seen.add(rung)
        other = standing.setdefault(rung, ladder["id"])
        if other != ladder["id"]:
            sentence = f"{rung!r} is already a rung of the ladder {other!r}."
            entries.fault(ladder, sentence, "rungs")


def _ends(entries: Entries, ladder: dict[str, Any]) -> None:
    for table, keys in (("edge", ("from", "to")), ("lever", ("at",))):
        for edge in ladder.get(table, ()):
            for key in keys:
                if edge[key] not in entries.tables["exercise"]:
                    entries.fault(edge, f"There is no exercise {edge[key]!r}.", key)
                elif edge[key] not in ladder["rungs"]:
                    sentence = f"{edge[key]!r} is not among the rungs of {ladder['id']!r}."
                    entries.fault(edge, sentence, key)


def _cycle(entries: Entries, ladder: dict[str, Any]) -> None:
    """The first edge that leads back to a rung below it."""
    ups: dict[str, set[str]] = {rung: set() for rung in ladder["rungs"]}
    for edge in ladder.get("edge", ()):
        if edge["from"] in _above(ups, edge["to"]):
            sentence = f"This ladder is a cycle: {edge['to']!r} leads back to {edge['from']!r}."
            entries.fault(edge, sentence, "to")
            return
        ups[edge["from"]].add(edge["to"])


def _above(ups: dict[str, set[str]], rung: str) -> set[str]:
    found = {rung}
    waiting = [rung]
    while waiting:
        for higher in ups[waiting.pop()] - found:
            found.add(higher)
            waiting.append(higher)
    return found


def _ways_down(entries: Entries, ladder: dict[str, Any]) -> None:
    reached = {edge["to"] for edge in ladder.get("edge", ())}
    for rung in ladder["rungs"][1:]:
        if rung not in reached:
            sentence = f"There is no way down from {rung!r}: no edge leads to it."
            entries.fault(ladder, sentence, "rungs")


def _order(entries: Entries, edge: dict[str, Any]) -> None:
    """An edge goes up: a higher level, and no load or band that is there is taken away."""
    lower = entries.tables["exercise"][edge["from"]]
    upper = entries.tables["exercise"][edge["to"]]
    low, high = lower.get("level", 0), upper.get("level", 0)
    if low and high and high < low:
        sentence = f"{upper['id']!r} (level {high}) is easier than {lower['id']!r} (level {low})."
        entries.fault(edge, sentence, "to")
        return
    kinds = lower.get("kind", "bodyweight"), upper.get("kind", "bodyweight")
    alike = lower["pattern"] == upper["pattern"] and lower.get("side") == upper.get("side")
    unloads = kinds[0] in _LOADED and kinds[1] == "assisted"
    adds = edge["change"] in ("add-load", "add-band", "barbell", "second-weight")
    if unloads or (alike and adds and kinds[1] == "bodyweight"):
        sentence = f"{upper['id']!r} is easier than {lower['id']!r}: nothing is added."
        entries.fault(edge, sentence, "to")
