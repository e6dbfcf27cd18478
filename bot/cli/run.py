"""`python -m bot run`."""

from typing import Annotated

import typer

from bot.cli.serving import serve


def run(
    wait: Annotated[
        bool, typer.Option(help="Where another bot has the database, wait until it ends, and take over.")
    ] = False,
) -> None:
    """Run the bot, with the settings of `.env`."""
    if code := serve(waits=wait):
        raise typer.Exit(code)
