"""Fetching a file that somebody uploaded, once its size is known to be bearable."""

import discord

from bot.core.errors import UserFacingError
from bot.uploads import checks
from bot.uploads import wording as uploads_wording


async def fetch(attachment: discord.Attachment) -> bytes:
    """Fetch a file. Raises UserFacingError if it is too big, which is known before a byte is fetched, or can't be
    had.
    """
    checks.size(attachment.size)
    try:
        return await attachment.read()
    except discord.HTTPException:
        raise UserFacingError(uploads_wording.download_failed) from None
