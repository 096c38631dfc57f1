"""Text that would act on a terminal: through every command and into every message, it is text."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Overload, Ran
from tests.conftest import LONG
from tests.exchange.files import STRONG_HEAD, strong_row
from tracker.cli.root import root

EVIL = (
    "\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b31m",
    "\x1b]0;title\x07\x90q\x9c",
    "\u202edrow\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd",
    "[/][@click=app.quit]x[/] [$error]",
    "a\x00b\rc\td\x7f\u200b\ufeff",
    "ｗｉｄｅ 深蹲 e\u0301" * 8,
    "x" * 500,
    "'; DROP TABLE set_log; --",
    "$(touch pwned) `id` ../../etc %s {0}",
)

TRIED = EVIL if LONG else (EVIL[0] + EVIL[2] + EVIL[4], EVIL[3] + EVIL[7] + EVIL[8], EVIL[5])
"""Several at once where time is short."""


def harmless(ran: Ran) -> Ran:
    """No control character and none that steers the direction of text is on either stream."""
    for char in ran.out + ran.err:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"), repr(char)
    return ran


def planted(path: Path, evil: str) -> None:
    """Put the text into every column that takes text, past what the program would let in."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE change_head SET action = 1")
    for table, column in (
        ("set_log", "note"), ("set_log", "band"), ("session", "note"), ("session", "source"),
        ("activity", "name"), ("own_exercise", "name"), ("import_name", "name"),
        ("action", "label"), ("import_file", "name"), ("import_file", "header"),
        ("import_part", "title"),
    ):  # fmt: skip
        most = {"source": 200, "name": 200, "band": 100}.get(column, 10_000)
        connection.execute(f"UPDATE {table} SET {column} = ?", (evil.replace("\0", "")[:most],))
    connection.execute(
        "UPDATE inventory SET content = json_set(content, '$.bands', json_array(?, 'strong'))",
        (evil[:100],),
    )
    connection.execute("UPDATE change_head SET action = NULL")
    connection.close()


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command that does something, by its words."""
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    found: list[tuple[str, ...]] = []
    for name in command.list_commands(context):
        sub = command.get_command(context, name)
        assert sub is not None
        found += leaves(sub, (*path, name))
    return found


LOOKS = (
    "next", "why goblet-squat", "history", "history --json", "inventory", "inventory --json", "map",
    "map --json", "config", "exercises", "exercises --json", "program", "program week", "programs",
    "rules", "show goblet-squat", "ladder goblet-squat", "chart exercise goblet-squat",
    "chart load", "chart calendar", "chart records", "chart volume", "doctor", "doctor --json",
    "info", "info --json", "finish",
    "undo", "redo", "export", "export --format text", "export --format csv",
    "export --format strong", "export --format hevy", "next --json",
    "doctor --repair",
)  # fmt: skip
NEVER = {"demo", "completion"}
"""Commands that take no text of the user's."""


@pytest.mark.parametrize("evil", TRIED, ids=str.__len__)
def test_no_text_of_the_log_acts(evil: str, owner: Overload, tmp_path: Path) -> None:
    owner.ok("log", "goblet squat 2x12 @10kg good # note", "--date", "2026-11-13")
    owner.ok("log", "band hamstring curl 2x12 @yellow good", "--date", "2026-11-13")
    owner.ok("activity", "soccer", "--minutes", "60", "--intensity", "3")
    file = tmp_path / "strong.csv"
    rows = [strong_row("2026-11-10 18:00:00", "My own thing", notes="felt fine")]
    file.write_text("\n".join((STRONG_HEAD, *rows)) + "\n")
    owner.ok("import", str(file), "--unit", "kg")
    planted(owner.path, evil)
    for look in LOOKS:
        ran = harmless(owner(*look.split()))
        assert ran.code != 2, look
        assert "fault of its own" not in ran.err
        if "--json" in look and ran.out:
            json.loads(ran.out)
    assert not (tmp_path / "pwned").exists()
    assert not Path("pwned").exists()


@pytest.mark.parametrize("evil", TRIED, ids=str.__len__)
def test_no_argument_acts(evil: str, owner: Overload, tmp_path: Path) -> None:
    given = evil.replace("\0", "")
    for words in leaves(root):
        if words[0] in NEVER:
            continue
        for arguments in ((given,), ("goblet-squat", given)):
            if words[0] in ("backup", "export"):
                arguments = ("-o", str(tmp_path / given.replace("/", "")[:60]))
            if words[0] == "simulate":
                arguments = ("--program", given)
            if words == ("catalog", "edit"):
                continue
            ran = harmless(owner(*words, *arguments))
            assert ran.code in (0, 1, 2, 3), (words, arguments)
    harmless(owner("rules", f"--{given}"))
    ran = harmless(owner(given))
    assert ran.code == 2
    path = tmp_path / (given.replace("/", "")[:60] + ".db")
    elsewhere = Overload(path, owner._patch, owner._captured)
    for look in ("info", "doctor", "next", "backup"):
        harmless(elsewhere(*look.split()))


def test_a_catalogue_with_such_names_is_only_text(owner: Overload, home: Path) -> None:
    own = home / ".config/overload/catalog"
    own.mkdir(parents=True)
    evil = json.dumps("\x1b[31mred\x9b \u202ebidi", ensure_ascii=True)
    (own / "own.toml").write_text(f"[[exercise]]\nid = 'my-squat'\nname = {evil}\n{evil} = 1\n")
    for look in ("catalog check", "exercises", "doctor", "next", "catalog check --json"):
        harmless(owner(*look.split()))
