"""``python -m tests.tools.reference``: docs/commands.md from the command tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.tools.tree import Documented, tree

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"

HEAD = """\
# Commands

Made from the program by `make docs`; `overload COMMAND --help` says the same in the terminal.

Exit codes: 0 done · 1 it can't be done, a sentence says why · 2 wrong usage · 3 the database
can't be opened, read or written · 130 interrupted. `--json` prints one document on stdout; what
is meant for people goes to stderr then.
"""


def page() -> str:
    """The whole page as Markdown."""
    return HEAD + "".join(f"\n{section}\n" for command in tree() for section in _sections(command))


def _sections(command: Documented) -> Iterator[str]:
    name = " ".join(("overload", *command.path))
    yield f"{'#' * (2 + max(0, len(command.path) - 1))} {name}"
    yield f"```\n{name} {command.arguments}\n```"
    for paragraph in command.text:
        yield (
            "\n".join(f"    {row}" for row in paragraph.split("\n"))
            if "\n" in paragraph
            else (paragraph)
        )
    if command.example:
        yield "```sh\n" + "\n".join(command.example) + "\n```"
    rows = [f"| `{_cell(names)}` | {_cell(words)} |" for names, words in command.options]
    if rows:
        yield "\n".join(["| option | |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
