"""Bringing history in: the file, what it would bring, and what its names stand for."""

from __future__ import annotations

from tracker.tui.commands.command import BACK, HELP, SPACE, UNDO, Command, Hint, Room, only

IMPORT, READING, IMPORTED, NAMES = "import", "reading", "imported", "names"
"""``reading`` while a file is read, ``imported`` with what it brings or has brought."""

COMMANDS = (
    Command("import", ("i",), only("history"), "bring history in from another app"),
    Command("open", ("enter",), only(IMPORT), "try this file; nothing is stored yet"),
    Command("path", ("/",), only(IMPORT), "type the path of a file"),
    Command("names", ("n",), only(IMPORT, IMPORTED), "what imported names stand for"),
    Command("open", ("enter",), only(IMPORTED), "import it; done"),
    Command("open", ("enter",), only(NAMES), "say which exercise it is"),
    Command("up", ("up",), only(IMPORT, IMPORTED, NAMES), "up"),
    Command("down", ("down",), only(IMPORT, IMPORTED, NAMES), "down"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    IMPORT: (
        Hint("open", "enter", "try it", "try it: nothing is stored yet"),
        Hint("path", "/", "path", "type a path"),
        Hint("names", "n", "names", "imported names"),
        BACK,
        SPACE,
        HELP,
    ),
    READING: (Hint("leave", "q", "stop", "stop; nothing is imported then"),),
    IMPORTED: (
        Hint("open", "enter", "go on", "import, or done"),
        Hint("names", "n", "names", "imported names"),
        UNDO,
        BACK,
        SPACE,
        HELP,
    ),
    NAMES: (
        Hint("open", "enter", "choose", "say which exercise it is"),
        Hint("up", "up down", "row", "row"),
        UNDO,
        BACK,
        SPACE,
        HELP,
    ),
}

ROOM = Room(
    {
        IMPORT: "Import",
        READING: "Reading a file",
        IMPORTED: "What an import brings",
        NAMES: "Imported names",
    },
    COMMANDS,
    FOOTERS,
    typing=only(READING),
)
