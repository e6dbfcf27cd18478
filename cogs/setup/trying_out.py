"""**Post a test**: the card of a made-up chapter, where chapters are announced, by what an announcement takes."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bot.announcements.testing import wording as testing_wording
from bot.app.answers import answer_of
from bot.app.client import Client
from bot.core.errors import DiscordError, Gone, UserFacingError
from bot.delivery.refusals import trouble_of
from bot.setup.buttons import PostTest, RemoveTest, TakeMyReactions
from bot.setup.emoji import Emoji
from bot.setup.models import Member
from cogs._shared.buttons import clicked
from cogs._shared.checks.permissions import check_channel
from cogs._shared.discord_errors import IN_A_SEND, in_the_ports_words
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import acknowledge, acknowledge_click, edit, reply
from cogs.setup import trial
from cogs.setup.emojis import emojis_in
from cogs.setup.panel import SetupPanel


class TryingOut(SetupPanel):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._turn = asyncio.Lock()

    @clicked
    async def test_asked(self, interaction: Interaction, clicked: PostTest) -> None:
        """Post a test unless one stands; one after the other, so that two who press at once make one."""
        del clicked
        member = member_of(interaction)
        settings = await self.services.setup.shown_to(member)
        channel = interaction.guild.get_channel(settings.channel_id or 0) if interaction.guild else None
        if not isinstance(channel, trial.Place):
            raise UserFacingError(testing_wording.nowhere_to_test)
        check_channel(interaction, channel.id)
        await acknowledge_click(interaction)
        async with self._turn:
            remark = await self._try_out(channel, member, settings.kudos_emojis[0], f"test-{interaction.id}")
        await edit(interaction, await self.panel(interaction, remark))

    async def _try_out(self, channel: trial.Place, member: Member, kudos: Emoji, nonce: str) -> str:
        """Post the test, or find the one that stands, and put the emoji on it. Raises UserFacingError."""
        try:
            with in_the_ports_words(otherwise=IN_A_SEND):
                earlier = await trial.standing(channel)
                test = earlier or await trial.post(channel, await trial.message(member, self.services), nonce)
        except DiscordError as problem:
            raise UserFacingError(testing_wording.failed, channel.id, trouble_of(problem)) from problem
        try:
            with in_the_ports_words():
                await self.client.http.add_reaction(test.channel.id, test.id, kudos.reaction)
        except DiscordError as problem:
            return testing_wording.without_emoji(test.jump_url, trouble_of(problem))
        return (testing_wording.stood_already if earlier else testing_wording.stands)(test.jump_url)

    @clicked
    async def reactions_taken(self, interaction: Interaction, clicked: TakeMyReactions) -> None:
        """Let the emoji stand for kudos that who pressed put on the test: Discord's own way to pick one."""
        del clicked
        member = member_of(interaction)
        await self.services.setup.shown_to(member)
        test = interaction.message
        if test is None or not trial.is_test(test):
            raise UserFacingError(testing_wording.not_a_test)
        await acknowledge(interaction)
        try:
            with in_the_ports_words():
                found = await trial.reactions_of(self.client, test, interaction.user.id)
        except DiscordError as problem:
            raise UserFacingError(testing_wording.reactions_unread, trouble_of(problem)) from problem
        if not found:
            raise UserFacingError(testing_wording.no_reactions)
        after = await self.services.setup.change(member, kudos_emojis=emojis_in(interaction, " ".join(found)))
        await reply(interaction, testing_wording.reactions_taken([one.shown for one in after.kudos_emojis]))

    @clicked
    async def removal_asked(self, interaction: Interaction, clicked: RemoveTest) -> None:
        """Take the test away on which this was pressed, and nothing else that a forged click may name."""
        del clicked
        await self.services.setup.shown_to(member_of(interaction))
        test = interaction.message
        if test is None or not trial.is_test(test):
            raise UserFacingError(testing_wording.not_a_test)
        await acknowledge(interaction)
        say: Callable[[], str] | None = testing_wording.removed
        try:
            with suppress(Gone), in_the_ports_words(taking_away=True):
                say = await trial.remove(self.client, test)
        except DiscordError as problem:
            raise UserFacingError(testing_wording.not_removed, trouble_of(problem)) from problem
        if say is None:
            answer_of(interaction).give()  # there is no place left to say it in
        else:
            await reply(interaction, say())
