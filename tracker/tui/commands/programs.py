"""Programs: the list, the week of one, a slot of it, and picking favourites or added moves."""

from __future__ import annotations

from tracker.tui.commands.command import (
    BACK,
    DIGITS,
    HELP,
    SPACE,
    UNDO,
    Command,
    Hint,
    Room,
    only,
)  # fmt: skip

PROGRAMS, PROGRAM, SLOT, PICKS = "programs", "program", "slot", "picks"

COMMANDS = (
    Command("open", ("enter",), only(PROGRAMS), "its week, to start it or to change it"),
    Command("up", ("up",), only(PROGRAMS, PROGRAM, SLOT, PICKS), "up"),
    Command("down", ("down",), only(PROGRAMS, PROGRAM, SLOT, PICKS), "down"),
    Command("start-program", ("enter",), only(PROGRAM), "train by this program"),
    Command("change-slot", ("c",), only(PROGRAM), "change this slot: exercise, sets, reps, rest"),
    Command("favourites", ("f",), only(PROGRAM), "pick the favourites of its optional day"),
    Command("add-in", ("a",), only(PROGRAM), "add one or two of its moves to another program"),
    Command("as-it-came", ("d",), only(PROGRAM), "back to the program as it came"),
    Command("next", ("]", "right"), only(PROGRAM), "next program"),
    Command("previous", ("[", "left"), only(PROGRAM), "previous program"),
    Command("why", ("w",), only(PROGRAM), "why this target"),
    Command("how", ("h",), only(PROGRAM), "how to do it"),
    Command("save", ("enter",), only(SLOT), "save the slot"),
    Command("more", ("]", "right"), only(SLOT), "next value"),
    Command("less", ("[", "left"), only(SLOT), "previous value"),
    Command("find", ("/",), only(SLOT), "any exercise, by its name"),
    Command("count", DIGITS, only(SLOT), "type a number, or a range like 8-12", "0-9"),
    Command("dash", ("-",), only(SLOT), "between the two ends of a range"),
    Command("erase", ("backspace",), only(SLOT), "take back a digit"),
    Command("as-it-came", ("d",), only(SLOT), "the values as they came"),
    Command("tick", ("space",), only(PICKS), "pick this one, or not"),
    Command("next", ("n",), only(PICKS), "next day to add to"),
    Command("save", ("enter",), only(PICKS), "keep the picks"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    PROGRAMS: (
        Hint("open", "enter", "open", "its week"),
        Hint("up", "up down", "program", "program"),
        UNDO,
        SPACE,
        HELP,
    ),
    PROGRAM: (
        Hint("start-program", "enter", "start", "start it"),
        Hint("change-slot", "c", "change", "change the slot"),
        Hint("favourites", "f", None, "favourites"),
        Hint("as-it-came", "d", None, "as it came"),
        Hint("next", "[ ]", None, "program"),
        BACK,
        SPACE,
        HELP,
    ),
    SLOT: (
        Hint("save", "enter", "save", "save"),
        Hint("more", "[ ]", "value", "value"),
        Hint("count", "0-9", "type", "type"),
        Hint("find", "/", None, "exercise"),
        Hint("as-it-came", "d", None, "as it came"),
        Hint("leave", "q", "leave", "leave it"),
        HELP,
    ),
    PICKS: (
        Hint("tick", "space", "pick", "pick"),
        Hint("save", "enter", "keep", "keep"),
        Hint("leave", "q", "leave", "leave it"),
        HELP,
    ),
}

ROOM = Room(
    {PROGRAMS: "Programs", PROGRAM: "A program", SLOT: "A slot", PICKS: "Picks"},
    COMMANDS,
    FOOTERS,
    roots=only(PROGRAMS),
    lent=only(SLOT, PICKS),
    ticking=only(PICKS),
)
