"""The button that puts back into a draft what its file's reader left out as front matter, or leaves it out again."""

from typing import Any

from discord import ui

from bot.uploads import wording as uploads_wording
from bot.uploads.buttons import PutBack
from cogs._shared.buttons import button
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction


async def front_matter_buttons(interaction: Interaction, chapter_id: int) -> list[ui.Item[Any]]:
    """Offer who handed the file in to put its front matter back, or to leave it out again, while that is kept."""
    source = await interaction.client.services.uploads.source_of(member_of(interaction), chapter_id)
    if source is None:
        return []
    label = uploads_wording.leave_out_again() if source.put_back else uploads_wording.put_back()
    return [button(label, PutBack(source.upload_id, source.place, chapter_id, int(source.put_back)), row=2)]
