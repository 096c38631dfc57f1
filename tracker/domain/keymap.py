"""Keys of the app as the user chose them: what may stand for what, and why something may not.

The app hands its registry of commands to ``learn``; whoever stores a setting asks here, so that
the command line and the app refuse the same things in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.value import Value

PREFIX = "key."
"""Of the settings: ``key.COMMAND``, or ``key.SCREEN.COMMAND`` for one screen alone."""
DEFAULT = "default"
"""The value that goes back to the app's own keys."""
MOST_KEYS = 4

# Terminals send ctrl with these letters as tab, enter and backspace.
_LETTERS = "abcdefgklnopqrstuvwxyz"
NAMED = (
    "enter", "space", "tab", "shift+tab", "backspace", "delete", "insert", "escape",
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in _LETTERS),
)  # fmt: skip
"""Keys that type no character, by name."""


class Bound(Value):
    """A command of the app: its keys where nothing else was chosen, and its screens.

    ``fixed`` says why its keys can't be changed, "" where they can.
    """

    id: str
    keys: tuple[str, ...]
    where: frozenset[str]
    fixed: str = ""


class Keyboard(Value):
    """Every command, the screens by id with their titles, and those where letters are typed."""

    commands: tuple[Bound, ...]
    screens: dict[str, str]
    typing: frozenset[str]

    def keys(self, chosen: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
        """(screen, command id) -> its keys under the settings ``chosen``."""
        return {
            (screen, command.id): self._keys(command, screen, chosen)
            for command in self.commands
            for screen in command.where
        }

    def keys_on(self, screen: str, chosen: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """Command id -> its keys on one screen under the settings ``chosen``."""
        return {
            command.id: self._keys(command, screen, chosen)
            for command in self.commands
            if screen in command.where
        }

    def _keys(self, command: Bound, screen: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
        if not chosen:
            return command.keys
        text = chosen.get(f"{PREFIX}{screen}.{command.id}")
        text = chosen.get(f"{PREFIX}{command.id}") if text is None else text
        return command.keys if text is None else tuple(text.split())

    def sound(self, chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
        """The settings that can be in force together, and a sentence for each that can't."""
        kept: dict[str, str] = {}
        faults = []
        for key, text in sorted(chosen.items()):
            try:
                kept[key] = self._formed(key, text) or text
            except OverloadError as error:
                faults.append(f"{key} is not in force: {error}")
        # Two may have changed places, so each is looked at beside all the others.
        for key in sorted(kept):
            try:
                self._no_clash(self._of(key), kept)
            except OverloadError as error:
                faults.append(f"{key} is not in force: {error}")
                del kept[key]
        return kept, faults

    def accepted(self, key: str, text: str, chosen: Mapping[str, str]) -> tuple[str, str | None]:
        """A setting as stored, None for the app's own keys; BadValue or UnknownName otherwise.

        ``chosen`` are the settings in force beside it.
        """
        stored = self._formed(key, text)
        meant = {name: value for name, value in chosen.items() if name != key}
        self._no_clash(self._of(key), meant if stored is None else meant | {key: stored})
        return key, stored

    def _formed(self, key: str, text: str) -> str | None:
        """The keys of a setting in one form, None for the app's own."""
        here = self._of(key)
        words = text.split()
        if words == [DEFAULT]:
            return None
        if not words:
            raise BadValue(f"{key} takes one key or more, or {DEFAULT}.")
        if len(words) > MOST_KEYS:
            raise BadValue(f"{key} takes {MOST_KEYS} keys at most, not {len(words)}.")
        for word in words:
            if not (word in NAMED or (len(word) == 1 and word.isprintable())):
                raise BadValue(
                    f"{word[:20]!r} is no key; a key is one character, or a name such as f2, "
                    "ctrl+n, enter, space, up."
                )
        if len(set(words)) < len(words):
            raise BadValue(f"{key} names a key twice.")
        if all(len(word) == 1 for word in words):
            for command, screen in here:
                if screen in self.typing and not all(len(own) == 1 for own in command.keys):
                    raise BadValue(
                        f"In {self.screens[screen]} characters are typed text; {command.id} needs "
                        "a key such as f2 or ctrl+n there."
                    )
        return " ".join(words)

    def shown(self, key: str, chosen: Mapping[str, str]) -> str:
        """The keys that a setting stands for now, as they are written in it."""
        found = self.keys(chosen)
        each = [" ".join(found[screen, command.id]) for command, screen in self._of(key)]
        return ", ".join(dict.fromkeys(each))

    def _of(self, key: str) -> list[tuple[Bound, str]]:
        """The command and screen pairs that a setting is about."""
        screen, dot, name = key.removeprefix(PREFIX).rpartition(".")
        mine = [
            (command, where)
            for command in self.commands
            if command.id == name
            for where in sorted(command.where)
            if not dot or where == screen
        ]
        if mine:
            fixed = [command.fixed for command, _ in mine if command.fixed]
            if len(fixed) == len(mine):
                raise BadValue(f"The keys of {name} can't be changed: {fixed[0]}.")
            return [(command, where) for command, where in mine if not command.fixed]
        if dot and screen not in self.screens:
            known = ", ".join(self.screens)
            raise UnknownName(f"The app has no screen {screen[:40]!r}; there are: {known}.")
        from difflib import get_close_matches

        ids = {c.id for c in self.commands if not dot or screen in c.where}
        near = tuple(get_close_matches(name, sorted(ids), 3, 0.4))
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        where = f" in {self.screens[screen]}" if dot else ""
        raise UnknownName(f"There is no command {name[:40]!r}{where}.{hint}", near)

    def _no_clash(self, here: Sequence[tuple[Bound, str]], chosen: Mapping[str, str]) -> None:
        found = self.keys(chosen)
        screens = {screen for _, screen in here}
        owner: dict[tuple[str, str], str] = {}
        mine = {(screen, command.id) for command, screen in here}
        for (screen, name), keys in found.items():
            if screen not in screens:
                continue
            for key in keys:
                other = owner.setdefault((screen, key), name)
                if other == name:
                    continue
                if (screen, other) not in mine:
                    name, other = other, name
                raise BadValue(
                    f"{key} is already {name} in {self.screens[screen]}; give {name} another key "
                    "first."
                )


Learned = Callable[[], Keyboard]
_learned: list[Learned] = []


def learn(registry: Learned) -> None:
    """Tell what commands the app has; ``registry`` is asked when a key is first looked at."""
    _learned[:] = [registry]


def keyboard() -> Keyboard:
    """The app's keyboard; UnknownName where no app was made known."""
    if not _learned:
        raise UnknownName("This program has no app whose keys could be set.")
    return _learned[0]()
