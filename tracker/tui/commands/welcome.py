"""The first start: three short pages, and one key that skips what is left of them."""

from __future__ import annotations

from tracker.tui.commands.command import DIGITS, HELP, Command, Hint, Room, only

WELCOME = "welcome"

COMMANDS = (
    Command("open", ("enter",), only(WELCOME), "next page; on the last one, begin"),
    Command("tick", ("space",), only(WELCOME), "own it or not, choose it; type its sizes"),
    Command("count", DIGITS, only(WELCOME), "type the sizes of this row", "0-9"),
    Command("previous", ("backspace", "[", "left"), only(WELCOME), "the page before"),
    Command("back", ("escape",), only(WELCOME), "the page before; from the first, skip"),
    Command("leave", ("q",), only(WELCOME), "skip the rest"),
    Command("up", ("up",), only(WELCOME), "up"),
    Command("down", ("down",), only(WELCOME), "down"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    WELCOME: (
        Hint("open", "enter", "go on", "go on"),
        Hint("tick", "space", "tick", "tick or choose"),
        Hint("up", "up down", None, "row"),
        Hint("leave", "q", "skip", "skip the rest"),
        HELP,
    ),
}

ROOM = Room({WELCOME: "First start"}, COMMANDS, FOOTERS, lent=only(WELCOME), ticking=only(WELCOME))
