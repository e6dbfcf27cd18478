"""`python -m bot restore`."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import StartupError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from bot.core.db.backups.shelf import Shelf


def restore(
    file: Annotated[Path, typer.Argument(help="A copy, as `backup` and the bot itself make them.")],
    put_back: Annotated[
        bool, typer.Option("--put-back", help="On PostgreSQL: pg_restore has put it back; let the bot know.")
    ] = False,
) -> None:
    """Put a copy of the database back, and keep what was there; the bot must not run."""
    from bot.core.db.backups.errors import BackupFailed
    from bot.core.settings import Settings

    try:
        settings = Settings.load()
        if settings.shelf is not None:
            _on_sqlite(settings.shelf, file)
        elif put_back:
            asyncio.run(_note(settings.database, _written_at(file)))
        else:
            raise StartupError(_lines(settings.database, file))
    except BackupFailed as problem:
        give_up(StartupError(f"{file} can't be put back: {problem}. Nothing was changed."))
    except StartupError as problem:
        give_up(problem)


def _on_sqlite(shelf: "Shelf", file: Path) -> None:
    from bot.cli.progress import counting
    from bot.core.clock import system_clock
    from bot.core.db.backups.errors import BackupFailed
    from bot.core.db.backups.restoring import Restoring
    from bot.core.db.locks.single_process_lock import SingleProcessLock
    from bot.core.db.upgrade import refuse_newer

    if not file.is_file():
        newest = shelf.newest_daily()
        raise BackupFailed(f"there is no such file{f'; the newest copy is {newest.path}' if newest else ''}")
    with counting("Putting back") as progress:
        restoring = Restoring(shelf, file, system_clock(), lambda revision: refuse_newer(revision, str(file)), progress)
        restoring.check()
        lock = SingleProcessLock(shelf.file)
        try:
            restored = restoring.put_back()
        finally:
            lock.release()
    taken = restored.contents.taken_at
    typer.echo(f"Put back {file}: {restored.contents.total:,} rows, as of {taken:%Y-%m-%d %H:%M} UTC.")
    if restored.kept:
        typer.echo(f"What was there before is kept as {restored.kept}, for {shelf.kept_for.days} days.")
    typer.echo(_next())


def _next() -> str:
    return (
        "Start the bot: before it announces anything, it looks for what was announced since. In a server, /doctor names"
        " the announcements that it no longer knows."
    )


def _lines(url: "URL", file: Path) -> str:
    from bot.core.db.backups import postgresql

    line = postgresql.restore_command(url, str(file))
    return (
        f"PostgreSQL puts its databases back itself. Stop the bot, and type: {line} && python -m bot restore {file}"
        " --put-back"
    )


async def _note(url: "URL", taken_at: datetime) -> None:
    """Note that PostgreSQL's own command put a copy back. Raises StartupError where a bot runs on the database."""
    from bot.core.clock import system_clock
    from bot.core.db.backups import returning
    from bot.core.db.opening import opened
    from bot.health import store as health_store

    async with opened(url) as (database, _lock), database.change() as connection:
        beats = await health_store.all_of_them(connection)  # a dump is of its beginning, and its file of its end
        seen = max((beat.ended_at or beat.beat_at for beat in beats), default=taken_at)
        await returning.note(connection, min(taken_at, seen), system_clock())
    typer.echo(f"Noted. {_next()}")


def _written_at(file: Path) -> datetime:
    """Return when a copy was finished. Raises StartupError where there is none."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError as problem:
        raise StartupError(f"{file} can't be looked at: {problem.strerror}.") from None
