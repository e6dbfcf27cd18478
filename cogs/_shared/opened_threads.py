"""Changing what stands in a thread that Discord has archived: it is opened, and left to archive itself again."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.app.client import Client
from bot.core.errors import Locked
from cogs._shared.discord_errors import ARCHIVED

T = TypeVar("T")


async def in_opened_thread(client: Client, thread_id: int, do: Callable[[], Awaitable[T]]) -> T:
    """Do something in a channel, once more if it is an archived thread, which is opened for that.

    Raises discord.py's exceptions, and Locked for a thread that the bot may not open.
    """
    try:
        return await do()
    except discord.HTTPException as error:
        if error.code != ARCHIVED:
            raise
    try:
        await client.http.edit_channel(thread_id, archived=False)
    except discord.Forbidden as error:
        raise Locked(f"thread {thread_id}") from error
    return await do()
