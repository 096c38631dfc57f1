"""The ladder as drawn: hard above, forks joined below, every line within its columns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.logbook.builders import STORY_HOME, TODAY, log, story
from tracker.catalog import load_catalog
from tracker.domain.inventory import Inventory
from tracker.domain.ladderdraw import draw, header, panel
from tracker.domain.text import cells
from tracker.logbook import Logbook

LADDERS = tuple(load_catalog().ladders.values())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    with closing(story(tmp_path_factory.mktemp("ladder") / "log.db")) as opened:
        yield opened


def texts(book: Logbook, name: str, width: int, **how: bool) -> list[str]:
    exercise = book.catalog.resolve(name).id
    state = book.ladder_state(exercise, TODAY)
    return [line.text for line in draw(state, width, focus=exercise, **how)]


def test_where_you_are_on_39_columns(book: Logbook) -> None:
    assert texts(book, "glute bridge", 39) == [
        "hard",
        "  Single-leg thrust         needs bench",
        "  │ back on a bench",
        "  Single-leg bridge         1 more easy",
        "  │ one leg",
        "▸ Feet-up bridge           YOU ARE HERE",
        "  │ heels on a chair        since 6 Nov",
        "  │ +3 other ways up",
        "✓ Glute bridge              done 17 Nov",
        "easy",
    ]


def test_gear_reps_and_the_best_day_on_100_columns(book: Logbook) -> None:
    state = book.ladder_state("glute-bridge", TODAY)
    assert header(state, 100).split() == ["Ladder:", "Glute", "bridge", "gear", "reps", "best",
                                          "state"]  # fmt: skip
    drawn = texts(book, "glute bridge", 100)
    here = drawn.index(next(line for line in drawn if "▸" in line))
    cut = [drawn[here][start:end] for start, end in ((0, 34), (34, 50), (50, 59), (59, 85))]
    assert [part.strip() for part in (*cut, drawn[here][85:])] == [
        "│ ▸ Feet-elevated glute bridge", "chair or bench", "8-12", "12 12 12  6 Nov",
        "YOU ARE HERE",
    ]  # fmt: skip
    assert drawn[here + 1].startswith("  │   │ heels on a chair          or step")
    assert drawn[here + 1].endswith("  since 6 Nov")
    assert drawn[here + 2] == "  ├───┘"


def test_levels_that_are_left_stand_before_the_next_rung(book: Logbook) -> None:
    assert "  Dumbbell step-up          after 40 cm" in texts(book, "step-up", 39)
    assert book.ladder_state("step-up", TODAY).opening == "it opens after 40 cm"


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.id)
@pytest.mark.parametrize("width", [39, 60, 80, 95, 96, 100])
def test_every_ladder_fits_and_names_each_rung_once(
    book: Logbook, ladder: object, width: int
) -> None:
    rungs = ladder.rungs  # type: ignore[attr-defined]
    state = book.ladder_state(rungs[0], TODAY)
    whole = draw(state, width, every=True)
    assert sorted(line.rung for line in whole if line.rung) == sorted(rungs)
    few = [line.rung for line in draw(state, width, focus=rungs[-1]) if line.rung]
    assert len(few) == len(set(few)) <= len(rungs)
    for line in (*whole, *draw(state, width)):
        assert cells(line.text) <= width, line.text
    assert cells(header(state, width)) <= width


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.id)
def test_an_easier_rung_stands_below_the_harder_one(book: Logbook, ladder: object) -> None:
    state = book.ladder_state(ladder.rungs[0], TODAY)  # type: ignore[attr-defined]
    place = {line.rung: n for n, line in enumerate(draw(state, 100)) if line.rung}
    main = {edge.to_id: edge for edge in reversed(state.edges)}
    for edge in main.values():
        assert place[edge.to_id] < place[edge.from_id], edge


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.id)
def test_each_edge_is_told_from_below_and_from_above(book: Logbook, ladder: object) -> None:
    state = book.ladder_state(ladder.rungs[0], TODAY)  # type: ignore[attr-defined]
    names = {rung.id: rung.name for rung in state.rungs}
    for edge in state.edges:
        proof = f"({edge.source} · grade {edge.grade})"
        ups = [text for label, text in panel(state, edge.from_id) if label == "up"]
        downs = [text for label, text in panel(state, edge.to_id) if label == "down"]
        assert any(t.startswith(f"{names[edge.to_id]}, ") and t.endswith(proof) for t in ups)
        assert any(t.startswith(names[edge.from_id]) and t.endswith(proof) for t in downs)


def test_the_panel_says_how_far_the_next_rung_is(book: Logbook) -> None:
    state = book.ladder_state("glute-bridge", TODAY)
    assert state.here == "feet-elevated-glute-bridge"
    assert state.lately == ("6 Nov  12 12 12  good", "13 Nov  12 12 12  easy")
    (up, down) = (text for _, text in panel(state, state.here))
    assert "it opens when easy twice running (1 of 2 so far)" in up
    assert down.startswith("Glute bridge, if a set stays below 8 on 2 sessions running")


def test_two_ways_are_both_drawn_on_39_columns_and_three_are_not(book: Logbook) -> None:
    two = texts(book, "split squat", 39)
    assert "  ├── Body Bulgarian               open" in two
    three = texts(book, "hamstring squeeze", 39)
    assert sum("other ways up" in line for line in three) == 1


def test_the_way_asked_for_is_the_one_drawn_before_the_first_set(tmp_path: Path) -> None:
    book = Logbook.open(tmp_path / "log.db")
    assert any("Tiptoe" in line for line in texts(book, "tiptoe walk", 39))
    assert not any("Tiptoe" in line for line in texts(book, "glute bridge", 39))
    book.close()


def test_stepping_down_moves_you_down_and_since_begins_anew(tmp_path: Path) -> None:
    book = Logbook.open(tmp_path / "log.db")
    book.inventory_set(STORY_HOME)
    for when, line in (
        ("2026-11-02T18:00", "bodyweight squat 12 12 12 easy"),
        ("2026-11-05T18:00", "goblet squat 8 8 7 @10kg max"),
        ("2026-11-09T18:00", "bodyweight squat 12 12 12 good"),
        ("2026-11-12T18:00", "bodyweight squat 12 12 12 good"),
    ):
        log(book, when, line)
    state = book.ladder_state("goblet-squat", TODAY)
    assert state.here == "bodyweight-squat"
    assert state.rung("bodyweight-squat").more == "since 9 Nov"
    assert state.rung("goblet-squat").said == "done 5 Nov"
    book.close()


def test_what_is_lacking_is_named(tmp_path: Path) -> None:
    book = Logbook.open(tmp_path / "log.db")
    book.inventory_set(Inventory())
    state = book.ladder_state("goblet-squat", TODAY)
    assert state.here is None
    assert [rung.said for rung in state.rungs] == [
        "open", "needs dumbbells or kettlebell", "needs barbell, rack",
    ]  # fmt: skip
    book.close()


def test_looking_at_a_ladder_writes_nothing(book: Logbook) -> None:
    before = book.version()
    book.ladder_state("glute-bridge", TODAY)
    assert book.version() == before
