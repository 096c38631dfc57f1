"""Lines: what is cut is signed, what is laid out fits, blank rows go before words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import cells
from tracker.tui.lines import (
    BLANK,
    Row,
    apart,
    beside,
    cut,
    line,
    padded,
    paragraph,
    settle,
    tail,
    text_of,
    width_of,
    wrapped,
)

TEXT = st.text(max_size=60)
WIDTH = st.integers(1, 50)


@given(TEXT, TEXT, WIDTH)
def test_a_cut_line_fits_and_ends_with_a_sign(one: str, two: str, width: int) -> None:
    whole = line(one, two)
    short = cut(whole, width)
    assert width_of(short) <= width
    if width_of(whole) > width:
        assert text_of(short).endswith("…")
    else:
        assert text_of(short) == text_of(whole)


@given(TEXT, WIDTH)
def test_a_padded_line_is_exactly_as_wide(text: str, width: int) -> None:
    assert width_of(padded(line(text), width)) == width


@given(TEXT, st.text(alphabet="abc", max_size=20), WIDTH)
def test_what_stands_apart_keeps_its_right_side(left: str, right: str, width: int) -> None:
    shown = apart(line(left), line(right), width)
    assert width_of(shown) <= width
    if right and len(right) + 2 <= width:
        assert text_of(shown).endswith(right)


@given(TEXT, WIDTH)
def test_folding_loses_no_word_that_fits(text: str, width: int) -> None:
    rows = wrapped(text, width)
    assert all(cells(row) <= width for row in rows)
    whole = "".join(text_of(line(text)).split())
    assert "".join("".join(rows).split()) == whole or any(row.endswith("…") for row in rows)


def test_a_word_too_long_for_a_row_is_folded_at_its_hyphens() -> None:
    assert wrapped("by return-after-break", 17) == ["by return-after-", "break"]
    assert wrapped("return-after-break", 8) == ["return-", "after-", "break"]
    assert wrapped("return-after-break", 18) == ["return-after-break"]


def test_rows_beyond_the_most_end_with_an_ellipsis() -> None:
    assert wrapped("one two three four five", 9, 2) == ["one two", "three fo…"]


@given(TEXT, WIDTH)
def test_the_end_of_what_is_typed_is_seen(text: str, width: int) -> None:
    typed = text_of(line(text))
    shown = tail(text, width)
    assert cells(shown) <= width
    assert typed.endswith(shown.removeprefix("…"))
    assert shown == typed or cells(typed) > width


def test_a_paragraph_hangs_under_its_sign() -> None:
    shown = [text_of(each) for each in paragraph("aa bb cc", 7, "  ", first="+ ")]
    assert shown == ["+ aa bb", "  cc"]


def test_panels_meet_at_the_rule() -> None:
    (row,) = beside([line("left")], [line("right")], 20, 8)
    assert text_of(row) == "left     │ right"


def test_blank_rows_go_first_from_the_top() -> None:
    rows = [Row(line("a")), Row(BLANK), Row(line("b")), Row(BLANK), Row(line("c"))]
    assert [text_of(each) for each in settle([rows], 4)] == ["a", "b", "", "c"]
    assert [text_of(each) for each in settle([rows], 3)] == ["a", "b", "c"]


def test_what_must_stay_stays_and_the_rest_is_counted() -> None:
    rows = [Row(line("set"), must=True), *(Row(line(str(n))) for n in range(6))]
    shown = [text_of(each) for each in settle([rows], 4)]
    assert shown[0] == "set"
    assert "… 4 more lines" in shown
    assert len(shown) == 4
    many = [Row(line(str(n)), must=True) for n in range(6)]
    assert text_of(settle([many], 3)[-1]) == "… 4 more lines"
