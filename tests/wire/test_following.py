"""The Follow button over real HTTP."""

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.permissions import Permission


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
