"""Running the bot: what `python -m bot run` comes to, without anything that only other commands need."""

import asyncio
import contextlib
import sys
from collections.abc import Sequence

from bot.core.errors import HostError

FAILED = 2
"""The exit code where whoever runs the bot has to mend something first."""


def only_runs(arguments: Sequence[str]) -> bool | None:
    """Tell whether a plain `run` waits for its database; None for anything else that was asked for."""
    return {("run",): False, ("run", "--wait"): True}.get(tuple(arguments))


def serve(*, waits: bool) -> int:
    """Run the bot until it is stopped, and return the exit code."""
    from bot.app.run import run
    from bot.core.settings import Settings

    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(Settings.load(), waits=waits))
    except HostError as problem:
        sys.stderr.write(f"chapterhouse: {problem}\n")
        return FAILED
    return 0
