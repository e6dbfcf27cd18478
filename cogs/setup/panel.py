"""The panel of `/setup`: every choice of a server with its state, as it is at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.dates.zones import city
from bot.kudos.models import NewsSettings
from bot.kudos.news import wording as news_wording
from bot.kudos.news.buttons import KudosNews
from bot.kudos.news.models import NewsChoice
from bot.setup import wording
from bot.setup.buttons import AskForSetup, ChooseInSetup, PostTest, ShowSetup
from bot.setup.models import GuildSettings
from bot.setup.panel import wording as panel_wording
from bot.setup.panel.models import COMMON_ZONES, ChannelState, SetupChoice, SetupGap, first_gap
from bot.setup.permissions import TO_ANNOUNCE, TO_WRITE
from bot.suggestions.buttons import OPEN, QueueSettings
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.rules.models import Rules
from cogs._shared.buttons import button
from cogs._shared.cards import COLOUR
from cogs._shared.channels import AnnounceableChannel
from cogs._shared.checks.chosen import channel_menu, state_of
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message


@dataclass(frozen=True, slots=True)
class ServerState:
    """Everything that the panel shows."""

    settings: GuildSettings
    news: NewsSettings
    rules: Rules
    gap: SetupGap | None
    channel: ChannelState | None


class SetupPanel(Part):
    """Draws the panel."""

    async def panel(self, interaction: Interaction, *remarks: str) -> Message:
        """Show every choice with its state. Raises UserFacingError without Manage Server."""
        state, mention = await self._state(interaction), self.services.commands.mention
        view = ui.LayoutView(timeout=None)
        heading = panel_wording.heading(state.gap, mention, *remarks)
        parts = (ui.TextDisplay(heading), *self._choices(interaction, state), *_elsewhere(interaction, state))
        view.add_item(ui.Container(*parts, ui.ActionRow(*_presses(state)), accent_colour=COLOUR))
        view.stop()
        return Message(view=view)

    async def _state(self, interaction: Interaction) -> ServerState:
        member = member_of(interaction)
        settings = await self.services.setup.shown_to(member)
        entries = await self.services.catalogue.newest_first(member.guild_id)
        channel = state_of(interaction, settings.channel_id, TO_ANNOUNCE)
        return ServerState(
            settings=settings,
            news=await self.services.kudos.news.settings(member.guild_id),
            rules=(await self.services.moderation.rules(member)).rules,
            gap=first_gap(channel, has_works=bool(entries), has_chapters=any(one.latest for one in entries)),
            channel=channel,
        )

    def _choices(self, interaction: Interaction, state: ServerState) -> Iterable[ui.Item[Any]]:
        """Show what is chosen in the panel itself: each text with its menu or button below it."""
        settings = state.settings
        notices = state_of(interaction, settings.notices_channel_id, TO_WRITE)
        kinds = AnnounceableChannel().channel_types
        yield ui.TextDisplay(panel_wording.announced_in(state.channel))
        yield channel_menu(_id(SetupChoice.CHANNEL), _hint(SetupChoice.CHANNEL), state.channel, kinds, least=1)
        yield ui.TextDisplay(panel_wording.notices_in(notices))
        yield channel_menu(_id(SetupChoice.NOTICES), _hint(SetupChoice.NOTICES), notices)
        is_gone = not self._has_role(settings)
        yield ui.TextDisplay(panel_wording.staff(settings.staff_role_id, is_gone=is_gone))
        yield ui.ActionRow(_role_menu(None if is_gone else settings.staff_role_id))
        yield ui.TextDisplay(panel_wording.zone(settings.zone, _now_in(interaction, settings.zone)))
        yield ui.ActionRow(_zone_menu(interaction, settings.zone))
        yield ui.ActionRow(button(panel_wording.another_zone(), AskForSetup(SetupChoice.ZONE)))
        yield ui.TextDisplay(panel_wording.kudos(self._emojis(settings)))
        yield ui.ActionRow(button(panel_wording.choose_emojis(), AskForSetup(SetupChoice.EMOJIS)))

    def _has_role(self, settings: GuildSettings) -> bool:
        inventory = self.services.troubles.deletions.inventory()
        return settings.staff_role_id is None or inventory.has_role(settings.guild_id, settings.staff_role_id)

    def _emojis(self, settings: GuildSettings) -> list[str]:
        inventory = self.services.troubles.deletions.inventory()
        return [
            wording.deleted_emoji(one.shown) if one.custom_id and not inventory.has_emoji(one.custom_id) else one.shown
            for one in settings.kudos_emojis
        ]


def _elsewhere(interaction: Interaction, state: ServerState) -> Iterable[ui.Item[Any]]:
    """Show what has settings of its own, with buttons that lead there."""
    news = state.news
    milestones = state_of(interaction, news.milestones_channel_id, TO_WRITE)
    digests = state_of(interaction, news.digest_channel_id, TO_WRITE)
    shown_in = state_of(interaction, state.rules.staff_channel_id, TO_WRITE)
    lines = (
        news_wording.milestones_in(milestones),
        news_wording.digests_in(digests, news.digest_hour, news.zone),
        moderation_wording.in_short(state.rules),
        moderation_wording.shown_in(shown_in),
    )
    yield ui.Separator()
    yield ui.TextDisplay("\n".join(lines))
    yield ui.ActionRow(
        button(news_wording.hint(NewsChoice.OPEN), KudosNews(NewsChoice.OPEN)),
        button(moderation_wording.settings_button(), QueueSettings(OPEN)),
    )


def _presses(state: ServerState) -> Iterable[ui.Button[Any]]:
    can_post = state.channel is not None and state.channel.is_usable
    yield button(panel_wording.post_test(), PostTest(), discord.ButtonStyle.primary, disabled=not can_post)
    yield button(panel_wording.look_again(), ShowSetup())


def _id(choice: SetupChoice) -> ChooseInSetup:
    return ChooseInSetup(choice)


def _hint(choice: SetupChoice) -> str:
    return panel_wording.hint(choice)


def _role_menu(role_id: int | None) -> ui.RoleSelect[Any]:
    ids = [role_id] if role_id else []
    return ui.RoleSelect(
        custom_id=str(_id(SetupChoice.STAFF)),
        placeholder=_hint(SetupChoice.STAFF),
        min_values=0,
        default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.role) for one in ids],
    )


def _zone_menu(interaction: Interaction, chosen: str) -> ui.Select[Any]:
    """Offer common time zones, and the server's own where it isn't among them."""
    names = dict.fromkeys((chosen, *COMMON_ZONES) if chosen not in COMMON_ZONES else COMMON_ZONES)
    options = [
        discord.SelectOption(
            label=city(name),
            value=name,
            description=panel_wording.clock(_now_in(interaction, name)),
            default=name == chosen,
        )
        for name in names
    ]
    return ui.Select(custom_id=str(_id(SetupChoice.ZONE)), placeholder=_hint(SetupChoice.ZONE), options=options)


def _now_in(interaction: Interaction, zone: str) -> datetime:
    return interaction.created_at.astimezone(ZoneInfo(zone))
