"""The one registry: a key has one meaning in a state, a command a method, a hint a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import driving, friday
from tracker.domain.text import cells
from tracker.tui import commands
from tracker.tui.app import OverloadApp
from tracker.tui.layout.frame import MOST_HINTS, footer
from tracker.tui.lines import text_of
from tracker.tui.screens.base import View
from tracker.tui.screens.history import DetailView, HistoryView
from tracker.tui.screens.how import HowView
from tracker.tui.screens.keys import KeysView
from tracker.tui.screens.swap import SwapView
from tracker.tui.screens.today import TodayView
from tracker.tui.screens.trends import TrendsView
from tracker.tui.screens.why import WhyView

VIEWS: dict[str, type[View]] = {
    **dict.fromkeys(commands.TODAY, TodayView),
    commands.TRENDS: TrendsView,
    commands.HISTORY: HistoryView,
    commands.DETAIL: DetailView,
    commands.WHY: WhyView,
    commands.HOW: HowView,
    commands.SWAP: SwapView,
    commands.KEYS: KeysView,
}


@pytest.mark.parametrize("state", sorted(commands.ALL))
def test_a_key_has_one_meaning_in_a_state(state: str) -> None:
    keys = [key for command in commands.commands_of(state) for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("state", sorted(commands.ALL))
def test_every_command_of_a_state_can_be_run_there(state: str) -> None:
    for command in commands.commands_of(state):
        assert callable(getattr(VIEWS[state], command.method)), command.id


def test_no_screen_has_a_command_outside_the_registry() -> None:
    known = {command.method for command in commands.COMMANDS}
    for view in {View, *VIEWS.values()}:
        own = {name for name in vars(view) if name.startswith("do_")}
        assert own <= known, view


def test_textual_binds_no_key_of_its_own() -> None:
    assert not OverloadApp.BINDINGS
    assert "ctrl+q" not in OverloadApp._merge_bindings().key_to_bindings


@pytest.mark.parametrize("state", sorted(commands.ALL))
@pytest.mark.parametrize("width", [30, 36, 39, 60, 80, 100, 120])
def test_a_footer_fits_and_names_only_what_works(state: str, width: int) -> None:
    shown = footer(state, width)
    assert cells(text_of(shown)) <= width
    for hint in commands.FOOTERS[state]:
        assert commands.key_of(state, hint.command), hint
    if width < 80:
        hints = [hint for hint in commands.FOOTERS[state] if hint.short is not None]
        assert len(hints) <= MOST_HINTS
    if any(command.id == "help" for command in commands.commands_of(state)):
        assert "?" in text_of(shown)


async def test_the_help_lists_every_command_and_enter_runs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook, (80, 60)) as driver:
        await driver.press("enter", "?")
        for command in commands.commands_of(commands.SESSION):
            assert command.help in driver.frame()
        await driver.press("enter")
        assert logbook.today().sets_logged == 1, "the first row is `log`"


async def test_the_palette_finds_a_command_by_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook = friday(tmp_path, monkeypatch)
    async with driving(logbook) as driver:
        await driver.press("enter", ":", *"add a", "enter")
        assert "set 1 of 4" in driver.frame()
        await driver.press("ctrl+p", *"zzz", "enter", "backspace", "backspace", "escape")
        assert "Keys" not in driver.frame()


async def test_every_key_of_the_registry_does_something_or_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command of a session once, in a fresh session: none of them raises."""
    logbook = friday(tmp_path, monkeypatch)
    leaving = {"leave", "quit", "suspend", "finish", "stop-sign"}
    async with driving(logbook) as driver:
        await driver.press("enter")
        for command in commands.commands_of(commands.SESSION):
            if command.id in leaving:
                continue
            await driver.press(command.keys[0])
            await driver.home()
            assert driver.app.is_running, command
