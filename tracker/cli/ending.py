"""The one place where a command ends, however it was asked."""

from __future__ import annotations

from collections.abc import Callable

from tracker.cli import output
from tracker.cli.state import State
from tracker.domain.errors import OverloadError

INTERRUPTED = 130


def ended(state: State, command: Callable[[], int | None]) -> int:
    """Carry out a command and close what it opened; the exit code.

    0 done, 1 can't be done, 2 usage, 3 database, 130 interrupted.
    """
    try:
        code = command()
        output.flush()
        return code or 0
    except output.OutputClosed:
        output.drop()
        return 0
    except OverloadError as error:
        if isinstance(error, output.OutputLost):
            output.drop()
        output.fault(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        output.talk(f"error: {error.filename or 'A file'}: {error.strerror or error}.")
        return OverloadError.exit_code
    finally:
        state.close()
