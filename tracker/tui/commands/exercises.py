"""Exercises: the list, one of them, its ladder, its chart."""

from __future__ import annotations

from tracker.domain.value import replace
from tracker.tui.commands.command import (
    BACK,
    HELP,
    SPACE,
    UNDO,
    WHY_HINT,
    Command,
    Hint,
    Room,
    only,
)  # fmt: skip

EXERCISES, EXERCISE, LADDER, EXERCISE_CHART = "exercises", "exercise", "ladder", "exercise-chart"

COMMANDS = (
    Command("open", ("enter",), only(EXERCISES), "open"),
    Command("search", ("/",), only(EXERCISES), "search names and other names as you type"),
    Command("chart", ("enter",), only(EXERCISE, LADDER), "its chart"),
    Command("up", ("up",), only(EXERCISES, EXERCISE), "up"),
    Command("down", ("down",), only(EXERCISES, EXERCISE), "down"),
    Command("up", ("up",), only(LADDER), "the rung above"),
    Command("down", ("down",), only(LADDER), "the rung below"),
    Command("group-next", ("]", "right"), only(EXERCISES), "the next group"),
    Command("group-previous", ("[", "left"), only(EXERCISES), "the group before"),
    Command("next", ("n",), only(EXERCISE), "next exercise"),
    Command("previous", ("N",), only(EXERCISE), "previous exercise"),
    Command("ladder", ("L",), only(EXERCISES, EXERCISE), "its ladder, and where you are on it"),
    Command("take-rung", ("s",), only(LADDER), "take this rung by hand, up or down"),
    Command("other-ways", ("n",), only(LADDER), "the other ways up, or your own alone"),
    Command("swap", ("s",), only(EXERCISE), "what can stand in for it"),
    Command("wider", ("+", "=", "up"), only(EXERCISE_CHART), "more weeks"),
    Command("narrower", ("-", "down"), only(EXERCISE_CHART), "fewer weeks"),
    Command("why", ("w",), only(EXERCISES, EXERCISE, LADDER, EXERCISE_CHART), "why its target"),
    Command("how", ("h",), only(EXERCISES, EXERCISE, LADDER), "how to do it"),
)

_LADDER_HINT = Hint("ladder", "L", "ladder", "ladder")
_HOW = Hint("how", "h", "how", "how to")

FOOTERS: dict[str, tuple[Hint, ...]] = {
    EXERCISES: (
        Hint("open", "enter", "open", "open"),
        Hint("search", "/", "search", "search"),
        _LADDER_HINT,
        Hint("group-next", "[ ]", None, "group"),
        replace(_HOW, short=None),
        replace(WHY_HINT, short=None),
        BACK,
        SPACE,
        HELP,
    ),
    EXERCISE: (
        Hint("chart", "enter", "chart", "chart"),
        _LADDER_HINT,
        Hint("down", "up down", None, "more"),
        Hint("next", "n", None, "next"),
        Hint("swap", "s", None, "instead"),
        WHY_HINT,
        BACK,
        SPACE,
        HELP,
    ),
    LADDER: (
        Hint("up", "up down", None, "rung"),
        Hint("take-rung", "s", "take it", "take this rung"),
        _HOW,
        WHY_HINT,
        Hint("chart", "enter", None, "its chart"),
        replace(UNDO, short=None),
        BACK,
        HELP,
    ),
    EXERCISE_CHART: (
        Hint("wider", "+ -", "weeks", "weeks"),
        WHY_HINT,
        BACK,
        SPACE,
        HELP,
    ),
}

ROOM = Room(
    {
        EXERCISES: "Exercises",
        EXERCISE: "One exercise",
        LADDER: "Ladder",
        EXERCISE_CHART: "Chart of an exercise",
    },
    COMMANDS,
    FOOTERS,
    roots=only(EXERCISES),
)
