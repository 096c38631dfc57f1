"""The SQLite backup of FitNotes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.exchange.files import facts, import_text
from tracker.domain.errors import OverloadError
from tracker.logbook import Logbook

TABLES = """
CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT, category_id INTEGER,
    exercise_type_id INTEGER);
CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT,
    metric_weight INTEGER, reps INTEGER, unit INTEGER, is_complete INTEGER, distance INTEGER,
    duration_seconds INTEGER);
CREATE TABLE Comment (_id INTEGER PRIMARY KEY, date TEXT, owner_type_id INTEGER,
    owner_id INTEGER, comment TEXT);
CREATE TABLE WorkoutComment (_id INTEGER PRIMARY KEY, date TEXT, comment TEXT);
CREATE TABLE WorkoutTime (_id INTEGER PRIMARY KEY, date TEXT, start_date_time TEXT,
    end_date_time TEXT);
CREATE TABLE WorkoutGroupExercise (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT,
    workout_group_id INTEGER);
CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY, date TEXT, body_weight_metric REAL);
INSERT INTO exercise VALUES (1, 'Barbell Hip Thrust', 1, 0), (2, 'Plank', 1, 3),
    (3, 'Rowing', 1, 1);
INSERT INTO training_log VALUES
    (1, 1, '2026-01-15', 19.2999992370605, 8, 0, 1, 0, 0),
    (2, 1, '2026-01-15', 102.0582, 6, 2, 1, 0, 0),
    (3, 2, '2026-01-15', 0, '', 0, 1, 0, 90),
    (4, 3, '2026-01-16', 0, 0, 0, 1, 2000000, 485);
INSERT INTO Comment VALUES (1, '2026-01-15', 1, 2, 'hard, slow');
INSERT INTO WorkoutComment VALUES (1, '2026-01-15', 'slept badly');
INSERT INTO WorkoutTime VALUES
    (1, '2026-01-15', '2026-01-15 18:00:00 +00:00', '2026-01-15 19:10:00 +00:00');
INSERT INTO WorkoutGroupExercise VALUES (1, 2, '2026-01-15', 7);
INSERT INTO BodyWeight VALUES (1, '2026-01-15', 80.5);
"""


def backup(path: Path, more: str = "") -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(TABLES + more)
    connection.close()
    return path


def test_a_backup_brings_sets_times_comments_and_body_weights(
    book: Logbook, tmp_path: Path
) -> None:
    report = book.import_file(backup(tmp_path / "b.fitnotes"))
    assert (report.dialect, report.sessions, report.sets, report.bodyweights) == (
        "fitnotes", 2, 4, 1,
    )  # fmt: skip
    rowing, thrust = book.history()
    assert thrust.finished is not None
    assert thrust.started.at.hour == 18
    assert thrust.note == "slept badly"
    sets = thrust.entries[0].sets
    assert [str(s.done.resistance.load) for s in sets] == ["19.3 kg", "225 lb"]
    assert sets[1].done.note == "hard, slow"
    plank = thrust.entries[1].sets[0].done
    assert (plank.timed, plank.count, plank.note) == (True, 90, "superset 7")
    assert (rowing.entries[0].sets[0].done.count, rowing.entries[0].sets[0].done.note) == (
        485, "2 km",
    )  # fmt: skip
    assert book.import_file(tmp_path / "b.fitnotes").duplicates == 5


def test_an_end_in_another_form_than_its_start_is_unknown(book: Logbook, tmp_path: Path) -> None:
    """One of them may name its zone and the other not; nobody can say how long that was."""
    odd = "UPDATE WorkoutTime SET end_date_time = '2026-01-15 19:10:00';"
    assert book.import_file(backup(tmp_path / "b.fitnotes", odd)).sessions == 2
    text = (
        "name,startTime,endTime,exercise,status,isWarmup,weight,reps,time,distance\n"
        "Legs,2026-02-01T10:00:00Z,2026-02-01 11:00:00,Plank,done,false,10,5,,\n"
    )
    assert import_text(book, tmp_path, text, unit="kg").sessions == 1
    for session in book.history():
        (last,) = {s.at.utc_ms for entry in session.entries for s in entry.sets}
        assert session.finished is not None
        assert session.finished.utc_ms == last


def test_backup_and_csv_of_one_history_are_one(tmp_path: Path, book: Logbook) -> None:
    book.import_file(backup(tmp_path / "b.fitnotes"))
    before = facts(book)
    text = (
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        "2026-01-15,Barbell Hip Thrust,Legs,19.3,kgs,8,,,,\n"
        "2026-01-15,Barbell Hip Thrust,Legs,225.0,lbs,6,,,,hard\n"
        "2026-01-15,Plank,Abs,,,,,,0:01:30,\n"
        "2026-01-16,Rowing,Cardio,,,,2000,m,0:08:05,\n"
    )
    assert import_text(book, tmp_path, text).sets == 0
    assert facts(book) == before


def test_a_backup_is_only_read(tmp_path: Path, book: Logbook) -> None:
    path = backup(tmp_path / "b.fitnotes", "CREATE VIEW evil AS SELECT * FROM training_log;")
    before = path.read_bytes()
    book.import_file(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("b.fitnotes-*"))


def test_other_databases_and_damage_are_refused(tmp_path: Path) -> None:
    book = Logbook.open(tmp_path / "log.db")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(OverloadError, match="no FitNotes backup"):
        book.import_file(other)
    good = backup(tmp_path / "b.fitnotes").read_bytes()
    for cut in (200, 5000, len(good) // 2):
        other.write_bytes(good[:cut])
        with pytest.raises(OverloadError):
            book.import_file(other)
    assert book.history() == []
    book.close()
