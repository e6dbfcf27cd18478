"""The running process, as whoever watches it sees it."""

import asyncio
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError

from bot.app.client import Client
from bot.core.db.database import Database
from bot.core.errors import ChapterhouseError
from bot.core.loop import SupervisedLoop
from bot.doctor.stored import overdue_store
from bot.health import store as health_store
from bot.health.figures import Figures
from bot.health.models import WaitingWork
from bot.kudos.mirror import check_store

PATIENCE = 2.0
"""Seconds in which a database that takes changes has taken one, whoever else is at it."""


class RunningProcess:
    """The one of `bot/health/process.py`."""

    def __init__(self, client: Client, database: Database) -> None:
        self._client = client
        self._database = database

    @property
    def is_connected(self) -> bool:
        return self._client.is_connected

    @property
    def loops(self) -> Sequence[SupervisedLoop]:
        return self._client.supervisor.loops

    @property
    def figures(self) -> Figures:
        return self._client.services.health.figures

    async def is_writable(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE), self._database.change() as connection:
                await health_store.ask_to_write(connection)
        except (ChapterhouseError, SQLAlchemyError, OSError):
            return False
        return True

    async def waiting(self) -> WaitingWork:
        services = self._client.services
        now = services.health.clock()
        async with self._database.read() as connection:
            return WaitingWork(
                reactions=len(services.kudos.mirror.inbox),
                messages_to_compare=await check_store.due_count(connection, now),
                announcements_due=(await overdue_store.late_announcements(connection, now)).count,
                announcements_held_up=(await overdue_store.stuck_announcements(connection)).count,
                letters_due=(await overdue_store.late_letters(connection, now)).count,
                letters_held_up=(await overdue_store.held_letters(connection)).count,
            )
