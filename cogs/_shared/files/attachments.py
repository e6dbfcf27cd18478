"""The one place where a file that somebody uploaded is fetched."""

from collections.abc import Callable

import discord

from bot.core.errors import UserFacingError
from bot.uploads import wording as uploads_wording
from bot.works.access import Contributor


async def fetch(attachment: discord.Attachment, contributor: Contributor, check_size: Callable[[int], None]) -> bytes:
    """Fetch a file of somebody who was found to be allowed to hand it in.

    Raises UserFacingError if it is too big, which is known before a byte is fetched, or can't be had.
    """
    del contributor  # whoever has none may not
    check_size(attachment.size)
    try:
        return await attachment.read()
    except discord.HTTPException:
        raise UserFacingError(uploads_wording.download_failed) from None
