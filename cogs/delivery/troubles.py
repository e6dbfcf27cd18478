"""The buttons that decide on what is held up: try again, it is there, post anyway."""

from dataclasses import replace

from bot.notices import wording as notices_wording
from bot.notices.buttons import GoOnWithout, ItIsThere, PostAfterAll, PostAnyway, TryAgain, way_back
from bot.works.wording import chapter_name
from cogs._shared import outcomes
from cogs._shared.buttons import buttons, clicked
from cogs._shared.channels import place_of
from cogs._shared.members import member_of
from cogs._shared.panels import drawn
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, acknowledge, reply
from cogs.delivery.loops import Loops


class TroubleButtons(Loops):
    @clicked
    async def try_again(self, interaction: Interaction, clicked: TryAgain) -> None:
        await acknowledge(interaction)
        work, chapters = await self.services.troubles.try_again(member_of(interaction), clicked.work_id)
        if chapters:
            await reply(interaction, await outcomes.send(self.client, work, chapters))
        else:
            await reply(interaction, notices_wording.nothing_blocked(work))

    @clicked
    async def it_is_there(self, interaction: Interaction, clicked: ItIsThere) -> None:
        work, asked = await self.services.troubles.it_is_there(
            member_of(interaction), clicked.announcement_id, clicked.nonce
        )
        row = asked.announcement
        where = place_of(self.client, work.guild_id, row.guild_id, row.channel_id)
        said = notices_wording.believed(chapter_name(asked.chapter.details), where)
        next_one, answers = await outcomes.question(self.client, work)
        await reply(interaction, Message("\n".join(filter(None, [said, next_one])), view=buttons(*answers)))
        self.sending.wake()

    @clicked
    async def go_on_without(self, interaction: Interaction, clicked: GoOnWithout) -> None:
        await acknowledge(interaction)
        troubles = self.services.troubles
        work, chapter, others = await troubles.go_on_without(member_of(interaction), clicked.chapter_id)
        outcome = await outcomes.send(self.client, work, others, notices_wording.set_aside(chapter.details))
        back = buttons(drawn(way_back(chapter)), *(outcome.view.children if outcome.view else ()))
        await reply(interaction, replace(outcome, view=back))
        self.sending.wake()

    @clicked
    async def post_after_all(self, interaction: Interaction, clicked: PostAfterAll) -> None:
        await acknowledge(interaction)
        work, chapter = await self.services.troubles.post_after_all(member_of(interaction), clicked.chapter_id)
        await reply(interaction, await outcomes.send(self.client, work, [chapter]))
        self.sending.wake()

    @clicked
    async def post_anyway(self, interaction: Interaction, clicked: PostAnyway) -> None:
        await acknowledge(interaction)
        work, asked = await self.services.troubles.post_anyway(
            member_of(interaction), clicked.announcement_id, clicked.nonce
        )
        await reply(interaction, await outcomes.send(self.client, work, [asked.chapter]))
        self.sending.wake()
