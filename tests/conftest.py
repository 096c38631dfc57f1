"""What every test may rely on: a plain environment, a home of its own, a clock that stands."""

from __future__ import annotations

import os
import time

LONG = os.environ.get("OVERLOAD_LONG") == "1"


def _plain_environment() -> None:
    """Drop what would change a screen or choose a database; Textual reads some of it on import."""
    for name in list(os.environ):
        if name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES") or name.startswith(
            ("TEXTUAL", "OVERLOAD_", "XDG_")
        ):
            del os.environ[name]
    if LONG:
        # For the workers of pytest-xdist, which read it anew.
        os.environ["OVERLOAD_LONG"] = "1"
    os.environ.update(
        TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none", TZ="UTC"
    )
    time.tzset()


_plain_environment()

import asyncio  # noqa: E402
import gc  # noqa: E402
import inspect  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from tracker.store import open as opening  # noqa: E402

NOW = "2026-11-20T18:30"
"""The moment at which every test happens: a Friday evening."""

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

COSTLY = settings(max_examples=settings.default.max_examples if LONG else 16)
"""For properties of which each example fills a log."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is marked ``long`` unless it is asked for."""
    if LONG:
        return
    leave_out = pytest.mark.skip(reason="long; runs with OVERLOAD_LONG=1 (make long)")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(leave_out)


def pytest_collection_finish() -> None:
    """Don't go through the modules and the thousands of tests again with every collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an ``async def`` test to its end; any other test is pytest's own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True


_shared_home: list[Path] = []


@pytest.fixture(autouse=True)
def home(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """An empty home folder, and ``OVERLOAD_NOW`` at :data:`NOW`.

    A test that has a ``tmp_path`` has its home in there. The others follow each other in one, as
    long as they leave it empty: making two folders a test takes seconds of the whole.
    """
    if "tmp_path" in request.fixturenames:
        folder = Path(request.getfixturevalue("tmp_path")) / "home"
        folder.mkdir()
    else:
        if not _shared_home or any(_shared_home[-1].iterdir()):
            _shared_home.append(tmp_path_factory.mktemp("home"))
        folder = _shared_home[-1]
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


DURABLE = opening.PRAGMAS


@pytest.fixture(scope="session", autouse=True)
def quick_disk() -> Iterator[None]:
    """No log opened in this process waits for the disk: that takes most of the time of a write.

    Programs that a test starts open theirs as always, so what a kill leaves is tried in earnest.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "PRAGMAS", (*DURABLE, "PRAGMA synchronous = OFF"))
        yield


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs are opened as by a user."""
    monkeypatch.setattr(opening, "PRAGMAS", DURABLE)
