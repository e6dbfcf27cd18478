"""How the tests of seats have them, and lose them."""

from collections.abc import Callable

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import text

from bot.core.db.locks.advisory_lock import AdvisoryLock
from bot.core.db.sharing.seats import Seats
from bot.core.ownership import Sharing

MakeSeats = Callable[[Sharing], Seats]

LATER = 2.0
"""Seconds that a tenure lasts here."""

NEVER = 3600.0


async def four() -> int:
    return 4


async def end_session(holder: AdvisoryLock, by: AdvisoryLock | asyncpg.Connection) -> None:
    """Cut a holder's connection, as an administrator does."""
    pid = (await holder.connection.execute(text("SELECT pg_backend_pid()"))).scalar()
    if isinstance(by, AdvisoryLock):
        await by.connection.execute(text("SELECT pg_terminate_backend(:pid, 1000)"), {"pid": pid})
    else:
        await by.execute("SELECT pg_terminate_backend($1, 1000)", pid)
