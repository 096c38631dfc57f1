"""History: the screens as drawn, found, paged, whatever the text and the size."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.tui.drawings import AWKWARD, SIZES, drawn, inside
from tests.tui.driving import Driver, driving, friday, train
from tests.tui.test_hostile import EVIL, harmless
from tracker.domain.log import NewSet
from tracker.domain.moment import parse_moment
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.store import Store

THIRD_SQUAT = ("space", "h", "down", "down", "enter", "n", "enter", "n", "n")
"""From Today, after Friday's training, to the third squat of Fri 13 Nov."""


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log on its Friday."""
    return friday(tmp_path, monkeypatch)


async def trained(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Friday as it went to plan, summed up."""
    await train(driver, monkeypatch)
    await driver.press("enter")


def reps(logbook: Logbook, day: str = "2026-11-13", exercise: str = "goblet-squat") -> list[int]:
    sessions = logbook.history(exercise, since=date.fromisoformat(day))
    entry = next(e for e in sessions[-1].entries if e.exercise == exercise)
    return [s.done.count for s in entry.sets]


async def edit(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await trained(driver, monkeypatch)
    await driver.press(*THIRD_SQUAT, "1", "1")


async def confirm(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await driver.press("space", "h", "down", "d")


async def past(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    await driver.press("space", "h", "a", *"15 nov", "enter")
    await driver.press(*"goblet squat 12,12,12 @10kg easy", "enter", "enter")


SCENES = {"edit": edit, "history-confirm": confirm, "history-past": past}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_is_as_drawn(
    scene: str, size: tuple[int, int], logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook, size) as driver:
        await SCENES[scene](driver, monkeypatch)
        assert driver.frame() == drawn(scene, size)


# -- the list -------------------------------------------------------------------------------------


async def test_the_list_narrows_as_it_is_searched(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "/", *"squat")
        assert driver.lines()[0].endswith("2 found")
        assert "▸ Fri 13 Nov" in driver.frame()
        await driver.press("escape")
        assert driver.lines()[0].endswith("4 sessions")
        await driver.press("/", *"10 nov", "enter", "enter")
        assert driver.lines()[0].endswith("Tue 10 Nov")
        await driver.press("]", "]", "q")
        assert driver.lines()[1] == "/ 10 nov"
        await driver.press("q")
        assert driver.lines()[0].endswith("4 sessions")
        await driver.press("/", *"zzz", "enter", "enter", "d", "down", "end")
        assert "No session has 'zzz'" in driver.frame()


async def test_a_paste_is_searched_for(logbook: Logbook) -> None:
    from textual import events

    async with driving(logbook) as driver:
        await driver.press("space", "h", "/")
        driver.app.post_message(events.Paste("hamstring\ncurl"))
        await driver.settle()
        assert driver.lines()[0].endswith("2 found")


async def test_a_search_narrows_once_for_a_burst_of_keys(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    find = logbook.find_sessions
    monkeypatch.setattr(logbook, "find_sessions", lambda text: asked.append(text) or find(text))
    async with driving(logbook) as driver:
        await driver.press("space", "h", "/", *"goblet squat")
        assert asked[-1] == "goblet squat"
        assert len(asked) < len("goblet squat")


async def test_months_that_are_over_are_summed_beside_the_list(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLOAD_NOW", "2026-12-01T18:00")
    async with driving(logbook, (100, 30)) as driver:
        await driver.press("space", "h")
        assert "  November      4 sessions    35 sets" in driver.frame()
        await driver.press("/", *"squat")
        assert "35 sets" not in driver.frame()


def many(path: Path, count: int) -> Logbook:
    """A log of that many sessions, a day apart, three sets each."""
    store = Store.open(path)
    store.hurry()
    done = NewSet(12, resistance=Resistance(Load(10.0)))
    first = parse_moment("1999-01-01T18:00")
    with store.write("many", first):
        for n in range(count):
            at = first.plus(86_400 * n)
            session = store.new_session(at.date, at, "build", "day-1")
            entry = store.new_entry(session, "goblet-squat")
            for _ in range(3):
                store.add_set(entry, done, at)
    store.close()
    return Logbook.open(path)


async def test_of_many_sessions_only_a_page_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = many(tmp_path / "many.db", 700)
    rows = 0
    read = Store._rows

    def counted(store: Store, *arguments: object) -> object:
        nonlocal rows
        found = read(store, *arguments)  # type: ignore[arg-type]
        rows += len(found)
        return found

    async with driving(book, (100, 30)) as driver:
        monkeypatch.setattr(Store, "_rows", counted)
        page = 60 * (1 + 1 + 3)
        for keys in (("space", "h"), ("end",), ("home",), ("pagedown",) * 5, ("down",) * 70):
            rows = 0
            await driver.press(*keys)
            assert rows < 3 * page, keys
        assert "▸" in driver.frame()
        rows = 0
        book.bodyweight(Load(70.0))
        await driver.pass_seconds(1)
        assert rows < 3 * page, "what another pane wrote"
        await driver.press("end")
        assert "▸ Fri 1 Jan" in driver.frame()
        await driver.press("enter", "]")
        assert driver.lines()[0].startswith("Fri 1 Jan 1999")


async def test_the_session_in_hand_stays_in_hand(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h", "down")
        other = Logbook.open(logbook.path)
        other.begin(parse_moment("2026-11-19T18:00"))
        other.close()
        await driver.pass_seconds(1)
        assert "▸ Fri 13 Nov" in driver.frame()


# -- whatever comes -------------------------------------------------------------------------------

ROADS = (
    ("/",), ("a",), ("enter",), ("enter", "m"), ("enter", "d"), ("d",), ("enter", "enter"),
    ("enter", "enter", "5"), ("enter", "enter", "#"), ("enter", "enter", "d"),
    ("a", *"15 nov", "enter"),
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL[7:9], ids=("wide", "acting"))
async def test_every_screen_stays_in_its_pane_and_text_is_only_text(
    evil: str, logbook: Logbook
) -> None:
    session = logbook.history(limit=1)[0]
    done = session.entries[0].sets[0]
    logbook.note_set(done.id, done.rev, evil)
    logbook.note_session(session.id, evil + EVIL[-1])
    async with driving(logbook) as driver:
        for road in ROADS:
            await driver.press("space", "h", *road)
            for size in (*SIZES, *AWKWARD):
                inside(driver.app.top, size)
            harmless(driver.frame().replace("\n", ""))
            await driver.press("escape", "escape", "escape", "escape", "space", "t")
        assert driver.app.is_running


async def test_an_empty_log_says_what_to_do(tmp_path: Path) -> None:
    async with driving(Logbook.open(tmp_path / "empty.db"), (100, 30)) as driver:
        await driver.press("space", "h", "enter", "d", "down", "end", "pageup")
        assert "Nothing is logged yet" in driver.frame()
        await driver.press("a", *"2026-11-01", "enter", *"glute bridge 12,12 good", "enter")
        await driver.press("enter", "enter")
        assert "1 session" in driver.frame()
