"""Every chart as it was looked at: 36, 60 and 110 columns, with and without colour."""

from __future__ import annotations

import re

import pytest

from tests.charts.examples import SERIES, WIDTHS, golden, path_of
from tracker.charts.draw import draw, finding, usual_height
from tracker.domain.text import cells

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("coloured", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("name", SERIES)
def test_the_chart_is_the_one_looked_at(name: str, coloured: bool) -> None:
    assert golden(SERIES[name], coloured) == path_of(name, coloured).read_text("utf-8")


@pytest.mark.parametrize("name", SERIES)
def test_colour_adds_nothing_but_colour(name: str) -> None:
    for width in WIDTHS:
        picture = draw(SERIES[name], width, 24)
        assert ESCAPES.sub("", picture.ansi()) == picture.plain()
        assert "\x1b" not in picture.ansi(enabled=False)


@pytest.mark.parametrize("name", SERIES)
def test_ascii_is_ascii_and_as_large(name: str) -> None:
    for width in WIDTHS:
        drawn, plain = (
            draw(SERIES[name], width, 24, ascii_only=ascii_only) for ascii_only in (False, True)
        )
        assert plain.mono().isascii()
        assert plain.height == drawn.height


@pytest.mark.parametrize("name", ["volume", "volume-soreness", "load", "ladder"])
def test_without_colour_the_second_kind_of_bar_is_hatched(name: str) -> None:
    picture = draw(SERIES[name], 60, 24)
    assert "▒" in picture.mono()
    assert "▒" not in picture.plain()


@pytest.mark.parametrize("name", SERIES)
def test_no_line_is_wider_than_asked(name: str) -> None:
    for width in range(16, 130, 7):
        for height in (5, 8, 13, 24, 40):
            picture = draw(SERIES[name], width, height)
            assert max(map(cells, picture.plain().split("\n"))) <= width
            assert picture.height <= height


@pytest.mark.parametrize("name", SERIES)
def test_the_usual_height_is_enough_for_a_chart(name: str) -> None:
    for width in WIDTHS:
        picture = draw(SERIES[name], width, usual_height(SERIES[name], width))
        assert "Too small" not in picture.plain()


@pytest.mark.parametrize("name", SERIES)
def test_the_finding_is_whole_sentences(name: str) -> None:
    said = finding(SERIES[name])
    assert said[0].isupper() or said[0].isdigit()
    assert said.endswith(".")
    assert ".." not in said
    assert "!" not in said
