"""Checked TOML entries -> the two compact JSON documents a start reads: facts, and texts."""

from __future__ import annotations

from typing import Any

from tracker.catalog import names
from tracker.catalog.merge import Entries

DOSE = (3, [8, 12])
"""The second document's dose (rows 9 and 10), for a program that gives none."""


def encode(entries: Entries) -> tuple[dict[str, Any], dict[str, Any]]:
    """(facts, texts). Rows follow the fields of the domain's dataclasses in order."""
    tables = entries.tables
    exercises = list(tables["exercise"].values())
    facts = {
        "exercises": [_exercise(e) for e in exercises],
        "levels": {e["id"]: e["level"] for e in exercises if "level" in e},
        "names": names.index((e["id"], spellings(e)) for e in exercises),
        "ladders": [_ladder(ladder) for ladder in tables["ladder"].values()],
        "routines": [_routine(routine) for routine in tables["routine"].values()],
        "programs": [_program(program) for program in tables["program"].values()],
        "rules": [_rule(rule) for rule in tables["rule"].values()],
        "muscles": [
            [m["id"], m["name"], *(m.get(k, []) for k in ("parts", "actions", "facts")),
             m.get("source", "")]
            for m in tables["muscle"].values()
        ],
    }  # fmt: skip
    texts = {
        "exercises": {e["id"]: _text(e) for e in exercises},
        "safety": {s["id"]: s["lines"] for s in tables["safety"].values()},
        "sources": {s["id"]: _source(s) for s in tables["source"].values()},
        "cites": {r["id"]: r["cites"] for r in tables["rule"].values() if "cites" in r},
    }
    return facts, texts


def spellings(exercise: dict[str, Any]) -> list[str]:
    """Every name an exercise answers to beside its id."""
    return [exercise["name"], exercise["short"], *exercise.get("aliases", ())]


def alternatives(need: str) -> list[str]:
    """``dumbbells or kettlebell`` as a list of gear."""
    return need.split(" or ")


def _exercise(e: dict[str, Any]) -> list[Any]:
    return [
        e["id"], e["name"], e["short"], e["pattern"], list(e["muscles"].items()),
        e.get("side", "both"), e.get("kind", "bodyweight"), e.get("aliases", []),
        [alternatives(need) for need in e.get("needs", ())], e.get("implements", 1),
        e.get("uses_height", False), e.get("timed", False), e.get("bodyweight_share", 0.0),
        e.get("source", "ours"),
    ]  # fmt: skip


def _text(e: dict[str, Any]) -> list[Any]:
    lists = ("steps", "cues", "limits", "modifications", "safety")
    return [e["id"], e["rep"], *(e.get(key, []) for key in lists), [e.get("source", "ours")]]


def _source(s: dict[str, Any]) -> list[Any]:
    words = (s.get(key, "") for key in ("journal", "doi", "url", "note"))
    return [s["id"], s["short"], s["authors"], s["title"], s.get("year", 0), *words]


def _ladder(ladder: dict[str, Any]) -> list[Any]:
    edges = [[edge["from"], edge["to"], *_edge(edge)] for edge in ladder.get("edge", ())]
    levers = [[lever["at"], lever["at"], *_edge(lever)] for lever in ladder.get("lever", ())]
    return [
        ladder["id"], ladder["name"], ladder["rungs"], edges, levers, ladder.get("note", ""),
    ]  # fmt: skip


def _edge(edge: dict[str, Any]) -> list[Any]:
    return [
        edge["change"], edge["label"], edge["when"], edge.get("source", "ours"),
        edge.get("grade", "O"),
    ]  # fmt: skip


def _routine(routine: dict[str, Any]) -> list[Any]:
    items = [
        [item["text"], item.get("dose", ""), item.get("seconds", 0), item.get("source", "")]
        for item in routine["item"]
    ]
    return [
        routine["id"], routine["name"], items, routine.get("minutes", 0),
        routine.get("summary", ""), routine.get("source", ""),
    ]  # fmt: skip


def dose(program: dict[str, Any], slot: dict[str, Any]) -> tuple[int, int, int]:
    """Sets, low and high of a slot: its own, else the program's, else the common one."""
    sets = slot.get("sets", program.get("sets", DOSE[0]))
    low, high = slot.get("reps", program.get("reps", DOSE[1]))
    return sets, low, high


def _program(program: dict[str, Any]) -> list[Any]:
    def slots(tables: list[dict[str, Any]]) -> list[Any]:
        return [
            [slot["exercises"], *dose(program, slot), slot.get("title", ""),
             slot.get("turns_with", ""), slot.get("sensitive_back", []), slot.get("rest_s")]
            for slot in tables
        ]  # fmt: skip

    days = [
        [day["id"], day["name"], slots(day.get("slot", [])), day.get("optional", False),
         day.get("pick", 0)]
        for day in program["day"]
    ]  # fmt: skip
    return [
        program["id"], program["name"], program["summary"],
        program.get("structure", "straight"), days, *program["week"],
        program.get("rest_days", 1), program.get("rest_s"), program.get("hamstring_limit", 1),
        program.get("warm_up", ""), program.get("cool_down", ""),
        program.get("rest_day_allows", []), program.get("minutes"), program.get("max_jump"),
        program.get("source", "ours"), program.get("notes", []), *dose(program, {}),
        program.get("exercises"), program.get("add_in"), slots(program.get("layer", [])),
        program.get("menu", []),
    ]  # fmt: skip


def _rule(rule: dict[str, Any]) -> list[Any]:
    parameters = [
        [p["name"], p["default"], p["min"], p["max"], p.get("unit", ""), p["text"]]
        for p in rule.get("parameter", ())
    ]
    return [
        rule["id"], rule["kind"], rule["title"], rule["text"], rule["source"], rule["grade"],
        parameters,
    ]  # fmt: skip
