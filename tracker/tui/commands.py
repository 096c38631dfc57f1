"""The one registry of commands: keys, where they work, footer and help. Nothing is bound elsewhere.

A command ``log-easy`` runs the method ``do_log_easy`` of the screen it is pressed on.
"""

from __future__ import annotations

from typing import NamedTuple

CHECK_IN, REST, SESSION, ALL_IN, SUMMARY, STOP = (
    "check-in", "rest", "session", "all-in", "summary", "stop",
)  # fmt: skip
"""The states of Today."""

TRENDS, HISTORY, DETAIL, WHY, HOW, SWAP, KEYS = (
    "trends", "history", "detail", "why", "how", "swap", "keys",
)  # fmt: skip
"""The other screens; ``detail`` is one session of the history, ``keys`` the list behind ``?``."""

TITLES = {
    CHECK_IN: "Check-in",
    REST: "Rest day",
    SESSION: "Session",
    ALL_IN: "All sets in",
    SUMMARY: "Summary",
    STOP: "Stop sign",
    TRENDS: "Trends",
    HISTORY: "History",
    DETAIL: "One session",
    WHY: "Why",
    HOW: "How to",
    SWAP: "Swap",
    KEYS: "Keys",
}

TODAY = frozenset({CHECK_IN, REST, SESSION, ALL_IN, SUMMARY, STOP})
LISTS = frozenset({HISTORY, SWAP, KEYS})
PAGES = frozenset({DETAIL, WHY, HOW})
AREAS = TODAY | {TRENDS, HISTORY}
ALL = frozenset(TITLES)
UNDOABLE = ALL - {KEYS, SWAP, HOW}
PLANNED = frozenset({CHECK_IN, REST, SESSION})

DIGITS = tuple("0123456789")


class Command(NamedTuple):
    """What a key does. ``keys`` are characters, or Textual's names where there is none.

    ``shown`` is how ``?`` writes the keys where it is not their list.
    """

    id: str
    keys: tuple[str, ...]
    where: frozenset[str]
    help: str
    shown: str = ""

    @property
    def method(self) -> str:
        """The screen's method that does it."""
        return f"do_{self.id.replace('-', '_')}"

    @property
    def keys_shown(self) -> str:
        """The keys as a person reads them."""
        return self.shown or " ".join(self.keys)


def _only(*states: str) -> frozenset[str]:
    return frozenset(states)


