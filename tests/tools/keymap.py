"""``python -m tests.tools.keymap``: docs/keys.md from the app's registry of commands."""

from __future__ import annotations

from pathlib import Path

from tracker.domain.keymap import DEFAULT, NAMED
from tracker.tui import commands
from tracker.tui.commands import Command

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

_NAMES = ", ".join(f"`{name}`" for name in NAMED if name[0] != "f" and "ctrl" not in name)

HEAD = f"""# The keys of the app

Made from the registry of commands by `make docs`; do not edit it here. In the app `?` lists the
keys of a screen as they are in force, and `:` finds a command by its words.

## Other keys

`overload config set key.COMMAND KEYS` gives a command other keys wherever it works, and
`overload config set key.SCREEN.COMMAND KEYS` on one screen alone. The names are those of the
tables below:

```sh
overload config set key.log-easy x          # x logs a set as easy; e no longer does
overload config set key.more "+ ctrl+u"     # two keys
overload config set key.summary.note n      # on the summary alone
overload config set key.log-easy {DEFAULT}    # back to the app's own
```

A key is one character, or a name: {_NAMES}, `f1` to `f12`, or `ctrl+` with a letter.

A key that stands for something else on one of those screens is refused, and the refusal says for
what. The change holds from the next key on and `overload undo` takes it back. The digits can't be
changed.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    everywhere = _common()
    parts.append(f"\n## On every screen, where it applies\n\n{_table(everywhere)}")
    for state, title in commands.TITLES.items():
        own = [c for c in commands.COMMANDS if state in c.where and c not in everywhere]
        parts.append(f"\n## {title} (`{state}`)\n\n{_table(own)}")
    return "".join(parts)


def _common() -> list[Command]:
    """What most screens share."""
    return [c for c in commands.COMMANDS if len(c.where) * 2 > len(commands.ALL)]


def _table(found: list[Command]) -> str:
    rows = [
        f"| {_keys(command)} | `{command.id}` | {command.help.replace('|', chr(92) + '|')} |"
        for command in found
    ]
    return "\n".join(["| key | command | does |", "|---|---|---|", *rows, ""])


def _keys(command: Command) -> str:
    if command.shown:
        return f"`{command.shown}`"
    return " ".join(f"`{key}`" for key in command.keys)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
