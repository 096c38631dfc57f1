"""Programs made one's own, picks, settings taken back, and the first start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.logbook.builders import log
from tests.tui.story import FRIDAY, tell
from tracker.catalog.check import check_files
from tracker.catalog.example import EXAMPLE
from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.inventory import Inventory
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.logbook.programs.own_slots import Change, read
from tracker.logbook.rooms import FirstStart

NOW = parse_moment(FRIDAY)
DAY = 86_400


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Logbook]:
    """The story's log on its Friday."""
    monkeypatch.setenv("OVERLOAD_NOW", FRIDAY)
    opened = tell(tmp_path / "story.db")
    yield opened
    opened.close()


def plan(logbook: Logbook, when: Moment = NOW) -> list[tuple[str, int, int, int]]:
    """(exercise, sets, low, high) of the coming day."""
    found = []
    for decision in logbook.next(when).exercises:
        assert decision.to is not None
        found.append((decision.to_exercise, decision.to.sets, decision.to.low, decision.to.high))
    return found


BEFORE = [
    ("dumbbell-single-leg-romanian-deadlift", 3, 8, 12),
    ("goblet-squat", 3, 8, 12),
    ("feet-elevated-glute-bridge", 3, 8, 12),
]


# -- slots ------------------------------------------------------------------------------------


def test_a_changed_slot_is_what_is_planned_and_undo_takes_it_back(logbook: Logbook) -> None:
    assert plan(logbook) == BEFORE
    found = logbook.change_slot("build", "day-1", 2, Change(sets=4, span=(6, 10)))
    assert (found.changed, found.called) == (True, "build, yours")
    assert plan(logbook) == [BEFORE[0], ("goblet-squat", 4, 6, 10), BEFORE[2]]
    assert logbook.undo() == "change Build, Squat"
    assert plan(logbook) == BEFORE
    assert not logbook.program().changed
    logbook.redo()
    assert plan(logbook)[1] == ("goblet-squat", 4, 6, 10)


def test_a_chosen_exercise_stands_in_its_slot_from_now_on(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change("split-squat"))
    chosen = logbook.next().exercises[1]
    assert chosen.to_exercise == "split-squat"
    assert chosen.user_decided, "the record says that the user chose"
    log(logbook, NOW, "split squat 10,10,10 good")
    logbook.finish(NOW.plus(3600))
    later = NOW.plus(9 * DAY)
    log(logbook, NOW.plus(3 * DAY), "step up 10,10,10 h20 good", "band curl 10,10,10 @yellow good")
    logbook.finish(NOW.plus(3 * DAY + 3600))
    assert plan(logbook, later)[1][0] == "split-squat"


def test_back_to_the_program_as_it_came(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change("split-squat", sets=4))
    logbook.change_slot("build", "day-3", 1, Change(span=(5, 10)))
    assert logbook.reset_program("build", ("day-1", 2)).changed
    assert plan(logbook) == BEFORE
    assert not logbook.reset_program("build").changed
    with pytest.raises(OverloadError, match="as it came"):
        logbook.reset_program("build")
    logbook.undo()
    assert logbook.program().day("day-3").slots[0].low == 5


def test_back_also_where_the_chosen_exercise_was_trained(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change("split-squat"))
    log(logbook, NOW, "split squat 10,10,10 good")
    logbook.finish(NOW.plus(3600))
    later = NOW.plus(9 * DAY)
    logbook.reset_program("build", when=NOW.plus(7200))
    day_one = [d for d in logbook.week_preview("build", later).days if d.id == "day-1"]
    assert [i.exercise.id for i in day_one[0].items][1] == "goblet-squat"


