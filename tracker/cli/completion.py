"""``completion``: the script that lets a shell complete commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tracker.cli import output
from tracker.cli.options import pass_state
from tracker.cli.state import State

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_OVERLOAD_COMPLETE"
"""Set by the script when the shell asks; click answers it before any command runs."""


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@pass_state
def completion_command(state: State, shell: str) -> None:
    """Print the script by which SHELL completes commands, options and names.

    \b
    Example: overload completion fish > ~/.config/fish/completions/overload.fish

    \b
    In bash and zsh:
      bash  echo 'eval "$(overload completion bash)"' >> ~/.bashrc
      zsh   echo 'autoload -Uz compinit && compinit' >> ~/.zshrc
            echo 'eval "$(overload completion zsh)"' >> ~/.zshrc

    zsh needs compinit first; a .zshrc that has it somewhere above does without that line.
    """
    from tracker.cli.root import root

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(root, {}, "overload", VARIABLE)
    # The script itself, without click's look at the version of bash, which starts one.
    output.drawn((script.source_template % script.source_vars()).strip())
