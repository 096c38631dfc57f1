"""Pictures: spans, colours for a terminal, and cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.picture import Canvas, no_room
from tracker.charts.scale import UNICODE, eighths, step, tick
from tracker.domain.text import cells


def drawn() -> Canvas:
    canvas = Canvas(8, 2)
    canvas.put(0, 0, "ab", "bar")
    canvas.put(2, 0, "cd", "dim")
    canvas.put(1, 1, "x")
    return canvas


def test_neighbours_of_one_style_are_one_span() -> None:
    assert drawn().picture().lines == ((("ab", "bar"), ("cd", "dim")), ((" x", ""),))


def test_plain_has_no_escape_and_no_trailing_blank() -> None:
    assert drawn().picture().plain() == "abcd\n x"


def test_colours_only_where_enabled() -> None:
    picture = drawn().picture()
    assert picture.ansi() == "\x1b[36mab\x1b[0m\x1b[2mcd\x1b[0m\n x"
    assert picture.ansi(enabled=False) == picture.plain()


def test_what_falls_outside_is_cut() -> None:
    canvas = Canvas(4, 1)
    canvas.put(-2, 0, "abcdefgh")
    canvas.put(0, 3, "no")
    assert canvas.picture().plain() == "cdef"


def test_wide_characters_take_two_cells() -> None:
    canvas = Canvas(5, 1)
    canvas.put(0, 0, "スクワ")
    assert canvas.picture().plain() == "スク"
    assert canvas.picture().width == 4


def test_half_a_wide_character_written_over_leaves_a_blank() -> None:
    canvas = Canvas(6, 2)
    canvas.put(0, 0, "スク")
    canvas.put(1, 0, "x")
    canvas.put(0, 1, "スク")
    canvas.put(2, 1, "x")
    assert canvas.picture().plain() == " xク\nスx"


def test_labels_are_cleaned_and_end_in_an_ellipsis() -> None:
    canvas = Canvas(6, 1)
    canvas.label(1, 0, "\x1b[31mred alert")
    assert canvas.picture().plain() == " [31m…"


def test_what_stands_where_there_is_no_room_fits() -> None:
    assert no_room(9, 1, False).plain() == "Too smal…"
    assert no_room(9, 1, True).plain() == "Too smal~"
    assert no_room(9, 0, False).height == no_room(0, 9, False).height == 0


@pytest.mark.parametrize(
    ("largest", "rows", "said"),
    [
        (16.5, 6, 3),
        (16.5, 10, 2),
        (6, 6, 1),
        (7, 6, 1.5),
        (0, 6, 0.25),
        (940, 6, 200),
        (1, 4, 0.25),
    ],
)
def test_steps_are_round(largest: float, rows: int, said: float) -> None:
    assert step(largest, rows) == pytest.approx(said)


@given(st.floats(0, 1e12), st.integers(1, 60))
def test_steps_reach_the_largest(largest: float, rows: int) -> None:
    assert step(largest, rows) * rows >= largest * (1 - 1e-6)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (2.5, "2.5"), (16, "16"), (1500, "1.5k"), (12_000_000, "12M"), (1e12, "1e+03G")],
)
def test_ticks_are_short(value: float, said: str) -> None:
    assert tick(value) == said


@pytest.mark.parametrize(("filled", "said"), [(2 / 3, "▅"), (0.5, "▄"), (0.25, "▂"), (1.7, "█")])
def test_parts_of_a_cell(filled: float, said: str) -> None:
    assert UNICODE.parts[eighths(filled) - 1] == said


@given(st.lists(st.tuples(st.integers(-3, 12), st.integers(-2, 4), st.text())), st.integers(0, 9))
def test_any_text_stays_on_the_canvas(puts: list[tuple[int, int, str]], width: int) -> None:
    canvas = Canvas(width, 3)
    for x, y, text in puts:
        canvas.label(x, y, text)
    for line in canvas.picture().plain().split("\n"):
        assert cells(line) <= width