def test_a_change_survives_and_travels_with_the_log(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change(sets=2, rest_s=(90, 120)))
    again = Logbook.open(logbook.path)
    slot = again.program().day("day-1").slots[1]
    again.close()
    assert (slot.sets, slot.rest_s) == (2, (90, 120))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change(sets=0), "1 to 10 sets"),
        (Change(sets=11), "1 to 10 sets"),
        (Change(span=(0, 8)), "1 to 100 reps"),
        (Change(span=(8, 200)), "1 to 100 reps"),
        (Change(span=(8, 9)), "widen the range"),
        (Change(rest_s=(60, 4000)), "at most 900 s"),
        (Change("hip-thrust"), "needs bench, which you do not own"),
        (Change("feet-elevated-glute-bridge"), "in Day 1 already"),
        (Change("marathon"), "no exercise"),
    ],
)
def test_what_can_not_be_trained_is_refused_and_changes_nothing(
    logbook: Logbook, change: Change, says: str
) -> None:
    with pytest.raises(OverloadError, match=says):
        logbook.change_slot("build", "day-1", 2, change)
    assert logbook.slot_change("build", "day-1", 2) == Change()
    assert plan(logbook) == BEFORE


def test_a_place_that_is_none(logbook: Logbook) -> None:
    with pytest.raises(UnknownName, match="day-1, day-3, favourites"):
        logbook.change_slot("build", "day-2", 1, Change(sets=4))
    with pytest.raises(BadValue, match="no slot 4"):
        logbook.change_slot("build", "day-1", 4, Change(sets=4))
    with pytest.raises(BadValue, match="no slots of its own"):
        logbook.change_slot("build", "favourites", 1, Change(sets=4))
    with pytest.raises(BadValue, match="rests only as needed"):
        logbook.change_slot("circuit", "circuit", 1, Change(rest_s=(30, 60)))


