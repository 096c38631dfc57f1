"""What every test may rely on: a plain environment, a home of its own, a clock that stands."""

from __future__ import annotations

import os
import time

# The environment as the developer has it, for the few tests that install things.
OUTER_ENVIRONMENT = dict(os.environ)


def _plain_environment() -> None:
    """Drop what would change a screen or choose a database; Textual reads some of it on import."""
    for name in list(os.environ):
        if name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES") or name.startswith(
            ("TEXTUAL", "OVERLOAD_", "XDG_")
        ):
            del os.environ[name]
    os.environ.update(
        TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none", TZ="UTC"
    )
    time.tzset()


_plain_environment()

import asyncio  # noqa: E402
import inspect  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

NOW = "2026-11-20T18:30"
"""The moment at which every test happens: a Friday evening."""

LONG = OUTER_ENVIRONMENT.get("OVERLOAD_LONG") == "1"

# `quick` tries the same few examples each time; `long` looks for new ones. Neither reads a clock.
settings.register_profile(
    "quick",
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    max_examples=1000,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("long" if LONG else "quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is marked ``long`` unless it is asked for."""
    if LONG:
        return
    leave_out = pytest.mark.skip(reason="long; runs with OVERLOAD_LONG=1 (make long)")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(leave_out)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an ``async def`` test to its end; any other test is pytest's own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, empty, and ``OVERLOAD_NOW`` at :data:`NOW`."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name, place in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        monkeypatch.setenv(name, str(folder / place))
    monkeypatch.setenv("OVERLOAD_NOW", NOW)
    return folder


@pytest.fixture
def outer_environment() -> dict[str, str]:
    """The environment pytest was started in, for what has to reach a package registry."""
    return dict(OUTER_ENVIRONMENT)