COMMANDS: tuple[Command, ...] = (
    Command("start", ("enter",), _only(CHECK_IN), "answer 0 to what is left and start"),
    Command("start", ("enter",), _only(REST), "answer 0 to what is left"),
    Command("sore", DIGITS, _only(CHECK_IN, REST), "soreness of this row, then down", "0-9"),
    Command("sorer", ("+", "="), _only(CHECK_IN, REST), "one more; 10 on an open row"),
    Command("less-sore", ("-",), _only(CHECK_IN, REST), "one less"),
    Command("up", ("up",), _only(CHECK_IN, REST), "row up"),
    Command("down", ("down",), _only(CHECK_IN, REST), "row down"),
    Command("erase-sore", ("backspace",), _only(CHECK_IN, REST), "take this row's answer back"),
    Command("legs", ("l",), _only(CHECK_IN, REST), "legs taxed by sport: no, yes"),
    Command("train", ("o",), _only(REST), "train although the coach says rest"),
    Command("log", ("enter",), _only(SESSION), "log the set as shown, effort good"),
    Command("log-easy", ("e",), _only(SESSION), "log it: easy, 4 or more left"),
    Command("log-good", ("g",), _only(SESSION), "log it: good, 1 to 3 left"),
    Command("log-max", ("m",), _only(SESSION), "log it: max, none left"),
    Command("log-broke", ("b",), _only(SESSION), "log it: form broke or not finished"),
    Command("count", DIGITS, _only(SESSION), "type the reps or seconds", "0-9"),
    Command("side", ("/",), _only(SESSION), "go on to the other side: 10/9"),
    Command("erase", ("backspace",), _only(SESSION), "take back a digit"),
    Command("more", ("+", "=", "up"), _only(SESSION), "one rep more (5 s for holds)"),
    Command("less", ("-", "down"), _only(SESSION), "one rep less (5 s for holds)"),
    Command("harder", ("]", "right"), _only(SESSION), "next owned load, band or height"),
    Command("easier", ("[", "left"), _only(SESSION), "the one before it"),
    Command("pain", ("p",), _only(SESSION, ALL_IN), "pain in this exercise, 0-10"),
    Command("note", ("#",), _only(SESSION, ALL_IN), "a note for the set just logged or waiting"),
    Command("note", ("#",), _only(SUMMARY, DETAIL), "a note for the session"),
    Command("next", ("n",), PLANNED, "next exercise"),
    Command("previous", ("N",), PLANNED, "previous exercise"),
    Command("swap", ("s",), PLANNED, "another exercise you can do with what you own"),
    Command("add", ("a",), _only(SESSION, ALL_IN), "add a set"),
    Command("skip", ("k",), _only(SESSION), "skip this set"),
    Command("timer", ("t",), _only(SESSION), "rest timer, or the stopwatch of a hold"),
    Command("check-in", ("c",), _only(SESSION, ALL_IN, REST), "check in again"),
    Command("finish", ("enter", "f"), _only(ALL_IN), "finish and sum up"),
    Command("finish", ("f",), _only(SESSION), "finish now"),
    Command("done", ("enter",), _only(SUMMARY), "done"),
    Command("clear-sign", ("enter",), _only(STOP), "a doctor said you may train"),
    Command("stop-sign", ("!",), ALL - {KEYS, SWAP, STOP}, "chest pain, faint or a sudden pop"),
    Command("why", ("w",), TODAY - {STOP} | {DETAIL, HOW}, "why this target"),
    Command("how", ("h",), TODAY - {STOP} | {DETAIL, WHY}, "how to do it"),
    Command("wider", ("+", "=", "up"), _only(TRENDS), "more weeks"),
    Command("narrower", ("-", "down"), _only(TRENDS), "fewer weeks"),
    Command("next", ("n",), _only(TRENDS), "next muscle"),
    Command("previous", ("N",), _only(TRENDS), "previous muscle"),
    Command("next", ("n",), _only(WHY, HOW, DETAIL), "next exercise"),
    Command("previous", ("N",), _only(WHY, HOW, DETAIL), "previous exercise"),
    Command("up", ("up",), LISTS | PAGES, "up"),
    Command("down", ("down",), LISTS | PAGES, "down"),
    Command("older", ("]", "right"), _only(HISTORY, DETAIL), "the session before it"),
    Command("newer", ("[", "left"), _only(HISTORY, DETAIL), "the session after it"),
    Command("older", ("[", "left"), _only(WHY), "the decision of an earlier session"),
    Command("newer", ("]", "right"), _only(WHY), "of a later one"),
    Command("open", ("enter",), _only(HISTORY), "open"),
    Command("open", ("enter",), _only(SWAP), "take it for today"),
    Command("open", ("enter",), _only(KEYS), "run it"),
    Command("undo", ("u",), UNDOABLE, "undo the last action"),
    Command("redo", ("U",), UNDOABLE, "redo it"),
    Command("area-next", ("tab",), AREAS, "next area"),
    Command("area-previous", ("shift+tab",), AREAS, "previous area", "shift+tab"),
    Command("go", ("space",), ALL - {KEYS}, "go to: t Today, r Trends, h History"),
    Command("palette", (":", "ctrl+p"), ALL - {KEYS}, "find a command by its name"),
    Command("help", ("?",), ALL - {KEYS}, "all keys of this screen"),
    Command("leave", ("q",), TODAY, "leave; all is on disk"),
    Command("leave", ("q", "escape"), ALL - TODAY - {KEYS}, "back"),
    Command("leave", ("escape", "q"), _only(KEYS), "back", "q"),
    Command("suspend", ("ctrl+z",), ALL, "to the shell for a moment"),
    Command("quit", ("ctrl+c", "ctrl+q"), ALL, "leave from anywhere"),
)

GO = {"t": "today", "r": "trends", "h": "history"}
"""The letters after ``space``."""


class Hint(NamedTuple):
    """One entry of a footer; ``short`` or ``long`` is None where that screen leaves it out."""

    command: str
    keys: str
    short: str | None
    long: str | None


