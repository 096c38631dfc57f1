"""Exercises: the list and its search, one of them, its chart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import AWKWARD, SIZES, drawn, inside
from tests.tui.driving import Driver, driving, friday
from tests.tui.story import OWNED
from tests.tui.test_hostile import EVIL, harmless
from tracker.domain.inventory import Inventory
from tracker.logbook import Logbook
from tracker.store.imports import own_exercise


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


def own(logbook: Logbook, *names: str) -> None:
    """Exercises as an import leaves them."""
    with logbook._store.write("import", logbook.now()):
        for at, name in enumerate(names):
            logbook._store.add_own_exercise(own_exercise(f"own-{at}", name, "external"))
    logbook._know_own_exercises()


def in_hand(driver: Driver) -> str:
    """The row with the mark, its words alone."""
    return next(" ".join(each.split()) for each in driver.lines() if each.startswith("▸"))


SCENES = {
    "exercises": ("space", "x", "down"),
    "exercises-search": ("space", "x", "/", *"thrust"),
    "exercise": ("space", "x", "down", "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_is_as_drawn(scene: str, size: tuple[int, int], logbook: Logbook) -> None:
    async with driving(logbook, size) as driver:
        await driver.press(*SCENES[scene])
        assert driver.frame() == drawn(scene, size)


async def test_the_program_comes_first_then_what_was_trained_then_the_patterns(
    logbook: Logbook,
) -> None:
    logbook.swap("slot:1", "bodyweight-squat")
    rows = logbook.exercise_rows()
    groups = list(dict.fromkeys(row.group for row in rows))
    assert groups[:3] == ["your program", "trained lately", "bridge"]
    assert {row.exercise.id for row in rows if row.group == "trained lately"} == {"goblet-squat"}
    assert rows[1].exercise.id == "bodyweight-squat", "what fills the place today"
    assert len(rows) == len(logbook.catalog.exercises)
    async with driving(logbook) as driver:
        await driver.press("space", "x")
        assert in_hand(driver) == "▸ Single-leg RDL 13 Nov"
        await driver.press("]")
        assert in_hand(driver) == "▸ Goblet squat 13 Nov"
        await driver.press("]")
        assert in_hand(driver).startswith("▸ Glute bridge")
        await driver.press("[", "[")
        assert in_hand(driver) == "▸ Single-leg RDL 13 Nov"


@pytest.mark.parametrize("query", ["squat", "rdl", "db rdl", "hamst", "one leg", "bench", "zzz"])
async def test_a_search_finds_what_the_command_finds_in_its_order(
    query: str, logbook: Logbook
) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *query)
        top = driver.app.top
        assert [row.exercise.id for row in top.rows] == [  # type: ignore[attr-defined]
            each.id for each in logbook.catalog.search(query)
        ]
        assert f"/ {query}" in driver.frame()


async def test_the_list_follows_each_letter_and_escape_shows_all_again(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *"cook")
        assert "2 of 50" in driver.frame()
        await driver.press("backspace", "backspace", "backspace", "backspace", "u", "x")
        assert "No exercise has a name" in driver.frame()
        await driver.press("escape")
        assert "50, you can do" in driver.frame()
        await driver.press("/", *"cook", "down", "enter")
        assert driver.lines()[0].endswith("Cook lift toes up")
        await driver.press("q")
        assert "/ cook" in driver.frame(), "what was searched stays"
        await driver.press("q")
        assert in_hand(driver).startswith("▸ Cook lift toes up"), "the row too"
        await driver.press("q")
        assert driver.lines()[0].startswith("Fri 20 Nov")


async def test_enter_on_nothing_found_does_nothing(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *"zzz", "enter", "enter", "L", "w", "h", "]", "[")
        assert driver.lines()[0].startswith("Exercises")
        assert driver.app.is_running


async def test_a_pasted_search_is_cleaned_and_found(logbook: Logbook) -> None:
    from textual import events

    async with driving(logbook) as driver:
        await driver.press("space", "x", "/")
        driver.app.post_message(events.Paste("goblet\x1b[2J\n"))
        await driver.settle()
        harmless(driver.frame().replace("\n", ""))
        await driver.press(*["backspace"] * 4)
        assert "/ goblet" in driver.frame()
        assert in_hand(driver) == "▸ Goblet squat 13 Nov"


async def test_what_is_lacking_is_said_in_words(logbook: Logbook) -> None:
    logbook.inventory_set(Inventory())
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *"goblet")
        assert in_hand(driver).startswith("▸ Goblet squat needs dumbbells")
        await driver.press("enter")
        assert "needs dumbbells or kettlebell: you lack it" in " ".join(driver.frame().split())


async def test_one_exercise_says_all_there_is(logbook: Logbook) -> None:
    page = logbook.exercise_page("goblet-squat")
    text = page.text
    async with driving(logbook, (80, 60)) as driver:
        await driver.press("space", "x", "down", "enter")
        shown = " ".join(driver.frame().split())
        assert "works quads, glutes; half: hamstrings" in shown
        assert "needs dumbbells or kettlebell: owned" in shown
        assert "= 12 12 12 × 10 kg" in shown
        assert "13 Nov 12 12 12 × 10 kg good" in shown
        for said in (text.rep, *text.steps, *text.cues, *text.limits, *text.safety, *text.sources):
            assert said in shown
        for name, edge in (*page.above, *page.below):
            assert f"{name} ({edge.label}" in shown


async def test_what_holds_for_any_band_and_step_is_told(logbook: Logbook) -> None:
    async with driving(logbook, (80, 70)) as driver:
        for name, subject in (("band curl", "bands"), ("step-up", "steps")):
            await driver.press("space", "x", "/", *name.replace("-", " "), "enter")
            shown = " ".join(driver.frame().split())
            for said in logbook.catalog.safety[subject]:
                assert said in shown
            await driver.press("q", "q")


async def test_the_page_scrolls_and_n_goes_through_the_list(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "enter")
        assert driver.lines()[0].endswith("Single-leg RDL")
        before = driver.frame()
        await driver.press("down", "down")
        assert driver.frame() != before
        assert driver.lines()[0].endswith("Single-leg RDL"), "the heading stays"
        await driver.press("n")
        assert driver.lines()[0].endswith("Goblet squat")
        await driver.press("N", "N")
        assert not driver.lines()[0].endswith("Single-leg RDL")


async def test_why_how_ladder_and_swap_are_a_key_away(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "down")
        for start in (("space", "x"), ("space", "x", "enter")):
            for key, title in (("w", "Why"), ("h", "How to"), ("L", "Ladder")):
                await driver.press(*start, key)
                assert driver.lines()[0].startswith(title)
                await driver.home()
        await driver.press("space", "x", "enter", "s")
        assert driver.lines()[0].split() == ["Instead", "of", "Goblet", "squat"]
        await driver.press("enter")
        assert logbook.next().exercises[1].exercise == "bodyweight-squat"
        await driver.press("space", "x", "/", *"step", "enter", "s")
        assert "is not in today's plan; instead of it" in " ".join(driver.frame().split())


async def test_the_chart_of_an_exercise_is_drawn_and_widened(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "down", "enter", "enter")
        assert driver.lines()[0].split() == ["Goblet", "squat", "12", "weeks"]
        assert "load, kg" in driver.frame()
        assert "Next: 10 kg, 12 reps a set." in " ".join(driver.frame().split())
        await driver.press("+")
        assert driver.lines()[0].endswith("52 weeks")
        await driver.press("+", "+")
        assert "that is all there is" in driver.frame()
        await driver.press("-", "-", "-", "-")
        assert "fewer than 4 weeks" in driver.frame()
        await driver.press("w")
        assert driver.lines()[0].startswith("Why")
        await driver.press("q", "q", "q")
        assert driver.lines()[0].startswith("Exercises")


@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
async def test_the_name_of_an_own_exercise_is_only_text(evil: str, logbook: Logbook) -> None:
    own(logbook, evil[:200])
    async with driving(logbook) as driver:
        road = ("space", "x", "[", *["]"] * 9)
        for more in ((), ("enter",), ("enter", "enter"), ("w",), ("h",), ("L",), ("enter", "s")):
            await driver.press(*road, *more)
            for size in (*SIZES, *AWKWARD):
                for row in inside(driver.app.top, size):
                    harmless(row)
            harmless(driver.frame().replace("\n", ""))
            await driver.home()
        assert driver.app.is_running


async def test_an_imported_exercise_says_that_little_is_known(logbook: Logbook) -> None:
    own(logbook, "Seated squat [paused] (Machine)")
    async with driving(logbook, (80, 40)) as driver:
        await driver.press("space", "x", "/", *"paused", "enter")
        shown = " ".join(driver.frame().split())
        assert "Seated squat [paused] (Machine)" in shown
        assert "No how-to: it came with an import" in shown
        assert "not known; its sets count for no muscle" in shown
        await driver.press("h")
        assert "no how-to is written for" in driver.frame()
        await driver.press("L")
        assert "stands on no ladder." in driver.frame()


async def test_an_undone_import_takes_its_exercise_from_the_screen(logbook: Logbook) -> None:
    own(logbook, "Odd lift")
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *"odd", "enter")
        assert driver.lines()[0].endswith("Odd lift")
        await driver.press("u")
        assert driver.app.is_running
        assert driver.lines()[0].startswith("Exercises")
        assert "Odd lift" not in driver.frame()


async def test_every_exercise_has_its_page_ladder_and_chart_at_every_size(
    logbook: Logbook,
) -> None:
    from tracker.tui.screens.exercise import ExerciseView

    async with driving(logbook) as driver:
        ids = list(logbook.catalog.exercises)
        for at in range(0, len(ids), 3):
            view = ExerciseView(driver.app, ids, at)
            for size in (*SIZES, *AWKWARD):
                inside(view, size)


async def test_an_empty_log_has_the_list_and_says_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-20T18:20")
    empty = Logbook.open(tmp_path / "empty.db")
    # Whoever has said what is owned is past the first start.
    empty.inventory_set(OWNED)
    async with driving(empty) as driver:
        await driver.press("space", "x")
        assert "YOUR PROGRAM" in driver.frame()
        await driver.press("enter")
        assert "none yet" in driver.frame()
        await driver.press("enter")
        assert "No session" in driver.frame()
        await driver.press("q", "L")
        assert "never done" in driver.frame()


async def test_ctrl_u_empties_a_field(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *"zzz", "ctrl+u", *"goblet")
        assert "Goblet squat" in driver.frame()
        assert "zzz" not in driver.frame()
        await driver.press("escape", ":", *"zzz", "ctrl+u", *"ladder", "enter")
        assert driver.lines()[0].startswith("Ladder")
        await driver.home()
        await driver.press("enter", "#", *"wrong", "ctrl+u", *"right", "enter", "enter")
        assert logbook.history(limit=1)[0].entries[0].sets[0].done.note == "right"
