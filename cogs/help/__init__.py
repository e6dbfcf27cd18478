"""`/help`: what this person can do here."""

from discord import app_commands

from bot.app.client import Client
from bot.core.buttons import Button, Panel
from bot.help import wording
from bot.help.buttons import ExplainTopic
from bot.help.models import Topic, topics_for
from cogs._shared.buttons import clicked
from cogs._shared.members import member_of
from cogs._shared.panels import laid_out
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply

IN_A_ROW = 3
"""Buttons beside each other, as a phone has room for."""


class HelpCog(Part):
    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What you can do here."""
        await reply(interaction, await self._help(interaction, ""))

    @clicked
    async def explain_topic(self, interaction: Interaction, clicked: ExplainTopic) -> None:
        await edit(interaction, await self._help(interaction, clicked.topic))

    async def _help(self, interaction: Interaction, asked: str) -> Message:
        """Explain a topic, or what this person most likely looks for; a reader has so few that all are."""
        member = member_of(interaction)
        settings = await self.services.setup.settings(member.guild_id)
        works = await self.services.works.all(member.guild_id)
        is_staff, is_set_up = settings.is_staff(member), settings.channel_id is not None
        posts = is_staff or bool(await self.services.works.theirs(member, works))
        manages = member.manages_guild
        topics = topics_for(posts=posts, is_staff=is_staff, manages_guild=manages, is_set_up=is_set_up)
        explained = ([one for one in topics if one == asked] or topics[:1]) if posts else topics
        mention = self.services.commands.mention
        first = "" if is_set_up else wording.first_steps(mention, manages_guild=manages)
        text = wording.help_for(mention, topics, explained, first)
        return Message(view=laid_out(Panel((text,), _rows([one for one in topics if one not in explained]))))


def _rows(topics: list[Topic]) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(wording.topic_name(topic), ExplainTopic(topic.value)) for topic in topics]
    return tuple(tuple(buttons[first : first + IN_A_ROW]) for first in range(0, len(buttons), IN_A_ROW))


async def setup(client: Client) -> None:
    await client.add_cog(HelpCog(client))
