"""Faults of ladders: unknown rungs, cycles, dead ends downward, rungs out of order."""

from __future__ import annotations

from typing import Any

from tracker.catalog.merge import Entries


def check(entries: Entries) -> None:
    """Note every fault of every ladder on ``entries``."""
    standing: dict[str, str] = {}
    for ladder in entries.tables["ladder"].values():
        before = len(entries.faults)
        # Each question makes sense only where the one before found nothing.
        for ask in (_rungs, _ends, _cycle, _ways_down, _order):
            ask(entries, ladder, standing)
            if len(entries.faults) > before:
                break


def _rungs(entries: Entries, ladder: dict[str, Any], standing: dict[str, str]) -> None:
    if not ladder["rungs"]:
        entries.fault(ladder, "A ladder needs a rung.", "rungs")
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


def _ends(entries: Entries, ladder: dict[str, Any], _: dict[str, str]) -> None:
    for table, keys in (("edge", ("from", "to")), ("lever", ("at",))):
        for edge in ladder.get(table, ()):
            for key in keys:
                if edge[key] not in entries.tables["exercise"]:
                    entries.fault(edge, f"There is no exercise {edge[key]!r}.", key)
                elif edge[key] not in ladder["rungs"]:
                    sentence = f"{edge[key]!r} is not among the rungs of {ladder['id']!r}."
                    entries.fault(edge, sentence, key)


def _cycle(entries: Entries, ladder: dict[str, Any], _: dict[str, str]) -> None:
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


def _ways_down(entries: Entries, ladder: dict[str, Any], _: dict[str, str]) -> None:
    reached = {edge["to"] for edge in ladder.get("edge", ())}
    for rung in ladder["rungs"][1:]:
        if rung not in reached:
            sentence = f"There is no way down from {rung!r}: no edge leads to it."
            entries.fault(ladder, sentence, "rungs")


def _order(entries: Entries, ladder: dict[str, Any], _: dict[str, str]) -> None:
    """An edge goes up: no lower level, and what it says it adds is there."""
    for edge in ladder.get("edge", ()):
        lower = entries.tables["exercise"][edge["from"]]
        upper = entries.tables["exercise"][edge["to"]]
        low, high = lower.get("level", 0), upper.get("level", 0)
        adds = edge["change"] in ("add-load", "add-band", "barbell", "second-weight")
        if low and high and high < low:
            why = f"level {high} after level {low}"
        elif adds and upper.get("kind", "bodyweight") in ("bodyweight", "assisted"):
            why = "nothing is added"
        else:
            continue
        sentence = f"{upper['id']!r} is easier than {lower['id']!r} below it: {why}."
        entries.fault(edge, sentence, "to")
