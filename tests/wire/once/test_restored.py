"""A database that was put back from a copy: what was announced since stands once, and its buttons answer."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.announcements import wording as announcements_wording
from bot.core.db.backups.copying import Copying
from bot.core.db.backups.restoring import Restoring
from bot.core.db.backups.shelf import Shelf
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.result import Result
from tests.wire.stand_in.stand_in import StandIn

PAGE = "# The Lamp Room\n\n## Chapter {number}: {title}\n\nThe lamp hummed on the {number}th night, and nobody slept.\n"
MARKS = ("Keeper", "Storm", "Harbour", "Lantern", "Tide")


@dataclass
class Room:
    """A server whose bot has a copy of its database."""

    readers: Readers
    server: StandIn

    @property
    def copy(self) -> Path:
        return self.readers.bot.database.with_name("copy.db")

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.readers.bot.database, self.readers.bot.database.parent)

    def back_up(self) -> None:
        Copying(self.readers.bot.database, self.copy, datetime.now(UTC)).make()

    async def lose_everything_since(self) -> None:
        """The bot dies, the copy is put back, and so long passes that Discord knows no nonce any more."""
        await self.readers.bot.kill9()
        Restoring(self.shelf, self.copy, datetime.now(UTC), lambda _: None).put_back()
        self.server.world.forget_nonces()
        await self.start()

    async def start(self) -> None:
        await self.readers.bot.start_and_wait()
        assert "was put back from a copy" in self.readers.bot.log

    async def preview(self, number: int) -> Result:
        text = PAGE.format(number=number, title=MARKS[number - 1]).encode()
        file = (f"chapter-{number}.md", text)
        return await self.readers.author.slash(self.readers.channel, "chapter post", work="The Lamp Room", file=file)

    async def post(self, preview: Result) -> None:
        before = len(self.standing)
        await self.readers.author.click(preview, label="Post now")
        await self.server.until(lambda: len(self.standing) > before, 10, "it isn't posted")

    async def schedule(self, number: int) -> None:
        form = await self.readers.author.click(await self.preview(number), label="Schedule")
        await self.readers.author.submit_modal(form, {"when": "in 2 hours"})

    async def time_comes(self, number: int) -> None:
        """Let the moment have come at which a scheduled chapter goes out, as the running bot sees it."""
        with closing(sqlite3.connect(self.readers.bot.database)) as connection:
            moment = (datetime.now(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
            this_one = "WHERE number = ? AND state = 'scheduled'"
            assert connection.execute(f"UPDATE chapters SET due_at = ? {this_one}", (moment, number)).rowcount == 1  # noqa: S608
            connection.commit()
        await self.server.until(lambda: not self._count(f"chapters {this_one}", number), 10, "its time didn't come")

    @property
    def standing(self) -> list[str]:
        """The chapters that stand, by the word in their title."""
        return [mark for one in self.readers.announcements for mark in MARKS if mark in one.content]

    async def all_is_quiet(self) -> None:
        """Nothing is left to do in the outbox."""
        left = "announcements WHERE due_at IS NOT NULL OR state <> 'sent' OR shown < wanted"
        await self.server.until(lambda: not self._count(left), 20, "something is left to do")

    def _count(self, what: str, *values: object) -> int:
        with closing(sqlite3.connect(f"file:{self.readers.bot.database}?mode=ro", uri=True)) as connection:
            found: int = connection.execute(f"SELECT count(*) FROM {what}", values).fetchone()[0]  # noqa: S608
            return found


@pytest.fixture
async def room(readers: Readers, server: StandIn) -> Room:
    await readers.set_up()
    return Room(readers, server)


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
