"""Settings: every change stored at once, taken back by undo; what is owned, ticked and typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import SIZES, drawn
from tests.tui.driving import driving, friday, train
from tests.tui.story import OWNED
from tracker.domain.inventory import Inventory
from tracker.domain.units import Load
from tracker.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


MODE = ("space", "s", *["down"] * 6)
SCENES = {
    "settings": MODE,
    "inventory": ("space", "s", "enter", "down"),
    "health": ("space", "s", *["down"] * 20, "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_is_as_drawn(scene: str, size: tuple[int, int], logbook: Logbook) -> None:
    async with driving(logbook, size) as driver:
        await driver.press(*SCENES[scene])
        assert driver.frame() == drawn(scene, size)


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        (3, "units", "lb"), (4, "status", "trained"), (5, "back", "sensitive"),
        (6, "mode", "acsm-2009"), (8, "week-start", "sunday"), (9, "rest-timer", "off"),
        (10, "bell", "off"), (11, "theme", "dark"), (12, "glyphs", "ascii"),
    ],
)  # fmt: skip
async def test_a_setting_changes_goes_back_and_is_undone(
    row: int, key: str, value: str, logbook: Logbook
) -> None:
    before = logbook.config_get(key)
    async with driving(logbook) as driver:
        await driver.press("space", "s", *["down"] * row, "enter")
        assert logbook.config_get(key) == value
        assert "u takes it back" in driver.frame()
        await driver.press("u")
        assert logbook.config_get(key) == before
        await driver.press("]", "[")
        assert logbook.config_get(key) == before
        await driver.press("]", "d")
        assert logbook.config_get(key) == before
        assert key not in logbook._store.settings()
        await driver.press("d")
        assert "stands at its default" in driver.frame()


async def test_theme_and_signs_change_at_once_and_back(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        before = driver.app.theme
        await driver.press("space", "s", *["down"] * 11, "enter", "enter")
        assert logbook.config_get("theme") == "light"
        assert driver.app.theme != before
        await driver.press("u", "u")
        assert driver.app.theme == before
        await driver.press("down", "enter")
        assert ">" in driver.frame()
        assert "▸" not in driver.frame()


async def test_one_exercise_may_have_a_mode_of_its_own(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", *["down"] * 7, "enter", *"gobblet", "enter")
        assert "There is no exercise 'gobblet'" in driver.frame()
        assert "exercise: gobblet" in driver.frame()
        await driver.press(*["backspace"] * 4, *"let squat", "enter", "enter")
        assert logbook.config()["mode.goblet-squat"] == "acsm-2009"
        assert "  Goblet squat        " in driver.frame()
        await driver.press("d")
        assert "mode.goblet-squat" not in logbook.config()


async def test_a_rest_timer_that_is_off_waits_for_its_key(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.config_set("rest-timer", "off")
    async with driving(logbook) as driver:
        await train(driver, monkeypatch, 1)
        assert "rest timer stopped" in driver.frame()
        await driver.press("t")
        assert "rest 1:30" in driver.frame()


async def test_things_are_ticked_and_sizes_typed(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", "enter")
        assert "4 6 8 10 12 14" in driver.frame()
        await driver.press(*"6 10 25lb", "enter")
        assert logbook.inventory().dumbbells == (Load(6.0), Load(10.0), Load(25.0, "lb"))
        await driver.press(*["down"] * 5, "enter", *" black", "enter")
        assert logbook.inventory().bands == ("yellow", "red", "green", "black")
        await driver.press("down", "down", "down", "space")
        assert "bench" in logbook.inventory().things
        await driver.press("u", "u", "u")
        assert logbook.inventory() == OWNED
        assert "undone: inventory" in driver.frame()


async def test_a_wrong_size_is_one_sentence_and_stays_typed(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", "enter", *"4 six 8", "enter")
        assert "'six' is not a weight" in driver.frame()
        assert "4 six 8" in driver.frame()
        assert logbook.inventory() == OWNED
        await driver.press("escape", "up", "down", "down", "down", "down", "space")
        await driver.press(*"15 20", "enter")
        assert "One barbell counts" in driver.frame()


async def test_sizes_emptied_are_not_owned(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", "enter", "space", *["backspace"] * 20, "enter")
        assert logbook.inventory().dumbbells == ()


async def test_pounds_are_typed_and_shown_as_given(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", "enter", *["down"] * 13, "space")
        assert logbook.units() == "lb"
        assert "4kg 6kg 8kg" in driver.frame()
        await driver.press(*["up"] * 13, *"25 30", "enter")
        assert logbook.inventory().dumbbells == (Load(25.0, "lb"), Load(30.0, "lb"))
        assert "25 30" in driver.frame()


async def test_the_first_thing_told_takes_the_place_of_what_was_assumed(tmp_path: Path) -> None:
    logbook = Logbook.open(tmp_path / "empty.db")
    async with driving(logbook) as driver:
        await driver.press("space", "s", "enter")
        assert "so the usual is assumed" in " ".join(driver.frame().split())
        await driver.press(*["down"] * 7, "space")
        assert logbook.inventory() == Inventory(things=frozenset({"ball"}))
        assert "only what stands here counts" in driver.frame()


async def test_rows_that_lead_to_other_screens(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", "down", "enter")
        assert driver.lines()[0].startswith("Programs")
        await driver.press("space", "s", "down", "enter")
        assert driver.lines()[0].startswith("Favourites")
        await driver.press("space", "enter")
        assert "1 of 3 picked" in driver.frame()
        await driver.press("up", "d")
        assert "it has no default" in driver.frame()


async def test_a_setting_made_in_another_pane_is_seen(logbook: Logbook) -> None:
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        await driver.press("space", "s")
        other.config_set("status", "trained")
        await driver.pass_seconds(1)
        assert "you are                       trained" in driver.frame()
    other.close()


async def test_more_sizes_than_fit_are_told_below(logbook: Logbook) -> None:
    sizes = " ".join(str(n) for n in range(2, 42, 2))
    async with driving(logbook) as driver:
        await driver.press("space", "s", "enter", *sizes, "enter")
        shown = " ".join(driver.frame().split())
        assert f"dumbbells, pairs: {sizes}" in shown
        await driver.press("q")
        assert "You own: dumbbells 2 4 6" in " ".join(driver.frame().split())
