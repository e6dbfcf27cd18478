"""Events change what readers see of kudos, and none is lost."""

import pytest
from sqlalchemy.exc import OperationalError

from bot.kudos.models import Reaction, added, removed
from bot.setup.emoji import Emoji
from bot.works.models import Author
from tests.kudos.announced_work import AnnouncedWork
from tests.kudos.mirror.databases.on_database import read_from, tell
from tests.kudos.mirror.histories import AUTHOR
from tests.kudos.mirror.made_up_discord import Discord
from tests.worlds.clock import SetClock
from tests.worlds.databases.failing import failing_at
from tests.worlds.people import MANAGER


async def test_a_reader_in_two_servers_counts_once_in_the_chapter(announced: AnnouncedWork) -> None:
    await tell(announced, added(101, Reaction("❤", 1)), added(102, Reaction("💜", 1)), added(102, Reaction("❤", 2)))

    assert await announced.chapter_kudos() == [2, 0]


async def test_kudos_last_as_long_as_one_reaction_does(announced: AnnouncedWork) -> None:
    await tell(announced, added(101, Reaction("❤", 1)), added(101, Reaction("❤", 1, is_super=True)))
    await tell(announced, removed(101, Reaction("❤", 1)))
    still = await announced.chapter_kudos()
    await tell(announced, removed(101, Reaction("❤", 1, is_super=True)))

    assert (still, await announced.chapter_kudos()) == ([1, 0], [0, 0])


async def test_another_author_is_counted_and_the_new_one_no_more(announced: AnnouncedWork) -> None:
    await tell(announced, added(101, Reaction("❤", AUTHOR)), added(101, Reaction("❤", 1)), added(103, Reaction("❤", 1)))
    before = await announced.chapter_kudos()
    await announced.program.works.edit(MANAGER, announced.work.id, Author(id=1, name="Bo"))

    assert (before, await announced.chapter_kudos(), await announced.readers()) == ([1, 1], [1, 0], 1)


async def test_an_emoji_that_comes_to_stand_for_kudos_counts_from_the_beginning(announced: AnnouncedWork) -> None:
    await tell(announced, added(101, Reaction("🔥", 1)), added(101, Reaction("❤", 2)), added(102, Reaction("🔥", 3)))
    await announced.program.setup.change(MANAGER, kudos_emojis=(Emoji("🔥", "🔥"),))

    assert await announced.chapter_kudos() == [2, 0], "the other server's emoji didn't change"


async def test_more_events_than_the_inbox_holds_are_noticed_and_made_up_for(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    kudos = announced.program.kudos
    inbox = kudos.mirror.inbox
    inbox._capacity = 10
    discord = read_from(Discord, announced, clock)
    discord.on[101] = {Reaction("❤", user) for user in range(10, 110)}
    for reaction in discord.on[101]:
        inbox.put(added(101, reaction))
    await kudos.mirror.flush()
    kept = await announced.chapter_kudos()
    await kudos.reconciler.work()

    assert kept == [10, 0]
    assert await announced.chapter_kudos() == [100, 0]


@pytest.mark.expects_errors
async def test_events_that_could_not_be_written_are_read_again(announced: AnnouncedWork, clock: SetClock) -> None:
    discord = read_from(Discord, announced, clock)
    discord.on[101] = {Reaction("❤", 1)}
    kudos = announced.program.kudos
    kudos.mirror.inbox.put(added(101, Reaction("❤", 1)))
    with failing_at(announced.program.database, "INSERT INTO reactions"), pytest.raises(OperationalError):
        await kudos.mirror.flush()
    lost = await announced.chapter_kudos()
    await kudos.reconciler.work()

    assert (lost, await announced.chapter_kudos()) == ([0, 0], [1, 0])
