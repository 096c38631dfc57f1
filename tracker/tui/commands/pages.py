"""What lies on top of any screen: why, how to, swap, and the list of keys behind ``?``."""

from __future__ import annotations

from tracker.tui.commands.command import (
    BACK,
    HELP,
    NEXT,
    SPACE,
    WHY_HINT,
    Command,
    Hint,
    Room,
    only,
)  # fmt: skip

WHY, HOW, SWAP, KEYS = "why", "how", "swap", "keys"

COMMANDS = (
    Command("next", ("n",), only(WHY, HOW), "next exercise"),
    Command("previous", ("N",), only(WHY, HOW), "previous exercise"),
    Command("up", ("up",), only(WHY, HOW, SWAP, KEYS), "up"),
    Command("down", ("down",), only(WHY, HOW, SWAP, KEYS), "down"),
    Command("older", ("[", "left"), only(WHY), "the decision of an earlier session"),
    Command("newer", ("]", "right"), only(WHY), "of a later one"),
    Command("open", ("enter",), only(SWAP), "take it for today"),
    Command("open", ("enter",), only(KEYS), "run it"),
    Command("how", ("h",), only(WHY), "how to do it"),
    Command("why", ("w",), only(HOW), "why this target"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    WHY: (
        NEXT,
        Hint("older", "[ ]", "past", "past sessions"),
        Hint("how", "h", "how", "how to"),
        BACK,
        SPACE,
        HELP,
    ),
    HOW: (NEXT, Hint("down", "up down", "more", "more"), WHY_HINT, BACK, SPACE, HELP),
    SWAP: (
        Hint("open", "enter", "take", "take it for today"),
        Hint("up", "up down", "row", "row"),
        BACK,
        HELP,
    ),
    KEYS: (
        Hint("open", "enter", "run", "run"),
        Hint("up", "up down", "row", "row"),
        Hint("leave", "q", "back", "back"),
    ),
}

ROOM = Room(
    {WHY: "Why", HOW: "How to", SWAP: "Swap", KEYS: "Keys"},
    COMMANDS,
    FOOTERS,
    lent=only(HOW, SWAP),
    typing=only(KEYS),
)
