"""Text in terminal cells, and text that can do nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import cells, clean, fit, pad


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("squat", 5), ("Kniebeuge ü", 11), ("スクワット", 10), ("e\u0301", 1), ("한글", 4)],
)
def test_width_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Goblet squat", 12, "Goblet squat"),
        ("Goblet squat", 11, "Goblet squ…"),
        ("Goblet squat", 8, "Goblet…"),
        ("スクワット", 6, "スク…"),
        ("スクワット", 4, "ス…"),
        ("squat", 1, "…"),
        ("squat", 0, ""),
        ("squat", -3, ""),
    ],
)
def test_a_long_text_ends_in_an_ellipsis(text: str, width: int, short: str) -> None:
    assert fit(text, width) == short


def test_padding_fills_to_the_cell() -> None:
    assert pad("ス", 4) == "ス  "
    assert pad("12", 4, "right") == "  12"
    assert pad("ab", 5, "center") == " ab  "
    assert pad("スクワット", 4) == "ス… "


@pytest.mark.parametrize(
    ("dirty", "said"),
    [
        ("red\x1b[31m", "red[31m"),
        ("a\x00b\x9bc", "abc"),
        ("one\ntwo\tthree", "one two three"),
        ("\u202eevil\u2066", "evil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("lone\ud800", "lone"),
        ("e\u0301", "é"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_clean_text_can_do_nothing(dirty: str, said: str) -> None:
    assert clean(dirty) == said


@given(st.text())
def test_clean_is_idempotent_printable_and_normal(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {unicodedata.category(c) for c in once} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text(), st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
def test_padded_text_is_exactly_as_wide_as_asked(text: str, width: int, align: str) -> None:
    assert cells(fit(text, width)) <= width
    assert cells(pad(text, width, align)) == width
