"""Programs: the list, the week, starting one, and making one's own of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import AWKWARD, SIZES, drawn, inside
from tests.tui.driving import Driver, driving, friday, train
from tests.tui.story import OWNED
from tests.tui.test_hostile import EVIL, harmless
from tracker.domain.inventory import Inventory
from tracker.logbook import Logbook
from tracker.logbook.programs.own_slots import Change


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


def said(driver: Driver) -> str:
    """The screen's words, however they are folded."""
    return " ".join(driver.frame().split())


SCENES = {
    "programs": ("space", "p", "down"),
    "program": ("space", "p", "enter", "down"),
    "slot": ("space", "p", "enter", "down", "c", "down", "4"),
    "picks": ("space", "p", "enter", "f", "space", "down", "space"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_is_as_drawn(scene: str, size: tuple[int, int], logbook: Logbook) -> None:
    async with driving(logbook, size) as driver:
        await driver.press(*SCENES[scene])
        assert driver.frame() == drawn(scene, size)


async def test_a_program_is_started_after_one_question(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "down", "down", "enter", "enter")
        assert "Starter instead of Build?" in driver.frame()
        await driver.press("q")
        assert logbook.program().id == "build"
        await driver.press("enter", "enter")
        assert logbook.program().id == "starter"
        assert "Starter is in force; u takes it back" in driver.frame()
        await driver.press("u")
        assert logbook.program().id == "build"
        assert "undone: set program" in driver.frame()


async def test_the_question_tells_of_an_open_session_and_of_two_kinds_in_one_week(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await train(driver, monkeypatch, 2)
        await driver.press("space", "p", "down", "enter", "enter")
        asked = "A session of Build is open; what is logged stays. Start Circuit?"
        assert asked in said(driver)
        assert "Keep to one of them." in driver.frame()


async def test_the_program_in_force_is_not_started_again(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "enter")
        assert "Build is in force already" in driver.frame()
        assert "start" not in driver.lines()[-1], "nothing is offered that does nothing"
        await driver.press("]")
        assert "enter start" in driver.lines()[-1]
        assert logbook.undo() != "set program"


async def test_a_slot_is_changed_and_is_yours(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "down", "c")
        await driver.press("]", "down", "4", "down", *"6-12", "down", "]", "enter")
        assert logbook.slot_change("build", "day-1", 2) == Change(
            "bodyweight-squat", 4, (6, 12), (75, 105)
        )
        assert driver.lines()[0].startswith("Build, yours")
        assert "saved: Build, yours; u takes it back" in driver.frame()
        assert "Body squat, yours" in driver.frame()
        await driver.press("space", "t")
        assert driver.lines()[0].endswith("build, yours · Day 1")
        assert "Body squat" in driver.frame()
        await driver.press("u")
        assert driver.lines()[0].endswith("         build · Day 1")


async def test_the_slots_own_rest_is_counted_down(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.change_slot("build", "day-1", 1, Change(rest_s=(150, 180)))
    async with driving(logbook) as driver:
        await train(driver, monkeypatch, 1)
        assert "rest 3:00" in driver.frame()


async def test_what_can_not_be_is_said_and_what_was_typed_stays(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "down", "c", "down", "down", *"8-9", "enter")
        assert "widen the range" in said(driver)
        assert "reps       8-9▏" in driver.frame()
        await driver.press("backspace", "1", "2", "enter")
        assert "nothing was changed" in driver.frame()
        assert logbook.slot_change("build", "day-1", 2) == Change()


async def test_any_exercise_can_be_typed(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "down", "c", "/", *"marathon", "enter")
        assert "There is no exercise 'marathon'" in said(driver)
        await driver.press(*["backspace"] * 8, *"hip thrust", "enter")
        assert "needs bench, which you do not own" in said(driver)
        await driver.press("/", *"split squat", "enter")
        assert "exercise   Split squat" in driver.frame()
        await driver.press("enter")
        assert logbook.slot_change("build", "day-1", 2) == Change("split-squat")


async def test_leaving_a_slot_changes_nothing(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "c", "down", "]", "]", "q")
        assert not logbook.program().changed
        await driver.press("c", "down", "]", "d", "enter")
        assert "nothing was changed" in driver.frame()


async def test_back_to_how_it_came_in_a_slot_and_in_the_week(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change(sets=4))
    logbook.change_slot("build", "day-1", 3, Change(sets=2))
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "down", "c", "d", "enter")
        assert logbook.slot_change("build", "day-1", 2) == Change()
        assert logbook.program().changed
        await driver.press("d")
        assert "Build: drop your changes of it?" in driver.frame()
        await driver.press("enter")
        assert not logbook.program().changed
        await driver.press("d")
        assert "Build is as it came" in driver.frame()


async def test_three_favourites_are_picked_and_remembered(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "f", "space", "down", "down", "down", "space")
        assert "needs bench, which you do not own" in said(driver)
        await driver.press("down", "space", "down", "space", "down", "space")
        assert "3 are picked; take one out first" in driver.frame()
        await driver.press("enter")
        assert driver.lines()[-2] == "favourites kept; u takes it back"
        assert logbook.config_get("favourites") == (
            "single-leg-romanian-deadlift,glute-bridge,step-up"
        )
        assert "Day 5" in driver.frame()
        await driver.press("c", "u")
        assert logbook.config_get("favourites") == ""


async def test_a_move_of_the_circuit_goes_into_a_day(logbook: Logbook) -> None:
    async with driving(logbook, (80, 24)) as driver:
        await driver.press("space", "p", "down", "enter", "a", "n")
        assert "Day 3 of Build" in driver.frame()
        await driver.press("down", "down", "down", "down", "space", "enter")
        assert logbook.added_moves() == ("build", "day-3", ("cook-hip-lift",))
        await driver.press("[")
        assert "Cook hip lift" in driver.frame()
        await driver.press("a")
        assert "moves are added from Circuit" in driver.frame()


async def test_why_and_how_of_the_slot_in_hand(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter", "down", "w")
        assert driver.lines()[0].split() == ["Why", "Goblet", "squat"]
        await driver.press("q", "h")
        assert driver.lines()[0].split() == ["How", "to", "Goblet", "squat"]


async def test_programs_of_ones_own_are_listed(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / ".config" / "overload" / "catalog"
    folder.mkdir(parents=True)
    from tracker.catalog.example import EXAMPLE

    (folder / "own.toml").write_text(EXAMPLE, encoding="utf-8")
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("space", "p", "up", "down", "down", "down", "down", "enter")
        assert driver.lines()[0].startswith("Lunch break")
        assert "20-40" in driver.frame()
        await driver.press("enter", "enter")
        assert logbook.program().id == "lunch-break"


@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
async def test_a_band_and_a_note_of_a_program_are_only_text(
    evil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    name = "".join(char for char in evil if char.isprintable())[:60]
    logbook.inventory_set(Inventory(bands=(name, "strong"), things=OWNED.things))
    async with driving(logbook) as driver:
        for road in (("space", "p", "enter"), ("space", "s", "enter")):
            await driver.press(*road)
            for size in SIZES:
                for row in inside(driver.app.top, size):
                    harmless(row)
            await driver.home()
        assert driver.app.is_running


ROADS = (
    ("space", "p"), ("space", "p", "enter"), ("space", "p", "enter", "c", "]"),
    ("space", "p", "enter", "f"), ("space", "p", "down", "enter", "a"), ("space", "s"),
    ("space", "s", "down", "down", "]"), ("space", "s", "enter"), ("space", "s", "up", "enter"),
)  # fmt: skip


async def test_every_screen_stays_in_its_pane_and_opens_on_an_empty_log(
    logbook: Logbook, tmp_path: Path
) -> None:
    for book in (logbook, Logbook.open(tmp_path / "empty.db")):
        async with driving(book) as driver:
            for road in ROADS:
                await driver.press(*road)
                for size in (*SIZES, *AWKWARD):
                    inside(driver.app.top, size)
                await driver.home()
            assert driver.app.is_running


async def test_numbers_keep_their_distance_whatever_the_resistance(logbook: Logbook) -> None:
    logbook.change_slot("build", "day-1", 2, Change("dumbbell-step-up"))
    async with driving(logbook) as driver:
        await driver.press("space", "p", "enter")
        assert "3×8-12  4 kg h20" in driver.frame()
