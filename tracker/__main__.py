"""``overload``: the command line, or the app when nothing is asked and a person is there."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tracker.domain.keymap import Keyboard


def main() -> NoReturn:
    """Run ``sys.argv`` and end the process with its exit code."""
    written: list[Path] = []
    code = command(sys.argv[1:], written.append)
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    if written:
        _keep_daily(written[0])
    # All is on disk and printed: tearing the interpreter down would be a tenth of a short command.
    os._exit(code)


def command(args: list[str], wrote: Callable[[Path], None] | None = None) -> int:
    """Run a command line; its exit code. ``wrote`` is told of a log that was written to."""
    if args == ["--version"]:
        # A script's first question loads no command line to answer.
        from tracker.cli.version import words

        sys.stdout.write(f"{words()}\n")
        return 0
    try:
        if not args and sys.stdin.isatty() and sys.stdout.isatty():
            return _app()
        # A command ends before garbage is worth collecting; a long one still collects, less often.
        gc.set_threshold(50_000)
        from tracker.cli import plain
        from tracker.domain import keymap

        keymap.learn(_keyboard)
        code = plain.run(args, wrote)
        if code is None:
            from tracker.cli.root import run

            code = run(args, open_app, wrote)
        return code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from tracker.cli import crash, output

        output.talk(f"error: {crash.tell(error)}")
        return 1


def _keep_daily(path: Path) -> None:
    """Take the day's backup where it is due. What the command was for is done and printed."""
    from tracker.domain.errors import OverloadError

    try:
        _keep_apart(path)
    except OverloadError:
        return  # the same setting was named wrong by the command itself
    except Exception as error:
        from tracker.cli import crash, output

        output.talk(f"warning: no backup was taken: {crash.tell(error)}")


def _keep_apart(path: Path) -> None:
    """The backup by a process of its own that nobody waits for."""
    from tracker.logbook import care

    if not care.backup_is_due(path):
        return
    failure = care.backup_failure(path)
    if failure is not None:
        from tracker.cli import output

        output.talk(f"warning: {failure}")
        sys.stderr.flush()
    if hasattr(os, "fork"):
        if os.fork():
            return
        # Whoever reads what the command printed must not wait for this one.
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os.closerange(3, 256)
        os.nice(10)
    care.keep_daily(path)


def _app() -> int:
    """The app on the usual database, without the command line, whose import would delay it."""
    # Nothing made before the first frame is garbage yet; the app collects again after it.
    gc.disable()
    from tracker.domain.errors import OverloadError

    try:
        return open_app(None)
    except OverloadError as error:
        from tracker.cli import output

        output.fault(error)
        return error.exit_code


def open_app(db: Path | None) -> int:
    """Open the terminal app on a database."""
    from tracker.tui.app import run

    return run(db)


def _keyboard() -> Keyboard:
    """The app's commands and keys, for the settings about them; loads no screen."""
    from tracker.tui.commands import keyboard

    return keyboard()


if __name__ == "__main__":
    main()
