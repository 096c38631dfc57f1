"""The keys in force: the registry's own, or those the user's settings put in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.keymap import Bound, Keyboard
from tracker.domain.value import replace
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


class InForce:
    """Looks keys up. One process runs one app, so there is one of these."""

    def __init__(self, board: Keyboard, commands: Sequence[Command]) -> None:
        self._board = board
        self._commands = tuple(commands)
        self._own = {(s, key): c.id for c in self._commands for s in c.where for key in c.keys}
        self._chosen: dict[str, str] | None = None
        self.use({})

    def use(self, chosen: Mapping[str, str]) -> list[str]:
        """Put the settings about keys in force; a sentence for each that can't be."""
        if self._chosen == chosen:
            return []
        self._chosen = dict(chosen)
        kept, faults = self._board.sound(chosen) if chosen else ({}, [])
        self._keys = self._board.keys(kept)
        self._by_key = {
            (state, key): command
            for command in self._commands
            for state in command.where
            for key in self._keys[state, command.id]
        }
        return faults

    def command_for(self, state: str, key: str) -> Command | None:
        """What a key does in a state."""
        return self._by_key.get((state, key))

    def of(self, state: str) -> list[Command]:
        """The commands of a state in the registry's order, with the keys in force there."""
        found = []
        for command in self._commands:
            if state in command.where:
                keys = self._keys[state, command.id]
                same = keys == command.keys
                found.append(command if same else replace(command, keys=keys, shown=""))
        return found

    def key_of(self, state: str, command_id: str) -> str:
        """The first key of a command in a state, "" where it is not there."""
        return self._keys.get((state, command_id), ("",))[0]

    def now(self, state: str, key: str) -> str:
        """The key that does now what ``key`` does by the registry; itself where nothing changed."""
        command = self._own.get((state, key))
        if command is None:
            return key
        keys = self._keys[state, command]
        return key if key in keys else keys[0]
