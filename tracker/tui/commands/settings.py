"""Settings: the list, what you own, and the words about health."""

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

SETTINGS, INVENTORY, HEALTH = "settings", "inventory", "health"

COMMANDS = (
    Command("open", ("enter",), only(SETTINGS), "change it: the next value, or its own screen"),
    Command("more", ("]", "right"), only(SETTINGS), "next value"),
    Command("less", ("[", "left"), only(SETTINGS), "previous value"),
    Command("default", ("d",), only(SETTINGS), "back to the default"),
    Command("tick", ("space", "enter"), only(INVENTORY), "own it or not; type its sizes"),
    Command("count", DIGITS, only(INVENTORY), "type the sizes of this row", "0-9"),
    Command("up", ("up",), only(SETTINGS, INVENTORY, HEALTH), "up"),
    Command("down", ("down",), only(SETTINGS, INVENTORY, HEALTH), "down"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    SETTINGS: (
        Hint("open", "enter", "change", "change"),
        Hint("default", "d", "default", "default"),
        UNDO,
        SPACE,
        HELP,
    ),
    INVENTORY: (
        Hint("tick", "space", "own it", "own it"),
        Hint("count", "0-9", "sizes", "type sizes"),
        UNDO,
        BACK,
        HELP,
    ),
    HEALTH: (Hint("down", "up down", "more", "more"), BACK, SPACE, HELP),
}

ROOM = Room(
    {SETTINGS: "Settings", INVENTORY: "What you own", HEALTH: "Health"},
    COMMANDS,
    FOOTERS,
    roots=only(SETTINGS),
    ticking=only(INVENTORY),
)
