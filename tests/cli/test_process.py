"""The program as the shell sees it: exit codes, streams, environment, help."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import Overload
from tracker.cli import output
from tracker.cli.root import COMMANDS, root, run
from tracker.domain.errors import BadLine

ROOT = Path(__file__).parents[2]


def process(*args: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tracker", *args],
        cwd=ROOT,
        env=os.environ | environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command and subcommand by its words."""
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    found = [path]
    for name in command.list_commands(context):
        sub = command.get_command(context, name)
        assert sub is not None
        found += leaves(sub, (*path, name))
    return found


@pytest.mark.parametrize("words", leaves(root), ids=" ".join)
def test_every_command_has_help_with_an_example(words: tuple[str, ...]) -> None:
    for flag in ("--help", "-h"):
        shown = CliRunner().invoke(root, [*words, flag])
        assert shown.exit_code == 0
        assert "Example: overload" in shown.output


def test_the_list_of_commands_says_what_their_help_says() -> None:
    context = click.Context(root)
    for name, (_, said) in COMMANDS.items():
        command = root.get_command(context, name)
        assert command is not None
        assert command.name == name
        first = said.removesuffix(".").partition(",")[0].partition(":")[0]
        assert (command.help or "").startswith(first)


def test_json_everywhere_is_one_document(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good")
    for command in (
        "next", "why goblet-squat", "history", "inventory", "config", "programs", "program show",
        "rules", "exercises", "show goblet-squat", "ladder goblet-squat", "finish", "undo", "redo",
    ):  # fmt: skip
        ran = owner.ok(*command.split(), "--json")
        json.loads(ran.out)
        assert ran.err == ""


def test_no_stored_text_steers_the_terminal(owner: Overload) -> None:
    owner.ok("log", "goblet squat 12 @10kg good # \x1b[2J\x07bell \u202ebidi")
    owner.ok("activity", "\x1b]0;title\x07soccer", "--minutes", "9", "--intensity", "1")
    shown = owner.ok("history").out + owner("log", "\x1b[31mred\x1b 12").err
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("columns", ["39", "60", "80", "100", "500", "x"])
def test_lines_fit_the_terminal(
    owner: Overload, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    owner.ok("log", "goblet squat 3x12 @10kg good", "step up 10/9,10/10 h20 easy")
    widest = {"500": 100, "x": 80}.get(columns) or int(columns)
    for command in ("next", "why goblet squat", "history", "program", "programs", "rules",
                    "rules add-load", "show goblet squat", "ladder step up", "inventory",
                    "exercises"):  # fmt: skip
        shown = owner.ok(*command.split()).out.splitlines()
        assert max(map(len, shown)) <= widest, command


def test_plain_signs_on_request_and_where_the_encoding_has_no_others(owner: Overload) -> None:
    owner.ok("log", "goblet squat 3x12 @10kg good")
    assert "×" in owner.ok("history").out
    owner.ok("config", "set", "glyphs", "ascii")
    for command in ("history", "next", "ladder goblet-squat", "why goblet-squat"):
        assert owner.ok(*command.split()).out.isascii()
    owner.ok("config", "set", "glyphs", "unicode")
    there = {"OVERLOAD_DB": str(owner.path), "PYTHONIOENCODING": "latin-1"}
    assert "12 12 12 x 10 kg" in process("history", **there).stdout
    assert json.loads(process("history", "--json", **there).stdout)


def test_the_caret_stands_under_wide_characters(capsys: pytest.CaptureFixture[str]) -> None:
    output.fault(BadLine("Wrong.", "スクワット 3xx", 6))
    assert capsys.readouterr().err.splitlines() == [
        "error: Wrong.",
        "  スクワット 3xx",
        " " * 13 + "^",
    ]


def test_without_a_terminal_the_bare_command_is_next(owner: Overload) -> None:
    assert owner.ok().out == owner.ok("next").out


def test_with_a_terminal_the_bare_command_opens_the_app(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Path | None] = []
    monkeypatch.setattr(output, "is_terminal", lambda: True)

    def open_app(db: Path | None) -> int:
        asked.append(db)
        return 7

    assert run(["--db", str(tmp_path / "x.db")], open_app) == 7
    assert run([], open_app) == 7
    assert asked == [tmp_path / "x.db", None]


def test_an_interrupt_is_130(overload: Overload, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "flush", stop)
    assert overload("rules").code == 130


def test_a_reader_that_leaves_is_no_fault(owner: Overload) -> None:
    owner.ok("log", "goblet squat 30x12 @10kg good", "--date", "2026-11-13")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--db", str(owner.path), "history", "--json"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "rules"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("error: The answer can't be written")
    assert len(done.stderr.splitlines()) == 1


def test_the_version() -> None:
    done = process("--version")
    said = f"overload 0.1.0, SQLite {sqlite3.sqlite_version}\n"
    assert (done.returncode, done.stdout) == (0, said)
    assert CliRunner().invoke(root, ["--db", "x", "--version"]).output == done.stdout


def test_a_log_from_stdin_and_the_environment(tmp_path: Path) -> None:
    there = {"OVERLOAD_DB": str(tmp_path / "deep" / "log.db"), "OVERLOAD_NOW": "2026-03-01"}
    logged = process("log", "-", "--json", stdin="glute bridge 2x15 good\n", **there)
    assert logged.returncode == 0, logged.stderr
    (session,) = json.loads(process("history", "--json", **there).stdout)
    assert session["date"] == "2026-03-01"


def test_files_that_are_no_database(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("goblet squat 3x12\n" * 100)
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for path in (text, foreign, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        done = process("--db", str(path), "log", "glute bridge 12")
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("error: ")
        assert len(done.stderr.splitlines()) == 1
        assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_newer_database_is_left_alone(owner: Overload) -> None:
    with sqlite3.connect(owner.path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = owner.path.read_bytes()
    for command in (("next",), ("log", "glute bridge 12")):
        ran = owner(*command)
        assert ran.code == 3
        assert "newer" in ran.err
    assert owner.path.read_bytes() == before


def test_a_read_only_database_can_be_looked_at_and_not_written(owner: Overload) -> None:
    owner.ok("log", "goblet squat 12 @10kg good")
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    owner.path.chmod(0o400)
    owner.path.parent.chmod(0o500)
    try:
        assert len(owner.ok("history", "--json").json) == 1
        refused = owner("log", "goblet squat 12 @10kg good")
    finally:
        owner.path.parent.chmod(0o700)
    assert (refused.code, refused.out) == (3, "")
    assert len(refused.err.splitlines()) == 1


def test_a_log_that_was_not_there_is_told_where_its_place_was_named(tmp_path: Path) -> None:
    named, other = tmp_path / "deep" / "one.db", tmp_path / "two.db"
    for road, path in (
        (lambda: process("--db", str(named), "next", "--json"), named),
        (lambda: process("next", "--json", OVERLOAD_DB=str(other)), other),
    ):
        begun, again = road(), road()
        assert (begun.returncode, begun.stderr) == (0, f"A new log was begun at {path}.\n")
        assert (again.returncode, again.stderr) == (0, "")
        assert json.loads(begun.stdout) == json.loads(again.stdout)
    usual = process("next")
    assert (usual.returncode, usual.stderr) == (0, "")
    assert (tmp_path / "home/.local/share/overload/overload.db").is_file()


def test_a_log_that_could_not_be_begun_is_not_told_as_begun(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = process("--db", str(tmp_path / "file" / "log.db"), "next")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert done.stderr.startswith("error: ")


def test_a_wrong_now_is_named(tmp_path: Path) -> None:
    there = {"OVERLOAD_DB": str(tmp_path / "log.db"), "OVERLOAD_NOW": "soon"}
    done = process("next", **there)
    assert (done.returncode, done.stdout) == (1, "")
    begun, fault = done.stderr.splitlines()
    assert begun == f"A new log was begun at {there['OVERLOAD_DB']}."
    assert fault.startswith("error: OVERLOAD_NOW: 'soon' is not a date")
