"""docs/keys.md says what the app's registry of commands says today."""

from __future__ import annotations

from tests.tools.keymap import PAGE, page
from tracker.tui import commands


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make docs"


def test_every_command_and_screen_is_on_the_page() -> None:
    text = page()
    for command in commands.COMMANDS:
        assert f"| `{command.id}` |" in text
    for state, title in commands.TITLES.items():
        assert f"## {title} (`{state}`)" in text
