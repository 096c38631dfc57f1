"""History: the sessions, one of them, one of its sets, and what is agreed to before it is done.

``detail`` is one session, ``edit`` one set of it, ``confirm`` a change to say yes to, ``past`` a
session put in afterwards.
"""

from __future__ import annotations

from tracker.domain.value import replace
from tracker.tui.commands.command import (
    BACK,
    DIGITS,
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

HISTORY, DETAIL, EDIT, CONFIRM, PAST = "history", "detail", "edit", "confirm", "past"

COMMANDS = (
    Command("open", ("enter",), only(HISTORY), "open"),
    Command("edit", ("enter",), only(DETAIL), "edit the sets of this exercise"),
    Command("save", ("enter",), only(EDIT), "save the set"),
    Command("save", ("enter",), only(CONFIRM), "do it"),
    Command("save", ("enter",), only(PAST), "save the session"),
    Command("older", ("]", "right"), only(HISTORY, DETAIL), "the session before it"),
    Command("newer", ("[", "left"), only(HISTORY, DETAIL), "the session after it"),
    Command("older", ("]",), only(EDIT), "the session before it"),
    Command("newer", ("[",), only(EDIT), "the session after it"),
    Command("up", ("up",), only(HISTORY, DETAIL, CONFIRM, PAST), "up"),
    Command("down", ("down",), only(HISTORY, DETAIL, CONFIRM, PAST), "down"),
    Command("page-up", ("pageup",), only(HISTORY), "a screen up"),
    Command("page-down", ("pagedown",), only(HISTORY), "a screen down"),
    Command("newest", ("home",), only(HISTORY), "the newest session"),
    Command("oldest", ("end",), only(HISTORY), "the oldest session"),
    Command("find", ("/",), only(HISTORY), "find: an exercise, a note, a date"),
    Command("past", ("a",), only(HISTORY), "add a session of a date gone by"),
    Command("past", ("a",), only(DETAIL), "add sets to that date"),
    Command("past", ("a",), only(PAST), "another line"),
    Command("delete", ("d",), only(HISTORY), "delete the session"),
    Command("delete", ("d",), only(DETAIL), "delete this exercise from the session"),
    Command("delete", ("d",), only(EDIT), "delete the set"),
    Command("delete", ("d",), only(PAST), "take this line away"),
    Command("move", ("m",), only(DETAIL), "move the session to another date"),
    Command("next", ("n",), only(DETAIL), "next exercise"),
    Command("previous", ("N",), only(DETAIL), "previous exercise"),
    Command("next", ("n", "right"), only(EDIT), "next set"),
    Command("previous", ("N", "left"), only(EDIT), "previous set"),
    Command("up", ("up",), only(EDIT), "field up"),
    Command("down", ("down",), only(EDIT), "field down"),
    Command("value", DIGITS, only(EDIT), "type the value of this field", "0-9"),
    Command("point", (".", ","), only(EDIT), "a fraction: 12.5"),
    Command("side", ("/",), only(EDIT), "go on to the other side: 10/9"),
    Command("erase", ("backspace",), only(EDIT), "take back a digit, or the whole value"),
    Command("more", ("+", "="), only(EDIT), "one more, or the next owned"),
    Command("less", ("-",), only(EDIT), "one less, or the one before"),
    Command("effort-easy", ("e",), only(EDIT), "effort easy: 4 or more left"),
    Command("effort-good", ("g",), only(EDIT), "effort good: 1 to 3 left"),
    Command("effort-max", ("m",), only(EDIT), "effort max: none left"),
    Command("effort-broke", ("b",), only(EDIT), "form broke or not finished"),
    Command("note", ("#",), only(DETAIL), "a note for the session"),
    Command("note", ("#",), only(EDIT), "a note for the set"),
    Command("why", ("w",), only(DETAIL), "why this target"),
    Command("how", ("h",), only(DETAIL), "how to do it"),
)

_DELETE = Hint("delete", "d", "delete", "delete")
_LONG_UNDO = replace(UNDO, short=None)

FOOTERS: dict[str, tuple[Hint, ...]] = {
    HISTORY: (
        Hint("open", "enter", "open", "open"),
        Hint("find", "/", "find", "find"),
        Hint("past", "a", "add", "add a past one"),
        _DELETE,
        Hint("up", "up down", None, "session"),
        _LONG_UNDO,
        replace(BACK, short=None),
        SPACE,
        HELP,
    ),
    DETAIL: (
        Hint("edit", "enter", "edit", "edit"),
        NEXT,
        _DELETE,
        Hint("move", "m", "date", "date"),
        Hint("older", "[ ]", None, "session"),
        Hint("note", "#", None, "note"),
        Hint("past", "a", None, "add"),
        replace(WHY_HINT, short=None),
        _LONG_UNDO,
        replace(BACK, short=None),
        HELP,
    ),
    EDIT: (
        Hint("save", "enter", None, "save"),
        Hint("leave", "q", None, "leave as it was"),
        Hint("up", "up down", "field", "field"),
        Hint("value", "0-9", "value", None),
        Hint("more", "+ -", None, "value"),
        Hint("next", "n", None, "next set"),
        _DELETE,
        Hint("note", "#", None, "note"),
        _LONG_UNDO,
        HELP,
    ),
    CONFIRM: (
        Hint("save", "enter", None, "do it"),
        Hint("leave", "q", None, "leave as it was"),
        Hint("up", "up down", "scroll", "scroll"),
        HELP,
    ),
    PAST: (
        Hint("save", "enter", None, "save"),
        Hint("past", "a", "another line", "another line"),
        Hint("delete", "d", "take away", "take this line away"),
        Hint("leave", "q", None, "leave it"),
        HELP,
    ),
}

TITLES = {
    HISTORY: "History",
    DETAIL: "One session",
    EDIT: "One set",
    CONFIRM: "Before it is done",
    PAST: "A past session",
}

ROOM = Room(TITLES, COMMANDS, FOOTERS, roots=only(HISTORY))
