"""How many shards the bot should have, which is Discord's to say."""

import asyncio

import discord

from bot.app.login import LastingConnector, with_patience


async def count_shards(token: str) -> int:
    """Ask Discord, however long it takes until it can be reached. Raises StartupError if it refuses the token."""
    connector = LastingConnector(limit=0)
    http = discord.http.HTTPClient(asyncio.get_running_loop(), connector)

    async def ask() -> int:
        await http.static_login(token)
        shards, _, _ = await http.get_bot_gateway()
        return shards

    try:
        return await with_patience(ask, http.close)
    finally:
        await http.close()
        await connector.end()
