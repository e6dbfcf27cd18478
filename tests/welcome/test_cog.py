"""A server that the bot has just come to is greeted once, where its members talk."""

from datetime import timedelta

import discord
import pytest
from simcord.builders import ChannelHandle, GuildHandle

from bot.welcome import wording
from tests.worlds.town import Town

HIDDEN = discord.PermissionOverwrite(view_channel=False)
READ_ONLY = discord.PermissionOverwrite(send_messages=False)


@pytest.fixture
async def new(empty_town: Town) -> GuildHandle:
    """A server that the bot was invited to a moment ago, in which there is no channel yet."""
    guild = empty_town.env.create_guild("New")
    await empty_town.env.settle()
    return guild


async def join(town: Town, guild: GuildHandle) -> None:
    town.client.dispatch("guild_join", town.client.get_guild(guild.id))
    await town.env.settle()
    await town.leap(20)


def told(channel: ChannelHandle) -> list[str]:
    return [message.content for message in channel.history()]


async def test_it_says_where_members_talk_what_to_do_first(empty_town: Town, new: GuildHandle) -> None:
    rules = new.create_text_channel("rules", overwrites={new.default_role: READ_ONLY})
    office = new.create_text_channel("office", overwrites={new.default_role: HIDDEN})
    general, further = new.create_text_channel("general"), new.create_text_channel("further")

    await join(empty_town, new)

    assert told(general) == [wording.hello()]
    assert told(rules) == told(office) == told(further) == []


async def test_removed_and_invited_again_it_says_nothing_more_after_a_restart_either(
    empty_town: Town, new: GuildHandle
) -> None:
    general = new.create_text_channel("general")
    await join(empty_town, new)
    await join(empty_town, new)
    await empty_town.restart()
    await join(empty_town, new)

    assert told(general) == [wording.hello()]


async def test_a_server_that_was_set_up_meanwhile_or_long_ago_hears_nothing(empty_town: Town, new: GuildHandle) -> None:
    general = new.create_text_channel("general")
    boss = new.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
    manager = new.add_member(empty_town.env.create_user("bo"), roles=[boss])
    await manager.slash(general, "setup", channel=general)

    await join(empty_town, new)

    assert told(general) == []


async def test_a_server_that_it_came_to_long_ago_hears_nothing(empty_town: Town, new: GuildHandle) -> None:
    general = new.create_text_channel("general")
    empty_town.env.backend.advance_clock(timedelta(days=2).total_seconds())

    await join(empty_town, new)

    assert told(general) == []


async def test_where_it_may_write_nowhere_it_says_nothing(empty_town: Town, new: GuildHandle) -> None:
    rules = new.create_text_channel("rules", overwrites={new.default_role: READ_ONLY})

    await join(empty_town, new)

    assert told(rules) == []
