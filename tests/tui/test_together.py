"""The areas as one program: the same words, a way back, what one did the others know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot

from tests.tui.driving import Driver, driving, friday, train
from tracker.charts.picture import STYLES as CHART_STYLES
from tracker.domain.logline import parse_line
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook
from tracker.tui import commands
from tracker.tui.app import OverloadApp
from tracker.tui.colours import INKS, style_of
from tracker.tui.layout.parts import week_lines
from tracker.tui.lines import text_of
from tracker.tui.screens.programs import ProgramsView
from tracker.tui.screens.settings import SettingsView

CSV = """Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Seconds,Notes
2026-10-01 18:00:00,Evening,Zercher Whatsit,1,20,kg,8,,0,
"""


@pytest.fixture
def logbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Logbook]:
    """The story's log on its Friday; the registry's own keys are in force again afterwards."""
    yield friday(tmp_path, monkeypatch)
    commands.use({})


async def test_a_note_of_the_summary_is_undone_without_leaving_it(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await train(driver, monkeypatch)
        await driver.press("enter", "#", *"slept badly", "enter")
        assert driver.app.top.state == commands.SUMMARY
        await driver.press("u")
        assert "undone: note" in driver.frame()
        assert driver.app.top.state == commands.SUMMARY
        assert driver.lines()[0].startswith("Day 1 done")
        await driver.press("u")
        assert "undone: finish" in driver.frame()
        assert driver.app.top.state == commands.ALL_IN, "the end of a session leads back into it"


async def test_a_swap_before_the_session_leaves_the_check_in_open(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("n", "s", "enter")
        assert driver.app.top.state == commands.CHECK_IN
        assert "▸ Body squat" in driver.frame()
        await driver.press("3", "enter")
        assert driver.app.top.state == commands.SESSION
        assert logbook.today().soreness["hamstrings"].level == 3
        await driver.press("u", "u")
        assert driver.app.top.state == commands.CHECK_IN
        assert "Body squat" not in driver.frame()
        await driver.press("q")
        assert driver.app.return_code == 0, "one key leaves"


async def test_from_settings_to_the_programs_and_back(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "s", "down", "enter")
        assert isinstance(driver.app.top, ProgramsView)
        await driver.press("down", "enter", "q", "q")
        assert isinstance(driver.app.top, SettingsView)
        await driver.press("enter", "tab")
        assert driver.lines()[0].startswith("Fri 20 Nov"), "after Settings comes Today"


async def test_an_area_knows_what_was_done_on_top_of_it(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("space", "h")
        assert driver.lines()[0].endswith("4 sessions")
        await driver.press("enter")
        logbook.log(
            [parse_line("goblet-squat 8,8,8 @10kg good", logbook.catalog.resolve, "kg", ())],
            parse_moment("2026-10-30T18:00"),
        )
        await driver.press("space", "h")
        assert driver.lines()[0].endswith("5 sessions")


async def test_an_import_elsewhere_is_known_here(logbook: Logbook, tmp_path: Path) -> None:
    file = tmp_path / "strong.csv"
    file.write_text(CSV, encoding="utf-8")
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        await driver.press("space", "x")
        other.import_file(file, unit="kg")
        await driver.pass_seconds(1)
        await driver.press("/", *"zercher", "enter")
        assert "Zercher Whatsit" in driver.frame()
        await driver.press("w")
        words = driver.frame()
        assert driver.lines()[0].startswith("Why")
        assert "pain" in words
        assert "sore:" not in words, "it names no muscle"
        await driver.press("q", "enter")
        assert "12 weeks" in driver.lines()[0], "its chart"
        other.undo()
        await driver.pass_seconds(1)
        assert driver.lines()[0].startswith("Exercises"), "what is gone is left"
    other.close()


async def test_an_import_elsewhere_is_known_though_a_key_wrote_at_once(
    logbook: Logbook, tmp_path: Path
) -> None:
    file = tmp_path / "strong.csv"
    file.write_text(CSV, encoding="utf-8")
    other = Logbook.open(logbook.path)
    async with driving(logbook) as driver:
        other.import_file(file, unit="kg")
        await driver.press("n", "s", "enter")
        assert "▸ Body squat" in driver.frame()
        await driver.pass_seconds(1)
        await driver.press("space", "x", "/", *"zercher", "enter")
        assert "Zercher Whatsit" in driver.frame()
    other.close()


async def test_why_says_when_the_target_is_for(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(logbook) as driver:
        await driver.press("w")
        assert "+ today 6 kg, 10 10 10 each side" in driver.frame()
        await driver.press("[")
        assert "as of Fri 13 Nov" in driver.frame()
        assert "that day 6 kg" in driver.frame()
        await driver.press("q")
        await train(driver, monkeypatch, 4)
        await driver.press("w", "n")
        assert "= today body, 12 12 12" in driver.frame()
        await driver.press("space", "x", "w")
        assert "+ next time 6 kg, 11 10 10 each side" in driver.frame(), "its sets are in"
        await driver.press("space", "x", "down", "w")
        assert "= today 10 kg, 12 12 12" in driver.frame()


async def test_sentences_about_files_name_the_keys_in_force(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / "log" / "strong.csv"
    file.parent.mkdir()
    file.write_text(CSV, encoding="utf-8")
    for name, key in (("path", "v"), ("leave", "f2"), ("undo", "z")):
        logbook.config_set(f"key.{name}", key)
    async with driving(logbook) as driver:
        await driver.press("space", "h", "i")
        assert "v types the path of one." in " ".join(driver.frame().split())
        await driver.press("v", *str(file), "enter")
        assert "enter imports it, f2 leaves it." in driver.frame()
        await driver.press("enter")
        assert "imported and saved; z takes it back" in driver.frame()
        assert "enter goes back." in driver.frame()


def luminance(color: Color) -> float:
    """Relative luminance 0-1 (WCAG 2.1)."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in color.normalized)  # fmt: skip
    return sum(part * share for part, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_everything_drawn_can_be_told_from_the_ground(theme: str, logbook: Logbook) -> None:
    logbook.config_set("theme", theme)
    async with driving(logbook) as driver:
        page = driver.app.page
        ground = luminance(page.background_colors[1])
        for name in ("now", "dim", "key", "bar", "bar2", "line", "rest", "down", "error"):
            style = (page.visual_style + style_of(name, driver.app)).rich_style
            assert style.color is not None
            drawn = luminance(Color.from_rich_color(style.color))
            low, high = sorted((ground, drawn))
            assert (high + 0.05) / (low + 0.05) >= 3, name


def test_every_style_of_a_chart_has_an_ink() -> None:
    assert set(CHART_STYLES) <= set(INKS)


async def test_the_page_is_all_there_is(logbook: Logbook) -> None:
    """What Textual would mount beside it is never shown, and the first frame waits for it."""
    seen: list[object] = []

    async def look(pilot: Pilot[int]) -> None:
        await pilot.pause()
        seen.extend(pilot.app.screen.walk_children())
        pilot.app.exit(0)

    app = OverloadApp(logbook)
    await app.run_async(headless=True, size=(39, 24), auto_pilot=look)
    logbook.close()
    assert seen == [app.page]


@pytest.mark.parametrize("size", [(39, 24), (80, 24), (100, 30)], ids=str)
async def test_the_end_of_a_program_is_reached(size: tuple[int, int], logbook: Logbook) -> None:
    async with driving(logbook, size) as driver:
        await driver.press("space", "p", "down", "enter", *["down"] * 9)
        assert "… " not in driver.frame().split("▸ ", 1)[1].split("│", 1)[0]
        assert "only as needed." in " ".join(driver.frame().split())
        assert "▸ Donkey kick" in driver.frame()


async def test_past_efforts_of_each_set_keep_their_column(logbook: Logbook) -> None:
    lines = ["goblet-squat 12 @10kg easy", "goblet-squat 12,11 @10kg good"]
    parsed = [parse_line(each, logbook.catalog.resolve, "kg", ()) for each in lines]
    logbook.log(parsed, parse_moment("2026-11-14T18:00"))
    logbook.finish(parse_moment("2026-11-14T18:20"))
    async with driving(logbook, (100, 30)) as driver:
        await to_squat(driver)
        rows = [row for row in driver.lines() if "easy good good" in row]
        assert rows, driver.frame()
        after = rows[0].split("easy good good", 1)[1]
        assert after.startswith("  good"), rows[0]


async def to_squat(driver: Driver) -> None:
    """Into the session, at the goblet squat."""
    while driver.app.top.state != commands.SESSION:
        await driver.press("o" if driver.app.top.state == commands.REST else "enter")
        if driver.app.top.prompt is not None:
            await driver.press("enter")
    await driver.press("n")


def test_the_sums_of_the_week_stand_below_each_other(logbook: Logbook) -> None:
    from tracker.domain.views import MuscleWeek

    week = [MuscleWeek("hamstrings", 2.0, 18.0), MuscleWeek("glutes", 13.5, 19.5)]
    drawn = [text_of(row) for row in week_lines(week, 39)]
    assert len({row.index(" of ") for row in drawn}) == 1
    logbook.close()


async def test_much_pain_says_what_to_do_now(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("enter", "p", "5")
        assert "pain 5 in Single-leg RDL saved" in driver.frame()
        assert "leave it for today" not in " ".join(driver.frame().split())
        await driver.press("p", "6")
        assert "saved: leave it for today; s swaps it" in " ".join(driver.frame().split())


async def test_stop_signs_are_told_in_words(logbook: Logbook) -> None:
    async with driving(logbook) as driver:
        await driver.press("!", "c")
        assert "· pain or pressure in the chest" in driver.frame()
        assert "chest-pain" not in driver.frame()
