"""Every fixture is read as its expected answer says, and arrives in the log as it was read."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from tests.exchange.files import EXPECTED, FIXTURES, import_fixture
from tracker.exchange.dialect import Answers
from tracker.exchange.reading import Reading
from tracker.exchange.records import Workout
from tracker.logbook import Logbook

DIALECTS = {
    "strong_ios_2025_rest_wdf.csv": "strong-ios-2020",
    "strong_android6_notes.csv": "strong-android-6",
    "strong_android5_mixed_units.csv": "strong-android-5",
    "strong_ios_2015_kg_zero_based.csv": "strong-ios-2015",
    "hevy_lbs_km_pt.csv": "hevy",
    "hevy_kg_miles_tr.csv": "hevy",
    "fitnotes_android_unquoted_comma.csv": "fitnotes-android",
    "fitnotes_ios.csv": "fitnotes-ios",
    "fitbod_blank_rows_note_comma.csv": "fitbod",
    "jefit_sections.csv": "jefit",
    "gymbook_de_semicolon.csv": "gymbook",
    "gymbook_en_utf16.csv": "gymbook",
    "repcount_assisted_negative.csv": "repcount",
    "stronglifts_long_lb_bom.csv": "stronglifts-long",
    "stronglifts_wide_ragged_dmy.csv": "stronglifts-wide",
    "liftosaur_dates_unfinished.csv": "liftosaur",
    "heavyset.csv": "heavyset",
    "liftlog_plaintext.csv": "liftlog",
}


def read(name: str) -> tuple[Reading, list[Workout]]:
    with Reading(FIXTURES / name, answers=Answers(unit="kg")) as reading:
        return reading, [found for found in reading if isinstance(found, Workout)]


def test_every_fixture_has_an_answer() -> None:
    assert set(EXPECTED) == set(DIALECTS)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fixture_is_read_as_expected(name: str) -> None:
    wanted = EXPECTED[name]
    reading, workouts = read(name)
    sets = [done for workout in workouts for block in workout.blocks for done in block.sets]
    volume: dict[str, Decimal] = defaultdict(Decimal)
    for done in sets:
        if done.load and done.reps:
            unit = "unstated" if "unstated" in wanted["volume"] else str(done.unit)
            volume[unit] += Decimal(str(done.load)) * done.reps
    found = {
        "workouts": len({workout.key for workout in workouts}),
        "sets": len(sets),
        "warmup_sets": sum(done.kind == "warmup" for done in sets),
        "total_reps": sum(done.reps or 0 for done in sets),
        "volume": {unit: f"{total:.4f}" for unit, total in volume.items()},
        "rest_rows": reading.tally.rest_rows,
        "note_rows": reading.tally.note_rows,
        "blank_rows": reading.tally.blank_rows,
        "skipped_rows": reading.tally.skipped_rows,
        "malformed_rows": reading.tally.repaired_rows,
        "first_date": min(f"{workout.start:%Y-%m-%d}" for workout in workouts),
        "last_date": max(f"{workout.start:%Y-%m-%d}" for workout in workouts),
        "volume_mult": f"{sum((s.load or 0) * (s.reps or 0) * (s.times or 0) for s in sets):.4f}",
    }
    assert {key: found[key] for key in wanted if key != "note"} == {
        key: value for key, value in wanted.items() if key != "note"
    }
    assert reading.tally.rejected == []
    assert reading.dialect.id == DIALECTS[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fixture_arrives_in_the_log(book: Logbook, name: str) -> None:
    report = import_fixture(book, name)
    sessions = book.history()
    assert report.sets == EXPECTED[name]["sets"]
    assert len(sessions) == report.sessions == EXPECTED[name]["workouts"]
    assert sum(len(entry.sets) for s in sessions for entry in s.entries) == report.sets
    assert all(session.finished is not None for session in sessions)
    assert all(entry.plan is None for session in sessions for entry in session.entries)
    assert all(entry.exercise in book.catalog.exercises for s in sessions for entry in s.entries)
    assert book._store.check() == []


def test_what_the_notes_of_the_fixtures_say(book: Logbook) -> None:
    _, strong = read("strong_ios_2025_rest_wdf.csv")
    assert [s.kind for s in strong[0].blocks[0].sets] == [
        "warmup", "warmup", "work", "failure", "drop",
    ]  # fmt: skip
    assert strong[0].blocks[0].sets[2].rest == 120.0
    assert strong[0].blocks[1].name == "Bulgarian Split Squat "
    assert strong[1].end is None, "a timer of 264 hours was left running"
    assert strong[1].blocks[0].sets[0].assisted
    _, android = read("strong_android6_notes.csv")
    assert android[0].blocks[0].note == 'pad on the "thin" side; feet\none plate out'
    _, fitnotes = read("fitnotes_android_unquoted_comma.csv")
    assert fitnotes[0].blocks[0].name == "Overhead Press (Each Side, Dumbbells)"
    assert fitnotes[0].blocks[-1].sets[0].seconds == 90
    _, fitbod = read("fitbod_blank_rows_note_comma.csv")
    assert fitbod[0].blocks[1].sets[0].note == "14 real, then rest"
    _, jefit = read("jefit_sections.csv")
    assert [block.name for block in jefit[0].blocks] == ["Barbell Hip Thrust", "Glute Bridge March"]
    _, german = read("gymbook_de_semicolon.csv")
    assert german[0].blocks[0].sets[1].note == "ohne Gürtel; ok"


def test_noise_of_a_conversion_is_rounded_and_the_text_kept(book: Logbook) -> None:
    import_fixture(book, "strong_ios_2025_rest_wdf.csv")
    sets = [s for session in book.history() for entry in session.entries for s in entry.sets]
    (drop,) = [s for s in sets if s.done.note == "drop set"]
    assert drop.done.resistance.load is not None
    assert drop.done.resistance.load.value == 15.0
    file, digest, line, text = book.original_row(drop.id) or ("", "", 0, "")
    assert (file, line, len(digest)) == ("strong_ios_2025_rest_wdf.csv", 7, 64)
    assert ",15.000000000000002," in text
