"""`python -m bot backup`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import StartupError

if TYPE_CHECKING:
    from bot.core.db.backups.shelf import Shelf


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(help="Where to; if left out, into the folder of the daily backups, kept as one of them."),
    ] = None,
) -> None:
    """Copy the database into one file, while the bot runs or not, and check the copy."""
    from bot.core.db.backups import postgresql
    from bot.core.db.backups.errors import BackupFailed
    from bot.core.settings import Settings

    try:
        settings = Settings.load()
        if settings.shelf is None:
            line = postgresql.dump_command(settings.database, str(file or postgresql.DUMP))
            raise StartupError(f"PostgreSQL copies its databases itself, while the bot runs or not. Type: {line}")
        _copy(settings.shelf, file)
    except BackupFailed as problem:
        give_up(StartupError(f"The database couldn't be backed up: {problem}."))
    except StartupError as problem:
        give_up(problem)


def _copy(shelf: "Shelf", file: Path | None) -> None:
    from bot.cli.progress import counting
    from bot.core.clock import system_clock
    from bot.core.db.backups.copying import Copying
    from bot.core.db.backups.errors import BackupFailed
    from bot.core.db.backups.shelf import DAILY

    now = system_clock()
    to = file or shelf.place(now, DAILY)
    if to.is_dir():
        to = to / shelf.place(now, DAILY).name
    if not shelf.file.exists():
        raise BackupFailed(f"there is none at {shelf.file}")
    if to.exists():
        raise BackupFailed(f"{to} is there already, and isn't replaced")
    with counting("Copying") as progress:
        contents = Copying(shelf.file, to, now, progress).make()
    size = to.stat().st_size / 2**20
    typer.echo(f"Backed up to {to}: {contents.total:,} rows, {size:,.1f} MiB, schema {contents.revision}, and checked.")
