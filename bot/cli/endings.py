"""How a command ends that can't go on."""

from typing import NoReturn

import typer

from bot.core.errors import HostError


def give_up(problem: HostError) -> NoReturn:
    """End the program with one line for the host, and exit code 2."""
    typer.echo(f"chapterhouse: {problem}", err=True)
    raise typer.Exit(2)
