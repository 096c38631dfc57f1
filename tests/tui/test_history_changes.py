"""History changed: sets edited, sessions moved, deleted, added; what changes is shown before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import driving, friday
from tests.tui.test_history import edit, reps
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import SessionDeleted


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


async def test_an_edit_is_saved_undone_and_redone(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await edit(driver, monkeypatch)
        before = logbook.next().to_json()
        assert reps(logbook) == [12, 12, 12]
        await driver.press("enter")
        assert reps(logbook) == [12, 12, 11]
        assert "saved; u takes it back" in driver.frame()
        assert driver.lines()[0].endswith("Fri 13 Nov")
        assert logbook.why("goblet-squat").rule == "repeat"
        await driver.press("u")
        assert reps(logbook) == [12, 12, 12]
        assert logbook.next().to_json() == before
        await driver.press("U", "enter", "n", "n")
        shown = " ".join(driver.frame().split())
        assert "This set was edited before: it was 12 × 10 kg, good." in shown


async def test_q_leaves_the_set_as_it_was(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await edit(driver, monkeypatch)
        version = logbook.version()
        await driver.press("n")
        assert "enter saves the edit first" in driver.frame()
        await driver.press("]", "q", "enter", "enter")
        assert reps(logbook) == [12, 12, 12]
        assert logbook.version() == version
        assert "nothing was changed" in driver.frame()


async def test_every_value_of_a_set_can_be_changed(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "enter")
        await driver.press("8", "/", "7", "down", "8", "m", "down", "3", "down", "+")
        await driver.press("#", *"knee clicked", "enter", "enter")
        session = logbook.history("dumbbell-single-leg-romanian-deadlift", limit=1)[0]
        done = session.entries[0].sets[0].done
        assert (done.count, done.right, str(done.resistance.load)) == (8, 7, "8 kg")
        assert (str(done.effort), done.pain, done.warmup) == ("max", 3, True)
        assert done.note == "knee clicked"


async def test_bands_heights_and_fractions(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "enter", "enter")
        await driver.press("down", "+", "enter", "n", "enter", "down", "7", ".", "5", "enter")
        await driver.press("n", "enter", "down", "-")
        assert "You own no other band there" in driver.frame()
        await driver.press("+", "-", "-", "+", "enter")
        session = logbook.history(limit=1)[0]
        at = [entry.sets[0].done.resistance for entry in session.entries]
        assert [r.words() for r in at] == ["h30", "7.5 kg", "red"]


async def test_steps_and_efforts_go_up_and_down(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter")
        await driver.press("+", "+", "-", "down", "+", "down", "+", "+", "down", "+", "+", "+", "-")
        await driver.press("enter")
        done = logbook.history("goblet-squat", limit=1)[0].entries[1].sets[0].done
        assert (done.count, str(done.resistance.load)) == (13, "12 kg")
        assert (str(done.effort), done.pain) == ("broke", 1)
        await driver.press("enter", "down", "down", "2", "down", "-", "-", "enter")
        done = logbook.history("goblet-squat", limit=1)[0].entries[1].sets[0].done
        assert (str(done.effort), done.pain) == ("rir2", None)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (("9", "9", "9", "enter"), "from 0 to 500"),
        (("1", "/"), "no left and right"),
        (("down", "9", "9", "9", "9", "9", "down"), "more than anyone lifts"),
        (("down", "down", "1", "1", "enter"), "is not an effort"),
        (("down", "down", "down", "1", "1", "down"), "from 0 to 10"),
        (("up", "up", "down", "down", "down", "down", "down", "3"), "# writes the note"),
    ],
)
async def test_a_value_that_can_t_be_is_told_and_stays(
    logbook: Logbook, keys: tuple[str, ...], says: str
) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", *keys)
        assert says in " ".join(driver.frame().split())
        assert "set 1" in driver.frame()
        assert reps(logbook) == [12, 12, 12]
        await driver.press("backspace", "backspace", "backspace", "backspace", "backspace", "q")
        assert "set 1" not in driver.frame()


async def test_backspace_takes_a_change_back(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", "5", "down", "+")
        assert "12 → 5" in driver.frame()
        await driver.press("backspace", "up", "backspace")
        assert "→" not in driver.frame()


async def test_a_set_changed_elsewhere_is_not_written_over(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", "5")
        other = Logbook.open(logbook.path)
        done = other.history("goblet-squat", limit=1)[0].entries[1].sets[0]
        other.note_set(done.id, done.rev, "elsewhere")
        await driver.pass_seconds(1)
        assert "changed elsewhere" in " ".join(driver.frame().split())
        assert "12 → 5" in driver.frame()
        await driver.press("enter")
        assert reps(logbook) == [12, 12, 12]
        await driver.press("q", "enter", "5", "enter")
        assert reps(logbook) == [5, 12, 12]
        await driver.press("enter", "4")
        other.undo()
        other.undo()
        session = other.history("goblet-squat", limit=1)[0]
        other.change(SessionDeleted(session))
        other.close()
        await driver.pass_seconds(1)
        assert driver.lines()[0].endswith("3 sessions")


async def test_a_preview_disturbs_no_other_pane(logbook: Logbook) -> None:
    other = Logbook.open(logbook.path)
    seen = other.version()
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", "5")
        assert "Saving this changes" in driver.frame()
        assert driver.app._seen == logbook.version()
        assert other.version() == seen
    other.close()


# -- deleting, moving, adding ---------------------------------------------------------------------


async def test_a_set_an_exercise_and_a_session_are_deleted_once_agreed_to(
    logbook: Logbook,
) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", "n", "d")
        assert "Delete Goblet squat, set 2 (12)" in " ".join(driver.frame().split())
        await driver.press("q")
        assert reps(logbook) == [12, 12, 12]
        await driver.press("d", "enter")
        assert reps(logbook) == [12, 12]
        assert driver.lines()[0].endswith("Fri 13 Nov")
        await driver.press("d", "enter")
        assert [e.exercise for e in logbook.history(limit=2)[1].entries] == [
            "dumbbell-single-leg-romanian-deadlift",
            "feet-elevated-glute-bridge",
        ]
        await driver.press("q", "d", "up", "down", "enter")
        assert driver.lines()[0].endswith("3 sessions")
        await driver.press("u", "u", "u")
        assert reps(logbook) == [12, 12, 12]
        assert driver.lines()[0].endswith("4 sessions")


async def test_a_session_is_moved_to_another_date(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "m", *"13 nov", "enter")
        assert "That is the date it has." in driver.frame()
        await driver.press(*["backspace"] * 6, *"21 nov 2026", "enter")
        assert "still to come" in driver.frame()
        await driver.press(*["backspace"] * 11, *"17 nov", "enter")
        assert "both are read as one" in " ".join(driver.frame().split())
        await driver.press("enter")
        assert driver.lines()[0].endswith("Tue 17 Nov")
        assert [s.date.day for s in logbook.history()] == [17, 17, 10, 6]
        await driver.press("]")
        assert driver.lines()[0].endswith("Tue 17 Nov"), "the other session of that date"
        await driver.press("u", "q")
        assert [s.date.day for s in logbook.history()] == [17, 13, 10, 6]


async def test_a_past_session_is_put_in_line_by_line(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "a")
        assert driver.lines()[-2] == "date: ▏ like 15 nov, yesterday"
        await driver.press(*"some day", "enter")
        assert "is not a date" in driver.frame()
        await driver.press(*["backspace"] * 8, *"15 nov", "enter")
        await driver.press(*"goblet sqat 12", "enter")
        assert "There is no exercise" in driver.frame()
        assert "line: goblet sqat 12" in driver.frame()
        await driver.press(*["backspace"] * 14, *"hip thrust 12", "enter")
        await driver.press("escape", "q")
        assert "Throw the line away?" in driver.frame()
        await driver.press("y")
        assert driver.lines()[0].endswith("4 sessions")
        await driver.press("a", *"15 nov", "enter", *"goblet squat 12,11 @10kg good", "enter")
        await driver.press(*"step up 8 h20", "enter", "enter", "d", "a", *"step up 9 h20", "enter")
        await driver.press("enter", "q", "q", "enter")
        session = logbook.session(logbook.find_sessions("15 nov")[0])
        assert session is not None
        assert [[s.done.count for s in e.sets] for e in session.entries] == [[12, 11], [9]]
        assert session.finished is not None
        assert "▸ Tue 17 Nov" in driver.frame()
        await driver.press("u")
        assert logbook.find_sessions("15 nov") == []
        await driver.press("a", *"yesterday", "enter", "enter", "enter")
        assert "nothing to save" in driver.frame()


async def test_sets_are_added_to_the_date_of_a_session(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "a")
        assert driver.lines()[0].endswith("Fri 13 Nov")
        assert "both are read as one" in " ".join(driver.frame().split())
        await driver.press(*"step up 8 h20", "enter", "enter", "enter")
        assert [s.date.day for s in logbook.history()] == [17, 13, 13, 10, 6]


@pytest.mark.parametrize("size", [(39, 24), (36, 16)])
async def test_the_keys_stay_below_an_error_about_a_field(
    size: tuple[int, int], logbook: Logbook
) -> None:
    async with driving(logbook, size) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", "1", "/")
        assert "no left and right" in " ".join(driver.frame().split())
        assert driver.lines()[-2].startswith("enter save   q leave it")
        await driver.press("#", *"sore")
        assert "enter save" not in driver.frame(), "a field has keys of its own"


async def test_undo_leaves_the_log_alone_while_a_change_is_not_saved(logbook: Logbook) -> None:
    logbook.bodyweight(Load(71.0))
    version = logbook.version()
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down", "enter", "n", "enter", "5")
        for key in ("u", "U"):
            await driver.press(key)
            assert "enter saves the edit first" in driver.frame()
            assert "12 → 5" in driver.frame()
        assert logbook.version() == version
        await driver.press("backspace", "u")
        assert "undone: body weight" in driver.frame()
