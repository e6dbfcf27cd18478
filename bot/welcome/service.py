"""Greeting a server that the bot has just come to."""

from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.letters import store as letters_store
from bot.letters.models import LetterKind
from bot.setup import store as setup_store

JUST_NOW = timedelta(days=1)
"""For how long the bot has come just now: it may have been invited before it was started for the first time."""

ABOUT = "welcome"
"""A server is told of this once: the letter is kept, so that a bot that was removed and invited again says nothing."""


class Welcome:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def is_new(self, joined_at: datetime) -> bool:
        """Tell whether the bot came at this moment to a server that may want to hear what to do first."""
        return self._clock() - joined_at < JUST_NOW

    async def greet(self, guild_id: int, channel_id: int) -> None:
        """Say once in this channel what to do first, unless the server is set up already."""
        async with self._database.read() as connection:
            if (await setup_store.find(connection, guild_id)).channel_id is not None:
                return
        async with self._database.change() as connection:
            now = self._clock()
            await letters_store.write(
                connection, LetterKind.WELCOME, guild_id, ABOUT, {}, due_at=now, channel_id=channel_id
            )
