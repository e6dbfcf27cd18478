"""Comparing reads what differs, all of it, and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.core.errors import Refused
from bot.kudos.models import Reaction, ReactionKind, added, cleared, removed
from tests.kudos.announced_work import AnnouncedWork
from tests.kudos.mirror import histories
from tests.kudos.mirror.databases.on_database import read_from, tell
from tests.kudos.mirror.made_up_discord import Discord
from tests.worlds.clock import SetClock
from tests.worlds.databases.failing import failing_at
from tests.worlds.people import GUILD, OTHER_GUILD

EVERYTHING = (0, 1)
"""The shard of a bot that has one."""


async def test_equal_counts_are_not_read_and_a_swap_is_found_by_the_sweep(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    discord = read_from(Discord, announced, clock)
    await tell(announced, added(101, Reaction("❤", 1)))
    discord.on[101] = {Reaction("❤", 2)}
    reconciler = announced.program.kudos.reconciler
    await reconciler.ask_all()
    compared = await reconciler.work()
    unseen = await announced.facts(101)
    await reconciler.sweep(timedelta(days=7))
    await reconciler.work()

    assert (compared.requests, compared.differed) == (2, 0), "one request for each channel"
    assert unseen == {Reaction("❤", 1)}
    assert await announced.facts(101) == {Reaction("❤", 2)}


class RefusingOne(Discord):
    """As where an emoji is no longer there: Discord won't tell who reacted with it."""

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = histories.PAGE
    ) -> list[tuple[int, bool]]:
        if emoji == "🔥":
            raise Refused("error 10014")
        return await super().users(channel_id, message_id, emoji, is_super=is_super, after=after, limit=limit)


