"""`/kudos settings`: where kudos are celebrated, and when authors are told."""

from typing import Any, Literal

import discord
from discord import app_commands, ui

from bot.core.errors import UserFacingError
from bot.kudos.models import NewsSettings
from bot.kudos.news import wording as news_wording
from bot.kudos.news.buttons import KudosNews
from bot.kudos.news.models import NewsChoice
from bot.setup.permissions import TO_WRITE
from cogs._shared.buttons import chosen_one, clicked
from cogs._shared.cards import COLOUR
from cogs._shared.checks.chosen import channel_menu, picked_channel, state_of
from cogs._shared.checks.permissions import check_channel
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply

HOURS = 24


class SettingsCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        milestones="Where a work's milestones are celebrated: its first kudos, 10, 25, 50, 100 readers, …",
        digests="Where authors who asked for it are told of new kudos",
        hour="When, by the clock of the server's time zone, which /setup knows",
        turn_off="What is to go nowhere from now on",
    )
    async def settings(
        self,
        interaction: Interaction,
        milestones: discord.TextChannel | None = None,
        digests: discord.TextChannel | None = None,
        hour: app_commands.Range[int, 0, 23] | None = None,
        turn_off: Literal["milestones", "digests", "both"] | None = None,
    ) -> None:
        """Where kudos are celebrated, and when authors are told, for staff."""
        for channel in filter(None, (milestones, digests)):
            check_channel(interaction, channel.id, TO_WRITE)
        chosen = await self.services.kudos.news.choose(
            member_of(interaction),
            milestones_channel_id=milestones.id if milestones else None,
            digest_channel_id=digests.id if digests else None,
            digest_hour=hour,
            no_milestones=turn_off in ("milestones", "both"),
            no_digests=turn_off in ("digests", "both"),
        )
        await reply(interaction, _panel(interaction, chosen))

    @clicked
    async def news_chosen(self, interaction: Interaction, clicked: KudosNews) -> None:
        """Change one thing, or show all from elsewhere, such as `/setup`."""
        news, member = self.services.kudos.news, member_of(interaction)
        if clicked.part == NewsChoice.MILESTONES:
            channel_id = picked_channel(interaction, TO_WRITE)
            chosen = await news.choose(member, milestones_channel_id=channel_id, no_milestones=channel_id is None)
        elif clicked.part == NewsChoice.DIGESTS:
            channel_id = picked_channel(interaction, TO_WRITE)
            chosen = await news.choose(member, digest_channel_id=channel_id, no_digests=channel_id is None)
        elif clicked.part == NewsChoice.HOUR:
            chosen = await news.choose(member, digest_hour=_hour_in(interaction))
        else:
            await reply(interaction, _panel(interaction, await news.choose(member)))
            return
        await edit(interaction, _panel(interaction, chosen))


def _panel(interaction: Interaction, chosen: NewsSettings) -> Message:
    milestones = state_of(interaction, chosen.milestones_channel_id, TO_WRITE)
    digests = state_of(interaction, chosen.digest_channel_id, TO_WRITE)
    view = ui.LayoutView(timeout=None)
    view.add_item(
        ui.Container(
            ui.TextDisplay(f"{news_wording.heading()}\n{news_wording.milestones_in(milestones)}"),
            channel_menu(KudosNews(NewsChoice.MILESTONES), news_wording.hint(NewsChoice.MILESTONES), milestones),
            ui.TextDisplay(news_wording.digests_in(digests, chosen.digest_hour, chosen.zone)),
            channel_menu(KudosNews(NewsChoice.DIGESTS), news_wording.hint(NewsChoice.DIGESTS), digests),
            ui.ActionRow(_hours(chosen.digest_hour)),
            ui.TextDisplay(news_wording.zone_is_the_servers()),
            accent_colour=COLOUR,
        )
    )
    view.stop()
    return Message(view=view)


def _hours(now: int) -> ui.Select[Any]:
    return ui.Select(
        custom_id=str(KudosNews(NewsChoice.HOUR)),
        placeholder=news_wording.hint(NewsChoice.HOUR),
        options=[
            discord.SelectOption(label=news_wording.hour(one), value=str(one), default=one == now)
            for one in range(HOURS)
        ],
    )


def _hour_in(interaction: Interaction) -> int:
    """Read the hour that was chosen. Raises UserFacingError if a forged click chooses none."""
    hour = {str(one): one for one in range(HOURS)}.get(chosen_one(interaction))
    if hour is None:
        raise UserFacingError(news_wording.no_such_hour)
    return hour
