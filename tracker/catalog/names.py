"""Names of exercises as people spell them, brought to one form."""

from __future__ import annotations

from collections.abc import Iterable

_SPELLINGS = {
    "db": "dumbbell", "dumbell": "dumbbell", "kb": "kettlebell", "kettle": "kettlebell",
    "bb": "barbell", "barbel": "barbell", "bw": "body weight", "bodyweight": "body weight",
    "sl": "single leg", "1": "single", "one": "single", "legged": "leg",
    "rdl": "romanian dead lift", "deadlift": "dead lift", "stepup": "step up",
    "kickback": "kick back", "tiptoe": "tip toe", "banded": "band", "ham": "hamstring",
    "hammy": "hamstring", "swiss": "stability", "physioball": "stability ball",
    "physio": "stability", "trust": "thrust", "bridging": "bridge", "elevation": "elevated",
    "resistance": "", "loop": "", "mini": "", "with": "", "a": "", "an": "", "the": "",
    "and": "", "of": "", "on": "",
}  # fmt: skip


def plain_words(name: str) -> list[str]:
    """The words of a name without case, signs and accents."""
    if not name.isascii():
        from unicodedata import combining, normalize  # rarely needed

        name = "".join(c for c in normalize("NFKD", name) if not combining(c))
        name = name.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
    plain = "".join(c if c.isalnum() else " " for c in name.casefold().replace("'", ""))
    return plain.split()


def words(name: str) -> list[str]:
    """The words of a name without case, signs, plural and spelling; ``RDLs`` is three words."""
    found: list[str] = []
    for word in plain_words(name):
        spelled = _SPELLINGS.get(word)
        if spelled is None:
            single = _singular(word)
            spelled = _SPELLINGS.get(single, single)
        found += spelled.split()
    return found


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def as_written(name: str) -> str:
    """The key of a name apart from case, signs and plurals."""
    return " ".join(_singular(word) for word in plain_words(name))


def in_order(name: str) -> str:
    """The key of a name whatever its spelling (``DB RDL``)."""
    return " ".join(words(name))


def any_order(name: str) -> str:
    """The key of a name whatever its spelling and the order of its words."""
    return " ".join(sorted(words(name)))


KEYS = (as_written, in_order, any_order)
"""How a name is looked up: the strictest first."""


def index(named: Iterable[tuple[str, Iterable[str]]]) -> list[dict[str, str]]:
    """For each of KEYS, key -> id, from ids with their names, the most telling name first.

    An id wins over a name, a name over a short name, this over an alias; a key that two
    exercises claim equally leads to neither.
    """
    tables: list[dict[str, tuple[int, str]]] = [{} for _ in KEYS]
    for exercise, names in named:
        for place, name in enumerate((exercise, *names)):
            rank = min(place, 3)
            for table, key_of in zip(tables, KEYS, strict=True):
                key = key_of(name)
                held = table.get(key)
                if held is None or rank < held[0]:
                    table[key] = (rank, exercise)
                elif rank == held[0] and held[1] != exercise:
                    table[key] = (rank, "")
    return [{key: held[1] for key, held in table.items() if held[1]} for table in tables]


def nearest(name: str, named: Iterable[tuple[str, Iterable[str]]], most: int = 3) -> list[str]:
    """The ids whose names are most like ``name``: shared words first, then shared letters."""
    from difflib import SequenceMatcher  # on the way to an error only

    wanted = words(name[:80])
    text = " ".join(wanted)
    matcher = SequenceMatcher(b=text, autojunk=False)
    scored = []
    for place, (exercise, names) in enumerate(named):
        best = 0.0
        for candidate in {in_order(each) for each in (exercise, *names)}:
            tokens = candidate.split()
            shared = len(set(tokens) & set(wanted)) / (len(set(tokens) | set(wanted)) or 1)
            matcher.set_seq1(candidate)
            best = max(best, shared + matcher.ratio())
        scored.append((-best, place, exercise))
    return [exercise for _, _, exercise in sorted(scored)[:most]]
