"""Covers as they are uploaded: fetched once it is known that this person may, and that their size is bearable."""

import discord

from bot.works import checks
from bot.works.access import Contributor
from cogs._shared.files.attachments import fetch
from cogs._shared.replies import acknowledge


async def fetch_cover(
    interaction: discord.Interaction, attachment: discord.Attachment, alt: str | None, contributor: Contributor
) -> bytes:
    """Fetch an image and check it; the interaction is deferred meanwhile.

    Raises UserFacingError if it is too big, which is known before a byte is fetched, is no image, or can't be had.
    """
    checks.cover_size(attachment.size)
    checks.cover_alt(alt)
    await acknowledge(interaction)
    image = await fetch(attachment, contributor, checks.cover_size)
    checks.cover(image, alt)
    return image
