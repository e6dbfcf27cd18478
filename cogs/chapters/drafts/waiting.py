"""Files that wait for a choice: what is said where there are too many of them, and discarding one."""

from typing import Any

from discord import ui

from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.uploads import drafting
from bot.uploads import wording as uploads_wording
from bot.uploads.buttons import DiscardUpload
from bot.uploads.models import Upload
from bot.uploads.room import TooMuchWaits
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.errors import answer_error, typed_options
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import edit


class WaitingFiles(Part):
    @clicked
    async def discard_upload(self, interaction: Interaction, clicked: DiscardUpload) -> None:
        await self.services.uploads.discard(member_of(interaction), clicked.upload_id)
        await edit(interaction, uploads_wording.discarded())


def discard_button(upload: Upload) -> ui.Button[Any]:
    return button(uploads_wording.discard(), DiscardUpload(upload.id))


async def refuse(interaction: Interaction, refusal: TooMuchWaits) -> None:
    """Say that too many files wait, with a button for each that discards it; what was typed is given back."""
    uploads, member = interaction.client.services.uploads, member_of(interaction)
    waiting = []
    for upload_id in refusal.upload_ids:
        try:
            waiting.append(await uploads.find(member, upload_id))
        except UserFacingError:  # chosen from or discarded meanwhile
            continue
    offered = buttons(
        *(button(_label(place, upload), DiscardUpload(upload.id)) for place, upload in enumerate(waiting, 1))
    )
    await answer_error(interaction, refusal, typed=typed_options(interaction), again=offered)


def _label(place: int, upload: Upload) -> str:
    """Name a file of several, the oldest first: they may be of one work."""
    name = upload.drafts[0].work or drafting.name_of(upload.drafts[0])
    return uploads_wording.discard_named(place, shorten(clean_label(name), limits.FORM_LABEL))
