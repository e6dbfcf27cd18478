"""The welcome over real HTTP: once, whenever the process is killed, and however often the bot is invited."""

from bot.welcome import wording as welcome_wording
from tests.wire.bot.readers import Readers


async def test_a_server_is_greeted_once_though_the_bot_is_killed_removed_and_invited_again(readers: Readers) -> None:
    guild = readers.discord.create_guild("New")
    general = guild.create_text_channel("general")
    guild.remove_bot()
    guild.readmit_bot()
    await readers.discord.until(lambda: general.messages, 15, "no welcome")
    await readers.bot.kill9()
    guild.remove_bot()
    guild.readmit_bot()
    await readers.bot.start_and_wait()
    await readers.manager.slash(readers.channel, "help")

    assert [message.content for message in general.messages] == [welcome_wording.hello()]


async def test_it_is_said_where_discord_greets_members_and_by_a_bot_that_was_invited_before_it_ran(
    readers: Readers,
) -> None:
    await readers.bot.terminate()
    guild = readers.discord.create_guild("New")
    general, lounge = guild.create_text_channel("general"), guild.create_text_channel("lounge")
    guild.system_channel = lounge
    guild.readmit_bot()
    await readers.bot.start_and_wait()
    await readers.discord.until(lambda: lounge.messages, 15, "no welcome")

    assert [message.content for message in lounge.messages] == [welcome_wording.hello()]
    assert general.messages == []
