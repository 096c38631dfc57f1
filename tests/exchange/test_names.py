"""Names of other apps: what is mapped, and what must never be merged."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from tests.exchange.files import FIXTURES
from tracker.catalog import Catalog, load_catalog
from tracker.logbook.files.import_names import kind_of, meant, own_id, proposals


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(None)


def spelled() -> list[tuple[str, str, str, str]]:
    """App, name, canonical name and equipment of 196 real names."""
    with (FIXTURES / "name_map.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [(app, name, canonical, gear) for app, name, canonical, gear in rows]


def is_loaded(gear: str) -> bool:
    return gear not in ("bodyweight", "unspecified", "stability ball")


def test_no_two_movements_are_merged(catalog: Catalog) -> None:
    movements = defaultdict(set)
    equipment = defaultdict(set)
    for app, name, canonical, gear in spelled():
        found = meant(name, app, is_loaded(gear), catalog)
        if found is not None:
            movements[found.exercise.id].add(canonical)
            equipment[found.exercise.id].add(gear)
    assert {key: found for key, found in movements.items() if len(found) > 1} == {}
    for key, found in equipment.items():
        named = found - {"unspecified"}
        if key != "goblet-squat":  # one weight before the chest, whatever its form
            assert len(named) <= 1, (key, named)


def test_names_of_what_the_catalogue_has_are_mapped(catalog: Catalog) -> None:
    rows = spelled()
    mapped = sum(
        meant(name, app, is_loaded(gear), catalog) is not None for app, name, _, gear in rows
    )
    assert mapped >= 95


@pytest.mark.parametrize(
    ("app", "name", "loaded", "wanted"),
    [
        ("strong", "Romanian Deadlift (Dumbbell)", True, "dumbbell-romanian-deadlift"),
        ("strong", "Romanian Deadlift (Barbell)", True, "barbell-romanian-deadlift"),
        ("fitbod", "Romanian Deadlift", True, "barbell-romanian-deadlift"),
        ("liftosaur", "Romanian Deadlift, Barbell", True, "barbell-romanian-deadlift"),
        ("liftosaur", "Hip Thrust", True, "barbell-hip-thrust"),
        ("fitbod", "Hip Thrust", False, "hip-thrust"),
        ("fitnotes", "Hip Trust", False, "hip-thrust"),
        ("strong", "Bulgarian Split Squat ", True, "bulgarian-split-squat"),
        ("hevy", "Elevação Pélvica (Barra)", True, "barbell-hip-thrust"),
        ("hevy", "Squat (Bar)", True, "barbell-squat"),
        ("strong", "Leg Curl", True, "machine-hamstring-curl"),
        ("jefit", "Glute Bridge March", True, "glute-bridge-march"),
        ("strong", "Reverse Lunges", False, "reverse-lunge"),
    ],
)
def test_a_name_is_mapped(catalog: Catalog, app: str, name: str, loaded: bool, wanted: str) -> None:
    found = meant(name, app, loaded, catalog)
    assert found is not None
    assert found.exercise.id == wanted


@pytest.mark.parametrize(
    ("app", "name", "loaded"),
    [
        ("strong", "Seated Leg Curl (Machine)", True),
        ("hevy", "Cadeira Flexora (Máquina)", True),
        ("hevy", "Lying Leg Curl (Machine)", True),
        ("strong", "Stiff Leg Deadlift (Barbell)", True),
        ("strong", "Paused RDL", True),
        ("strong", "Snatch Grip RDL", True),
        ("strong", "Deadlift (Barbell)", True),
        ("fitnotes", "Conventional Deadlift", True),
        ("strong", "Romanian Deadlift", True),
        ("heavyset", "Hip Thrust", True),
        ("strong", "Hip Thrust (Machine)", True),
        ("fitbod", "Kettlebell One-Legged Deadlift", True),
        ("fitbod", "Dumbbell Kickbacks", True),
        ("fitbod", "Side Bridge", False),
        ("strong", "Kickbacks", True),
        ("strong", "Bridge", False),
        ("strong", "Donkey Calf Raise", True),
        ("strong", "Lat Pullthrough", True),
        ("strong", "Pull Up (Assisted)", True),
        ("hevy", "Lunge (Damb\u0131l)", True),
    ],
)
def test_a_name_is_asked_about(catalog: Catalog, app: str, name: str, loaded: bool) -> None:
    assert meant(name, app, loaded, catalog) is None


def test_proposals_say_what_speaks_against_them(catalog: Catalog) -> None:
    first = proposals("Seated Leg Curl (Machine)", catalog)[0]
    assert first == ("machine-hamstring-curl", "but not seated")
    by_id = dict(proposals("Romanian Deadlift", catalog))
    assert by_id["barbell-romanian-deadlift"] == "if it was done with barbell"
    assert proposals("Bench Press (Barbell)", catalog) == ()


def test_own_ids_are_plain_and_apart() -> None:
    assert own_id("Pull Up (Assisted)", ()) == "my-pull-up-assisted"
    assert own_id("Pull Up (Assisted)", {"my-pull-up-assisted"}) == "my-pull-up-assisted-2"
    assert own_id("[/]", ()) == "my-exercise"
    assert len(own_id("x" * 500, ())) <= 100


def test_kinds_come_from_the_name_and_the_log() -> None:
    assert kind_of("Bench Press (Barbell)", True, False) == "barbell"
    assert kind_of("Chest Press (Machine)", True, False) == "machine"
    assert kind_of("Pull Up (Assisted)", True, True) == "assisted"
    assert kind_of("Plank", False, False) == "bodyweight"
    assert kind_of("Curl", True, False) == "external"
