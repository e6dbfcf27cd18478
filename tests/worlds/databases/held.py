"""A database that somebody else keeps, as a backup does: who answers a person waits for it, in simulated time."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from simcord import Env

from bot.core.db import sqlite
from bot.core.db.database import Database


class Hold:
    """Who keeps a database; `waiting` statements have been asked meanwhile."""

    def __init__(self) -> None:
        self.waiting = 0
        self._is_over = asyncio.Event()
        self._was_too_long = False

    def let_go(self) -> None:
        """Let what waits have its turn."""
        self._is_over.set()

    def last_too_long(self) -> None:
        """Let what waits be refused, as SQLite does after its own patience."""
        self._was_too_long = True
        self._is_over.set()

    async def wait(self, env: Env) -> None:
        self.waiting += 1
        await env.external_wait(self._is_over.wait(), reason="the database is held")
        if self._was_too_long:
            refusal = sqlite3.OperationalError("database is locked")
            refusal.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise refusal


@contextmanager
def held(env: Env, database: Database) -> Iterator[Hold]:
    """Let every statement for a click or a command wait until the hold is over, at the latest with the block.

    The bot's loops go on, since the simulation would wait for them in real time.
    """
    hold, ask = Hold(), sqlite.Connection.ask

    async def wait_and_ask(connection: sqlite.Connection, how: str, statement: str, values: Sequence[Any]) -> Any:
        is_for_a_person = asyncio.current_task() in database._accompanied
        if is_for_a_person and (not hold._is_over.is_set() or hold._was_too_long):
            await hold.wait(env)
        return await ask(connection, how, statement, values)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(sqlite.Connection, "ask", wait_and_ask)
        try:
            yield hold
        finally:
            hold.let_go()
