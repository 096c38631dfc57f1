"""What each road through the program loads, seen from a fresh interpreter.

A start has to stay quick, so the heavy libraries load only where they are needed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.house.interpreter import (
    modules_of_command,
    modules_of_import,
    modules_of_package,
    top_level,
)

HEAVY = frozenset({"textual", "rich", "plotext", "sqlite_utils", "pandas", "numpy"})
"""What no plain command may load."""

SETTLED_LOG = "goblet squat 3x12 @10kg good"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one session in it; making the file may load what reading it may not."""
    path = tmp_path_factory.mktemp("roads") / "log.db"
    modules_of_command("--db", str(path), "log", SETTLED_LOG, "--date", "2026-11-13")
    return path


@pytest.mark.parametrize(
    "module", ["tracker.domain", "tracker.catalog", "tracker.metrics", "tracker.coach"]
)
def test_the_inner_layers_load_nothing_but_the_standard_library(module: str) -> None:
    before = top_level(modules_of_import("sys"))
    foreign = top_level(modules_of_package(module)) - sys.stdlib_module_names
    assert foreign - before == {"tracker"}


@pytest.mark.parametrize("module", ["tracker.domain", "tracker.metrics", "tracker.coach"])
def test_the_pure_layers_load_no_database(module: str) -> None:
    assert "sqlite3" not in modules_of_package(module)


def test_charts_load_no_textual() -> None:
    assert not top_level(modules_of_import("tracker.charts")) & {"textual", "rich"}


def test_the_store_loads_no_sqlite_utils_until_it_is_needed() -> None:
    assert not top_level(modules_of_import("tracker.store.store")) & HEAVY


def test_the_facade_loads_neither_screen_nor_command_line() -> None:
    assert not top_level(modules_of_import("tracker.logbook")) & (HEAVY | {"click"})


def test_the_version_loads_neither_coach_nor_store() -> None:
    modules = modules_of_command("--version")
    assert not top_level(modules) & HEAVY
    assert not {"tracker.logbook", "tracker.coach", "tracker.store.store", "tracker.tui"} & modules


@pytest.mark.parametrize(
    "command",
    [
        ("next", "--json"),
        ("log", SETTLED_LOG, "--json"),
        ("why", "goblet-squat", "--json"),
        ("history", "--json"),
        ("soreness", "hamstrings=2"),
        ("undo",),
    ],
    ids=lambda command: command[0],
)
def test_a_plain_command_on_a_settled_log_loads_nothing_heavy(
    log: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    copy = tmp_path / "log.db"
    copy.write_bytes(log.read_bytes())
    modules = modules_of_command("--db", str(copy), *command)
    assert not top_level(modules) & HEAVY
    assert not any(name.startswith("tracker.tui") for name in modules)


@pytest.mark.parametrize("command", ["next", f"log {SETTLED_LOG}", "why goblet squat"])
def test_a_command_without_options_loads_no_click(
    log: Path, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "log.db"
    copy.write_bytes(log.read_bytes())
    monkeypatch.setenv("OVERLOAD_DB", str(copy))
    assert not top_level(modules_of_command(*command.split())) & (HEAVY | {"click"})


LATER = frozenset(
    {
        "tracker.charts",
        "tracker.domain.views",
        "tracker.exchange",
        "tracker.logbook.today",
        "tracker.logbook.training",
        "tracker.metrics.work",
        "tracker.simulate",
    }
)
"""What looking at the coming day, the commonest command, has no use for."""


def test_next_loads_only_what_a_decision_needs(log: Path) -> None:
    modules = modules_of_command("--db", str(log), "next")
    assert "tracker.coach.decide" in modules
    assert not {name for late in LATER for name in modules if f"{name}.".startswith(f"{late}.")}


def test_the_app_loads_charts_and_sqlite_utils_only_when_they_are_shown() -> None:
    assert not top_level(modules_of_import("tracker.tui.app")) & {"plotext", "sqlite_utils"}
