"""History: the sessions and one of them; ``detail`` is one session."""

from __future__ import annotations

from tracker.tui.commands.command import (
    BACK,
    HELP,
    NEXT,
    SPACE,
    UNDO,
    WHY_HINT,
    Command,
    Hint,
    Room,
    only,
)  # fmt: skip

HISTORY, DETAIL = "history", "detail"

COMMANDS = (
    Command("older", ("]", "right"), only(HISTORY, DETAIL), "the session before it"),
    Command("newer", ("[", "left"), only(HISTORY, DETAIL), "the session after it"),
    Command("open", ("enter",), only(HISTORY), "open"),
    Command("up", ("up",), only(HISTORY, DETAIL), "up"),
    Command("down", ("down",), only(HISTORY, DETAIL), "down"),
    Command("next", ("n",), only(DETAIL), "next exercise"),
    Command("previous", ("N",), only(DETAIL), "previous exercise"),
    Command("note", ("#",), only(DETAIL), "a note for the session"),
    Command("why", ("w",), only(DETAIL), "why this target"),
    Command("how", ("h",), only(DETAIL), "how to do it"),
)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    HISTORY: (
        Hint("open", "enter", "open", "open"),
        Hint("up", "up down", "session", "session"),
        UNDO,
        BACK,
        SPACE,
        HELP,
    ),
    DETAIL: (
        Hint("older", "[ ]", "session", "session"),
        NEXT,
        WHY_HINT,
        Hint("note", "#", None, "note"),
        UNDO._replace(short=None),
        BACK,
        SPACE,
        HELP,
    ),
}

ROOM = Room({HISTORY: "History", DETAIL: "One session"}, COMMANDS, FOOTERS, roots=only(HISTORY))
