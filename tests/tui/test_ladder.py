"""The ladder: where you are, from rung to rung, and taking one by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.drawings import AWKWARD, SIZES, drawn, inside
from tests.tui.driving import driving, friday, train
from tracker.logbook import Logbook
from tracker.tui.screens.ladder import LadderView

BRIDGE = ("space", "x", "down", "down", "L")


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


SCENES = {
    "ladder": BRIDGE,
    "ladder-taken": (*BRIDGE, "up", "s"),
    "ladder-ways": (*BRIDGE, "n", "down"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_ladder_is_as_drawn(scene: str, size: tuple[int, int], logbook: Logbook) -> None:
    async with driving(logbook, size) as driver:
        await driver.press(*SCENES[scene])
        assert driver.frame() == drawn(scene, size)


async def test_taking_the_rung_above_is_what_next_says_and_u_takes_it_back(
    logbook: Logbook,
) -> None:
    before = logbook.next().to_json()
    async with driving(logbook) as driver:
        await driver.press(*BRIDGE, "up", "s")
        assert "taken: Single-leg bridge" in driver.frame()
        assert "▸ Single-leg bridge" in driver.frame()
        decision = logbook.next().exercises[2]
        assert (decision.exercise, decision.goal) == ("single-leg-glute-bridge", (8, 8, 8))
        assert decision.user_decided
        await driver.press("w")
        assert "You took this rung by hand" in " ".join(driver.frame().split())
        await driver.press("q", "u")
        assert "undone: take the rung Single-leg bridge" in driver.frame()
        assert "▸ Feet-up bridge           YOU ARE HERE" in driver.frame()
        assert logbook.next().to_json() == before
        await driver.press("U")
        assert "▸ Single-leg bridge        YOU ARE HERE" in driver.frame()


async def test_a_rung_taken_down_is_trained_from_the_bottom_today(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await driver.press(*BRIDGE, "down", "s")
        assert "taken: Glute bridge" in driver.frame()
        await driver.home()
        assert "3 Glute bridge" in driver.frame()
        await train(driver, monkeypatch, 7)
        entry = logbook.history(limit=1)[0].entries[2]
        assert (entry.exercise, entry.sets[0].done.count) == ("glute-bridge", 8)
        assert '"user_decided": true' in (entry.shown or "")
        state = logbook.ladder_state("glute-bridge")
        assert state.taken is None, "it is trained now"
        assert state.rung("glute-bridge").last is not None


async def test_what_cannot_be_taken_says_why_and_stores_nothing(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        version = logbook.version()
        await driver.press(*BRIDGE, "s")
        assert "is the rung you are on." in " ".join(driver.frame().split())
        await driver.press("up", "up", "s")
        assert "needs bench, which is not among what you" in " ".join(driver.frame().split())
        assert logbook.version() == version


async def test_how_why_and_chart_are_of_the_rung_in_hand(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press(*BRIDGE, "up")
        for key, said in (("h", "How to"), ("w", "Why"), ("enter", "Single-leg bridge")):
            await driver.press(key)
            assert driver.lines()[0].startswith(said)
            assert "Single-leg bridge" in driver.lines()[0]
            await driver.press("q")
        assert "never done" in driver.frame()


async def test_n_shows_the_other_ways_up_where_some_are_hidden(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press(*BRIDGE)
        assert "+3 other ways up" in driver.frame()
        await driver.press("n")
        assert "other ways up" not in driver.frame()
        assert "├───┘" in driver.frame()
        await driver.press(*["up"] * 3, "n")
        assert "YOU ARE HERE" in driver.frame(), "what is hidden again is not in hand"
        await driver.press("q", "up", "L", "n")
        assert "every way up is drawn already" in driver.frame()


async def test_a_rung_off_your_own_way_up_is_drawn_when_it_is_asked_for(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "x", "/", *"dumbbell thrust", "enter", "L")
        assert "│   Dumbbell thrust       needs bench" in driver.frame()
        assert "Dumbbell thrust            never done" in driver.frame()
        await driver.press("down")
        assert "Hip thrust                 never done" in driver.frame()


async def test_every_rung_of_every_ladder_is_whole_at_every_size(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        for ladder in logbook.catalog.ladders.values():
            view = LadderView(driver.app, ladder.rungs[-1])
            for size in (*SIZES, *AWKWARD):
                for step in (view.do_up, view.do_down, view.do_other_ways):
                    step("")
                    inside(view, size)
            view.every = True
            names = {rung.id: rung.short for rung in view.ladder.rungs}
            for _ in range(2 * len(names)):
                view.do_down("")
            # Every rung can be reached, and in hand its name and its row are both on the screen.
            met = set()
            for _ in names:
                met.add(view.hand)
                whole = "\n".join(inside(view, (36, 16)))
                assert whole.count(names[view.hand]) >= 2, view.hand
                view.do_up("")
            assert met == set(names)


async def test_the_panel_and_the_drawing_count_different_things_by_different_names(
    logbook: Logbook,
) -> None:
    async with driving(logbook) as driver:
        await driver.press(*BRIDGE, "down")
        assert "+3 other ways up" in driver.frame()
        assert "and to 5 other rungs" in driver.frame()
        ups = {e.to_id for e in logbook.ladder_state("glute-bridge").edges
               if e.from_id == "glute-bridge"}  # fmt: skip
        assert len(ups) == 6
