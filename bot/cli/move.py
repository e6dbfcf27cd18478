"""`python -m bot move`."""

import asyncio
from typing import Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import StartupError


def move(
    to: Annotated[str, typer.Option(help="The other database, which must be empty: a URL, as DATABASE_URL takes it.")],
) -> None:
    """Move everything to another database, such as from SQLite to PostgreSQL; no bot may run on either.

    What arrived is compared row by row. Cut short, it goes on when it is typed again; the old database stays as it is.
    """
    import bot.app.services  # noqa: F401  # whose stores declare every table
    from bot.cli.progress import counting
    from bot.core.db.moving.moving import Moving
    from bot.core.db.upgrade import name_of
    from bot.core.settings import Settings, database_at

    try:
        source, target = Settings.load().database, database_at(to)
        with counting("Moving") as progress:
            moved = asyncio.run(Moving(source, target, progress).move())
    except StartupError as problem:
        give_up(problem)
    typer.echo(f"Moved {moved.rows:,} rows of {moved.tables} tables, and compared them: all of them are there.")
    typer.echo(f"Now let DATABASE_URL in .env be {name_of(target)}, with its password, and start the bot.")
    typer.echo(f"{name_of(source)} is as it was. Start no bot on it any more: it knows nothing of what comes.")
