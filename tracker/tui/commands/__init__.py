"""The one registry of commands: keys, where they work, footer and help. Nothing is bound elsewhere.

A command ``log-easy`` runs the method ``do_log_easy`` of the screen it is pressed on. Each room
of the app has a module here; this one puts them together with what works everywhere.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.tui.commands import history, pages, today, trends
from tracker.tui.commands.command import Command, Hint, Room

ROOMS: tuple[Room, ...] = (today.ROOM, trends.ROOM, history.ROOM, pages.ROOM)


class Area(NamedTuple):
    """A part of the app that ``tab`` and ``space`` go to; ``view`` is loaded when first shown."""

    name: str
    letter: str
    words: str
    view: str


AREAS: tuple[Area, ...] = (
    Area("today", "t", "Today", "today:TodayView"),
    Area("trends", "r", "Trends", "trends:TrendsView"),
    Area("history", "h", "History", "history:HistoryView"),
)
"""In the order of ``tab``; ``view`` is module:class under ``tracker.tui.screens``."""

CHECK_IN, REST, SESSION, ALL_IN, SUMMARY, STOP = (
    today.CHECK_IN, today.REST, today.SESSION, today.ALL_IN, today.SUMMARY, today.STOP,
)  # fmt: skip
TODAY = today.TODAY
TRENDS, HISTORY, DETAIL = trends.TRENDS, history.HISTORY, history.DETAIL
WHY, HOW, SWAP, KEYS = pages.WHY, pages.HOW, pages.SWAP, pages.KEYS

TITLES = {state: title for room in ROOMS for state, title in room.titles.items()}
ALL = frozenset(TITLES)
FOOTERS = {state: hints for room in ROOMS for state, hints in room.footers.items()}

_ROOTS = frozenset[str]().union(*(room.roots for room in ROOMS))
_LENT = frozenset[str]().union(*(room.lent for room in ROOMS))
_TYPING = frozenset[str]().union(*(room.typing for room in ROOMS))
_FREE = ALL - _TYPING

COMMANDS: tuple[Command, ...] = (
    *(command for room in ROOMS for command in room.commands),
    Command("stop-sign", ("!",), _FREE - _LENT - {STOP}, "chest pain, faint or a sudden pop"),
    Command("undo", ("u",), _FREE - _LENT, "undo the last action"),
    Command("redo", ("U",), _FREE - _LENT, "redo it"),
    Command("area-next", ("tab",), _ROOTS, "next area"),
    Command("area-previous", ("shift+tab",), _ROOTS, "previous area", "shift+tab"),
    Command("go", ("space",), _FREE, "go to: " + ", ".join(f"{a.letter} {a.words}" for a in AREAS)),
    Command("palette", (":", "ctrl+p"), _FREE, "find a command by its name"),
    Command("help", ("?",), _FREE, "all keys of this screen"),
    Command("leave", ("q",), TODAY, "leave; all is on disk"),
    Command("leave", ("q", "escape"), _FREE - TODAY, "back"),
    Command("leave", ("escape", "q"), _TYPING, "back", "q"),
    Command("suspend", ("ctrl+z",), ALL, "to the shell for a moment"),
    Command("quit", ("ctrl+c", "ctrl+q"), ALL, "leave from anywhere"),
)

GO = {area.letter: area.name for area in AREAS}
"""The letters after ``space``."""


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


__all__ = [
    "ALL", "ALL_IN", "AREAS", "CHECK_IN", "COMMANDS", "DETAIL", "FOOTERS", "GO", "HISTORY", "HOW",
    "KEYS", "REST", "SESSION", "STOP", "SUMMARY", "SWAP", "TITLES", "TODAY", "TRENDS", "WHY",
    "Area", "Command", "Hint", "command_for", "commands_of", "key_of",
]  # fmt: skip
