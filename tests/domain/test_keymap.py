"""Keys chosen by the user: what is accepted, what clashes, what is put aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.keymap import Bound, Keyboard

BOARD = Keyboard(
    (
        Bound("log", ("enter",), frozenset({"floor"})),
        Bound("easy", ("e",), frozenset({"floor"})),
        Bound("note", ("#",), frozenset({"floor", "end"})),
        Bound("more", ("+", "up"), frozenset({"floor"})),
        Bound("done", ("enter",), frozenset({"end"})),
        Bound("count", ("0", "1"), frozenset({"floor"}), "they are the digits"),
        Bound("open", ("enter",), frozenset({"list"})),
    ),
    {"floor": "The floor", "end": "The end", "list": "The list"},
    frozenset({"list"}),
)


def test_a_command_takes_other_keys_wherever_it_works() -> None:
    key, stored = BOARD.accepted("key.note", " n  ctrl+n ", {})
    assert (key, stored) == ("key.note", "n ctrl+n")
    keys = BOARD.keys({key: "n ctrl+n"})
    assert keys["floor", "note"] == keys["end", "note"] == ("n", "ctrl+n")
    assert keys["floor", "easy"] == ("e",)


def test_on_one_screen_alone() -> None:
    chosen = {"key.note": "n", "key.end.note": "e"}
    keys = BOARD.keys(chosen)
    assert keys["floor", "note"] == ("n",)
    assert keys["end", "note"] == ("e",)
    assert BOARD.shown("key.note", chosen) == "e, n"
    assert BOARD.shown("key.end.note", chosen) == "e"


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("key.note", "e", "e is already easy in The floor; give easy another key first."),
        ("key.floor.note", "up", "up is already more in The floor"),
        ("key.easy", "", "key.easy takes one key or more, or default."),
        ("key.easy", "ee", "'ee' is no key"),
        ("key.easy", "\x1b", "'\\x1b' is no key"),
        ("key.easy", "ctrl+m", "'ctrl+m' is no key"),
        ("key.easy", "x x", "names a key twice"),
        ("key.easy", "a b c d f", "4 keys at most, not 5"),
        ("key.count", "x", "The keys of count can't be changed: they are the digits."),
        ("key.open", "x", "In The list characters are typed text"),
    ],
)
def test_what_is_refused(key: str, text: str, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        BOARD.accepted(key, text, {})
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("key.eazy", "There is no command 'eazy'. Did you mean easy?"),
        ("key.end.easy", "There is no command 'easy' in The end."),
        ("key.attic.easy", "The app has no screen 'attic'; there are: floor, end, list."),
        ("key.", "There is no command ''."),
    ],
)
def test_what_there_is_none_of(key: str, said: str) -> None:
    with pytest.raises(UnknownName) as refused:
        BOARD.accepted(key, "x", {})
    assert said in str(refused.value)


def test_two_keys_change_places_by_way_of_a_third() -> None:
    chosen: dict[str, str] = {}
    for key, text in (("key.easy", "z"), ("key.note", "e"), ("key.easy", "#")):
        name, stored = BOARD.accepted(key, text, chosen)
        assert stored is not None
        chosen[name] = stored
    assert BOARD.keys(chosen)["floor", "easy"] == ("#",)
    assert BOARD.sound(chosen) == (chosen, []), "in whatever order they are read"
    # Back to the app's own key is refused as long as another command has it.
    with pytest.raises(BadValue, match="e is already note"):
        BOARD.accepted("key.easy", "default", chosen)
    assert BOARD.accepted("key.note", "default", {"key.note": "n"}) == ("key.note", None)


def test_what_can_not_be_in_force_together_is_put_aside_and_said() -> None:
    kept, faults = BOARD.sound({"key.easy": "#", "key.gone": "x", "key.more": "m"})
    assert kept == {"key.more": "m"}
    assert len(faults) == 2
    assert faults[1].startswith("key.easy is not in force: # is already note in ")


KEYS = st.sampled_from(["e", "#", "x", "enter", "up", "+", "ctrl+n", "0"])
NAMES = st.sampled_from(["log", "easy", "note", "more", "done", "end.note", "floor.note", "open"])


@given(st.lists(st.tuples(NAMES, st.lists(KEYS, min_size=1, max_size=2)), max_size=8))
def test_whatever_is_accepted_a_key_has_one_meaning(
    wishes: list[tuple[str, list[str]]],
) -> None:
    chosen: dict[str, str] = {}
    for name, keys in wishes:
        try:
            key, stored = BOARD.accepted(f"key.{name}", " ".join(keys), chosen)
        except OverloadError:
            continue
        assert stored is not None
        chosen[key] = stored
    meant: set[tuple[str, str]] = set()
    for (screen, _), found in BOARD.keys(chosen).items():
        assert found, "no command is without a key"
        for each in found:
            assert (screen, each) not in meant
            meant.add((screen, each))
    assert BOARD.sound(chosen)[0] == chosen
