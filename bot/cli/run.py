"""`python -m bot run`."""

import asyncio
import contextlib

from bot.cli.endings import give_up
from bot.core.errors import StartupError


def run() -> None:
    """Run the bot, with the settings of `.env`."""
    from bot.app.run import run
    from bot.core.settings import Settings

    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(Settings.load()))
    except StartupError as problem:
        give_up(problem)
