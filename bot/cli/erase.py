"""`python -m bot erase`."""

import asyncio
from typing import Annotated

import typer
from sqlalchemy.engine import URL

from bot.cli.endings import give_up
from bot.core.errors import HostError


def erase(
    guild: Annotated[int, typer.Option(help="The server, by its id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Erase all that is stored about a server, at once. The bot must not be running."""
    from bot.core.settings import Settings

    if not yes:
        typer.confirm(f"Erase all that is stored about the server {guild}? It can't be undone", abort=True)
    try:
        gone = asyncio.run(_erase(Settings.load().database, guild))
    except HostError as problem:
        give_up(problem)
    for name, count in sorted(gone.items()):
        typer.echo(f"{count:>10,}  {name}")
    rows = sum(gone.values())
    typer.echo(f"{rows:,} rows erased of server {guild}." if rows else f"Nothing is stored about {guild}.")


async def _erase(url: URL, guild_id: int) -> dict[str, int]:
    """Erase a server while no bot runs on the database: it would go on with what it has in memory."""
    from bot.app.services import Services
    from bot.core.db.opening import opened

    async with opened(url) as (database, _):
        services = Services.on(database)
        try:
            return await services.own_data.departures.erase(guild_id)
        finally:
            await services.close()
