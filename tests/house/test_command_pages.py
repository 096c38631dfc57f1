"""docs/commands.md and the manual page say what the commands say today."""

from __future__ import annotations

import shlex
import shutil
import subprocess

import click
import pytest

from tests.tools import manual, reference
from tests.tools.tree import Documented, tree
from tracker.cli.root import root
from tracker.cli.state import State

COMMANDS = list(tree())
EXAMPLES = [
    pytest.param(command.path, line, id=line) for command in COMMANDS for line in command.example
]


def test_the_reference_page_is_the_one_the_program_makes() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "run make docs"


def test_the_manual_page_is_the_one_the_program_makes() -> None:
    text = manual.PAGE.read_text(encoding="utf-8")
    assert text == manual.page(manual.dated(text)), "run make docs"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command.path) or "root")
def test_every_command_says_what_it_does_and_shows_an_example(command: Documented) -> None:
    assert command.text
    assert command.example, "its help wants a block `Example: overload ...`"
    assert not any("`" in text for text in command.text), "a terminal shows backticks as they are"


@pytest.mark.parametrize(("path", "line"), EXAMPLES)
def test_every_example_is_a_line_that_the_program_takes(path: tuple[str, ...], line: str) -> None:
    """Read as a shell and click read it, and not run; it shows the command it stands under."""
    name, *words = _words(line)
    assert name == "overload"
    assert not path or tuple(words[: len(path)]) == path
    command: click.Command = root
    context = click.Context(root, info_name="overload", obj=State())
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(context, words[0])
        assert inner is not None, f"{words[0]} is no command"
        context = click.Context(inner, parent=context, info_name=words.pop(0))
        command = inner
    with command.make_context(context.info_name, words, parent=context.parent):
        pass


def _words(line: str) -> list[str]:
    """The words a shell hands on: up to a redirection or a pipe, without quotes."""
    reader = shlex.shlex(line, posix=True, punctuation_chars=True)
    reader.whitespace_split = True
    words = list(reader)
    ends = [at for at, word in enumerate(words) if set(word) <= set("<>|&;()")]
    return words[: ends[0]] if ends else words


def test_every_row_of_options_says_something() -> None:
    assert [row for command in COMMANDS for row in command.options if not all(row)] == []


def test_the_manual_page_has_a_date_and_no_marks_of_another_language() -> None:
    text = manual.PAGE.read_text(encoding="utf-8")
    assert manual.dated(text).year >= 2026
    assert "`" not in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_groff_prints_the_manual_page_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(manual.PAGE)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "overload ladder --take single-leg bridge" in done.stdout
