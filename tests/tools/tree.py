"""The command tree as plain data, for the reference page and the manual page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import click

from tracker.cli.root import root


class Documented(NamedTuple):
    """One command: its path below ``overload``, its arguments, help and (names, words) options."""

    path: tuple[str, ...]
    arguments: str
    text: tuple[str, ...]
    example: tuple[str, ...]
    options: tuple[tuple[str, str], ...]


def tree() -> Iterator[Documented]:
    """Every command, groups before what they hold; the root first."""
    # With the settings it runs with: a command keeps the help option it is first asked for.
    with click.Context(root, info_name="overload", **root.context_settings) as context:
        yield from _below(root, context, ())


def _below(
    command: click.Command, context: click.Context, path: tuple[str, ...]
) -> Iterator[Documented]:
    yield _documented(command, context, path)
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        if not inner.hidden:
            with click.Context(inner, parent=context, info_name=name) as below:
                yield from _below(inner, below, (*path, name))


def _documented(
    command: click.Command, context: click.Context, path: tuple[str, ...]
) -> Documented:
    paragraphs, examples = _split(command.help or "")
    options = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        # An argument without words of its own has no row: the usage and the text tell of it.
        if record is not None and record[1]:
            options.append((record[0], " ".join(record[1].split())))
    usage = " ".join(piece for piece in command.collect_usage_pieces(context) if piece)
    return Documented(path, usage, paragraphs, examples, tuple(options))


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paragraphs and example lines of a help text; ``\\b`` keeps the lines of a block."""
    paragraphs: list[str] = []
    examples: list[str] = []
    for block in text.replace("\r", "").split("\n\n"):
        lines = [line.strip() for line in block.strip().split("\n")]
        kept = lines[0] == "\b"
        lines = [line for line in lines if line != "\b"]
        if not lines:
            continue
        head, colon, rest = lines[0].partition(":")
        if head in ("Example", "Examples") and colon:
            examples += [line for line in (rest.strip(), *lines[1:]) if line]
        else:
            paragraphs.append(("\n" if kept else " ").join(lines))
    return tuple(paragraphs), tuple(examples)
