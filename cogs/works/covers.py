"""Covers as they are uploaded: fetched once their size is known to be bearable."""

import discord

from bot.core.errors import UserFacingError
from bot.uploads import wording as uploads_wording
from bot.works import checks


async def fetch_cover(interaction: discord.Interaction, attachment: discord.Attachment, alt: str | None) -> bytes:
    """Fetch an image and check it; the interaction is deferred meanwhile.

    Raises UserFacingError if it is too big, which is known before a byte is fetched, is no image, or can't be had.
    """
    checks.cover_size(attachment.size)
    checks.cover_alt(alt)
    await interaction.response.defer(ephemeral=True, thinking=True)
    try:
        image = await attachment.read()
    except discord.HTTPException:
        raise UserFacingError(uploads_wording.download_failed) from None
    checks.cover(image, alt)
    return image