_HELP = Hint("help", "?", "", "all keys")
_SPACE = Hint("go", "space", None, "go")
_WHY = Hint("why", "w", "why", "why")
_UNDO = Hint("undo", "u", "undo", "undo")
_NEXT = Hint("next", "n", "next", "next")
_SWAP = Hint("swap", "s", None, "swap")
_HOW = Hint("how", "h", None, "how to")
_BACK = Hint("leave", "q", "back", "back")

FOOTERS: dict[str, tuple[Hint, ...]] = {
    CHECK_IN: (
        Hint("start", "enter", "start", "start"),
        Hint("sore", "0-9", "sore", "sore"),
        Hint("legs", "l", "legs", "legs taxed"),
        Hint("next", "n", None, "next"),
        _SWAP,
        Hint("why", "w", None, "why"),
        _HOW,
        _SPACE,
        _HELP,
    ),
    REST: (
        Hint("start", "enter", "save", "save"),
        Hint("sore", "0-9", "sore", "sore"),
        Hint("train", "o", "train", "train all the same"),
        _WHY,
        _HOW,
        _SPACE,
        _HELP,
    ),
    SESSION: (
        Hint("log", "enter", "log", "log"),
        Hint("more", "+ -", None, "reps"),
        Hint("harder", "[ ]", None, "load"),
        _UNDO,
        _NEXT,
        _SWAP,
        _WHY,
        Hint("timer", "t", None, "timer"),
        _HELP,
    ),
    ALL_IN: (
        Hint("finish", "enter", "summary", "summary"),
        _UNDO,
        Hint("add", "a", "add a set", "add a set"),
        Hint("note", "#", None, "note"),
        _SPACE,
        _HELP,
    ),
    SUMMARY: (
        Hint("done", "enter", "done", "done"),
        _WHY,
        Hint("note", "#", "note", "note"),
        _UNDO,
        _SPACE,
        _HELP,
    ),
    STOP: (Hint("clear-sign", "enter", "cleared", "a doctor cleared it"), _SPACE, _HELP),
    TRENDS: (
        Hint("wider", "+ -", "weeks", "weeks"),
        Hint("next", "n", "muscle", None),
        Hint("next", "n N", None, "muscle"),
        Hint("leave", "q", "back", "back"),
        _SPACE,
        _HELP,
    ),
    HISTORY: (
        Hint("open", "enter", "open", "open"),
        Hint("up", "up down", "session", "session"),
        _UNDO,
        _BACK,
        _SPACE,
        _HELP,
    ),
    DETAIL: (
        Hint("older", "[ ]", "session", "session"),
        _NEXT,
        _WHY,
        Hint("note", "#", None, "note"),
        _UNDO._replace(short=None),
        _BACK,
        _SPACE,
        _HELP,
    ),
    WHY: (
        _NEXT,
        Hint("older", "[ ]", "past", "past sessions"),
        Hint("how", "h", "how", "how to"),
        _BACK,
        _SPACE,
        _HELP,
    ),
    HOW: (_NEXT, Hint("down", "up down", "more", "more"), _WHY, _BACK, _SPACE, _HELP),
    SWAP: (
        Hint("open", "enter", "take", "take it for today"),
        Hint("up", "up down", "row", "row"),
        _BACK,
        _HELP,
    ),
    KEYS: (
        Hint("open", "enter", "run", "run"),
        Hint("up", "up down", "row", "row"),
        Hint("leave", "q", "back", "back"),
    ),
}
"""What is likely next, most likely first; at most five on narrow screens, ``?`` last."""


def commands_of(state: str) -> list[Command]:
    """The commands of a state, in the order of the registry."""
    return [command for command in COMMANDS if state in command.where]


def _by_key() -> dict[tuple[str, str], Command]:
    return {
        (state, key): command
        for command in COMMANDS
        for state in command.where
        for key in command.keys
    }


_KEYS = _by_key()


def command_for(state: str, key: str) -> Command | None:
    """What a key does in a state; None where it does nothing."""
    return _KEYS.get((state, key))


def key_of(state: str, command_id: str) -> str:
    """The first key of a command in a state, for a click on its hint."""
    return next((c.keys[0] for c in COMMANDS if c.id == command_id and state in c.where), "")
