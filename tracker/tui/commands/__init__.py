"""The one registry of commands: keys, where they work, footer and help. Nothing is bound elsewhere.

A command ``log-easy`` runs the method ``do_log_easy`` of the screen it is pressed on. Each room
of the app has a module here; this one puts them together with what works everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.keymap import Keyboard
from tracker.domain.value import Value
from tracker.tui.commands import (
    exercises,
    history,
    importing,
    pages,
    programs,
    settings,
    today,
    trends,
    welcome,
)
from tracker.tui.commands.command import Command as Command
from tracker.tui.commands.command import Hint as Hint
from tracker.tui.commands.command import Room
from tracker.tui.commands.in_force import InForce
from tracker.tui.commands.in_force import keyboard as keyboard_of

ROOMS: tuple[Room, ...] = (
    today.ROOM, trends.ROOM, history.ROOM, exercises.ROOM, programs.ROOM, settings.ROOM,
    welcome.ROOM, importing.ROOM, pages.ROOM,
)  # fmt: skip


class Area(Value):
    """A part of the app that ``tab`` and ``space`` go to; ``view`` is loaded when first shown."""

    name: str
    letter: str
    words: str
    view: str


AREAS: tuple[Area, ...] = (
    Area("today", "t", "Today", "today:TodayView"),
    Area("trends", "r", "Trends", "trends:TrendsView"),
    Area("history", "h", "History", "history:HistoryView"),
    Area("exercises", "x", "Exercises", "exercises:ExercisesView"),
    Area("programs", "p", "Programs", "programs:ProgramsView"),
    Area("settings", "s", "Settings", "settings:SettingsView"),
)
"""In the order of ``tab``; ``view`` is module:class under ``tracker.tui.screens``."""

CHECK_IN, REST, SESSION, ALL_IN, SUMMARY, STOP = (
    today.CHECK_IN, today.REST, today.SESSION, today.ALL_IN, today.SUMMARY, today.STOP,
)  # fmt: skip
TODAY = today.TODAY
TRENDS, HISTORY, DETAIL = trends.TRENDS, history.HISTORY, history.DETAIL
IMPORT, READING = importing.IMPORT, importing.READING
IMPORTED, NAMES = importing.IMPORTED, importing.NAMES
EXERCISES, EXERCISE = exercises.EXERCISES, exercises.EXERCISE
LADDER, EXERCISE_CHART = exercises.LADDER, exercises.EXERCISE_CHART
PROGRAMS, PROGRAM = programs.PROGRAMS, programs.PROGRAM
SLOT, PICKS = programs.SLOT, programs.PICKS
SETTINGS, INVENTORY, HEALTH = settings.SETTINGS, settings.INVENTORY, settings.HEALTH
WELCOME = welcome.WELCOME
WHY, HOW, ROUTINE = pages.WHY, pages.HOW, pages.ROUTINE
SWAP, KEYS = pages.SWAP, pages.KEYS

TITLES = {state: title for room in ROOMS for state, title in room.titles.items()}
ALL = frozenset(TITLES)
FOOTERS = {state: hints for room in ROOMS for state, hints in room.footers.items()}

_ROOTS = frozenset[str]().union(*(room.roots for room in ROOMS))
_LENT = frozenset[str]().union(*(room.lent for room in ROOMS))
_TYPING = frozenset[str]().union(*(room.typing for room in ROOMS))
_FREE = ALL - _TYPING
_TICKING = frozenset[str]().union(*(room.ticking for room in ROOMS))
_PLACES = "go: " + " ".join(f"{area.letter} {area.words}" for area in AREAS)

COMMANDS: tuple[Command, ...] = (
    *(command for room in ROOMS for command in room.commands),
    Command("stop-sign", ("!",), _FREE - _LENT - {STOP}, "chest pain, faint or a sudden pop"),
    Command("undo", ("u",), _FREE - _LENT, "undo the last action"),
    Command("redo", ("U",), _FREE - _LENT, "redo it"),
    Command("area-next", ("tab",), _ROOTS, "next area"),
    Command("area-previous", ("shift+tab",), _ROOTS, "previous area", "shift+tab"),
    Command("go", ("space",), _FREE - _TICKING, _PLACES),
    Command("palette", (":", "ctrl+p"), _FREE, "find a command by its name"),
    Command("help", ("?",), _FREE, "all keys of this screen"),
    Command("leave", ("q",), TODAY, "leave; all is on disk"),
    Command("leave", ("q", "escape"), _FREE - TODAY - {WELCOME}, "back"),
    Command("leave", ("escape", "q"), _TYPING, "back", "q"),
    Command("suspend", ("ctrl+z",), ALL, "to the shell for a moment"),
    Command("quit", ("ctrl+c", "ctrl+q"), ALL, "leave from anywhere"),
)

GO = {area.letter: area.name for area in AREAS}
"""The letters after ``space``."""


_BOARD = keyboard_of(COMMANDS, TITLES, _TYPING)
_IN_FORCE = InForce(_BOARD, COMMANDS)


def keyboard() -> Keyboard:
    """The registry as the settings about keys see it."""
    return _BOARD


def use(chosen: Mapping[str, str]) -> list[str]:
    """Put the user's keys in force; a sentence for each setting that can't be."""
    return _IN_FORCE.use(chosen)


def commands_of(state: str) -> list[Command]:
    """The commands of a state with the keys in force there, in the order of the registry."""
    return _IN_FORCE.of(state)


def command_for(state: str, key: str) -> Command | None:
    """What a key does in a state; None where it does nothing."""
    return _IN_FORCE.command_for(state, key)


def key_of(state: str, command_id: str) -> str:
    """The first key of a command in a state, for a click on its hint."""
    return _IN_FORCE.key_of(state, command_id)


def now(state: str, key: str) -> str:
    """The key that does now what ``key`` does by the registry, for words that name it."""
    return _IN_FORCE.now(state, key)


def hint_keys(state: str, hint: Hint) -> str:
    """The keys of a hint as they are in force."""
    return " ".join(now(state, key) for key in hint.keys.split())
