"""A change previewed is the change made: the same targets, and nothing stored before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import COSTLY
from tests.logbook.builders import TODAY, lines, log, story
from tracker.domain.effort import BROKE, EASY, GOOD, MAX
from tracker.domain.errors import BadValue, OverloadError, Stale, StoreError
from tracker.domain.inventory import Inventory
from tracker.domain.log import Entry, LoggedSet, NewSet, Session
from tracker.domain.moment import parse_moment
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import (
    Change,
    EntryDeleted,
    PastLogged,
    SessionDeleted,
    SessionEdited,
    SetDeleted,
    SetEdited,
)
from tracker.logbook.history.outlook import Preview, look_ahead
from tracker.store import Store


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-20T18:20")


def everything(logbook: Logbook) -> list[str]:
    """Every row of every table, the change log included, as SQL."""
    return list(logbook._store.database().conn.iterdump())


def squat(logbook: Logbook, back: int = 0) -> tuple[Session, Entry]:
    session = logbook.history("goblet-squat")[back]
    return session, next(e for e in session.entries if e.exercise == "goblet-squat")


def changes(logbook: Logbook, pick: int, count: int) -> list[Change]:
    """One change of each kind, of a session, exercise and set that ``pick`` chooses."""
    sessions = logbook.history()
    session = sessions[pick % len(sessions)]
    entry = session.entries[pick // 7 % len(session.entries)]
    done = entry.sets[pick // 3 % len(entry.sets)]
    effort = (EASY, GOOD, MAX, BROKE, None)[pick % 5]
    edited = replace(done.done, count=count, right=None, effort=effort, warmup=pick % 9 == 0)
    return [
        SetEdited(done, edited),
        SetEdited(done, replace(edited, pain=pick % 11)),
        SetDeleted(done),
        EntryDeleted(entry),
        SessionDeleted(session),
        SessionEdited(session, date(2026, 11, 1 + pick % 20), "moved"),
        PastLogged(
            date(2026, 11, 1 + pick % 20),
            tuple(lines(logbook, f"goblet squat {count},12 @10kg good", "step up 10 h20 easy")),
        ),
    ]


def outcome(preview: Preview) -> object:
    """What the coach would say, as next says it."""
    return preview.then.plan.to_json()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    opened = story(tmp_path_factory.mktemp("editing") / "overload.db")
    opened._store.hurry()
    yield opened
    opened.close()


@COSTLY
@given(kind=st.integers(0, 6), pick=st.integers(0, 2000), count=st.integers(0, 20))
def test_the_edit_does_what_its_preview_said_and_the_preview_nothing(
    shared: Logbook, kind: int, pick: int, count: int
) -> None:
    change = changes(shared, pick, count)[kind]
    if not (isinstance(change, SetEdited) and change.done == change.seen.done):
        before, version, ahead = everything(shared), shared.version(), shared.next().to_json()
        told = shared.preview(change)
        assert told.now.plan.to_json() == shared.next(flips=False).to_json()
        assert everything(shared) == before
        assert shared.version() == version
        shared.change(change)
        assert outcome(told) == shared.next(flips=False).to_json()
        exercises = list(dict.fromkeys(e for e, _ in told.then.bests))
        assert look_ahead(shared._advisor, shared.now(), exercises).bests == told.then.bests
        for target in told.targets:
            if target.after is not None and not target.after.extra:
                again = shared.why(target.after.exercise)
                assert (again.rule, again.to) == (target.after.rule, target.after.to)
        shared.undo()
        assert shared.next().to_json() == ahead
    assert shared._store.check() == []


def test_one_rep_fewer_takes_the_load_step_back(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12,12,12 @10kg good")
    _, entry = squat(logbook, 1)
    third = entry.sets[2]
    told = logbook.preview(SetEdited(third, replace(third.done, count=11)))
    (target,) = told.targets
    assert target.before is not None
    assert target.after is not None
    assert (target.exercise, target.sign) == ("goblet-squat", "v")
    assert (target.before.rule, target.after.rule) == ("add-load", "repeat")
    assert told.records == ()
    assert not told.day_changes
    assert {d.exercise for d in told.same} >= {"feet-elevated-glute-bridge", "step-up"}


def test_records_that_fall_and_rise_are_told(logbook: Logbook) -> None:
    _, entry = squat(logbook)
    first = entry.sets[0]
    told = logbook.preview(SetEdited(first, replace(first.done, count=15)))
    texts = {(r.what, r.before, r.after) for r in told.records}
    assert ("Goblet squat, 10 kg", "12 reps in a set", "15 reps in a set") in texts
    assert ("Goblet squat, 10 kg", "36 reps", "39 reps") in texts
    gone = logbook.preview(EntryDeleted(squat(logbook, 1)[1]))
    assert [(r.before, r.after) for r in gone.records] == [("about 32.2 kg for one rep", None)]
    heavier = replace(first.done, resistance=logbook.owned(
        logbook.catalog.exercise("goblet-squat"), first.done.resistance)[-1])  # fmt: skip
    risen = logbook.preview(SetEdited(first, heavier))
    assert ("Goblet squat", "10 kg", "14 kg") in {
        (r.what, r.before, r.after) for r in risen.records
    }
    assert ("Goblet squat, 14 kg", None, "12 reps in a set") in {
        (r.what, r.before, r.after) for r in risen.records
    }


def test_a_session_moved_to_yesterday_makes_today_a_rest_day(logbook: Logbook) -> None:
    newest = logbook.history(limit=1)[0]
    told = logbook.preview(SessionEdited(newest, date(2026, 11, 19), ""))
    assert told.day_changes
    assert (told.now.plan.train, told.then.plan.train) == (True, False)


def test_the_program_day_follows_a_deleted_session(logbook: Logbook) -> None:
    told = logbook.preview(SessionDeleted(logbook.history(limit=1)[0]))
    assert (told.now.plan.day, told.then.plan.day) == ("day-1", "day-3")


def test_a_change_seen_too_long_ago_is_refused_in_preview_and_in_earnest(logbook: Logbook) -> None:
    session, entry = squat(logbook)
    done = entry.sets[0]
    stale: list[Change] = [
        SetEdited(done, NewSet(5, resistance=done.done.resistance)),
        SetDeleted(done),
        EntryDeleted(entry),
        SessionDeleted(session),
        SessionEdited(session, date(2026, 11, 12), ""),
    ]
    logbook.note_set(done.id, done.rev, "changed elsewhere")
    before = everything(logbook)
    for change in stale:
        for act in (logbook.preview, logbook.change):
            with pytest.raises(Stale, match="changed elsewhere"):
                act(change)
    logbook.change(SessionDeleted(logbook.find_session(session.id)))
    for change in stale:
        with pytest.raises(Stale):
            logbook.change(change)
    logbook.undo()
    assert len(everything(logbook)) > len(before)


@pytest.mark.parametrize(
    ("day", "says"), [(date(2026, 11, 21), "still to come"), (date(2026, 11, 13), "already")]
)
def test_a_date_that_can_t_be_is_refused(logbook: Logbook, day: date, says: str) -> None:
    session, _ = squat(logbook)
    with pytest.raises(BadValue, match=says):
        logbook.preview(SessionEdited(session, day, ""))


def test_the_last_set_takes_its_exercise_along_where_the_session_is_over(logbook: Logbook) -> None:
    session, entry = squat(logbook)
    for done in entry.sets:
        logbook.change(SetDeleted(done))
    left = logbook.find_session(session.id)
    assert "goblet-squat" not in {e.exercise for e in left.entries}
    for other in left.entries:
        logbook.change(EntryDeleted(other))
    with pytest.raises(OverloadError, match="no session"):
        logbook.find_session(session.id)
    for _ in range(len(entry.sets) + len(left.entries)):
        logbook.undo()
    assert [len(e.sets) for e in logbook.find_session(session.id).entries] == [3, 3, 3]
    assert logbook._store.check() == []


def test_an_emptied_session_with_a_note_stays(logbook: Logbook) -> None:
    session, _ = squat(logbook)
    logbook.note_session(session.id, "slept badly", session.rev)
    for entry in session.entries:
        logbook.change(EntryDeleted(entry))
    assert logbook.find_session(session.id).entries == ()


def test_todays_exercise_keeps_its_place_without_its_set(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 @10kg good")
    session, entry = squat(logbook)
    logbook.change(SetDeleted(entry.sets[0]))
    assert [e.id for e in logbook.find_session(session.id).entries] == [entry.id]


def test_a_past_session_is_over_at_once_and_undone_as_one(logbook: Logbook) -> None:
    before = everything(logbook)
    past = PastLogged(
        date(2026, 11, 15), tuple(lines(logbook, "goblet squat 12,12 @10kg good", "step up 8 h20"))
    )
    logbook.change(past)
    (session,) = logbook.history(since=date(2026, 11, 15), limit=2)[1:]
    assert session.date == date(2026, 11, 15)
    assert session.finished is not None
    assert [len(e.sets) for e in session.entries] == [2, 1]
    assert logbook.undo() == "log a session on 2026-11-15"
    facts = [row for row in before if 'INSERT INTO "set_log"' in row]
    assert [row for row in everything(logbook) if 'INSERT INTO "set_log"' in row] == facts
    with pytest.raises(BadValue, match="still to come"):
        logbook.preview(PastLogged(date(2026, 11, 21), past.lines))


@pytest.mark.parametrize(("back", "of_day"), [(0, ""), (1, " of 13 Nov"), (3, " of 30 Dec 2025")])
def test_undo_says_of_which_day_where_that_is_not_today(
    logbook: Logbook, back: int, of_day: str
) -> None:
    log(logbook, TODAY, "goblet squat 12,12 @10kg good")
    log(logbook, "2025-12-30T18:00", "goblet squat 12 @10kg good")

    def taken_back(act: Callable[[Session, Entry, LoggedSet], object]) -> str | None:
        session, entry = squat(logbook, back)
        act(session, entry, entry.sets[0])
        return logbook.undo()

    def changed(change: Callable[[Session, Entry, LoggedSet], Change]) -> str | None:
        return taken_back(lambda *seen: logbook.change(change(*seen)))

    assert [
        changed(lambda session, entry, one: SetEdited(one, replace(one.done, count=7))),
        changed(lambda session, entry, one: SetDeleted(one)),
        changed(lambda session, entry, one: EntryDeleted(entry)),
        changed(lambda session, entry, one: SessionDeleted(session)),
        changed(lambda session, entry, one: SessionEdited(session, date(2026, 11, 12), "")),
        taken_back(lambda session, entry, one: logbook.note_set(one.id, one.rev, "sore")),
        taken_back(lambda session, entry, one: logbook.note_session(session.id, "slept badly")),
    ] == [
        f"{what}{of_day}"
        for what in ("edit a set", "delete a set", "delete an exercise", "delete a session",
                     "move a session", "note", "note")
    ]  # fmt: skip


def test_what_a_set_was_before(logbook: Logbook) -> None:
    _, entry = squat(logbook)
    done = entry.sets[2]
    assert logbook.set_before(done.id) == []
    logbook.change(SetEdited(done, replace(done.done, count=11)))
    logbook.change(SessionEdited(squat(logbook)[0], date(2026, 11, 14), ""))
    assert [d.count for d in logbook.set_before(done.id)] == [12]
    logbook.undo()
    logbook.undo()
    assert [d.count for d in logbook.set_before(done.id)] == [11]


def test_a_preview_waits_for_no_reader_and_another_pane_sees_nothing(logbook: Logbook) -> None:
    other = Logbook.open(logbook.path)
    seen = other.version()
    _, entry = squat(logbook)
    logbook.preview(SetDeleted(entry.sets[0]))
    assert other.version() == seen
    other.bodyweight(Load(71.0))
    assert other.version() != seen
    other.close()


def test_a_locked_database_is_told_and_stays_as_it_was(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, entry = squat(logbook)
    logbook._store.database().execute("PRAGMA busy_timeout = 1")
    other = Store.open(logbook.path)
    with (
        other.write("slow", parse_moment("2026-11-20")),
        pytest.raises(StoreError, match="locked"),
    ):
        logbook.preview(SetDeleted(entry.sets[0]))
    other.close()
    assert logbook.preview(SetDeleted(entry.sets[0])).then.plan.date == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("squat", [13, 6]),
        ("GOBLET squat", [13, 6]),
        ("hamstring curl", [17, 10]),
        ("13 nov", [13]),
        ("2026-11", [17, 13, 10, 6]),
        ("left KNEE", [10]),
        ("slept", [6]),
        ("nothing like it", []),
        ("%", []),
    ],
)
def test_sessions_are_found_by_exercise_note_and_date(
    logbook: Logbook, text: str, found: list[int]
) -> None:
    tenth, sixth = logbook.history()[2:]
    done = tenth.entries[0].sets[1]
    logbook.note_set(done.id, done.rev, "Left knee clicked")
    logbook.note_session(sixth.id, "slept badly")
    sessions = logbook.sessions_by_id(logbook.find_sessions(text))
    assert [s.date.day for s in sessions] == found


def test_an_exercise_that_left_the_catalogue_is_still_found(logbook: Logbook) -> None:
    with logbook._store.write("x", TODAY):
        logbook._store.new_entry(logbook.history()[0].id, "sled-push")
        (entry,) = [e for e in logbook.history()[0].entries if e.exercise == "sled-push"]
        logbook._store.add_set(entry.id, NewSet(5), TODAY)
    assert len(logbook.find_sessions("sled push")) == 1
    assert logbook.preview(EntryDeleted(logbook.history()[0].entries[-1])).targets == ()


def test_months_are_summed_newest_first(logbook: Logbook) -> None:
    log(logbook, "2026-09-30T18:00", "goblet squat 12,12 @10kg good", "step up 8 h20 warmup")
    log(logbook, "2026-08-03T18:00", "goblet squat 12 @10kg good")
    assert logbook.month_sums(date(2026, 12, 1), 9) == [
        (date(2026, 11, 1), 4, 36),
        (date(2026, 9, 1), 1, 2),
        (date(2026, 8, 1), 1, 1),
    ]
    assert logbook.month_sums(date(2026, 11, 10), 1) == [(date(2026, 11, 1), 1, 9)]


def test_soreness_of_a_date_is_the_worst_told(logbook: Logbook) -> None:
    logbook.soreness({"quads": 1, "hamstrings": 2}, parse_moment("2026-11-13T08:00"))
    logbook.soreness({"quads": 4}, parse_moment("2026-11-13T20:00"))
    assert logbook.sore_on(date(2026, 11, 13)) == {"hamstrings": 2, "quads": 4}
    assert logbook.sore_on(date(2026, 11, 14)) == {}


def test_an_empty_log_has_nothing_to_find(tmp_path: Path) -> None:
    empty = Logbook.open(tmp_path / "empty.db")
    empty.inventory_set(Inventory())
    assert empty.find_sessions("squat") == []
    assert empty.month_sums(date(2026, 11, 1), 3) == []
    empty.close()
