"""Importing as an action of the log: nothing twice, nothing lost, undone whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.files import (
    FIXTURES,
    STRONG_HEAD,
    counts,
    facts,
    import_fixture,
    import_text,
    strong_row,
)
from tracker.domain.effort import Effort
from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.logline import parse_line
from tracker.exchange.records import Unanswered
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import SessionEdited, SetDeleted, SetEdited

FIRST = [
    strong_row("2026-03-02 18:05:11", "Squat (Barbell)", reps="5"),
    strong_row("2026-03-02 18:05:11", "Squat (Barbell)", reps="5"),
    strong_row("2026-03-02 18:05:11", "Plank", weight="0", reps="0", seconds="45"),
    strong_row("2026-03-02 20:30:00", "Pull Up (Assisted)", weight="21", title="Evening"),
]
SECOND = [
    strong_row("2026-03-05 18:00:00", "Squat (Barbell)", reps="6"),
    strong_row("2026-03-05 18:00:00", "Leg Press", weight="120"),
]


def export(*rows: str) -> str:
    return "\n".join([STRONG_HEAD, *rows]) + "\n"


def test_the_same_file_again_adds_nothing(book: Logbook, tmp_path: Path) -> None:
    first = import_text(book, tmp_path, export(*FIRST), unit="kg")
    before = counts(book)
    again = import_text(book, tmp_path, export(*FIRST), unit="kg")
    assert (first.sessions, first.sets, first.duplicates) == (2, 4, 0)
    assert (again.sessions, again.sets, again.duplicates) == (0, 0, 4)
    assert counts(book) == before


def test_identical_rows_are_real_sets(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    (session,) = book.history("barbell-squat")
    assert [s.done.count for s in session.entries[0].sets] == [5, 5]


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_longer_export_adds_only_what_is_new(
    tmp_path: Path, book: Logbook, newest_first: bool
) -> None:
    rows = [*SECOND, *FIRST] if newest_first else [*FIRST, *SECOND]
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    report = import_text(book, tmp_path, export(*rows), unit="kg")
    assert (report.sessions, report.sets, report.duplicates) == (1, 2, 4)
    alone = Logbook.open(tmp_path / "alone.db")
    import_text(alone, tmp_path, export(*rows), unit="kg")
    assert facts(alone) == facts(book)
    assert book._store.check() == []
    alone.close()


def test_a_session_that_grew_gets_the_rest(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST[:1]), unit="kg")
    report = import_text(book, tmp_path, export(*FIRST[:3]), unit="kg")
    assert (report.sets, report.duplicates) == (2, 1)
    (session,) = book.history()
    assert [s.done.count for entry in session.entries for s in entry.sets] == [5, 5, 45]
    assert book._store.check() == []


def test_more_of_a_session_goes_to_the_day_it_was_moved_to(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST[:1]), unit="kg")
    (session,) = book.history()
    book.change(SessionEdited(session, date(2026, 2, 27), ""))
    # In the longer export the session comes in two parts, with another between them.
    longer = export(FIRST[0], FIRST[1], FIRST[3], FIRST[2])
    report = import_text(book, tmp_path, longer, unit="kg")
    assert (report.sessions, report.sets, report.duplicates) == (2, 3, 1)
    assert [s.date for s in book.history()] == [date(2026, 3, 2), date(2026, 2, 27)]
    moved = book.history()[1]
    assert [s.done.count for entry in moved.entries for s in entry.sets] == [5, 5, 45]
    assert {s.at for entry in moved.entries for s in entry.sets} == {moved.started}
    assert import_text(book, tmp_path, longer, unit="kg").duplicates == 4
    whole = facts(book)
    while book.undo() is not None:
        assert book._store.check() == []
    assert not any(facts(book).values())
    while book.redo() is not None:
        assert book._store.check() == []
    assert facts(book) == whole


def test_a_session_past_midnight_torn_apart_in_the_file_is_one(
    book: Logbook, tmp_path: Path
) -> None:
    rows = (
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
        "a,2026-01-16T23:50:00,Hip Thrust,60,kg,8,8,",
        "b,2026-01-18T18:00:00,Hip Thrust,60,kg,8,8,",
        "a,2026-01-17T00:10:00,Hip Thrust,60,kg,7,8,",
    )
    for known in (rows[:2], rows):
        import_text(book, tmp_path, "\n".join(known))
    alone = Logbook.open(tmp_path / "alone.db")
    import_text(alone, tmp_path, "\n".join(rows))
    assert facts(alone) == facts(book)
    for each in (book, alone):
        (late,) = [s for s in each.history() if s.date == date(2026, 1, 16)]
        times = [s.at.at.isoformat()[:16] for entry in late.entries for s in entry.sets]
        assert times == ["2026-01-16T23:50", "2026-01-17T00:10"]
        assert each._store.check() == []
    alone.close()


def test_a_session_torn_apart_in_the_file_is_one(book: Logbook, tmp_path: Path) -> None:
    torn = export(FIRST[0], FIRST[3], FIRST[1], FIRST[2])
    report = import_text(book, tmp_path, torn, unit="kg")
    assert (report.sessions, report.sets) == (2, 4)
    assert import_text(book, tmp_path, torn, unit="kg").duplicates == 4
    assert len(book.history()) == 2


def test_undo_takes_an_import_back_and_redo_brings_it_again(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    whole = facts(book)
    assert book.undo() == "import export.csv"
    assert book.history() == []
    assert not any(facts(book).values())
    assert "my-plank" not in book.catalog.exercises
    assert book._store.check() == []
    assert book.redo() == "import export.csv"
    assert facts(book) == whole
    assert book._store.check() == []
    assert book.undo() == "import export.csv"
    again = import_text(book, tmp_path, export(*FIRST), unit="kg")
    assert (again.sets, again.duplicates) == (4, 0)
    assert facts(book) == whole


def test_undo_of_one_import_leaves_the_other(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    one = facts(book)
    import_text(book, tmp_path, export(*FIRST, *SECOND), unit="kg")
    book.undo()
    assert facts(book) == one
    assert book._store.check() == []


def test_imported_sets_are_edited_and_deleted_like_others(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    whole = facts(book)
    (session,) = book.history("barbell-squat")
    first, second = session.entries[0].sets
    (line,) = [parse_line("barbell squat 7 @60kg", book.catalog.resolve, "kg", ())]
    book.change(SetEdited(first, line.sets[0]))
    book.change(SetDeleted(second))
    book.note_session(session.id, "hard")
    assert book._store.check() == []
    for _ in range(3):
        assert book.undo() is not None
        assert book._store.check() == []
    assert facts(book) == whole
    assert book.undo() == "import export.csv"
    assert book._store.check() == []
    for _ in range(4):
        assert book.redo() is not None
        assert book._store.check() == []
    (session,) = book.history("barbell-squat")
    assert [s.done.count for s in session.entries[0].sets] == [7]
    assert session.note == "hard"
    while book.undo() is not None:
        assert book._store.check() == []
    assert not any(facts(book).values())


def test_a_deleted_imported_set_does_not_come_back(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    (session,) = book.history("barbell-squat")
    done = session.entries[0].sets[0]
    book.change(SetDeleted(done))
    assert import_text(book, tmp_path, export(*FIRST), unit="kg").sets == 0


def test_the_check_finds_a_changed_imported_row(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    database = book._store.database()
    for trigger in ("set_log_update", "set_log_first_update"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute("UPDATE set_log SET count = 99 WHERE id = 2")
    assert book._store.check() == ["Row 2 of set_log differs from what the change log says."]
    for trigger in ("set_log_delete", "set_log_first_delete"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute("DELETE FROM set_log WHERE id = 4")
    assert "Row 4 of set_log differs from what the change log says." in book._store.check()


def test_a_dry_run_stores_nothing_and_tells_the_same(book: Logbook, tmp_path: Path) -> None:
    before = counts(book)
    tried = import_text(book, tmp_path, export(*FIRST), unit="kg", dry_run=True)
    assert counts(book) == before
    assert book.undo() is None
    done = import_text(book, tmp_path, export(*FIRST), unit="kg")
    assert tried.to_json() | {"dry_run": False} == done.to_json()


def test_what_the_file_leaves_open_is_asked(book: Logbook, tmp_path: Path) -> None:
    before = counts(book)
    with pytest.raises(Unanswered, match="--unit kg or --unit lb") as asked:
        import_text(book, tmp_path, export(*FIRST))
    assert (asked.value.question, asked.value.answers) == ("unit", ("kg", "lb"))
    slashed = export(strong_row("03/04/2026 18:00", "Plank"))
    with pytest.raises(Unanswered, match="--date-order dmy or --date-order mdy"):
        import_text(book, tmp_path, slashed, unit="kg")
    assert counts(book) == before
    import_text(book, tmp_path, slashed, unit="lb", date_order="dmy")
    (session,) = book.history()
    assert session.date == date(2026, 4, 3)
    load = session.entries[0].sets[0].done.resistance.load
    assert load is not None
    assert str(load) == "20 lb"


def test_a_date_that_proves_its_order_is_not_asked(book: Logbook, tmp_path: Path) -> None:
    rows = [strong_row(f"{day} 18:00", "Plank") for day in ("03/04/2026", "11/18/2026")]
    import_text(book, tmp_path, export(*rows), unit="kg")
    assert [session.date for session in book.history()] == [date(2026, 11, 18), date(2026, 3, 4)]


def test_a_bad_row_is_told_with_its_line_and_strict_makes_it_fatal(
    book: Logbook, tmp_path: Path
) -> None:
    bad = export(
        FIRST[0], strong_row("2026-03-02 18:05:11", "Squat (Barbell)", reps="nan"), FIRST[1]
    )
    before = counts(book)
    with pytest.raises(BadValue, match=r"Line 3 of export\.csv was not understood"):
        import_text(book, tmp_path, bad, unit="kg", strict=True)
    assert counts(book) == before
    report = import_text(book, tmp_path, bad, unit="kg")
    assert (report.sets, report.skipped) == (2, 1)
    assert [(row.line, row.reason) for row in report.rejected] == [(3, "'nan' is not a number")]


def test_a_typing_error_is_kept_and_flagged(book: Logbook, tmp_path: Path) -> None:
    rows = [
        strong_row("2026-03-02 18:00:00", "Bench Press (Barbell)", reps="877777"),
        strong_row("2026-03-02 18:00:00", "Bench Press (Barbell)", weight="2956"),
        strong_row("2026-03-02 18:00:00", "Bench Press (Barbell)", reps="3310"),
    ]
    report = import_text(book, tmp_path, export(*rows), unit="kg")
    assert report.sets == 3
    assert [line for line, _ in report.flagged] == [2, 3, 4]
    (session,) = book.history()
    sets = session.entries[0].sets
    assert [s.done.count for s in sets] == [0, 8, 3310]
    assert sets[0].done.note == "877777 in the file"
    assert sets[1].done.note == "2956 kg in the file"


def test_cancelled_half_way_nothing_is_imported(book: Logbook, tmp_path: Path) -> None:
    rows = [
        strong_row(f"20{year:02}-01-{day:02} 18:00:00", "Squat (Barbell)")
        for year in range(10, 26)
        for day in range(1, 29)
        for _ in range(24)
    ]
    before = counts(book)
    told: list[tuple[int, int]] = []

    def cancel(done: int, size: int) -> None:
        told.append((done, size))
        if done > size / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_text(book, tmp_path, export(*rows), unit="kg", progress=cancel)
    assert counts(book) == before
    assert len(told) > 2
    assert all(done <= size for done, size in told)
    assert import_text(book, tmp_path, export(*rows), unit="kg").sets == len(rows)
    assert book._store.check() == []


def test_kinds_and_efforts_arrive_as_such(book: Logbook) -> None:
    import_fixture(book, "strong_ios_2025_rest_wdf.csv")
    (session,) = book.history("dumbbell-romanian-deadlift")
    sets = session.entries[0].sets
    assert [s.done.warmup for s in sets] == [True, True, False, False, False]
    assert [s.done.effort for s in sets] == [
        None, None, Effort("rpe7.5"), Effort("rpe10"), None,
    ]  # fmt: skip
    (evening,) = book.history("my-pull-up-assisted")
    own = book.catalog.exercise("my-pull-up-assisted")
    assert (own.kind, own.muscles, own.pattern) == ("assisted", (), "other")
    load = evening.entries[0].sets[0].done.resistance.load
    assert load is not None
    assert load.value == 21


def test_imported_history_feeds_the_coach(book: Logbook, tmp_path: Path) -> None:
    rows = [
        strong_row(f"2026-11-{day} 18:00:00", "Romanian Deadlift (Dumbbell)", weight="10",
                   reps="12", rpe="8")
        for day in (12, 16)
        for _ in range(3)
    ]  # fmt: skip
    import_text(book, tmp_path, export(*rows), unit="kg")
    decision = book.why("dumbbell-romanian-deadlift")
    assert decision.rule == "add-load"
    assert decision.to is not None
    assert decision.to.resistance.words() == "12 kg"


def test_own_exercises_are_seen_everywhere(book: Logbook, tmp_path: Path) -> None:
    import_text(book, tmp_path, export(*FIRST), unit="kg")
    assert book.catalog.resolve("plank").id == "my-plank"
    assert [e.id for e in book.catalog.search("plank")][:1] == ["my-plank"]
    assert book.why("my-plank").exercise == "my-plank"
    assert book.alternatives("my-plank") == []
    assert book.catalog.text("my-plank").steps == ()
    reopened = Logbook.open(book.path)
    assert "my-plank" in reopened.catalog.exercises
    reopened.close()


def test_a_mapping_changes_the_whole_history_and_later_imports(
    book: Logbook, tmp_path: Path
) -> None:
    text = export(strong_row("2026-03-02 18:00:00", "Seated Leg Curl (Machine)"))
    import_text(book, tmp_path, text, unit="kg")
    before = facts(book)
    (open_one,) = book.mappings()
    assert (open_one.how, open_one.exercise) == ("own", "my-seated-leg-curl-machine")
    assert [near.exercise for near in open_one.proposals][:1] == ["machine-hamstring-curl"]
    target = book.catalog.exercise("machine-hamstring-curl")
    assert book.map_name("seated leg curl (machine) ", target) == (1, 1)
    assert len(book.history("machine-hamstring-curl")) == 1
    assert "my-seated-leg-curl-machine" not in book.catalog.exercises
    assert book._store.check() == []
    later = export(strong_row("2026-03-09 18:00:00", "Seated Leg Curl (Machine)"))
    assert import_text(book, tmp_path, later, unit="kg").unmapped == []
    assert len(book.history("machine-hamstring-curl")) == 2
    book.undo()
    book.undo()
    assert facts(book) == before
    assert book._store.check() == []
    with pytest.raises(UnknownName, match="No import brought"):
        book.map_name("Bench", target)


def test_a_file_nobody_knows_is_refused(book: Logbook, tmp_path: Path) -> None:
    for text, said in (("", "is empty"), ("a,b\n1,2\n", "is no export of any app known here")):
        with pytest.raises(OverloadError, match=said):
            import_text(book, tmp_path, text)
    with pytest.raises(OverloadError, match="is no export of hevy"):
        import_text(book, tmp_path, export(*FIRST), app="hevy")
    with pytest.raises(OverloadError, match="is not an app"):
        import_text(book, tmp_path, export(*FIRST), app="gym")
    with pytest.raises(OverloadError, match="can't be read"):
        book.import_file(tmp_path / "missing.csv")
    with pytest.raises(OverloadError, match="can't be read"):
        book.import_file(FIXTURES)


def test_body_weights_are_imported_once(book: Logbook, tmp_path: Path) -> None:
    text = '"Date";"Weight (kg)"\n"2026-03-02 07:00:00";"80.30000000000001"\n'
    assert import_text(book, tmp_path, text).bodyweights == 1
    again = import_text(book, tmp_path, text)
    assert (again.bodyweights, again.duplicates) == (0, 1)
    load = book._store.bodyweight(book.now())
    assert load is not None
    assert str(load) == "80.3 kg"
    assert book.undo() is not None
    assert book._store.bodyweight(book.now()) is None
