"""Threads under announcements: what the bot wrote in them is taken away, and they are called as their chapter is."""

from collections.abc import AsyncIterator

import discord

from bot.app.client import Client
from bot.core.errors import Forbidden, Gone
from bot.core.text import limits
from cogs._shared.discord_errors import meaning_of
from cogs._shared.opened_threads import in_opened_thread


async def take_down(client: Client, thread_id: int) -> bool:
    """Delete a whole thread, which takes Manage Threads. False if it may not. Raises discord.py's exceptions."""
    try:
        await client.http.delete_channel(thread_id)
    except discord.HTTPException as error:
        meaning = meaning_of(error)
        if meaning is Gone:
            return True
        if issubclass(meaning, Forbidden):
            return False
        raise
    return True


async def rename(client: Client, thread_id: int, name: str) -> None:
    """Call a thread anew. Raises as `in_opened_thread` does."""
    await in_opened_thread(client, thread_id, lambda: client.http.edit_channel(thread_id, name=name[: limits.NAME]))


async def clear(client: Client, thread_id: int) -> None:
    """Delete the bot's own messages there, one by one. Raises as `in_opened_thread` does."""
    for message in [one async for one in own_messages(client, thread_id)]:
        await in_opened_thread(client, thread_id, message.delete)


async def own_messages(client: Client, thread_id: int) -> AsyncIterator[discord.Message]:
    """Read what the bot wrote in a thread, without the announcement that opens it. Raises discord.py's exceptions."""
    async for message in client.get_partial_messageable(thread_id).history(limit=None):
        is_text = message.type is discord.MessageType.default and message.id != thread_id
        if is_text and message.author == client.user:
            yield message