def test_a_hold_in_the_place_of_reps_is_held_for_seconds(logbook: Logbook, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.toml").write_text(EXAMPLE, encoding="utf-8")
    book = Logbook(logbook._store, folder)
    book.change_slot("build", "day-1", 2, Change("wall-sit"))
    target = book.next().exercises[1].to
    assert target is not None
    assert (target.timed, target.low, target.high) == (True, 20, 40)
    book.change_slot("lunch-break", "lunch", 1, Change("step-up"))
    assert book.program_as_is("lunch-break").days[0].slots[0].high == 12
    without = logbook.change_faults()
    assert len(without) == 1, "without the user's file the change is passed over, and told"
    assert plan(logbook) == BEFORE


def test_a_layer_can_be_changed_before_it_comes_in(logbook: Logbook) -> None:
    logbook.change_slot("starter", "layer", 1, Change(sets=2))
    assert logbook.program_as_is("starter").layers[0].sets == 2
    assert logbook.try_slot("starter", "layer", 1, Change(sets=2)) is None


def test_a_stored_change_that_fits_no_more_is_passed_over_and_told(logbook: Logbook) -> None:
    with logbook._store.write("as another version may have", NOW):
        logbook._store.set_setting("slot.build.day-1.9", "sets=4")
        logbook._store.set_setting("slot.build.day-1.1", "exercise=long-gone")
        logbook._store.set_setting("slot.build.day-1.2", "what is this")
    assert plan(logbook) == BEFORE
    assert not logbook.program().changed
    assert len(logbook.change_faults()) == 3
    assert "no slot 9" in " ".join(logbook.change_faults())
    logbook.reset_program("build")
    assert logbook.change_faults() == []


pairs = st.tuples(st.integers(1, 99), st.integers(0, 99)).map(lambda p: (p[0], p[0] + p[1]))
changes = st.builds(
    Change,
    st.sampled_from(["", "goblet-squat", "step-up"]),
    st.none() | st.integers(1, 10),
    st.none() | pairs,
    st.none() | pairs,
)


@given(changes)
def test_the_words_of_a_change_read_back_to_it(change: Change) -> None:
    assert read(change.words()) == change


@given(st.text(max_size=30))
def test_any_words_are_read_or_refused(text: str) -> None:
    with suppress(BadValue):
        assert read(read(text).words()) == read(text)


@pytest.mark.parametrize("program", ["build", "circuit", "starter"])
def test_a_program_written_out_is_sound_and_the_same(
    logbook: Logbook, program: str, tmp_path: Path
) -> None:
    if program != "circuit":
        day = logbook.program_as_is(program).days[0]
        logbook.change_slot(program, day.id, 2, Change(sets=4, rest_s=(45, 75)))
    file = tmp_path / "mine.toml"
    file.write_text(logbook.program_toml(program, "mine"), encoding="utf-8")
    assert check_files([file]) == []
    folder = tmp_path / "own"
    folder.mkdir()
    file.rename(folder / "mine.toml")
    other = Logbook(logbook._store, folder)
    written, shown = other.program_as_is("mine"), logbook.program_as_is(program)
    assert written.days == shown.days
    assert written.layers == shown.layers
    assert (written.rest_s, written.week_max) == (shown.rest_s, shown.week_max)
    with pytest.raises(BadValue, match="already"):
        logbook.program_toml(program, "build")


# -- the week ---------------------------------------------------------------------------------


def test_the_week_of_the_story(logbook: Logbook) -> None:
    week = logbook.week_preview("build")
    assert [(d.date.isoformat(), d.id, d.optional, d.again) for d in week.days] == [
        ("2026-11-20", "day-1", False, False),
        ("2026-11-22", "day-3", False, False),
        ("2026-11-24", "day-1", True, True),
    ]
    assert week.in_force
    shown = [i.exercise.id for i in week.days[0].items]
    assert shown == [d.to_exercise for d in logbook.next().exercises]
    sums = {muscle: (low, high) for muscle, low, high in week.sets}
    assert sums["hamstrings"] == (12.0, 18.0)
    assert not logbook.week_preview("circuit").in_force


def test_the_week_follows_what_is_owned(logbook: Logbook) -> None:
    logbook.inventory_set(Inventory())
    bare = logbook.week_preview("build")
    assert not any(item.exercise.needs for day in bare.days for item in day.items)


def test_the_starters_week_says_what_is_still_to_come(logbook: Logbook) -> None:
    week = logbook.week_preview("starter")
    assert week.coming[0].id == "step-up"
    assert len(week.coming) == 3


def test_a_day_with_too_many_hamstring_exercises_is_told(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change("dumbbell-romanian-deadlift"))
    assert "holds one a session" in logbook.week_preview("build").notes[0]


def test_another_structure_in_one_week_is_warned_of(logbook: Logbook) -> None:
    assert "Keep to one of them" in logbook.program_clash("circuit")
    assert logbook.program_clash("starter") == ""
    assert logbook.program_clash("circuit", NOW.plus(20 * DAY)) == ""


# -- picks ------------------------------------------------------------------------------------


def test_new_favourites_take_the_place_of_those_trained(logbook: Logbook) -> None:
    logbook.pick_favourites(["goblet-squat", "step-up", "band-hamstring-curl"])
    log(logbook, NOW, "goblet squat 10,10,10 @10kg good", "step up 10,10,10 h20 good",
        "band curl 10,10,10 @yellow good")  # fmt: skip
    logbook.finish(NOW.plus(3600))
    logbook.pick_favourites(["split-squat", "glute-bridge-march", "band-hamstring-curl"])
    week = logbook.week_preview("build", NOW.plus(3 * DAY))
    day = next(d for d in week.days if d.id == "favourites")
    assert [i.exercise.id for i in day.items][:2] == ["split-squat", "glute-bridge-march"]
    logbook.pick_favourites([])
    assert logbook.config_get("favourites") == ""


def test_moves_of_the_circuit_join_a_day(logbook: Logbook) -> None:
    logbook.add_in("day-1", ["cook-hip-lift", "hamstring-squeeze"])
    assert plan(logbook)[3:] == [("cook-hip-lift", 3, 10, 12), ("hamstring-squeeze", 3, 10, 12)]
    assert [d.rule for d in logbook.next().exercises][3:] == ["first-time"] * 2
    log(logbook, NOW, "cook hip lift 12,12,12 easy")
    assert [e.slot.slot for s in logbook.history(limit=1) for e in s.entries if e.slot] == [3]
    logbook.add_in("", [])
    logbook.undo()
    assert len([d for d in logbook.next().exercises if not d.extra]) == 5


@pytest.mark.parametrize(
    ("program", "day", "moves", "says"),
    [
        ("build", "day-1", ["cook-hip-lift", "hamstring-squeeze", "band-kickback"], "At most 2"),
        ("build", "day-1", ["goblet-squat"], "none of the moves"),
        ("build", "day-9", ["cook-hip-lift"], "day-1, day-3"),
        ("build", "day-1", ["kettlebell-swing"], "needs kettlebell"),
        ("starter", "full", ["cook-hip-lift"], "grows by itself"),
        ("circuit", "circuit", ["cook-hip-lift"], "is a circuit itself"),
    ],
)
def test_moves_that_can_not_be_added(
    logbook: Logbook, program: str, day: str, moves: list[str], says: str
) -> None:
    logbook.program_use(program)
    with pytest.raises(OverloadError, match=says):
        logbook.add_in(day, moves)
    assert logbook.added_moves() == ("", "", ())


# -- settings and the first start -------------------------------------------------------------


def test_a_setting_goes_back_to_its_default(logbook: Logbook) -> None:
    logbook.config_set("mode.goblet-squat", "double")
    logbook.config_unset("mode.goblet squat")
    assert "mode.goblet-squat" not in logbook.config()
    logbook.undo()
    assert logbook.config()["mode.goblet-squat"] == "double"
    with pytest.raises(OverloadError, match="at its default"):
        logbook.config_unset("units")
    with pytest.raises(UnknownName):
        logbook.config_unset("colour")


def test_weeks_begin_where_the_user_says(logbook: Logbook) -> None:
    starts = {}
    for day in ("monday", "sunday"):
        logbook.config_set("week-start", day)
        starts[day] = (
            logbook.trend("hamstrings", 4).weeks[-1].start.isoformat(),
            {m.muscle: m.done for m in logbook.today().week},
        )
        calendar = logbook.series("calendar")
        assert calendar.first.strftime("%A").lower() == day
    assert starts["monday"][0] == "2026-11-16"
    assert starts["sunday"][0] == "2026-11-15"
    logbook.config_set("week-start", "monday")
    sunday = parse_moment("2026-11-15T18:00")
    log(logbook, sunday, "goblet squat 10,10,10 @10kg good")
    monday_week = {m.muscle: m.done for m in logbook.today().week}
    logbook.config_set("week-start", "sunday")
    sunday_week = {m.muscle: m.done for m in logbook.today().week}
    assert sunday_week["quads"] == monday_week["quads"] + 3


def test_the_first_start_is_one_action(empty: Logbook) -> None:
    assert empty.fresh()
    owned = Inventory(dumbbells=(Load(10.0),), things=frozenset({"chair"}))
    empty.first_start(FirstStart(owned, "build", "returning", sensitive_back=True, units="lb"))
    assert not empty.fresh()
    config = empty.config()
    assert [config[k] for k in ("program", "status", "back", "first-start", "units")] == [
        "build", "new", "sensitive", "returning", "lb",
    ]  # fmt: skip
    assert empty.inventory() == owned
    assert empty.undo() == "first start"
    assert empty.fresh()
    assert empty.undo() is None


def test_what_was_skipped_owns_nothing(empty: Logbook) -> None:
    empty.first_start(FirstStart(Inventory()))
    assert empty.inventory() == Inventory()
    assert not empty.inventory().assumed
    assert empty.program().id == "starter"


def test_a_log_is_fresh_until_something_is_known_of_its_owner(empty: Logbook) -> None:
    empty.config_set("theme", "dark")
    assert empty.fresh()
    log(empty, NOW, "glute bridge 12 good")
    assert not empty.fresh()
    empty.undo()
    assert empty.fresh()
    empty.inventory_set(Inventory())
    assert not empty.fresh()


def test_a_wrong_answer_stores_nothing(empty: Logbook) -> None:
    for wrong in (
        FirstStart(Inventory(), "marathon"),
        FirstStart(Inventory(), answer="perhaps"),
        FirstStart(Inventory(), units="stone"),
    ):
        with pytest.raises(OverloadError):
            empty.first_start(wrong)
    assert empty.fresh()
