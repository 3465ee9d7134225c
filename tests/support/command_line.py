"""The real command line, asked whether it understands words without running anything."""

import typer

from neopain.cli.app import app

PROGRAM = typer.main.get_command(app)


def parsed(words):
    """The path of the command that `words` call; raises where its arguments and options do not fit."""
    command, name, path, context = PROGRAM, "neopain", (), None
    while True:
        context = command.make_context(name, list(words), parent=context)
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        if not rest or not hasattr(command, "commands"):
            assert not rest, rest
            return path
        name, command, words = command.resolve_command(context, rest)
        path = (*path, name)
