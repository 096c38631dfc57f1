"""A command of several, which says in our words that it has none of a name."""

from __future__ import annotations

import click


class Group(click.Group):
    """Refuses a name it does not have with the nearest one it has."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a usage error where it names none."""
        known = self.list_commands(ctx)
        if args[0] not in known and not ctx.resilient_parsing and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], known, 1)
            hint = f"Did you mean {near[0]}?" if near else f"See {ctx.command_path} --help."
            ctx.fail(f"There is no command {args[0]!r}. {hint}")
        return super().resolve_command(ctx, args)
