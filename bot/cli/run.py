"""`python -m bot run`."""

import asyncio
import contextlib
from typing import Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import HostError


def run(
    wait: Annotated[
        bool, typer.Option(help="Where another bot has the database, wait until it ends, and take over.")
    ] = False,
) -> None:
    """Run the bot, with the settings of `.env`."""
    from bot.app.run import run
    from bot.core.settings import Settings

    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(Settings.load(), waits=wait))
    except HostError as problem:
        give_up(problem)