async def test_an_emoji_that_cant_be_read_keeps_nothing_else_from_being_read(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    discord = read_from(RefusingOne, announced, clock)
    await tell(announced, added(101, Reaction("🔥", 3)))
    discord.on[101] = {Reaction("🔥", 1), Reaction("🔥", 2), Reaction("❤", 4)}
    await announced.program.kudos.reconciler.ask_all()
    first, second = [await announced.program.kudos.reconciler.work() for _ in range(2)]

    assert await announced.facts(101) == {Reaction("🔥", 3), Reaction("❤", 4)}
    assert (first.unread, second.requests) == (1, 0), "it isn't asked for again and again"


async def test_a_channel_that_cant_be_read_keeps_no_other_from_being_swept(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    read_from(Discord, announced, clock)
    reconciler = announced.program.kudos.reconciler
    for _ in range(3):
        await reconciler.sweep(timedelta(hours=1))
        await reconciler.work(guild_id=OTHER_GUILD)

    assert (await reconciler.work()).announcements == 2, "one after the other, whether it could be read or not"


async def test_only_what_differs_is_read(announced: AnnouncedWork, clock: SetClock) -> None:
    discord = read_from(Discord, announced, clock)
    await tell(announced, *(added(101, Reaction("❤", user)) for user in (1, 2, 3)))
    discord.on[101] = {Reaction("❤", user) for user in (1, 2, 3)} | {Reaction("💜", 1)}
    await announced.program.kudos.reconciler.ask_all(guild_id=GUILD)
    progress = await announced.program.kudos.reconciler.work(guild_id=GUILD)

    assert (progress.compared, progress.requests, progress.changed) == (2, 2, 1)
    assert await announced.count(101, ReactionKind("💜", is_super=False)) == 1


async def test_a_process_that_was_killed_goes_on_where_it_was(announced: AnnouncedWork, clock: SetClock) -> None:
    discord = read_from(Discord, announced, clock)
    discord.on[101], discord.on[102] = {Reaction("❤", 1)}, {Reaction("❤", 2)}
    await announced.program.kudos.reconciler.ask_all()
    await announced.program.kudos.reconciler.work(guild_id=GUILD)
    next_process = announced.program.next_process().kudos
    next_process.reconciler.reactions.bind(discord)
    left = await next_process.reconciler.work()

    assert left.announcements == 1, "the other server's"
    assert await announced.chapter_kudos() == [2, 0]


async def test_only_the_servers_of_a_new_session_are_compared(announced: AnnouncedWork, clock: SetClock) -> None:
    read_from(Discord, announced, clock)
    reconciler = announced.program.kudos.reconciler
    shards = {guild_id: (guild_id >> 22) % 1_000 for guild_id in (GUILD, OTHER_GUILD)}
    assert len({*shards.values()}) == 1, "both ids are of one moment"
    await reconciler.ask_all(shard=(shards[GUILD] + 1, 1_000))
    none = await reconciler.work()
    await reconciler.ask_all(shard=(shards[GUILD], 1_000))

    assert (none.announcements, (await reconciler.work()).announcements) == (0, 3)


async def test_a_new_session_reads_in_full_what_was_reacted_to_lately_in_its_own_servers(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    read_from(Discord, announced, clock)
    await tell(announced, added(101, Reaction("❤", 1)))
    reconciler, own = announced.program.kudos.reconciler, (GUILD >> 22) % 1_000
    found = []
    for shard in ((own + 1, 1_000), (own, 1_000)):
        reconciler.note_session(shard)
        await reconciler.work()
        clock.advance(minutes=1)
        found.append((await reconciler.work()).announcements)

    assert found == [0, 1]


KINDS_OF_ASKING = {
    "SELECT reacted_lately": lambda kudos: kudos.reconciler.note_session(EVERYTHING),
    "INSERT INTO mirrors": lambda kudos: kudos.reconciler.note_return(GUILD),
}


@pytest.mark.parametrize("statement", KINDS_OF_ASKING)
async def test_what_was_to_be_compared_while_the_database_was_away_is_compared_afterwards(
    announced: AnnouncedWork, clock: SetClock, statement: str
) -> None:
    discord = read_from(Discord, announced, clock)
    discord.on[101] = {Reaction("❤", 1)}
    KINDS_OF_ASKING[statement](announced.program.kudos)
    with failing_at(announced.program.database, statement), pytest.raises(OperationalError):
        await announced.program.kudos.reconciler.work()
    await announced.program.kudos.reconciler.work()

    assert await announced.facts(101) == {Reaction("❤", 1)}


async def test_what_is_read_in_full_some_time_later_waits_for_the_database(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    discord, reconciler = read_from(Discord, announced, clock), announced.program.kudos.reconciler
    await tell(announced, added(101, Reaction("❤", 1)))
    discord.on[101] = {Reaction("❤", 2)}
    reconciler.note_session(EVERYTHING)
    await reconciler.work()
    clock.advance(minutes=1)
    with failing_at(announced.program.database, "INSERT INTO mirrors"), pytest.raises(OperationalError):
        await reconciler.work()
    await reconciler.work()

    assert await announced.facts(101) == {Reaction("❤", 2)}


async def test_what_was_said_both_ways_is_looked_up_once_the_database_is_back(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    discord, reconciler = read_from(Discord, announced, clock), announced.program.kudos.reconciler
    await tell(announced, removed(101, Reaction("❤", 1)), added(101, Reaction("❤", 1)))
    discord.on[101] = set()
    clock.advance(seconds=6)
    with failing_at(announced.program.database, "SELECT announcements"), pytest.raises(OperationalError):
        await reconciler.work()
    await reconciler.work()

    assert await announced.facts(101) == set()


async def test_what_changed_while_it_was_compared_is_compared_once_the_database_is_back(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    discord, reconciler = read_from(Discord, announced, clock), announced.program.kudos.reconciler
    discord.on[101] = {Reaction("❤", 1)}
    await reconciler.ask_all()
    await reconciler.work()
    await tell(announced, added(101, Reaction("❤", 2)))
    discord.on[101] = set()
    clock.advance(seconds=6)
    with failing_at(announced.program.database, "INSERT INTO mirrors"), pytest.raises(OperationalError):
        await reconciler.work()
    await reconciler.work()

    assert await announced.facts(101) == set()


async def test_cleared_reactions_are_gone_at_once_and_looked_at_later(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    discord = read_from(Discord, announced, clock)
    await tell(announced, added(101, Reaction("❤", 1)), added(101, Reaction("🔥", 2)))
    await tell(announced, cleared(101, "❤"))
    at_once = await announced.facts(101)
    discord.on[101] = {Reaction("🔥", 2), Reaction("❤", 3)}
    clock.advance(seconds=6)
    await announced.program.kudos.reconciler.work()

    assert at_once == {Reaction("🔥", 2)}
    assert await announced.facts(101) == discord.on[101]


async def test_a_deleted_announcement_keeps_its_kudos(announced: AnnouncedWork, clock: SetClock) -> None:
    discord = read_from(Discord, announced, clock)
    await tell(announced, added(101, Reaction("❤", 1)))
    del discord.on[101]
    await announced.program.kudos.reconciler.ask_all()
    await announced.program.kudos.reconciler.work()
    again = await announced.program.kudos.reconciler.work()

    assert await announced.chapter_kudos() == [1, 0]
    assert again.requests == 0
