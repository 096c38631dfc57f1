"""The keys in force: the registry's own, or those the user's settings put in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.keymap import Bound, Keyboard
from tracker.domain.value import Value, replace
from tracker.tui.commands.command import DIGITS, Command


def keyboard(
    commands: Sequence[Command], titles: dict[str, str], typing: frozenset[str]
) -> Keyboard:
    """The registry as the settings about keys see it."""
    bound = tuple(
        Bound(c.id, c.keys, c.where, "they are the digits" if c.keys == DIGITS else "")
        for c in commands
    )
    return Keyboard(bound, titles, typing)


class _Here(Value):
    """The keys of one state: of each command by its id, the command of each, and by the registry
    the command that has each as its own."""

    keys: dict[str, tuple[str, ...]]
    commands: dict[str, Command]
    own: dict[str, str]


class InForce:
    """Looks keys up, a state at a time, since a session of the app sees few of them.

    One process runs one app, so there is one of these.
    """

    def __init__(self, board: Keyboard, commands: Sequence[Command]) -> None:
        self._board = board
        self._commands = tuple(commands)
        self._chosen: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._states: dict[str, _Here] = {}

    def use(self, chosen: Mapping[str, str]) -> list[str]:
        """Put the settings about keys in force; a sentence for each that can't be."""
        if self._chosen == chosen:
            return []
        self._chosen = dict(chosen)
        self._kept, faults = self._board.sound(chosen)
        self._states.clear()
        return faults

    def command_for(self, state: str, key: str) -> Command | None:
        """What a key does in a state."""
        return self._at(state).commands.get(key)

    def of(self, state: str) -> list[Command]:
        """The commands of a state in the registry's order, with the keys in force there."""
        found = []
        for command in self._commands:
            if state in command.where:
                keys = self._at(state).keys[command.id]
                same = keys == command.keys
                found.append(command if same else replace(command, keys=keys, shown=""))
        return found

    def key_of(self, state: str, command_id: str) -> str:
        """The first key of a command in a state, "" where it is not there."""
        return self._at(state).keys.get(command_id, ("",))[0]

    def now(self, state: str, key: str) -> str:
        """The key that does now what ``key`` does by the registry; itself where nothing changed."""
        here = self._at(state)
        command = here.own.get(key)
        if command is None:
            return key
        keys = here.keys[command]
        return key if key in keys else keys[0]

    def _at(self, state: str) -> _Here:
        here = self._states.get(state)
        if here is None:
            known = [command for command in self._commands if state in command.where]
            keys = self._board.keys_on(state, self._kept)
            here = self._states[state] = _Here(
                keys,
                {key: command for command in known for key in keys[command.id]},
                {key: command.id for command in known for key in command.keys},
            )
        return here
