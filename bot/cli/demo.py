"""`python -m bot demo`."""

import asyncio
import contextlib
from typing import Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import StartupError


def demo(
    scripted: Annotated[bool, typer.Option(help="Play the main job and end, without a page.")] = False,
    port: Annotated[
        int, typer.Option(help="The page's port on this machine; 0 for any free one.", min=0, max=65535)
    ] = 0,
) -> None:
    """Show the bot at work in a simulated server, without a Discord account."""
    try:
        from bot.demo.show import show
    except ModuleNotFoundError as missing:
        give_up(StartupError(f"The demo needs {missing.name}: install requirements/demo.txt, or use `make demo`."))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(show(scripted=scripted, port=port))
