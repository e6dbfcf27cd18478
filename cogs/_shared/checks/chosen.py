"""Channels that a setting names, as a panel shows them: what the bot lacks there, and whether they still stand."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.app.client import Client
from bot.core.buttons import CustomId
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.setup import wording as setup_wording
from bot.setup.panel.models import ChannelState
from bot.setup.permissions import TO_ANNOUNCE
from cogs._shared.buttons import chosen_in
from cogs._shared.channels import has_channel
from cogs._shared.checks.permissions import check_channel, look

TEXT = (discord.ChannelType.text,)


def state_of(
    interaction: discord.Interaction[Client], channel_id: int | None, needed: Sequence[str] = TO_ANNOUNCE
) -> ChannelState | None:
    """Look at a channel of this server that was chosen for what needs these permissions; None where none was."""
    if channel_id is None:
        return None
    guild = interaction.guild
    if not has_channel(interaction.client, interaction.guild_id or 0, channel_id):
        return ChannelState(channel_id, is_gone=True)
    known = guild is not None and guild.me is not None
    return ChannelState(channel_id, look(guild, channel_id, needed) if guild and known else None)


def channel_menu(
    custom_id: CustomId,
    hint: str,
    chosen: ChannelState | None,
    kinds: Sequence[discord.ChannelType] = TEXT,
    *,
    least: int = 0,
) -> ui.ActionRow[Any]:
    """Make a select of channels, in which the chosen one stands; with `least` 0 it can be taken out."""
    ids = [chosen.id] if chosen and not chosen.is_gone else []
    menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id=str(custom_id),
        placeholder=hint,
        channel_types=list(kinds),
        min_values=least,
        default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.channel) for one in ids],
    )
    return ui.ActionRow(menu)


def picked_channel(interaction: discord.Interaction[Client], needed: Sequence[str] = TO_ANNOUNCE) -> int | None:
    """Read which channel was picked in a menu; None where it was emptied.

    Raises UserFacingError if it isn't one of this server's, or the bot lacks something there.
    """
    picked = chosen_in(interaction)
    if not picked:
        return None
    if not (channel_id := number_in(picked[0])):
        raise UserFacingError(setup_wording.choose_a_channel)
    check_channel(interaction, channel_id, needed)
    return channel_id
