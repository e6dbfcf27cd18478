"""What can be chosen of a source: what becomes of new chapters, when they go out by themselves, and who is asked."""

from datetime import timedelta

from bot.core.numbers import number_in
from bot.watching.buttons import SourceAsksChoice, SourceDelayChoice, SourceModeChoice
from bot.watching.models import SourceMode
from cogs._shared.buttons import chosen_one, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import edit
from cogs.sources.screens import ME, STAFF, shown_again


class Preferences(Part):
    @clicked
    async def choose_mode(self, interaction: Interaction, clicked: SourceModeChoice) -> None:
        chosen = chosen_one(interaction)
        if chosen in list(SourceMode):
            sources = self.services.watching.sources
            await sources.set_mode(member_of(interaction), clicked.source_id, SourceMode(chosen))
        await _show_again(interaction, clicked.source_id)

    @clicked
    async def choose_delay(self, interaction: Interaction, clicked: SourceDelayChoice) -> None:
        member, delay = member_of(interaction), timedelta(seconds=number_in(chosen_one(interaction)))
        await self.services.watching.sources.set_mode(member, clicked.source_id, SourceMode.POST, delay)
        await _show_again(interaction, clicked.source_id)

    @clicked
    async def choose_who_is_asked(self, interaction: Interaction, clicked: SourceAsksChoice) -> None:
        member, chosen = member_of(interaction), chosen_one(interaction)
        if chosen in (STAFF, ME):
            asks_id = member.id if chosen == ME else None
            await self.services.watching.sources.set_asked(member, clicked.source_id, asks_id)
        await _show_again(interaction, clicked.source_id)


async def _show_again(interaction: Interaction, source_id: int) -> None:
    await edit(interaction, await shown_again(interaction, source_id))
