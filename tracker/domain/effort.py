"""How hard a set was: a word, reps in reserve (RIR) or RPE, kept as given."""

from __future__ import annotations

from tracker.domain.errors import BadValue
from tracker.domain.value import Value

WORDS = ("easy", "good", "max", "broke")
LETTERS = {"e": "easy", "g": "good", "m": "max", "b": "broke"}

_WORD_RIR = {"easy": 4.0, "good": 1.0, "max": 0.0}
"""The fewest reps a word leaves: good is one to three, easy four or more."""


class Effort(Value):
    """An effort as given: ``easy good max broke``, ``rir0``..``rir10`` or ``rpe6``..``rpe10``."""

    text: str

    @property
    def broke(self) -> bool:
        """Form broke or the set was not finished."""
        return self.text == "broke"

    @property
    def rir(self) -> float | None:
        """The fewest reps that were surely left; None where form broke.

        RIR = 10 - RPE (Zourdos 2016).
        """
        if self.text in _WORD_RIR:
            return _WORD_RIR[self.text]
        if self.text.startswith("rir"):
            return float(self.text[3:])
        if self.text.startswith("rpe"):
            return 10.0 - float(self.text[3:])
        return None

    def __str__(self) -> str:
        return self.text


EASY = Effort("easy")
GOOD = Effort("good")
MAX = Effort("max")
BROKE = Effort("broke")


def parse_effort(text: str) -> Effort:
    """Read a word, its first letter, ``rir3`` or ``rpe8.5``; raise BadValue otherwise."""
    given = text.strip().lower()
    given = LETTERS.get(given, given)
    if given in WORDS:
        return Effort(given)
    kind, value = given[:3], given[3:]
    if kind == "rir" and value.isascii() and value.isdigit() and int(value) <= 10:
        return Effort(f"rir{int(value)}")
    if kind == "rpe":
        whole, _, half = value.partition(".")
        if whole.isascii() and whole.isdigit() and half in ("", "0", "5"):
            rpe = int(whole) + (0.5 if half == "5" else 0.0)
            if 6 <= rpe <= 10:
                return Effort(f"rpe{rpe:g}")
    raise BadValue(
        f"{text.strip()!r} is not an effort; use easy, good, max, broke, rir0-rir10 or rpe6-rpe10."
    )
