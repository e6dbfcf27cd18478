"""Kudos over the wire: a server's own emoji, and places that change under the reactions."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.wire.bot.mirrored import chapter_totals, reading_requests, standing, stored
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.threads import Thread
from tests.wire.stand_in.world.messages.messages import Message


async def is_exact(readers: Readers, *messages: Message, kudos: list[int]) -> None:
    def exact() -> bool:
        totals = chapter_totals(readers.bot.database)
        return (
            stored(readers.bot.database) == standing(messages) and [totals[message.id] for message in messages] == kudos
        )

    try:
        await readers.discord.until(exact, 15)
    except AssertionError:
        wrong, totals = stored(readers.bot.database) ^ standing(messages), chapter_totals(readers.bot.database)
        raise AssertionError(f"{wrong} {totals}\n{readers.bot.log[-3000:]}") from None


async def recount(readers: Readers) -> None:
    await readers.manager.slash(readers.channel, "kudos recount")


async def test_a_servers_own_emoji_still_and_moving_count_beside_unicodes(readers: Readers) -> None:
    guild = readers.author.guild
    quill, spark = guild.create_emoji("quill"), guild.create_emoji("spark", animated=True)
    await readers.set_up()
    await readers.manager.slash(readers.channel, "setup", kudos_emoji=f"{quill} {spark} 🔥")
    announcement = await readers.announce()
    assert [str(reaction.emoji) for reaction in announcement.reactions] == [str(quill)]

    bo, max_ = guild.add_member("Bo"), guild.add_member("Max")
    await readers.reader.react(announcement, quill)
    await readers.reader.react(announcement, spark)
    await bo.react(announcement, spark, burst=True)
    await max_.react(announcement, "❤️")
    await is_exact(readers, announcement, kudos=[2])

    await readers.bot.kill9()
    await max_.react(announcement, "🔥")
    await bo.unreact(announcement, spark, burst=True)
    await bo.react(announcement, quill)
    await readers.bot.start_and_wait()
    await is_exact(readers, announcement, kudos=[3])

    readers.channel.set_permissions(readers.manager, manage_messages=True)
    await readers.manager.clear_reactions(announcement, quill)
    await is_exact(readers, announcement, kudos=[2])


async def test_a_renamed_emoji_is_the_same_one_and_a_deleted_ones_kudos_stay(readers: Readers) -> None:
    guild = readers.author.guild
    quill = guild.create_emoji("quill")
    await readers.set_up()
    await readers.manager.slash(readers.channel, "setup", kudos_emoji=str(quill))
    announcement = await readers.announce()
    bo, max_ = guild.add_member("Bo"), guild.add_member("Max")
    await readers.reader.react(announcement, quill)

    guild.rename_emoji(quill, "feather")
    await bo.react(announcement, quill)
    await is_exact(readers, announcement, kudos=[2])
    await readers.bot.kill9()
    await max_.react(announcement, quill)
    await readers.bot.start_and_wait()
    await is_exact(readers, announcement, kudos=[3])

    guild.delete_emoji(quill)
    await bo.unreact(announcement, quill)
    await is_exact(readers, announcement, kudos=[2])
    await readers.bot.kill9()
    await max_.unreact(announcement, quill)
    await max_.react(announcement, "❤️")
    await readers.bot.start_and_wait()
    await is_exact(readers, announcement, kudos=[1])


async def test_announcements_deleted_in_bulk_keep_their_kudos_and_are_asked_for_no_more(
    readers: Readers, server: StandIn
) -> None:
    await readers.set_up()
    first, second = await readers.announce(number=1), await readers.announce(number=2)
    await readers.reader.react(first, "❤️")
    await readers.manager.react(second, "💜")
    await is_exact(readers, first, second, kudos=[1, 1])

    readers.channel.set_permissions(readers.manager, manage_messages=True)
    await readers.manager.bulk_delete([first, second])
    await recount(readers)
    since = len(server.requests)
    await recount(readers)

    assert reading_requests(server, since) == []
    assert "has **2 kudos**" in await readers.kudos()


async def test_a_channel_deleted_while_the_bot_was_away_leaves_its_kudos(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    announcement = await readers.announce()
    await readers.reader.react(announcement, "❤️")
    await is_exact(readers, announcement, kudos=[1])

    await readers.bot.kill9()
    gone, readers.channel = readers.channel, readers.author.guild.create_text_channel("elsewhere")
    gone.delete()
    await readers.bot.start_and_wait()
    await recount(readers)
    since = len(server.requests)
    await recount(readers)

    assert reading_requests(server, since) == []
    assert "has **1 kudos**" in await readers.kudos()


async def test_an_announcement_in_an_archived_thread_is_read_where_it_stands(readers: Readers) -> None:
    await readers.set_up()
    announcement = await readers.announce()
    thread = readers.author.guild.create_thread(readers.channel, "The Lamp Room")
    await readers.bot.kill9()
    _move(readers.bot.database, announcement, thread)
    bo = readers.author.guild.add_member("Bo")
    await readers.reader.react(announcement, "❤️")
    await bo.react(announcement, "💜")
    thread.archive()
    await readers.bot.start_and_wait()
    await is_exact(readers, announcement, kudos=[2])

    thread.update(archived=False)
    await readers.reader.unreact(announcement, "❤️")
    await is_exact(readers, announcement, kudos=[1])


def _move(database: Path, message: Message, thread: Thread) -> None:
    """Let the announcement stand in a thread, for Discord and for the bot that isn't running."""
    message.channel.by_id.pop(message.id)
    message.channel = thread
    thread.by_id[message.id] = message
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE announcements SET channel_id = ? WHERE message_id = ?", (thread.id, message.id))
        connection.commit()
