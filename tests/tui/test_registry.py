"""The one registry: a key has one meaning in a state, a command a method, a hint a key."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.driving import driving, friday
from tracker import tui
from tracker.domain.text import cells
from tracker.tui import commands
from tracker.tui.app import OverloadApp
from tracker.tui.layout.frame import MOST_HINTS, footer
from tracker.tui.lines import text_of
from tracker.tui.screens.base import View
from tracker.tui.screens.exercise import ExerciseChartView, ExerciseView
from tracker.tui.screens.exercises import ExercisesView
from tracker.tui.screens.history import HistoryView
from tracker.tui.screens.history_confirm import ConfirmView
from tracker.tui.screens.history_detail import DetailView
from tracker.tui.screens.history_edit import EditView
from tracker.tui.screens.history_past import PastView
from tracker.tui.screens.how import HowView
from tracker.tui.screens.importing import FileView, ImportView
from tracker.tui.screens.inventory import InventoryView
from tracker.tui.screens.keys import KeysView
from tracker.tui.screens.ladder import LadderView
from tracker.tui.screens.names import NamesView
from tracker.tui.screens.picks import FavouritesView
from tracker.tui.screens.program import ProgramView
from tracker.tui.screens.programs import ProgramsView
from tracker.tui.screens.settings import HealthView, SettingsView
from tracker.tui.screens.slot import SlotView
from tracker.tui.screens.swap import SwapView
from tracker.tui.screens.today import TodayView
from tracker.tui.screens.trends import TrendsView
from tracker.tui.screens.weeks import WeeksView
from tracker.tui.screens.welcome import WelcomeView
from tracker.tui.screens.why import WhyView

VIEWS: dict[str, type[View]] = {
    **dict.fromkeys(commands.TODAY, TodayView),
    **dict.fromkeys(commands.trends.CHARTS, TrendsView),
    commands.trends.WEEKS: WeeksView,
    commands.HISTORY: HistoryView,
    commands.DETAIL: DetailView,
    commands.history.EDIT: EditView,
    commands.history.CONFIRM: ConfirmView,
    commands.history.PAST: PastView,
    commands.IMPORT: ImportView,
    commands.READING: FileView,
    commands.IMPORTED: FileView,
    commands.NAMES: NamesView,
    commands.EXERCISES: ExercisesView,
    commands.EXERCISE: ExerciseView,
    commands.LADDER: LadderView,
    commands.EXERCISE_CHART: ExerciseChartView,
    commands.PROGRAMS: ProgramsView,
    commands.PROGRAM: ProgramView,
    commands.SLOT: SlotView,
    commands.PICKS: FavouritesView,
    commands.SETTINGS: SettingsView,
    commands.INVENTORY: InventoryView,
    commands.HEALTH: HealthView,
    commands.WELCOME: WelcomeView,
    commands.WHY: WhyView,
    commands.HOW: HowView,
    commands.ROUTINE: HowView,
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


TEXT = {"prompts.py", "keys.py"}
"""Files that handle keys as text: a question, a field, the palette, a paste."""


def outside_prompts(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node of a module but those of its own fields and questions, which take text."""
    if isinstance(tree, ast.ClassDef):
        bases = {base.id for base in tree.bases if isinstance(base, ast.Name)}
        if bases & {"Field", "Question"}:
            return
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from outside_prompts(child)


def test_no_key_is_bound_outside_the_registry() -> None:
    """No handler of Textual's, and no comparison with a key but in what takes text."""
    for path in sorted(Path(tui.__file__).parent.rglob("*.py")):
        for node in outside_prompts(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                textuals = node.name.startswith(("on_key", "_on_key", "key_"))
                assert not textuals or node.name in ("key_name", "key_of"), (path, node.name)
            if isinstance(node, ast.Compare) and path.name not in TEXT:
                literal = any(isinstance(c, ast.Constant | ast.Tuple) for c in node.comparators)
                of_key = isinstance(node.left, ast.Name) and node.left.id == "key"
                assert not (of_key and literal), (path, ast.unparse(node))


def test_a_command_is_once_in_a_state() -> None:
    """So that a setting ``key.STATE.COMMAND`` means one."""
    for state in commands.ALL:
        ids = [command.id for command in commands.commands_of(state)]
        assert len(ids) == len(set(ids)), (state, ids)


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
        await driver.press("enter", ":", *"add a")
        assert driver.lines()[-1] == "enter run  up down row  esc back", "q is a letter here"
        await driver.press("enter")
        assert "set 1 of 4" in driver.frame()
        await driver.press("ctrl+p", *"zzz", "enter", "backspace", "backspace", "escape")
        assert "Keys" not in driver.frame()


@pytest.mark.parametrize(
    "road", [("#", "x"), ("p",), ("space",), (":", "x"), ("?",), ("s",)], ids=" ".join
)
async def test_ctrl_c_leaves_from_anywhere(
    road: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch)) as driver:
        await driver.press("enter", *road)
        assert driver.app.return_code is None
        await driver.press("ctrl+c")
        assert driver.app.return_code == 0


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


@pytest.mark.parametrize("width", [30, 36, 39, 60, 100])
async def test_a_place_to_go_to_stays_beside_its_letter(
    width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(friday(tmp_path, monkeypatch), (width, 40)) as driver:
        shown = [""]
        await driver.press("?")
        while not any(row.startswith("▸ space") for row in shown):
            await driver.press("down")
            shown = driver.lines()
        await driver.press("escape", "space")
        for rows in (shown, driver.lines()):
            for area in commands.AREAS:
                assert any(f"{area.letter} {area.words}" in row for row in rows), area
