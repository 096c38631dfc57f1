"""The doctor: what it finds, and what it mends from the change log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.exchange.files import import_fixture
from tests.prepared import prepared_file
from tests.store.logs import NOW, facts, log_session, moment
from tracker.domain.log import NewSet
from tracker.domain.moment import Moment
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.store import Store
from tracker.store.doctor import Doctor
from tracker.store.mending import Finding
from tracker.store.sqlite import sqlite3

LATER = Moment(NOW.at + timedelta(days=30))


def sound(path: Path) -> None:
    """A log with two sessions, a deletion, an import."""
    store = Store.open(path)
    for day in (3, 10):
        done = NewSet(12, resistance=Resistance(Load(25.0, "lb")))
        log_session(store, day, {"goblet-squat": [done, NewSet(9)], "step-up": [NewSet(5)]})
    with store.write("delete", NOW):
        store.delete_set(2, 1)
    store.close()
    book = Logbook.open(path)
    import_fixture(book, "strong_ios_2025_rest_wdf.csv")
    book.close()


@pytest.fixture
def doctor(path: Path) -> Iterator[Doctor]:
    prepared_file(path, sound)
    store = Doctor.open(path)
    assert store.findings(NOW) == []
    yield store
    store.close()


def by_hand(store: Doctor, *statements: str) -> None:
    """Change the file as no program of ours would."""
    connection = sqlite3.connect(store.path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def mended(store: Doctor, found: list[Finding]) -> list[Finding]:
    """What is left after a repair."""
    assert store.repair(found, LATER) == []
    return store.findings(LATER)


WITHOUT = "DROP TRIGGER set_log_update", "DROP TRIGGER set_log_first_update"
GONE = "DROP TRIGGER set_log_delete", "DROP TRIGGER set_log_first_delete"


@pytest.mark.parametrize(
    ("statements", "said", "brings_back"),
    [
        ((*WITHOUT, "UPDATE set_log SET count = 99 WHERE id = 1"), "Row 1 of set_log differs",
         True),
        ((*WITHOUT, "UPDATE set_log SET note = 'x' WHERE id = 12"), "Row 12 of set_log differs",
         True),
        ((*GONE, "DELETE FROM set_log WHERE id IN (1, 12)"), "Row 1 of set_log differs", True),
        (("DROP TRIGGER entry_delete", "DROP TRIGGER entry_first_delete", "DELETE FROM entry"),
         "Row 1 of entry differs", True),
        (("DROP TRIGGER setting_insert",
          "INSERT INTO setting (uid, key, value) VALUES (printf('%032d', 1), 'units', 'lb')"),
         "Row 1 of setting is not in the change log", False),
        (("UPDATE day_work SET sets = 9",), "The sum of goblet-squat on 2026-11-03 differs", True),
        (("UPDATE week_sets SET sets = 9",), "The sum of goblet-squat in the week of", True),
        (("DELETE FROM week_sets",), "The sum of goblet-squat in the week of", True),
        (("INSERT INTO week_sets VALUES (-3, 'step-up', 2)",),
         "The sum of step-up in the week of 1969", True),
        (("UPDATE change_head SET action = 1",), "Action 1 was never ended", True),
        (("DROP INDEX set_log_entry",), "The index set_log_entry is missing", True),
        (("DROP VIEW work_sum",), "The view work_sum is missing", True),
        (("DROP TRIGGER set_log_insert",), "The trigger set_log_insert is missing", True),
        (("DROP TRIGGER set_log_delete", "CREATE TRIGGER set_log_delete AFTER DELETE ON set_log"
          " BEGIN SELECT 1; END"), "The trigger set_log_delete is not as Overload made it", True),
        (("CREATE TRIGGER \"a b\" AFTER INSERT ON set_log BEGIN DELETE FROM set_log; END",),
         "The trigger a b is not Overload's", True),
    ],
)  # fmt: skip
def test_damage_is_found_and_mended(
    doctor: Doctor, statements: tuple[str, ...], said: str, brings_back: bool
) -> None:
    before = facts(doctor, ignore=("rev",))
    by_hand(doctor, *statements)
    found = doctor.findings(NOW)
    assert any(finding.sentence.startswith(said) for finding in found), found
    assert all(finding.fault for finding in found)
    assert mended(doctor, found) == []
    assert (facts(doctor, ignore=("rev",)) == before) is brings_back
    with doctor.write("on", LATER):
        doctor.add_set(1, NewSet(5), moment(3))
    assert doctor.findings(LATER) == []


def test_a_deleted_row_that_is_back_is_kept_and_recorded(doctor: Doctor) -> None:
    (deleted,) = doctor.database().execute(
        "SELECT body FROM change WHERE tbl = 'set_log' AND row = 2 AND body IS NOT NULL"
    ).fetchone()  # fmt: skip
    assert deleted
    by_hand(
        doctor, "DROP TRIGGER set_log_insert",
        "INSERT INTO set_log (id, uid, entry_id, position, count, at_ms, at_offset)"
        " VALUES (2, printf('%032d', 7), 1, 5, 8, 1793732400000, 0)",
    )  # fmt: skip
    found = doctor.findings(NOW)
    assert any("keeps it" in finding.repair for finding in found)
    assert mended(doctor, found) == []
    assert doctor.logged_set(2) is not None


def test_kilograms_that_do_not_belong_to_the_weight_are_reckoned_anew(doctor: Doctor) -> None:
    kg = "SELECT load_kg FROM set_log WHERE id = 1"
    (before,) = doctor.database().execute(kg).fetchone()
    by_hand(
        doctor, *WITHOUT,
        "UPDATE set_log SET load_kg = 99 WHERE id = 1",
    )  # fmt: skip
    found = doctor.findings(NOW)
    assert "Set 1 says 25 lb and, beside it, 99 kg." in [f.sentence for f in found]
    assert mended(doctor, found) == []
    assert doctor.database().execute(kg).fetchone() == (before,)


def test_changes_missing_from_the_log_can_only_be_told(doctor: Doctor) -> None:
    by_hand(
        doctor, "DROP TRIGGER change_stays", "DELETE FROM change WHERE seq = 3",
    )  # fmt: skip
    found = {finding.sentence: finding.repair for finding in doctor.findings(NOW)}
    assert found["The change log lacks 1 of its changes."] == ""


def test_oddities_are_notes_and_left_alone(doctor: Doctor) -> None:
    with doctor.write("odd", NOW):
        session = doctor.new_session(NOW.date, NOW, "build", "day-1")
        entry = doctor.new_entry(session, "plank")
        doctor.add_set(entry, NewSet(20_000, timed=True), moment(20, 18))
        doctor.add_set(entry, NewSet(2000), moment(20, 15))
        doctor.add_set(entry, NewSet(5), moment(29))
        doctor.add_bodyweight(Load(4.0), NOW)
        doctor.update_session(session, finished=moment(20, 10))
    found = doctor.findings(NOW)
    assert not any(finding.fault or finding.repair for finding in found)
    said = " ".join(finding.sentence for finding in found)
    for part in (
        "20000 seconds", "2000 reps", "The body weight of 2026-11-20 is 4 kg.",
        "1 set is dated after today, the last on 2026-11-29.",
        "On 2026-11-20 the times of the sets run back by 180 minutes.",
        "was done on 2026-11-29, in a session of 2026-11-20.",
        "The session of 2026-11-20 ends before it starts.",
    ):  # fmt: skip
        assert part in said


def test_a_clock_that_was_ahead_is_told(doctor: Doctor) -> None:
    with doctor.write("far", LATER):
        doctor.set_setting("units", "lb")
    assert [finding.sentence for finding in doctor.findings(NOW)] == [
        "The change log is 30 days ahead of this machine's clock; its order holds."
    ]
    assert doctor.findings(LATER) == []


def test_sessions_and_exercises_without_sets_go_when_asked(doctor: Doctor) -> None:
    at = moment(12)
    with doctor.write("empty", at):
        doctor.new_entry(doctor.new_session(at.date, at, None, None), "plank")
        noted = doctor.new_session(at.date, at, None, None, note="felt ill")
        beside = doctor.new_entry(1, "plank")
        skipped = doctor.new_entry(1, "plank")
        doctor.update_entry(skipped, skipped=True)
    found = doctor.findings(NOW)
    assert [(f.sentence, f.fault, f.repair) for f in found] == [
        ("The session of 2026-11-12 holds no set.", False, "removes it"),
        ("plank of 2026-11-03 holds no set.", False, "removes it"),
    ]
    assert "2026-11-12" not in str([f.sentence for f in doctor.findings(at)])
    assert mended(doctor, found) == []
    assert doctor.session(noted) is not None
    left = doctor.session(1)
    assert left is not None
    assert [entry.id for entry in left.entries if entry.exercise == "plank"] == [skipped]
    assert beside != skipped
    assert doctor.undo(LATER) == "repair"
    assert len(doctor.findings(LATER)) == 2


def test_what_can_not_be_read_is_a_finding(doctor: Doctor) -> None:
    (page,) = doctor.database().execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'change'"
    ).fetchone()  # fmt: skip
    doctor.close()
    whole = bytearray(doctor.path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = b"\x55" * 4096
    doctor.path.write_bytes(whole)
    damaged = Doctor.open(doctor.path)
    found = damaged.findings(NOW)
    assert "pages" in {finding.kind for finding in found}
    assert not any(finding.repair for finding in found if finding.kind == "pages")
    damaged.close()
