"""Bringing a database up to this program's schema, after a backup of what it was."""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.clock import Clock, system_clock
from bot.core.db import engines
from bot.core.db.backups import returning
from bot.core.db.backups.causes import explained
from bot.core.db.backups.copying import Copying
from bot.core.db.backups.errors import BackupFailed, Damaged
from bot.core.db.backups.shelf import BACKUPS, Shelf
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import Outdated, ServerAway, StartupError

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).with_name("migrations")

_NAMED = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)

OVERWRITTEN_SINCE = "0039"
"""The migration from which on an SQLite file holds nothing of what was deleted from it."""


COPIES = 2
"""How many copies of before an update from one schema are kept."""

Migrate = Callable[[URL, AsyncConnection], Awaitable[None]]
"""Runs the pending migrations of a database; `connection` is to it."""


async def migrate_here(url: URL, connection: AsyncConnection) -> None:
    """Run them in this process, which has Alembic in memory from then on."""
    del url
    await connection.run_sync(run_migrations)


async def upgrade(url: URL, *, clock: Clock = system_clock, migrate: Migrate = migrate_here) -> None:
    """Run the pending migrations, each in its own transaction.

    On SQLite the file is copied into `backups/` beside it first, if it held anything. One that was put back from a
    copy is known as such afterwards.
    Raises StartupError if the database can't be opened, or was written by a newer program.
    """
    name = name_of(url)
    if engines.is_sqlite(url):
        _probe(engines.file_of(url), name)
    engine = engines.for_migrations(url)
    try:
        async with engine.connect() as connection:
            current = await connection.run_sync(_current_revision)
            await connection.rollback()
            if current != newest_revision():
                refuse_newer(current, name)
                await _bring_up_to_date(url, connection, current, clock, migrate)
            if restoration := await returning.notice(connection, clock()):
                log.warning(
                    "The database was put back from a copy of %s: what was announced since is looked for before"
                    " anything goes out",
                    f"{restoration.taken_at:%Y-%m-%d %H:%M} UTC",
                )
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise not_opened(url, error) from error
    finally:
        await engine.dispose()


async def _bring_up_to_date(
    url: URL, connection: AsyncConnection, current: str | None, clock: Clock, migrate: Migrate
) -> None:
    """Run the migrations after a backup. Raises StartupError if one couldn't be: those before it are done then."""
    try:
        if current is not None and engines.is_sqlite(url):
            await asyncio.to_thread(back_up, engines.file_of(url), current, clock)
            if current < OVERWRITTEN_SINCE:
                await asyncio.to_thread(_overwrite, engines.file_of(url))
        await migrate(url, connection)
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise not_updated(url, explained(error)) from error


def not_opened(url: URL, error: Exception) -> StartupError:
    """Make the error by which it is said that a database can't be had: ServerAway where its server is away."""
    is_away = not engines.is_sqlite(url) and (isinstance(error, OSError) or engines.is_away(error))
    kind = ServerAway if is_away else StartupError
    return kind(f"The database {name_of(url)} can't be opened: {explained(error)}.")


def not_updated(url: URL, why: str) -> StartupError:
    """Make the error by which an update ends that couldn't be finished."""
    return StartupError(
        f"The database {name_of(url)} couldn't be brought up to date: {why}. Nothing is lost, and the next start goes"
        " on with it."
    )


def name_of(url: URL) -> str:
    """Return what a host calls a database, without its password."""
    return url.render_as_string(hide_password=True).replace("+aiosqlite", "").replace("+asyncpg", "")


def _overwrite(file: Path) -> None:
    """Write the file anew, without what was deleted from it before that was overwritten."""
    with closing(sqlite3.connect(file, timeout=engines.BUSY_TIMEOUT / 1000, isolation_level=None)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def check_current(url: URL) -> None:
    """Raise StartupError unless the database is there, at this program's schema: for whoever doesn't update it."""
    name = name_of(url)
    if engines.is_sqlite(url) and not engines.file_of(url).exists():
        raise StartupError(f"The database {name} isn't there.")
    engine = engines.for_migrations(url)
    try:
        async with engine.connect() as connection:
            current = await connection.run_sync(_current_revision)
    except (SQLAlchemyError, OSError) as error:
        raise not_opened(url, error) from error
    finally:
        await engine.dispose()
    refuse_newer(current, name)
    if current != newest_revision():
        raise Outdated(f"The database {name} is of an older version: start the bot once, which updates it.")


def _probe(file: Path, name: str) -> None:
    """Open the file once without a thread: the driver's thread may outlive a failure, and print what nobody can use."""
    try:
        with closing(sqlite3.connect(file, timeout=engines.BUSY_TIMEOUT / 1000, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # which a file that can only be read refuses
            connection.execute("PRAGMA schema_version").fetchone()
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise StartupError(f"The database {name} can't be opened: {explained(error)}.") from None


def back_up(file: Path, revision: str, clock: Clock = system_clock) -> Path:
    """Copy a database before its update, as `Copying` does, and return where the copy is.

    Of each schema the newest COPIES stay: an update that fails at each start doesn't fill the disk with them.
    Raises StartupError if the copy can't be made, or is not whole.
    """
    now, folder = clock(), file.parent / BACKUPS
    shelf = Shelf(file, folder)
    copy = shelf.place(now, revision)
    try:
        Copying(file, copy, now).make()
    except Damaged as problem:
        raise StartupError(f"The database {file} is damaged: of a copy, {problem}. Nothing was changed.") from None
    except BackupFailed as problem:
        raise StartupError(
            f"The database {file} can't be backed up to {folder} before its update: {problem}. Nothing was changed."
        ) from None
    log.info("Backed up the database to %s", copy)
    for older in [one.path for one in shelf.copies() if one.reason == revision and one.path != copy][: 1 - COPIES]:
        older.unlink(missing_ok=True)
    return copy


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("recursive_version_locations", "true")
    return config


def _line() -> tuple[str, ...]:
    """Name the migrations in their order: read from their files, since Alembic would take 9 MiB to tell."""
    after: dict[str | None, str] = {}
    for file in MIGRATIONS.glob("versions/**/[!_]*.py"):
        named = dict(_NAMED.findall(file.read_text(encoding="utf-8")))
        after[named.get("down_revision")] = named["revision"]
    line, latest = [], after.get(None)
    while latest is not None:
        line.append(latest)
        latest = after.get(latest)
    return tuple(line)


def newest_revision() -> str:
    """Name the schema of this program."""
    return _line()[-1]


def is_known(revision: str | None) -> bool:
    """Tell whether this program knows a schema, so that it is its own or an earlier one."""
    return revision is None or revision in _line()


def refuse_newer(current: str | None, name: str) -> None:
    """Raise StartupError for a schema that this program doesn't know."""
    if not is_known(current):
        raise StartupError(
            f"The database {name} was written by a newer Chapterhouse (schema {current})."
            " Update this program, or restore the backup made before that update."
        )


def _current_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def run_migrations(connection: Connection) -> None:
    """Run what is pending, by Alembic."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
