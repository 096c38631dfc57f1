"""Dates in words: which are meant, which are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.datewords import dates_meant, day_meant
from tracker.domain.errors import BadValue

TODAY = date(2026, 11, 20)
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-13", "2026-11-13", "2026-11-13"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("13 Nov", "2026-11-13", "2026-11-13"),
        ("nov 13", "2026-11-13", "2026-11-13"),
        ("Fri 13 Nov 2026", "2026-11-13", "2026-11-13"),
        ("november", "2026-11-01", "2026-11-30"),
        ("dec", "2025-12-01", "2025-12-31"),
        ("30. Nov.", "2025-11-30", "2025-11-30"),
        ("Feb 2024", "2024-02-01", "2024-02-29"),
        ("29 feb", "2024-02-29", "2024-02-29"),
        ("today", "2026-11-20", "2026-11-20"),
        ("Yesterday", "2026-11-19", "2026-11-19"),
        ("fri", "2026-11-20", "2026-11-20"),
        ("saturday", "2026-11-14", "2026-11-14"),
    ],
)
def test_words_that_mean_dates(text: str, first: str, last: str) -> None:
    found = dates_meant(text, TODAY)
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "squat", "13", "31 nov", "2026-13", "2026-02-30", "0001", "9999", "nov nov", "1 2 nov",
     "13 nov 20255", "ma", "1 nov 2 2026", "١٣ nov", "knee 13 nov"],
)  # fmt: skip
def test_words_that_mean_none(text: str) -> None:
    assert dates_meant(text, TODAY) is None


@given(st.dates(date(1970, 1, 1), TODAY))
def test_a_day_printed_reads_back(day: date) -> None:
    assert day_meant(day.isoformat(), TODAY) == day
    assert day_meant(f"{day:%a} {day.day} {day:%b} {day.year}", TODAY) == day


@given(st.text(max_size=20))
def test_any_text_is_a_span_or_none(text: str) -> None:
    found = dates_meant(text, TODAY)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    ("text", "says"), [("nov", "not a date"), ("squat", "not a date"), ("2026-11-21", "to come")]
)
def test_a_day_is_one_that_has_been(text: str, says: str) -> None:
    with pytest.raises(BadValue, match=says):
        day_meant(text, TODAY)
