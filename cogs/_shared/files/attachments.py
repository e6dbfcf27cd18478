"""The one place where a file that somebody uploaded is fetched."""

import asyncio
from collections.abc import Callable

import discord

from bot.core.errors import UserFacingError
from bot.uploads import wording as uploads_wording
from bot.works.access import Contributor

FETCHING = 20.0
"""Seconds that fetching a file may take; meanwhile nobody else's is read in its place."""


async def fetch(attachment: discord.Attachment, contributor: Contributor, check_size: Callable[[int], None]) -> bytes:
    """Fetch a file of somebody who was found to be allowed to hand it in.

    Raises UserFacingError if it is too big, which is known before a byte is fetched, or can't be had.
    """
    del contributor  # whoever has none may not
    check_size(attachment.size)
    try:
        async with asyncio.timeout(FETCHING):
            return await attachment.read()
    except (discord.HTTPException, TimeoutError):
        raise UserFacingError(uploads_wording.download_failed) from None
