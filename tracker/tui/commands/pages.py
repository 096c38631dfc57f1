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

WHY, HOW, ROUTINE, SWAP, KEYS = "why", "how", "routine", "swap", "keys"
"""``routine`` is the how-to of a warm-up or cool-down, whose boxes are ticked."""

COMMANDS = (
    Command("next", ("n",), only(WHY, HOW, ROUTINE), "next exercise"),
    Command("previous", ("N",), only(WHY, HOW, ROUTINE), "previous exercise"),
    Command("up", ("up",), only(WHY, HOW, ROUTINE, SWAP, KEYS), "up"),
    Command("down", ("down",), only(WHY, HOW, ROUTINE, SWAP, KEYS), "down"),
    Command("tick", ("x",), only(ROUTINE), "tick off the next box"),
    Command("untick", ("X",), only(ROUTINE), "take the last tick back"),
    Command("older", ("[", "left"), only(WHY), "the decision of an earlier session"),
    Command("newer", ("]", "right"), only(WHY), "of a later one"),
    Command("open", ("enter",), only(SWAP), "take it for today"),
    Command("open", ("enter",), only(KEYS), "run it"),
    Command("how", ("h",), only(WHY), "how to do it"),
    Command("swap", ("s",), only(WHY), "another exercise you can do with what you own"),
    Command("why", ("w",), only(HOW), "why this target"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    WHY: (
        NEXT,
        Hint("older", "[ ]", "past", "past sessions"),
        Hint("how", "h", "how", "how to"),
        Hint("swap", "s", None, "instead"),
        BACK,
        SPACE,
        HELP,
    ),
    HOW: (NEXT, Hint("down", "up down", "more", "more"), WHY_HINT, BACK, SPACE, HELP),
    ROUTINE: (
        Hint("tick", "x", "tick", "tick off the next box"),
        NEXT,
        Hint("down", "up down", None, "more"),
        BACK,
        SPACE,
        HELP,
    ),
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
    {WHY: "Why", HOW: "How to", ROUTINE: "Warm-up, cool-down", SWAP: "Swap", KEYS: "Keys"},
    COMMANDS,
    FOOTERS,
    lent=only(HOW, ROUTINE, SWAP),
    typing=only(KEYS),
)
