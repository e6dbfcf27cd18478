"""A database that was put back from a copy: what was announced since stands once, and its buttons answer."""

import shutil

from bot.announcements import wording as announcements_wording
from tests.wire.once.restored import MARKS, Room


async def test_what_was_posted_and_scheduled_since_the_copy_stands_once_after_it_is_put_back(room: Room) -> None:
    await room.post(await room.preview(1))
    await room.schedule(2)
    await room.schedule(3)
    room.back_up()
    await room.time_comes(2)
    await room.server.until(lambda: "Storm" in room.standing, 20, "the time came and nothing went out")
    await room.post(await room.preview(4))
    assert room.standing == ["Keeper", "Storm", "Lantern"]

    await room.lose_everything_since()
    await room.time_comes(2)
    await room.time_comes(3)
    await room.readers.author.click(await room.preview(4), label="Post now")
    await room.post(await room.preview(5))
    await room.all_is_quiet()

    assert sorted(room.standing) == sorted(MARKS)


async def test_what_is_found_again_counts_hearts_takes_ideas_and_shows_changes(room: Room) -> None:
    await room.schedule(1)
    room.back_up()
    await room.time_comes(1)
    message = await room.readers.announcement()
    await room.readers.reader.react(message, "❤️")
    await room.lose_everything_since()
    await room.time_comes(1)

    await room.all_is_quiet()
    await room.readers.kudos_become("1 kudos")
    form = await room.readers.reader.click(message, label="Suggest a plot idea")
    assert form.modal is not None
    assert len(room.readers.announcements) == 1


async def test_the_buttons_of_what_nobody_knows_any_more_say_so_and_no_number_is_given_twice(room: Room) -> None:
    room.back_up()
    await room.post(await room.preview(1))
    (orphan,) = room.readers.announcements
    await room.lose_everything_since()
    await room.post(await room.preview(2))

    said = await room.readers.reader.click(orphan, label="Suggest a plot idea")
    assert said.text == announcements_wording.announcement_gone()
    assert room.standing == ["Keeper", "Storm"]


async def test_a_copy_that_was_put_back_by_hand_is_known_as_one(room: Room) -> None:
    await room.schedule(1)
    room.back_up()
    await room.time_comes(1)
    await room.readers.announcement()
    await room.readers.bot.kill9()
    for beside in ("-wal", "-shm"):
        room.readers.bot.database.with_name(f"{room.readers.bot.database.name}{beside}").unlink(missing_ok=True)
    shutil.copy(room.copy, room.readers.bot.database)
    room.server.world.forget_nonces()
    await room.start()
    await room.time_comes(1)

    await room.all_is_quiet()
    assert room.standing == ["Keeper"]


async def test_a_post_in_a_forum_is_found_again(room: Room) -> None:
    readers = room.readers
    forum = readers.author.guild.create_forum("chapters")
    await readers.manager.slash(readers.channel, "work edit", work="The Lamp Room", channel=forum)
    await room.schedule(1)
    room.back_up()
    await room.time_comes(1)
    await room.server.until(lambda: len(forum.posts) == 1, 10, "it isn't posted")
    await room.lose_everything_since()
    await room.time_comes(1)

    await room.all_is_quiet()
    assert len(forum.posts) == 1


async def test_where_nobody_may_look_nothing_is_posted_blindly(room: Room) -> None:
    await room.schedule(1)
    room.back_up()
    await room.time_comes(1)
    await room.readers.announcement()
    guild = room.readers.author.guild
    room.readers.channel.set_permissions(guild.bot_role, read_message_history=False)
    room.readers.channel.set_permissions(guild.everyone, read_message_history=False)
    await room.lose_everything_since()
    await room.time_comes(1)

    await room.server.until(lambda: "is uncertain: may not look" in room.readers.bot.log, 20, "nobody doubts it")
    assert room.standing == ["Keeper"]
