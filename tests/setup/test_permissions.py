"""What the bot lacks in a channel: exactly that, and where it can be given."""

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.setup.permissions import TO_ANNOUNCE, TO_WRITE, ChannelCheck, Lack
from cogs._shared.checks.permissions import look
from tests.worlds.town import Town, said


def channel_that_denies(town: Town, *denied: str, name: str = "odd") -> ChannelHandle:
    overwrite = discord.PermissionOverwrite(**dict.fromkeys(denied, False))
    return town.guild.create_text_channel(name, overwrites={town.guild.default_role: overwrite})


def check(town: Town, channel: ChannelHandle, needed: tuple[str, ...] = TO_ANNOUNCE) -> ChannelCheck:
    guild = town.client.get_guild(town.guild.id)
    assert guild is not None
    found = look(guild, channel.id, needed)
    assert found is not None
    return found


@pytest.mark.parametrize("permission", TO_ANNOUNCE)
async def test_one_permission_that_a_channel_takes_away_is_named_alone(town: Town, permission: str) -> None:
    odd = channel_that_denies(town, permission)

    assert check(town, odd).lacks == (Lack(permission, is_denied_there=True),)


async def test_what_a_channel_needs_depends_on_what_it_is_for(town: Town) -> None:
    odd = channel_that_denies(town, "embed_links", "add_reactions")

    assert check(town, odd, TO_WRITE).lacks == ()
    assert len(check(town, odd).lacks) == 2


async def test_there_is_no_check_of_a_channel_that_is_gone_or_in_another_server(town: Town) -> None:
    elsewhere = town.env.create_guild("Elsewhere").create_text_channel("there")
    await town.env.settle()
    guild = town.client.get_guild(town.guild.id)
    assert guild is not None

    assert look(guild, 123456789012345678) is look(guild, elsewhere.id) is None


async def test_where_it_can_be_given_is_said(town: Town) -> None:
    odd = channel_that_denies(town, "send_messages")

    refusal = said(await town.manager.slash(town.channel, "setup", channel=odd))

    assert f"I can't announce in {odd.mention} yet: I need **Send Messages** there." in refusal
    assert f"it in {odd.mention}'s **Edit Channel → Permissions**; then try again." in refusal
