"""`python -m bot export`."""

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import StartupError
from bot.suggestions.queue.export_formats import Format


def export(
    form: Annotated[Format, typer.Option("--format", help="What kind of file.")] = Format.CSV,
    guild: Annotated[int | None, typer.Option(help="Only this server's, by its id.")] = None,
    to: Annotated[Path | None, typer.Option(help="The file to write; the screen, if you leave this out.")] = None,
) -> None:
    """Write every suggestion of the database, while the bot runs or not."""
    from bot.core.settings import Settings
    from bot.suggestions.queue.export import export as write_export

    try:
        url = Settings.load().database
        with to.open("wb") if to else contextlib.nullcontext(sys.stdout.buffer) as file:
            count = asyncio.run(write_export(url, form, file.write, guild))
    except (StartupError, OSError) as problem:
        give_up(StartupError(str(problem)))
    typer.echo(f"{count:,} suggestions", err=True)
