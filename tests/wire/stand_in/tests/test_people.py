"""What people may do without the bot, and what the bot is told of it."""

import pytest

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer, NotPossible
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild


async def test_what_moderators_do_is_told(
    server: StandIn, bot: PlainBot, ana: Person, guild: Guild, channel: Channel
) -> None:
    reader = guild.add_member("Ben")
    messages = [await reader.send(channel, str(number)) for number in range(4)]
    with pytest.raises(NotPossible, match="MANAGE_MESSAGES"):
        await reader.bulk_delete(messages[:2])
    await ana.bulk_delete(messages[:2])
    await ana.delete(messages[2])
    await guild.owner.edit_channel(channel, name="old-chapters", nsfw=True)
    await guild.owner.set_permissions(channel, guild.bot_role, send_messages=False)
    await guild.owner.delete_channel(channel)
    await server.until(lambda: bot.told("CHANNEL_DELETE"))

    assert [name for name, _ in bot.events][-5:] == [
        "MESSAGE_DELETE_BULK",
        "MESSAGE_DELETE",
        "CHANNEL_UPDATE",
        "CHANNEL_UPDATE",
        "CHANNEL_DELETE",
    ]
    assert all(message.deleted for message in messages)


async def test_a_person_is_the_same_in_two_servers(server: StandIn, bot: PlainBot, ana: Person) -> None:
    other = server.create_guild("Writers")
    elsewhere = other.add_member(ana)
    channel = other.create_text_channel("chapters")

    assert elsewhere.id == ana.id
    result = await elsewhere.slash(channel, "chapter post", work="7", reader=elsewhere)
    assert result.content == "7 Ana"


async def test_a_command_works_in_direct_messages(bot: PlainBot, ana: Person) -> None:
    assert (await ana.slash(ana.dm, "chapter post", work="7")).content == "7"
    with pytest.raises(NotPossible):
        await ana.guild.add_member("Ben").slash(ana.dm, "chapter post", work="7")


async def test_only_the_one_who_asked_can_click_what_only_they_see(
    bot: PlainBot, ana: Person, guild: Guild, channel: Channel
) -> None:
    asked = await ana.slash(channel, "chapter slow")
    await asked.settled(quiet=0.1)
    assert asked.ephemeral
    with pytest.raises(NotPossible, match="only Ana sees"):
        await guild.add_member("Ben").click(asked, "Anything")


async def test_a_forged_click_reaches_the_bot(
    server: StandIn, bot: PlainBot, ana: Person, guild: Guild, channel: Channel
) -> None:
    message = await ana.send(channel, "no buttons here")
    server.world.answer_within = 0.1
    with pytest.raises(NoAnswer):
        await ana.forge_click(message, "forged")
    await server.until(lambda: bot.told("INTERACTION_CREATE"))


async def test_nobody_uses_commands_in_an_archived_thread_or_without_the_bot(
    server: StandIn, bot: PlainBot, ana: Person, guild: Guild, channel: Channel
) -> None:
    thread = guild.create_thread(channel, "Talk")
    assert (await ana.slash(thread, "chapter post", work="7")).content == "7"
    thread.archive()
    with pytest.raises(NotPossible, match="archived"):
        await ana.slash(thread, "chapter post", work="7")
    guild.remove_bot()
    with pytest.raises(NotPossible, match="no command"):
        await ana.slash(channel, "chapter post", work="7")


async def test_counts_that_discord_reports_can_be_off(bot: PlainBot, ana: Person, channel: Channel) -> None:
    message = await ana.send(channel, "a chapter")
    await ana.react(message, "❤️")
    message.reactions["❤️"].miscount = 1

    fetched = await bot.get_partial_messageable(channel.id).fetch_message(message.id)
    assert fetched.reactions[0].count == 2
    assert [user.id async for user in fetched.reactions[0].users()] == [ana.id]
