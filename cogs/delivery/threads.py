"""Taking away what the bot wrote in a thread."""

from collections.abc import AsyncIterator

import discord

from bot.app.client import Client


async def take_down(client: Client, thread_id: int) -> bool:
    """Delete a whole thread, which takes Manage Threads. False if it may not. Raises discord.py's exceptions."""
    try:
        await client.http.delete_channel(thread_id)
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return True


async def clear(client: Client, thread_id: int) -> None:
    """Delete the bot's own messages there, one by one. Raises discord.py's exceptions."""
    for message in [one async for one in own_messages(client, thread_id)]:
        await message.delete()


async def own_messages(client: Client, thread_id: int) -> AsyncIterator[discord.Message]:
    """Read what the bot wrote in a thread, without the announcement that opens it. Raises discord.py's exceptions."""
    async for message in client.get_partial_messageable(thread_id).history(limit=None):
        is_text = message.type is discord.MessageType.default and message.id != thread_id
        if is_text and message.author == client.user:
            yield message
