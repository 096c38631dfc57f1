"""docs/commands.md and the manual page say what the commands say today."""

from __future__ import annotations

import pytest

from tests.tools import manual, reference
from tests.tools.tree import Documented, tree

COMMANDS = list(tree())


def test_the_reference_page_is_the_one_the_program_makes() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "run make docs"


def test_the_manual_page_is_the_one_the_program_makes() -> None:
    assert manual.PAGE.read_text(encoding="utf-8") == manual.page(), "run make docs"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command.path) or "root")
def test_every_command_says_what_it_does_and_shows_an_example(command: Documented) -> None:
    assert command.text
    assert command.example, "its help wants a block `Example: overload ...`"
    assert all(line.startswith(("overload ", "$ ", "#")) or "overload" in line
               for line in command.example[:1])  # fmt: skip
