"""What a command, a hint of a footer and a room of the registry are."""

from __future__ import annotations

from tracker.domain.value import Value

DIGITS = tuple("0123456789")


class Command(Value):
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


class Hint(Value):
    """One entry of a footer; ``short`` or ``long`` is None where that screen leaves it out."""

    command: str
    keys: str
    short: str | None
    long: str | None


class Room(Value):
    """The screens of one part of the app.

    ``titles`` names each state; ``commands`` are what only this room has, ``footers`` what is
    likely next in each state, most likely first, at most five on narrow screens, ``?`` last.
    ``roots`` are the states from which ``tab`` goes to another area; in ``lent`` states (a list
    to pick from) nothing is undone, in ``typing`` ones letters are text and only the state's own
    commands work. In ``ticking`` states ``space`` ticks a row and leads nowhere.
    """

    titles: dict[str, str]
    commands: tuple[Command, ...]
    footers: dict[str, tuple[Hint, ...]]
    roots: frozenset[str] = frozenset()
    lent: frozenset[str] = frozenset()
    typing: frozenset[str] = frozenset()
    ticking: frozenset[str] = frozenset()


def only(*states: str) -> frozenset[str]:
    """A command's ``where``."""
    return frozenset(states)


HELP = Hint("help", "?", "", "all keys")
SPACE = Hint("go", "space", None, "go")
WHY_HINT = Hint("why", "w", "why", "why")
UNDO = Hint("undo", "u", "undo", "undo")
NEXT = Hint("next", "n", "next", "next")
SWAP_HINT = Hint("swap", "s", None, "swap")
HOW_HINT = Hint("how", "h", None, "how to")
BACK = Hint("leave", "q", "back", "back")
