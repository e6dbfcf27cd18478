"""Whatever keeps a database from being used is said with what its host can do."""

import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import URL

from bot.core.db.backups.causes import AWAY, CLOSED, CROWDED, ELSEWHERE, FAILING, FULL, explained
from bot.core.db.database import Database
from bot.core.db.locks.advisory_lock import AdvisoryLock
from bot.core.db.probing.looking import probe
from bot.core.db.probing.models import NotReadable
from bot.core.errors import DatabaseAway, StartupError
from tests.worlds.databases import postgresql


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connect call failed"), AWAY),
        (OSError("Multiple exceptions: [Errno 111] Connect call failed ('::1', 9), [Errno 111] Connect"), AWAY),
        (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), AWAY),
        (TimeoutError(), AWAY),
        (socket.gaierror(-2, "Name or service not known"), ELSEWHERE),
        (asyncpg.TooManyConnectionsError("sorry, too many clients already"), CROWDED),
        (asyncpg.InvalidPasswordError("password authentication failed"), ELSEWHERE),
        (asyncpg.CannotConnectNowError("the database system is starting up"), AWAY),
        (asyncpg.InternalServerError("could not write init file"), FAILING),
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (PermissionError(errno.EACCES, "Permission denied"), CLOSED),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, BaseException) else "",
)
def test_what_went_wrong_is_said_with_its_remedy(error: BaseException, remedy: str) -> None:
    assert explained(error).endswith(f"; {remedy}")


def test_a_server_that_takes_nobody_more_in_is_told_of_as_such_whoever_asks(
    postgresql_server: postgresql.Server,
) -> None:
    with postgresql_server.database() as url, a_visitor(postgresql_server, url) as name:
        asyncio.run(is_told(url.set(username=name)))


@contextmanager
def a_visitor(server: postgresql.Server, url: URL) -> Iterator[str]:
    """Let somebody come who is no superuser, and is one too many."""
    name = f"visitor_of_{url.database}"
    server._sql(f"ALTER DATABASE {url.database} CONNECTION LIMIT 0")
    server._sql(f"CREATE ROLE {name} LOGIN")
    try:
        yield name
    finally:
        server._sql(f"DROP ROLE {name}")


async def is_told(crowded: URL) -> None:
    with pytest.raises(StartupError, match=CROWDED):
        await AdvisoryLock.take(crowded)
    with pytest.raises(NotReadable, match=CROWDED):
        await probe(crowded)
    with pytest.raises(DatabaseAway):
        async with Database(crowded).read():
            pass
