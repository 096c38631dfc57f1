"""Trends: the charts."""

from __future__ import annotations

from tracker.tui.commands.command import HELP, SPACE, Command, Hint, Room, only

TRENDS = "trends"

COMMANDS = (
    Command("wider", ("+", "=", "up"), only(TRENDS), "more weeks"),
    Command("narrower", ("-", "down"), only(TRENDS), "fewer weeks"),
    Command("next", ("n",), only(TRENDS), "next muscle"),
    Command("previous", ("N",), only(TRENDS), "previous muscle"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    TRENDS: (
        Hint("wider", "+ -", "weeks", "weeks"),
        Hint("next", "n", "muscle", None),
        Hint("next", "n N", None, "muscle"),
        Hint("leave", "q", "back", "back"),
        SPACE,
        HELP,
    ),
}

ROOM = Room({TRENDS: "Trends"}, COMMANDS, FOOTERS, roots=only(TRENDS))
