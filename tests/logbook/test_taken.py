"""A rung taken by hand: what next says, for how long, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.logbook.builders import STORY_HOME, TODAY, log, story
from tracker.domain.decision import Decision
from tracker.domain.errors import OverloadError
from tracker.domain.inventory import Inventory
from tracker.domain.moment import Moment, parse_moment
from tracker.logbook import Logbook
from tracker.logbook.programs.own_slots import Change
from tracker.store import Store

ROOT = Path(__file__).parents[2]
TUESDAY = parse_moment("2026-11-24T18:00")
FRIDAY_AFTER = parse_moment("2026-11-27T18:00")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    found = story(tmp_path / "log.db")
    yield found
    found.close()


def third(book: Logbook, when: Moment = TODAY) -> Decision:
    """The decision of Day 1's bridge."""
    plan = book.next(when)
    assert plan.day == "day-1"
    return plan.exercises[2]


def test_a_rung_above_comes_next_from_the_bottom_and_the_record_says_who_chose(
    book: Logbook,
) -> None:
    assert third(book).exercise == "feet-elevated-glute-bridge"
    taken = book.take_rung("single-leg-glute-bridge", TODAY)
    assert taken.places == (("day-1", 2),)
    assert book.taken_days(taken) == ("Day 1",)
    decision = third(book)
    assert (decision.exercise, decision.to_exercise) == ("single-leg-glute-bridge",) * 2
    assert decision.goal == (8, 8, 8)
    assert decision.user_decided
    assert decision.to_json()["user_decided"] is True
    assert decision.say.startswith("You took this rung by hand on 20 Nov.")
    assert book.why("single-leg-glute-bridge", TODAY).user_decided


def test_a_rung_below_that_was_left_behind_is_taken_and_stays(book: Logbook) -> None:
    """The single leg was earned and trained; going down again is not undone by having paid."""
    log(book, TODAY, "feet-elevated glute bridge 12,12,12 easy")
    book.finish(TODAY.plus(3600))
    log(book, TUESDAY, "step-up 11/11,11/11,10/10 h20 good")
    book.finish(TUESDAY.plus(3600))
    assert third(book, FRIDAY_AFTER).to_exercise == "single-leg-glute-bridge"
    log(book, FRIDAY_AFTER, "single-leg glute bridge 8/8,8/8 good")
    book.finish(FRIDAY_AFTER.plus(3600))
    later = parse_moment("2026-11-28T10:00")
    book.take_rung("feet-elevated-glute-bridge", later)
    state = book.ladder_state("glute-bridge", later)
    assert (state.here, state.taken) == ("feet-elevated-glute-bridge", later.date)
    assert state.rung("feet-elevated-glute-bridge").more == "taken 28 Nov"
    tuesday = parse_moment("2026-12-01T18:00")
    log(book, tuesday, "step-up 11/11,11/11,11/11 h20 good")
    book.finish(tuesday.plus(3600))
    friday = parse_moment("2026-12-04T18:00")
    decision = third(book, friday)
    assert decision.exercise == decision.to_exercise == "feet-elevated-glute-bridge"
    assert (decision.rule, decision.goal) == ("repeat", (8, 8, 8))
    assert decision.to is not None
    assert decision.to.sets == 3
    assert "it starts at the bottom of the range, 8 8 8" in decision.say
    log(book, friday, "feet-elevated glute bridge 9,9,9 good")
    book.finish(friday.plus(3600))
    entry = book.history(limit=1)[0].entries[0]
    assert entry.plan is not None
    assert entry.plan.goal == (8, 8, 8)
    assert '"user_decided": true' in (entry.shown or "")
    after = book.why("feet-elevated-glute-bridge", parse_moment("2026-12-05"))
    assert (after.rule, after.user_decided) == ("add-reps", False)
    assert book.ladder_state("glute-bridge", friday).taken is None


def test_undo_takes_the_choice_back_whole_and_redo_brings_it_again(book: Logbook) -> None:
    before = book.next(TODAY).to_json()
    book.take_rung("single-leg-glute-bridge", TODAY)
    with_it = book.next(TODAY).to_json()
    assert with_it != before
    assert book.undo(TODAY) == "take the rung Single-leg bridge"
    assert book.next(TODAY).to_json() == before
    assert book.redo(TODAY) == "take the rung Single-leg bridge"
    assert book.next(TODAY).to_json() == with_it


def test_a_question_about_an_earlier_date_does_not_see_the_choice(book: Logbook) -> None:
    book.take_rung("single-leg-glute-bridge", TODAY)
    earlier = parse_moment("2026-11-19")
    assert third(book, earlier).exercise == "feet-elevated-glute-bridge"
    assert book.ladder_state("glute-bridge", earlier).taken is None


def test_taking_another_rung_moves_the_same_place(book: Logbook) -> None:
    first = book.take_rung("single-leg-glute-bridge", TODAY)
    second = book.take_rung("glute-bridge-march", TODAY.plus(60))
    assert first.places == second.places
    assert third(book, TODAY.plus(120)).exercise == "glute-bridge-march"
    assert not book.why("single-leg-glute-bridge", TODAY.plus(120)).user_decided


def test_taken_after_the_set_of_that_day_it_waits_for_the_next_time(book: Logbook) -> None:
    log(book, TODAY, "feet-elevated glute bridge 12 good")
    book.take_rung("glute-bridge", TODAY.plus(600))
    # What is under way goes on as it was begun.
    assert book.next(TODAY.plus(700)).exercises[2].exercise == "feet-elevated-glute-bridge"
    summed = book.finish(TODAY.plus(800))
    assert [d.exercise for d in summed.decisions] == ["glute-bridge"], "what next time is about"
    log(book, TUESDAY, "step-up 11/11,11/11,10/10 h20 good")
    book.finish(TUESDAY.plus(3600))
    assert third(book, FRIDAY_AFTER).exercise == "glute-bridge"


