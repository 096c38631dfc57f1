"""``python -m tests.tools.manual``: docs/overload.1, the manual page, from the command tree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.tools.tree import Documented, tree

PAGE = Path(__file__).parents[2] / "docs" / "overload.1"

_TITLE = '.TH OVERLOAD 1 "'
HEAD = f"""\
.\\" Made from the program by make docs.
{_TITLE}@DAY@" "Overload" "User commands"
.SH NAME
overload \\- a progressive\\-overload training tracker for the terminal
"""

FOOT = """\
.SH LOG LINES
.nf
EXERCISE SETS [@RESISTANCE] [hHEIGHT] [EFFORT] [pain=N] [warmup] [# note]
.fi
.PP
SETS are 3x12, 12,12,10, 10/9 for sides that differ, or 3x40s. RESISTANCE is @12kg, @25lb, @red,
@bw or @\\-20kg for help; HEIGHT h30 or h12in; EFFORT easy, good, max, broke, rir3 or rpe8.
.SH EXIT STATUS
0 done; 1 it can't be done, a sentence says why; 2 wrong usage; 3 the database can't be opened,
read or written; 130 interrupted.
.SH ENVIRONMENT
.TP
.B OVERLOAD_DB
The database, where \\-\\-db is not given.
.TP
.B OVERLOAD_NOW
A date or a date and time that is taken for the present.
.TP
.B NO_COLOR
No colours, in the app and in charts.
.SH NOTES
This is a training log with documented rules and no medical advice. Chest pain, faintness or a
sudden pop end the training; seek care.
"""


def page(day: date) -> str:
    """The whole page as roff, dated."""
    root, *commands = tree()
    head = HEAD.replace("@DAY@", day.isoformat())
    parts = [head, ".SH SYNOPSIS\n", f".B overload\n{_text(root.arguments)}\n", ".SH DESCRIPTION\n"]
    parts += [".PP\n" + _text(paragraph) + "\n" for paragraph in root.text]
    parts += [_options(root), ".SH COMMANDS\n"]
    parts += [_command(command) for command in commands]
    return "".join(parts) + FOOT


def _command(command: Documented) -> str:
    name = _text(" ".join(("overload", *command.path)))
    parts = [f".SS {name}\n.B {name}\n{_text(command.arguments)}\n"]
    for paragraph in command.text:
        if "\n" in paragraph:
            parts.append(f".PP\n.nf\n{_text(paragraph)}\n.fi\n")
        else:
            parts.append(f".PP\n{_text(paragraph)}\n")
    if command.example:
        parts.append(".PP\n.nf\n" + _text("\n".join(command.example)) + "\n.fi\n")
    return "".join(parts) + _options(command)


def _options(command: Documented) -> str:
    return "".join(f".TP\n.B {_text(names)}\n{_text(words)}\n" for names, words in command.options)


def _text(text: str) -> str:
    """Text that roff prints as it is: no escapes, no hyphenation of options, no requests."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{row}" if row[:1] in (".", "'") else row for row in safe.split("\n"))


def dated(text: str) -> date:
    """The day a page says it is of."""
    return date.fromisoformat(text.partition(_TITLE)[2].partition('"')[0])


def main() -> None:
    """Write the page; its date is that of the last change of anything else on it."""
    before = PAGE.read_text(encoding="utf-8")
    if before != page(dated(before)):
        PAGE.write_text(page(date.today()), encoding="utf-8")


if __name__ == "__main__":
    main()
