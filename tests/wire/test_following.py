"""The Follow button over real HTTP."""

from bot.following import wording as following_wording
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.stand_in import StandIn


async def test_readers_share_one_role_of_the_works_name_and_give_it_back(readers: Readers) -> None:
    await readers.set_up()
    guild = readers.channel.guild
    assert guild is not None
    guild.bot_role.permissions |= Permission.MANAGE_ROLES
    guild.update_role(guild.bot_role)
    announcement = await readers.announce()

    await readers.reader.click(announcement, label="Follow")
    await readers.author.click(announcement, label="Follow")
    again = await readers.reader.click(announcement, label="Follow")

    (role,) = [one for one in guild.roles.values() if one.name == "The Lamp Room"]
    assert not role.permissions
    assert role.mentionable
    assert "don't follow" in again.text
    assert [member.id for member in guild.members.values() if role in member.roles] == [readers.author.id]


async def test_a_role_whose_answer_was_lost_is_found_after_a_restart(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    guild = readers.channel.guild
    assert guild is not None
    guild.bot_role.permissions |= Permission.MANAGE_ROLES
    guild.update_role(guild.bot_role)
    announcement = await readers.announce()
    server.fail("POST", "/guilds/*/roles", status=502, when="after")
    lost = await readers.reader.click(announcement, label="Follow")
    made = [one for one in guild.roles.values() if one.name == "The Lamp Room"]
    await readers.bot.kill9()
    await readers.bot.start_and_wait()
    await readers.reader.click(announcement, label="Follow")

    assert lost.text == following_wording.unclear()
    assert made == [one for one in guild.roles.values() if one.name == "The Lamp Room"]
    assert len(made) == 1
    assert [member.id for member in guild.members.values() if made[0] in member.roles] == [readers.reader.id]


async def test_a_role_that_was_let_into_a_channel_meanwhile_is_left_alone(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    guild = readers.channel.guild
    assert guild is not None
    guild.bot_role.permissions |= Permission.MANAGE_ROLES
    guild.update_role(guild.bot_role)
    announcement = await readers.announce()
    server.fail("POST", "/guilds/*/roles", status=502, when="after")
    await readers.reader.click(announcement, label="Follow")
    (lost,) = [one for one in guild.roles.values() if one.name == "The Lamp Room"]
    readers.channel.set_permissions(lost, view_channel=True)

    await readers.reader.click(announcement, label="Follow")

    (holding,) = [member for member in guild.members.values() if member.id == readers.reader.id]
    assert [one.name for one in holding.roles if one is not lost] == ["The Lamp Room"]
    assert lost not in holding.roles
