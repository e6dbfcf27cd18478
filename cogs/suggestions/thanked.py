"""**Name me in the thanks**: for whom a chapter used an idea of, in a direct message too."""

from typing import Any

from discord import ui

from bot.suggestions import wording
from bot.suggestions.buttons import NameMe
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.own import wording as own_wording
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, reply


class Thanked(Part):
    @clicked
    async def name_me(self, interaction: Interaction, clicked: NameMe) -> None:
        await acknowledge(interaction)
        wanted = bool(clicked.wanted)
        own, root = await self.services.own_suggestions.name_me(
            interaction.user.id, clicked.suggestion_id, wanted=wanted
        )
        if root.used_in_id is not None:
            await self.services.outbox.deliver_chapter(root.used_in_id)
        said = own_wording.named(own, root) if wanted else own_wording.named_no_more(own)
        await reply(interaction, Message(said, view=buttons(_other(own, is_named=wanted))))


def thanks_button(own: Suggestion, root: Suggestion) -> list[ui.Item[Any]]:
    """Offer to be named, or no more, where a chapter used the idea."""
    return [_other(own, is_named=own.credited)] if root.status is Status.USED else []


def _other(own: Suggestion, *, is_named: bool) -> ui.Item[Any]:
    if is_named:
        return button(wording.name_me_no_more(), NameMe(own.id, 0))
    return button(wording.name_me(), NameMe(own.id))
