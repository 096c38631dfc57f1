"""Names are found as people spell them, and only where it is clear which one is meant."""

from __future__ import annotations

import pytest

from tracker.catalog import Catalog, load_catalog
from tracker.domain.errors import UnknownName


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("goblet squat", "goblet-squat"),
        ("GOBLET-SQUATS", "goblet-squat"),
        ("  goblet squat ", "goblet-squat"),
        ("Squat, goblet", "goblet-squat"),
        ("Kettlebell Goblet Squat", "goblet-squat"),
        ("step up", "step-up"),
        ("Step-Ups", "step-up"),
        ("stepup", "step-up"),
        ("DB step up", "dumbbell-step-up"),
        ("bodyweight squat", "bodyweight-squat"),
        ("air squats", "bodyweight-squat"),
        ("Squat (Barbell)", "barbell-squat"),
        ("bridge", "glute-bridge"),
        ("feet up bridge", "feet-elevated-glute-bridge"),
        ("one leg bridge", "single-leg-glute-bridge"),
        ("rdl", "dumbbell-romanian-deadlift"),
        ("Romanian Deadlift (Barbell)", "barbell-romanian-deadlift"),
        ("Romanian Dead Lift (Dumbbell)", "dumbbell-romanian-deadlift"),
        ("single leg rdl", "dumbbell-single-leg-romanian-deadlift"),
        ("Single-leg RDL", "dumbbell-single-leg-romanian-deadlift"),
        ("single-leg romanian deadlift", "single-leg-romanian-deadlift"),
        ("Single Leg Romanian Deadlift (Dumbbell)", "dumbbell-single-leg-romanian-deadlift"),
        ("hip thrust", "hip-thrust"),
        ("Hip Trust", "hip-thrust"),
        ("Hip Thrust (Barbell)", "barbell-hip-thrust"),
        ("split squat", "split-squat"),
        ("band curl", "band-hamstring-curl"),
        ("banded hamstring curls", "band-hamstring-curl"),
        ("Seated Leg Curl (Machine)", "machine-hamstring-curl"),
        ("Swiss Ball Leg Curls", "stability-ball-hamstring-curl"),
        ("Nordics", "nordic-hamstring-curl"),
        ("Elevação Pélvica (Barra)", "barbell-hip-thrust"),
        ("elevacao pelvica barra", "barbell-hip-thrust"),
        ("Cadeira Flexora (Máquina)", "machine-hamstring-curl"),
        ("kb swing", "kettlebell-swing"),
        ("Loop Band Glute Kickback", "band-kickback"),
    ],
)
def test_resolve(catalog: Catalog, name: str, ident: str) -> None:
    assert catalog.resolve(name).id == ident


def test_every_name_leads_to_its_own_exercise(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        for name in (exercise.id, exercise.name, exercise.short, *exercise.aliases):
            assert catalog.resolve(name).id == exercise.id
            assert catalog.resolve(name.upper().replace("-", " ")).id == exercise.id


@pytest.mark.parametrize(
    ("name", "near"),
    [("goblt squat", "goblet-squat"), ("glut bridge", "glute-bridge"), ("squat", "barbell-squat")],
)
def test_an_unknown_name_is_told_the_three_nearest(catalog: Catalog, name: str, near: str) -> None:
    with pytest.raises(UnknownName) as caught:
        catalog.resolve(name)
    assert len(caught.value.nearest) == 3
    assert near in caught.value.nearest
    for ident in caught.value.nearest:
        assert catalog.exercise(ident).name in str(caught.value)


@pytest.mark.parametrize("name", ["", " ", "-", "\x1b[31mred", "[bold]x[/]", "x" * 100_000, "' --"])
def test_odd_names_are_unknown_in_one_printable_line(catalog: Catalog, name: str) -> None:
    with pytest.raises(UnknownName) as caught:
        catalog.resolve(name)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_search_by_name_alias_pattern_muscle_and_gear(catalog: Catalog) -> None:
    def ids(query: str) -> list[str]:
        return [exercise.id for exercise in catalog.search(query)]

    assert ids("") == list(catalog.exercises)
    assert ids("goblet")[0] == "goblet-squat"
    assert ids("gob squ") == ["goblet-squat"]
    assert "dumbbell-romanian-deadlift" in ids("rdl")
    assert set(ids("curl machine")) == {"machine-hamstring-curl", "nordic-hamstring-curl"}
    assert set(ids("quads squat")) >= {"bodyweight-squat", "goblet-squat", "barbell-squat"}
    assert ids("zercher") == []


def test_alternatives_are_of_the_pattern_nearest_first(catalog: Catalog) -> None:
    found = catalog.alternatives("goblet-squat")
    assert set(found) == {"bodyweight-squat", "barbell-squat"}
    bridges = catalog.alternatives("feet-elevated-glute-bridge")
    assert set(bridges[:2]) == {"glute-bridge", "single-leg-glute-bridge"}
    assert "feet-elevated-glute-bridge" not in bridges
    assert {catalog.exercise(e).pattern for e in bridges} == {"bridge"}


def test_easier_ones_leave_the_ladder_where_it_ends(catalog: Catalog) -> None:
    assert catalog.easier("single-leg-romanian-deadlift")[0] == "bodyweight-romanian-deadlift"
    assert catalog.easier("glute-bridge") == ()


def test_reach_is_the_whole_ladder(catalog: Catalog) -> None:
    assert catalog.reach(["goblet-squat"]) == {"bodyweight-squat", "goblet-squat", "barbell-squat"}
    assert catalog.reach(["nordic-hamstring-curl"]) == {"nordic-hamstring-curl"}
    assert catalog.reach([]) == frozenset()
