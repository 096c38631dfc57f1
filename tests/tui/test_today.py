"""Today by keys: what each does to the log, and what the screen says about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import driving, friday, train
from tracker.domain.errors import StoreError
from tracker.domain.log import LoggedSet, NewSet, Session
from tracker.domain.units import Load
from tracker.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


def sets_of(logbook: Logbook) -> list[NewSet]:
    """Today's sets in the order they were logged."""
    session = logbook.today().session
    if session is None:
        return []
    found = [s for entry in session.entries for s in entry.sets]
    return [s.done for s in sorted(found, key=lambda s: s.id)]


async def test_enter_answers_nothing_sore_and_starts(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter")
        levels = {m: s.level for m, s in logbook.today().soreness.items()}
        assert levels == {"hamstrings": 0, "glutes": 0, "quads": 0}
        assert "set 1 of 3" in driver.frame()


async def test_the_check_in_keeps_what_was_answered(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        # 3, back up, plus one; an open row's plus is 10; the last stays open; legs taxed.
        await driver.press("3", "up", "+", "down", "+", "-", "l", "enter")
        today = logbook.today()
        levels = {m: s.level for m, s in today.soreness.items()}
        assert levels == {"hamstrings": 4, "glutes": 9, "quads": 0}
        assert today.legs_taxed


@pytest.mark.parametrize(
    ("key", "effort"),
    [("enter", "good"), ("e", "easy"), ("g", "good"), ("m", "max"), ("b", "broke")],
)
async def test_one_key_logs_the_set_as_shown(logbook: Logbook, key: str, effort: str) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", key)
        (done,) = sets_of(logbook)
        assert (done.count, done.right, str(done.effort)) == (10, None, effort)
        assert done.resistance.load == Load(6.0)
        assert "saved 18:20" in driver.frame()


async def test_digits_replace_the_reps_and_the_slash_goes_to_the_other_side(
    logbook: Logbook,
) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "1", "1", "/")
        assert "╶┴╴╶┴╴/╶─╴ reps" in driver.frame(), "the other side is waited for"
        await driver.press("9", "enter")
        (done,) = sets_of(logbook)
        assert (done.count, done.right) == (11, 9)


async def test_backspace_takes_a_digit_back_and_then_the_plan_stands(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "8", "7", "backspace", "enter", "9", "backspace", "enter")
        assert [done.count for done in sets_of(logbook)] == [8, 10]


async def test_plus_and_minus_change_one_rep(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "+", "+", "-", "enter", "down", "enter")
        assert [done.count for done in sets_of(logbook)] == [11, 9]


async def test_brackets_take_the_next_owned_load_for_the_sets_to_come(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "]", "enter", "enter", "left", "enter")
        assert [done.resistance.words() for done in sets_of(logbook)] == ["8 kg", "8 kg", "6 kg"]


async def test_the_ends_of_what_is_owned_are_said(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "[", "[")
        assert "that is the easiest owned" in driver.frame()


async def test_u_and_capital_u_take_back_and_redo(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "enter", "u")
        assert len(sets_of(logbook)) == 1
        assert "undone: set of Single-leg RDL" in driver.frame()
        await driver.press("U")
        assert len(sets_of(logbook)) == 2
        await driver.press("u", "u", "u")
        assert "Sore?" in driver.frame()


async def test_n_goes_to_another_exercise_and_stays_there(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "n", "enter", "enter")
        session = logbook.today().session
        assert session is not None
        assert [(e.exercise, len(e.sets)) for e in session.entries] == [("goblet-squat", 2)]
        await driver.press("N", "enter")
        assert "Single-leg RDL" in driver.lines()[5]


async def test_add_and_skip_change_the_plan_of_the_day(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "a")
        assert "set 1 of 4" in driver.frame()
        await driver.press("k", "k")
        assert "skipped a set of Single-leg RDL" in driver.frame()
        assert "set 1 of 2" in driver.frame()
        assert "of 8 sets" in driver.frame()


async def test_pain_takes_one_digit(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "p")
        assert "Pain in Single-leg RDL?" in driver.frame()
        await driver.press("4")
        assert not sets_of(logbook)
        assert "pain 4 in Single-leg RDL saved" in driver.frame()
        assert logbook.why("dumbbell-single-leg-romanian-deadlift").rule == "pain-hold"
        await driver.press("p", "backspace", "enter")
        assert len(sets_of(logbook)) == 1


async def test_a_note_goes_to_the_set_just_logged(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "#", *"first, q", "enter", "enter")
        await driver.press("#", *["backspace"] * 8, *"left knee", "enter")
        (done,) = sets_of(logbook)
        assert done.note == "left knee"
        await driver.press("#", "x", "escape")
        (done,) = sets_of(logbook)
        assert done.note == "left knee"


async def test_a_note_written_before_the_first_set_goes_with_it(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "#", *"cold", "enter", "enter")
        (done,) = sets_of(logbook)
        assert done.note == "cold"


async def test_swap_takes_another_exercise_for_today(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "s")
        assert "Instead of" in driver.frame()
        others = logbook.alternatives("dumbbell-single-leg-romanian-deadlift")
        await driver.press("down", "enter", "enter")
        session = logbook.today().session
        assert session is not None
        assert [e.exercise for e in session.entries] == [others[1].id]


async def test_the_last_set_leads_to_the_summary_and_never_to_one_more(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", *["enter"] * 12)
        assert len(sets_of(logbook)) == 0, "the session is finished"
        assert logbook.history(limit=1)[0].set_count == 9


async def test_u_after_the_summary_leads_back_into_the_session(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await train(driver, monkeypatch)
        await driver.press("enter")
        assert "NEXT TIME" in driver.frame()
        await driver.press("u")
        assert "All 9 sets are in." in driver.frame()
        sets = driver.frame().partition("All 9 sets are in.")[2]
        assert sets.split()[:2] == ["Feet-up", "bridge"], "whose sets are shown"
        await driver.press("u")
        assert "set 3 of 3" in driver.frame()


async def test_finish_early(logbook: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "f")
        assert "no set is logged yet" in driver.frame()
        await driver.press("enter", "f")
        assert "1 set, all saved." in driver.frame()
        assert logbook.history(limit=1)[0].finished is not None


async def test_a_rest_day_asks_once_and_then_trains(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-18T18:00")
    async with driving(logbook) as driver:
        assert "Rest: legs worked yesterday." in driver.frame()
        await driver.press("o", "q")
        assert not logbook.today().user_decided
        await driver.press("o", "enter")
        assert logbook.today().user_decided
        await driver.press("enter", "enter")
        assert len(sets_of(logbook)) == 1


async def test_very_sore_turns_the_day_into_rest(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("8", "enter")
        assert "very sore" in driver.frame()
        assert "o train" in driver.frame()


async def test_a_stop_sign_ends_the_session_with_plain_words(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "enter", "!", "q")
        assert logbook.today().stop_sign is None
        await driver.press("!", "c")
        assert logbook.today().stop_sign == "chest-pain"
        assert logbook.history(limit=1)[0].finished is not None
        assert "A stop sign is flagged" in driver.frame()
        await driver.press("e", "enter", "q")
        assert logbook.today().stop_sign == "chest-pain"
        await driver.press("u")
        assert "undone: flag chest-pain" in driver.frame()
        assert logbook.today().stop_sign is None
        assert logbook.history(limit=1)[0].finished is None, "one action: the session goes on"
        assert "set 2 of 3" in driver.frame()
        await driver.press("U")
        assert logbook.history(limit=1)[0].finished is not None
        await driver.press("enter", "enter")
        assert logbook.today().stop_sign is None


async def test_a_pane_left_open_over_midnight_shows_the_new_day(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await train(driver, monkeypatch)
        await driver.press("enter", "enter")
        monkeypatch.setenv("OVERLOAD_NOW", "2026-11-21T07:00")
        await driver.pass_seconds(1)
        assert driver.lines()[0].startswith("Sat 21 Nov")
        assert "Rest: legs worked yesterday." in driver.frame()


async def test_checking_in_again_shows_what_was_answered(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("2", "enter", "c")
        assert "▸ hamstrings   2" in driver.frame()
        await driver.press("1", "enter")
        assert logbook.today().soreness["hamstrings"].level == 1


class Failing(Logbook):
    """A log on a disk that is full for a while."""

    full = True

    def log_set(self, key: str, done: NewSet, when: object = None) -> LoggedSet:
        if self.full:
            raise StoreError("The log can't be written: the disk is full.")
        return super().log_set(key, done)


async def test_a_set_that_could_not_be_written_stays_and_can_be_tried_again(
    logbook: Logbook, tmp_path: Path
) -> None:
    path = logbook.path
    logbook.close()
    failing = Failing.open(path)
    assert isinstance(failing, Failing)
    async with driving(failing) as driver:
        await driver.press("enter", "1", "1", "e")
        assert "the disk is full" in " ".join(driver.frame().split())
        assert "▸ 1   11/11 × 6 kg" in driver.frame()
        assert "saved" not in driver.frame()
        failing.full = False
        await driver.press("e")
        (done,) = sets_of(failing)
        assert (done.count, str(done.effort)) == (11, "easy")


async def test_a_set_of_nothing_is_refused(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "0", "enter")
        assert not sets_of(logbook)
        assert "a set has at least one rep" in driver.frame()


async def test_started_again_it_is_the_same_session_at_the_same_set(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = logbook.path
    async with driving(logbook) as driver:
        await train(driver, monkeypatch, 4)
        before: Session | None = logbook.today().session
    again = Logbook.open(path)
    # Forty seconds after the last set.
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-20T18:42:40")
    async with driving(again) as driver:
        after = again.today().session
        assert before is not None
        assert after is not None
        assert after.id == before.id
        assert "set 2 of 3" in driver.frame()
        assert "rest 0:50" in driver.frame()


async def test_another_exercise_is_taken_from_why(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        others = logbook.alternatives("goblet-squat")
        await driver.press("enter", "w", "n", "s")
        assert "Instead of" in driver.frame()
        await driver.press("enter", "q")
        assert logbook.today().items[1].exercise.id == others[0].id
        assert others[0].short in driver.frame()


async def test_a_long_message_about_a_saved_set_keeps_to_one_row(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", *["]"] * 4, "enter", "enter", "enter")
        assert driver.lines()[-2] == "saved 18:20 Single-leg RDL 10/10"
        assert driver.lines()[-3] == "how was it?"


async def test_far_more_reps_than_planned_are_asked_about_once(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "1", "2", "0", "e")
        assert sets_of(logbook) == []
        assert "120 reps of Single-leg RDL, planned up to 12?" in " ".join(driver.frame().split())
        await driver.press("q")
        assert sets_of(logbook) == []
        await driver.press("e", "enter")
        assert [(done.count, str(done.effort)) for done in sets_of(logbook)] == [(120, "easy")]
        await driver.press(*"5/51", "enter", "enter", *"50", "enter")
        assert [(done.count, done.right) for done in sets_of(logbook)[1:]] == [(5, 51), (50, None)]


async def test_a_set_logged_elsewhere_is_not_logged_by_an_answer_about_it(
    logbook: Logbook,
) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", *"120", "enter")
        other = Logbook.open(logbook.path)
        item = other.today().items[0]
        for _ in range(3):
            other.log_set(item.key, NewSet(10, resistance=item.target.resistance))
        other.close()
        await driver.pass_seconds(1)
        await driver.press("enter")
        assert [done.count for done in sets_of(logbook)] == [10, 10, 10]
