"""Sizes as typed into a field or on the command line: read as meant, or refused in a sentence."""

from __future__ import annotations

import pytest

from tracker.domain.errors import BadValue
from tracker.domain.inventory import Inventory
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.logbook.gear import added, typed

OWNED = Inventory(plates=(Load(5.0),))


def plates(text: str) -> list[float]:
    return [load.value for load in typed(OWNED, "plates", text, "kg").plates]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("1.25 2.5", [1.25, 2.5]),
        ("1.25, 2.5", [1.25, 2.5]),
        ("1.25,2.5", [1.25, 2.5]),
        ("1.25,2.5 5", [1.25, 2.5, 5]),
        ("1, 2 , 5 ,10", [1, 2, 5, 10]),
        (" 1,2 ", [1, 2]),
        ("1,2,5", [1, 2, 5]),
        ("1,2,5 10", [1, 2, 5, 10]),
    ],
)
def test_sizes_are_parted_by_commas_or_blanks(text: str, sizes: list[float]) -> None:
    assert plates(text) == sizes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1,25 2,5", "1,25"),
        ("1,25, 2,5", "1,25"),
        ("5 2,5", "2,5"),
        ("10, 2,5", "2,5"),
        ("1,25kg 2,5kg", "1,25"),
        ("12,5 kg", "12,5"),
        ("1,25\t5", "1,25"),
    ],
)
def test_a_comma_that_may_be_a_decimal_one_is_asked_about(text: str, named: str) -> None:
    says = f"{named} could be one size or two; write {named.replace(',', '.')}, or part all"
    with pytest.raises(BadValue, match=says):
        plates(text)
    with pytest.raises(BadValue, match=says):
        added(Inventory(), [f"plates={text}"], "kg")


def test_every_kind_of_numbers_asks_and_bands_do_not() -> None:
    for name in ("dumbbells", "single-dumbbells", "kettlebells", "barbell", "steps"):
        with pytest.raises(BadValue, match="could be one size or two"):
            typed(OWNED, name, "12,5 20", "kg")
    assert typed(OWNED, "bands", "x1,2y 3", "kg").bands == ("x1", "2y", "3")
    assert typed(OWNED, "bands", "1,2 3", "kg").bands == ("1", "2", "3")


@pytest.mark.parametrize("text", ["20 30", "steps=20,30", "steps=20 30", " Steps = 20, 30cm"])
def test_the_field_takes_what_its_error_advises(text: str) -> None:
    assert typed(OWNED, "steps", text, "kg").steps == (20.0, 30.0)


def test_the_name_before_the_sizes_is_that_of_the_row() -> None:
    assert typed(OWNED, "barbell", "barbell=20", "kg").barbell == Load(20.0)
    with pytest.raises(BadValue, match="'plates=20' is not a step height"):
        typed(OWNED, "steps", "plates=20", "kg")
    with pytest.raises(BadValue, match="A size is missing"):
        typed(OWNED, "plates", "plates=", "kg")
    assert typed(OWNED, "plates", "", "kg").plates == ()


def test_what_one_thing_more_would_open(logbook: Logbook) -> None:
    found = logbook.gear_opens(Inventory(things=frozenset({"chair"})))
    counts = [len(exercises) for _, exercises in found]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) > 0
    by_name = {name: {e.id for e in exercises} for name, exercises in found}
    assert "goblet-squat" in by_name["dumbbells"]
    assert "stability-ball-hamstring-curl" in by_name["ball"]
    assert "chair" not in by_name
    assumed = logbook.gear_opens(Inventory(things=frozenset({"chair"}), assumed=True))
    assert assumed == logbook.gear_opens(Inventory()), "what is only assumed is not owned"
    everything = {e.id for e in logbook.catalog.exercises.values()}
    with_ball = {e.id for _, more in logbook.gear_opens(Inventory(things=frozenset({"ball"})))
                 for e in more}  # fmt: skip
    assert with_ball < everything
    assert "stability-ball-hamstring-curl" not in with_ball
