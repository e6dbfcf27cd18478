"""Fetching a file that somebody uploaded, once its size is known to be bearable."""

import discord

from bot.core.errors import UserFacingError
from bot.uploads import wording as uploads_wording

MAX_FILE = 10 * 2**20
"""Bytes of a file that is read at all."""


async def fetch(attachment: discord.Attachment) -> bytes:
    """Fetch a file. Raises UserFacingError if it is too big, which is known before a byte is fetched, or can't be
    had.
    """
    if attachment.size > MAX_FILE:
        raise UserFacingError(uploads_wording.file_too_big, attachment.size, MAX_FILE)
    try:
        return await attachment.read()
    except discord.HTTPException:
        raise UserFacingError(uploads_wording.download_failed) from None