def test_at_one_moment_the_order_of_commands_counts(book: Logbook) -> None:
    """``--date`` puts both at noon: taken, then done, it is no longer to be done first."""
    noon = parse_moment("2026-11-20")
    book.take_rung("glute-bridge", noon)
    log(book, noon, "glute bridge 8,8,8 good")
    assert not book.why("glute-bridge", parse_moment("2026-11-21")).user_decided


def test_soreness_still_holds_back_a_rung_taken_by_hand(book: Logbook) -> None:
    log(book, TODAY, "feet-elevated glute bridge 12,12,12 good")
    book.finish(TODAY.plus(600))
    later = TUESDAY
    book.take_rung("glute-bridge", later)
    book.take_rung("feet-elevated-glute-bridge", later.plus(1))
    book.soreness({"glutes": 5}, later.plus(2))
    decision = book.why("feet-elevated-glute-bridge", later.plus(3))
    assert (decision.rule, decision.user_decided) == ("sore-hold", True)
    assert decision.goal == (8, 8)


def test_pain_leaves_out_what_was_taken(book: Logbook) -> None:
    book.take_rung("single-leg-glute-bridge", TODAY)
    book.pain("single-leg-glute-bridge", 7, TODAY.plus(1))
    decision = book.why("single-leg-glute-bridge", TODAY.plus(2))
    assert "pain-stop" in decision.gates
    assert decision.to is None


@pytest.mark.parametrize(
    ("rung", "said"),
    [
        ("feet-elevated-glute-bridge", "Feet-elevated glute bridge is the rung you are on."),
        ("hip-thrust", "Hip thrust needs bench, which is not among what you own."),
        ("machine-hamstring-curl", "needs machine"),
    ],
)
def test_what_cannot_be_taken_says_why_and_changes_nothing(
    book: Logbook, rung: str, said: str
) -> None:
    before = book.version()
    with pytest.raises(OverloadError, match=said):
        book.take_rung(rung, TODAY)
    assert book.version() == before


def test_a_rung_that_another_place_of_the_day_stands_on_is_refused(book: Logbook) -> None:
    """Two bridges in one day: neither takes the other's place."""
    book.change_slot("build", "day-1", 2, Change("single-leg-glute-bridge"), TODAY)
    later = TODAY.plus(60)
    assert [d.exercise for d in book.next(later).exercises][1:] == [
        "single-leg-glute-bridge", "feet-elevated-glute-bridge",
    ]  # fmt: skip
    before = book.version()
    with pytest.raises(OverloadError, match="already has a place of its own in Day 1"):
        book.take_rung("feet-elevated-glute-bridge", later)
    assert book.version() == before


def test_without_the_gear_the_place_falls_back_until_it_is_owned_again(book: Logbook) -> None:
    book.take_rung("banded-glute-bridge", TODAY)
    assert third(book).exercise == "banded-glute-bridge"
    book.inventory_set(Inventory(things=frozenset({"chair"})))
    assert third(book).exercise == "feet-elevated-glute-bridge"
    assert book.ladder_state("glute-bridge", TODAY).taken is None
    book.inventory_set(STORY_HOME)
    assert third(book).exercise == "banded-glute-bridge"


def test_every_rung_that_can_be_taken_is_then_what_next_says(book: Logbook) -> None:
    """All ladders, all rungs: either refused, or the next time stands on it."""
    took = 0
    for ladder in book.catalog.ladders.values():
        for rung in ladder.rungs:
            try:
                taken = book.take_rung(rung, TODAY)
            except OverloadError:
                continue
            took += 1
            assert book.ladder_state(rung, TODAY).here == rung
            decision = book.why(rung, TODAY)
            assert decision.to_exercise == rung
            assert decision.user_decided
            assert decision.to is not None
            assert set(decision.goal) == {decision.to.low}
            if taken.places[0][0] == "day-1":
                assert rung in {d.exercise for d in book.next(TODAY).exercises}
            book.undo(TODAY)
    assert took > 10


def test_an_answer_another_version_wrote_is_passed_over(book: Logbook) -> None:
    with book._store.write("odd", TODAY):
        for text in ("{}", "[]", "nonsense", '{"exercise": 1, "program": "build", "places": 3}'):
            book._store.add_answer("rung", text, TODAY)
    assert third(book).exercise == "feet-elevated-glute-bridge"


def test_each_program_tells_of_its_own_choice(tmp_path: Path) -> None:
    """Two programs with the same slots, asked one after the other by one pane."""
    built = (ROOT / "seeds" / "programs.toml").read_text("utf-8").split("[[program]]")
    (build,) = [text for text in built if 'id = "build"' in text]
    own = tmp_path / "catalog"
    own.mkdir()
    twin = build.replace('id = "build"', 'id = "twin"').replace('name = "', 'name = "Twin ', 1)
    (own / "own.toml").write_text(f"[[program]]{twin}", "utf-8")
    book = Logbook(Store.open(tmp_path / "log.db"), own)
    try:
        book.inventory_set(STORY_HOME)
        for program, when in (("twin", TODAY.plus(-86400)), ("build", TODAY)):
            book.program_use(program)
            book.take_rung("single-leg-glute-bridge", when)
        told = {}
        for program in ("build", "twin"):
            (told[program],) = [
                decision.say
                for decision in book.next(TODAY, program).exercises
                if decision.exercise == "single-leg-glute-bridge"
            ]
        assert "by hand on 20 Nov" in told["build"]
        assert "by hand on 19 Nov" in told["twin"]
    finally:
        book.close()
