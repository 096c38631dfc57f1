"""Today: check-in, the session set by set, the summary."""

from __future__ import annotations

from tracker.tui.commands.command import (
    DIGITS,
    HELP,
    HOW_HINT,
    NEXT,
    SPACE,
    SWAP_HINT,
    UNDO,
    WHY_HINT,
    Command,
    Hint,
    Room,
    only,
)  # fmt: skip

CHECK_IN, REST, SESSION, ALL_IN, SUMMARY, STOP = (
    "check-in", "rest", "session", "all-in", "summary", "stop",
)  # fmt: skip

TITLES = {
    CHECK_IN: "Check-in",
    REST: "Rest day",
    SESSION: "Session",
    ALL_IN: "All sets in",
    SUMMARY: "Summary",
    STOP: "Stop sign",
}
TODAY = frozenset(TITLES)
PLANNED = frozenset({CHECK_IN, REST, SESSION})

COMMANDS = (
    Command("start", ("enter",), only(CHECK_IN), "answer 0 to what is left and start"),
    Command("start", ("enter",), only(REST), "answer 0 to what is left"),
    Command("sore", DIGITS, only(CHECK_IN, REST), "soreness of this row, then down", "0-9"),
    Command("sorer", ("+", "="), only(CHECK_IN, REST), "one more; 10 on an open row"),
    Command("less-sore", ("-",), only(CHECK_IN, REST), "one less"),
    Command("up", ("up",), only(CHECK_IN, REST), "row up"),
    Command("down", ("down",), only(CHECK_IN, REST), "row down"),
    Command("erase-sore", ("backspace",), only(CHECK_IN, REST), "take this row's answer back"),
    Command("legs", ("l",), only(CHECK_IN, REST), "legs taxed by sport: no, yes"),
    Command("train", ("o",), only(REST), "train although the coach says rest"),
    Command("easy-week", ("o",), only(CHECK_IN), "take, leave or end an easy week"),
    Command("tick", ("x",), only(CHECK_IN, SUMMARY), "tick off warm-up or cool-down, box by box"),
    Command("untick", ("X",), only(CHECK_IN, SUMMARY), "take the last tick back"),
    Command("log", ("enter",), only(SESSION), "log the set as shown, effort good"),
    Command("log-easy", ("e",), only(SESSION), "log it: easy, 4 or more left"),
    Command("log-good", ("g",), only(SESSION), "log it: good, 1 to 3 left"),
    Command("log-max", ("m",), only(SESSION), "log it: max, none left"),
    Command("log-broke", ("b",), only(SESSION), "log it: form broke or not finished"),
    Command("count", DIGITS, only(SESSION), "type the reps or seconds", "0-9"),
    Command("side", ("/",), only(SESSION), "go on to the other side: 10/9"),
    Command("erase", ("backspace",), only(SESSION), "take back a digit"),
    Command("more", ("+", "=", "up"), only(SESSION), "one rep more (5 s for holds)"),
    Command("less", ("-", "down"), only(SESSION), "one rep less (5 s for holds)"),
    Command("harder", ("]", "right"), only(SESSION), "next owned load, band or height"),
    Command("easier", ("[", "left"), only(SESSION), "the one before it"),
    Command("pain", ("p",), only(SESSION, ALL_IN), "pain in this exercise, 0-10"),
    Command("note", ("#",), only(SESSION, ALL_IN), "a note for the set just logged or waiting"),
    Command("note", ("#",), only(SUMMARY), "a note for the session"),
    Command("next", ("n",), PLANNED, "next exercise"),
    Command("previous", ("N",), PLANNED, "previous exercise"),
    Command("swap", ("s",), PLANNED, "another exercise you can do with what you own"),
    Command("add", ("a",), only(SESSION, ALL_IN), "add a set"),
    Command("skip", ("k",), only(SESSION), "skip this set"),
    Command("timer", ("t",), only(SESSION), "rest timer, or the stopwatch of a hold"),
    Command("check-in", ("c",), only(SESSION, ALL_IN, REST), "check in again"),
    Command("finish", ("enter", "f"), only(ALL_IN), "finish and sum up"),
    Command("finish", ("f",), only(SESSION), "finish now"),
    Command("done", ("enter",), only(SUMMARY), "done"),
    Command("clear-sign", ("enter",), only(STOP), "a doctor said you may train"),
    Command("why", ("w",), TODAY - {STOP}, "why this target"),
    Command("how", ("h",), TODAY - {STOP}, "how to do it"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    CHECK_IN: (
        Hint("start", "enter", "start", "start"),
        Hint("sore", "0-9", "sore", "sore"),
        Hint("legs", "l", "legs", "legs taxed"),
        Hint("next", "n", None, "next"),
        SWAP_HINT,
        Hint("why", "w", None, "why"),
        HOW_HINT,
        SPACE,
        HELP,
    ),
    REST: (
        Hint("start", "enter", "save", "save"),
        Hint("sore", "0-9", "sore", "sore"),
        Hint("train", "o", "train", "train all the same"),
        WHY_HINT,
        HOW_HINT,
        SPACE,
        HELP,
    ),
    SESSION: (
        Hint("log", "enter", "log", "log"),
        Hint("more", "+ -", None, "reps"),
        Hint("harder", "[ ]", None, "load"),
        UNDO,
        NEXT,
        SWAP_HINT,
        WHY_HINT,
        Hint("timer", "t", None, "timer"),
        HELP,
    ),
    ALL_IN: (
        Hint("finish", "enter", "summary", "summary"),
        UNDO,
        Hint("add", "a", "add a set", "add a set"),
        Hint("note", "#", None, "note"),
        SPACE,
        HELP,
    ),
    SUMMARY: (
        Hint("done", "enter", "done", "done"),
        WHY_HINT,
        Hint("note", "#", "note", "note"),
        UNDO,
        SPACE,
        HELP,
    ),
    STOP: (Hint("clear-sign", "enter", "cleared", "a doctor cleared it"), SPACE, HELP),
}

ROOM = Room(TITLES, COMMANDS, FOOTERS, roots=TODAY)
