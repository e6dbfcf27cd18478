"""The mirror on real databases: the same histories, and what a reader sees of them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy.engine import URL

from bot.core.db.database import Database
from bot.core.errors import Refused
from bot.kudos.mirror import comparing as looking
from bot.kudos.mirror import reconciler as reconciling
from bot.kudos.models import Event, Reaction, ReactionKind, added, cleared, removed
from bot.kudos.service import Kudos
from bot.setup.emoji import Emoji
from bot.works.models import Author
from tests.conftest import SetClock
from tests.kudos.mirror import histories
from tests.kudos.mirror.histories import AUTHOR, LOST_WHILE_READING, MESSAGES, STEPS, Discord, Step
from tests.kudos.mirror.standing_work import Shelf, shelf
from tests.worlds.engines import lasting_loop
from tests.worlds.house import GUILD, MANAGER, OTHER_GUILD


class OnDatabase:
    """The real mirror and the real reconciler."""

    def __init__(self, on: Shelf, clock: SetClock) -> None:
        self.on = on
        self.clock = clock
        self.kudos = Kudos(on.house.database, clock)

    def put(self, event: Event) -> None:
        self.kudos.mirror.inbox.put(event)

    async def flush(self) -> None:
        await self.kudos.mirror.flush()

    async def connected(self) -> None:
        await self.kudos.reconciler.ask_all()

    async def reconcile(self, discord: Discord) -> None:
        self.kudos.reconciler.reactions.bind(discord)
        await self.kudos.reconciler.work()

    async def sweep(self) -> None:
        await self.kudos.reconciler.sweep(reconciling.SWEEP)

    async def crash(self) -> None:
        self.kudos = Kudos(self.on.house.database, self.clock)

    async def deleted(self, message_id: int) -> None:
        await self.on.house.announcements.forget_messages([message_id])

    async def facts(self, message_id: int) -> set[Reaction]:
        return await self.on.facts(message_id)


def read_from(kind: type[Discord], on: Shelf, clock: SetClock) -> Discord:
    """A Discord of this kind, from which the house's bot reads reactions."""
    discord = kind(OnDatabase(on, clock), clock, iter(()))
    on.house.kudos.reconciler.reactions.bind(discord)
    return discord


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = lasting_loop()
    yield loop
    loop.close()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (looking, reconciling):
        monkeypatch.setattr(module, "PAGE", histories.PAGE)
    monkeypatch.setattr(looking, "PART", 2 * histories.PAGE)


def counted(facts: set[Reaction]) -> set[int]:
    """Who gives kudos with these reactions, as anybody would count them."""
    return {one.user_id for one in facts if one.emoji in "❤💜" and not one.from_bot and one.user_id != AUTHOR}


@pytest.mark.usefixtures("sqlite_in_the_loop")
def test_histories_end_as_discord_is_and_are_counted_so(migrated_url: URL, loop: asyncio.AbstractEventLoop) -> None:
    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[Shelf, SetClock]]:
        clock = SetClock()
        database = Database(migrated_url)
        yield await shelf(database, clock, AUTHOR), clock
        await database.close()

    room = opened()
    on, clock = loop.run_until_complete(room.__aenter__())

    async def live(steps: list[Step]) -> None:
        await on.forget_everything()
        discord = Discord(OnDatabase(on, clock), clock, iter(steps))
        await discord.play()
        await discord.check()
        here, there, next_one = [counted(await on.facts(one)) for one in MESSAGES]
        assert await on.chapter_kudos() == [len(here | there), len(next_one)]
        assert await on.readers() == len(here | there | next_one)

    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS)
    @example(steps=LOST_WHILE_READING)
    def all_of_them(steps: list[Step]) -> None:
        loop.run_until_complete(live(steps))

    try:
        all_of_them()
    finally:
        loop.run_until_complete(room.__aexit__(None, None, None))


@pytest.fixture
async def on(database: Database, clock: SetClock) -> Shelf:
    return await shelf(database, clock, AUTHOR)


async def tell(on: Shelf, *events: Event) -> None:
    for event in events:
        on.house.kudos.mirror.inbox.put(event)
    await on.house.kudos.mirror.flush()


async def test_a_reader_in_two_servers_counts_once_in_the_chapter(on: Shelf) -> None:
    await tell(on, added(101, Reaction("❤", 1)), added(102, Reaction("💜", 1)), added(102, Reaction("❤", 2)))

    assert await on.chapter_kudos() == [2, 0]


async def test_kudos_last_as_long_as_one_reaction_does(on: Shelf) -> None:
    await tell(on, added(101, Reaction("❤", 1)), added(101, Reaction("❤", 1, is_super=True)))
    await tell(on, removed(101, Reaction("❤", 1)))
    still = await on.chapter_kudos()
    await tell(on, removed(101, Reaction("❤", 1, is_super=True)))

    assert (still, await on.chapter_kudos()) == ([1, 0], [0, 0])


async def test_another_author_is_counted_and_the_new_one_no_more(on: Shelf) -> None:
    await tell(on, added(101, Reaction("❤", AUTHOR)), added(101, Reaction("❤", 1)), added(103, Reaction("❤", 1)))
    before = await on.chapter_kudos()
    await on.house.works.edit(MANAGER, on.work.id, Author(id=1, name="Bo"))

    assert (before, await on.chapter_kudos(), await on.readers()) == ([1, 1], [1, 0], 1)


async def test_an_emoji_that_comes_to_stand_for_kudos_counts_from_the_beginning(on: Shelf) -> None:
    await tell(on, added(101, Reaction("🔥", 1)), added(101, Reaction("❤", 2)), added(102, Reaction("🔥", 3)))
    await on.house.setup.change(MANAGER, kudos_emojis=(Emoji("🔥", "🔥"),))

    assert await on.chapter_kudos() == [2, 0], "the other server's emoji didn't change"


async def test_more_events_than_the_inbox_holds_are_noticed_and_made_up_for(on: Shelf, clock: SetClock) -> None:
    kudos = on.house.kudos
    inbox = kudos.mirror.inbox
    inbox._capacity = 10
    discord = read_from(Discord, on, clock)
    discord.on[101] = {Reaction("❤", user) for user in range(10, 110)}
    for reaction in discord.on[101]:
        inbox.put(added(101, reaction))
    await kudos.mirror.flush()
    kept = await on.chapter_kudos()
    await kudos.reconciler.work()

    assert kept == [10, 0]
    assert await on.chapter_kudos() == [100, 0]


@pytest.mark.expects_errors
async def test_events_that_could_not_be_written_are_read_again(
    on: Shelf, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    discord = read_from(Discord, on, clock)
    discord.on[101] = {Reaction("❤", 1)}
    kudos = on.house.kudos
    kudos.mirror.inbox.put(added(101, Reaction("❤", 1)))
    with monkeypatch.context() as broken:
        broken.setattr("bot.kudos.store.add", None)
        with pytest.raises(TypeError):
            await kudos.mirror.flush()
    lost = await on.chapter_kudos()
    await kudos.reconciler.work()

    assert (lost, await on.chapter_kudos()) == ([0, 0], [1, 0])


async def test_equal_counts_are_not_read_and_a_swap_is_found_by_the_sweep(on: Shelf, clock: SetClock) -> None:
    discord = read_from(Discord, on, clock)
    await tell(on, added(101, Reaction("❤", 1)))
    discord.on[101] = {Reaction("❤", 2)}
    reconciler = on.house.kudos.reconciler
    await reconciler.ask_all()
    compared = await reconciler.work()
    unseen = await on.facts(101)
    await reconciler.sweep(timedelta(days=7))
    await reconciler.work()

    assert (compared.requests, compared.differed) == (2, 0), "one request for each channel"
    assert unseen == {Reaction("❤", 1)}
    assert await on.facts(101) == {Reaction("❤", 2)}


class RefusingOne(Discord):
    """As where an emoji is no longer there: Discord won't tell who reacted with it."""

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = histories.PAGE
    ) -> list[tuple[int, bool]]:
        if emoji == "🔥":
            raise Refused("error 10014")
        return await super().users(channel_id, message_id, emoji, is_super=is_super, after=after, limit=limit)


async def test_an_emoji_that_cant_be_read_keeps_nothing_else_from_being_read(on: Shelf, clock: SetClock) -> None:
    discord = read_from(RefusingOne, on, clock)
    await tell(on, added(101, Reaction("🔥", 3)))
    discord.on[101] = {Reaction("🔥", 1), Reaction("🔥", 2), Reaction("❤", 4)}
    await on.house.kudos.reconciler.ask_all()
    first, second = [await on.house.kudos.reconciler.work() for _ in range(2)]

    assert await on.facts(101) == {Reaction("🔥", 3), Reaction("❤", 4)}
    assert (first.unread, second.requests) == (1, 0), "it isn't asked for again and again"


async def test_a_channel_that_cant_be_read_keeps_no_other_from_being_swept(on: Shelf, clock: SetClock) -> None:
    read_from(Discord, on, clock)
    reconciler = on.house.kudos.reconciler
    for _ in range(3):
        await reconciler.sweep(timedelta(hours=1))
        await reconciler.work(guild_id=OTHER_GUILD)

    assert (await reconciler.work()).announcements == 2, "one after the other, whether it could be read or not"


async def test_only_what_differs_is_read(on: Shelf, clock: SetClock) -> None:
    discord = read_from(Discord, on, clock)
    await tell(on, *(added(101, Reaction("❤", user)) for user in (1, 2, 3)))
    discord.on[101] = {Reaction("❤", user) for user in (1, 2, 3)} | {Reaction("💜", 1)}
    await on.house.kudos.reconciler.ask_all(guild_id=GUILD)
    progress = await on.house.kudos.reconciler.work(guild_id=GUILD)

    assert (progress.compared, progress.requests, progress.changed) == (2, 2, 1)
    assert await on.count(101, ReactionKind("💜", is_super=False)) == 1


async def test_a_process_that_was_killed_goes_on_where_it_was(on: Shelf, clock: SetClock) -> None:
    discord = read_from(Discord, on, clock)
    discord.on[101], discord.on[102] = {Reaction("❤", 1)}, {Reaction("❤", 2)}
    await on.house.kudos.reconciler.ask_all()
    await on.house.kudos.reconciler.work(guild_id=GUILD)
    next_process = Kudos(on.house.database, clock)
    next_process.reconciler.reactions.bind(discord)
    left = await next_process.reconciler.work()

    assert left.announcements == 1, "the other server's"
    assert await on.chapter_kudos() == [2, 0]


async def test_only_the_servers_of_a_new_session_are_compared(on: Shelf, clock: SetClock) -> None:
    read_from(Discord, on, clock)
    reconciler = on.house.kudos.reconciler
    shards = {guild_id: (guild_id >> 22) % 1_000 for guild_id in (GUILD, OTHER_GUILD)}
    assert len({*shards.values()}) == 1, "both ids are of one moment"
    await reconciler.ask_all(shard=(shards[GUILD] + 1, 1_000))
    none = await reconciler.work()
    await reconciler.ask_all(shard=(shards[GUILD], 1_000))

    assert (none.announcements, (await reconciler.work()).announcements) == (0, 3)


async def test_cleared_reactions_are_gone_at_once_and_looked_at_later(on: Shelf, clock: SetClock) -> None:
    discord = read_from(Discord, on, clock)
    await tell(on, added(101, Reaction("❤", 1)), added(101, Reaction("🔥", 2)))
    await tell(on, cleared(101, "❤"))
    at_once = await on.facts(101)
    discord.on[101] = {Reaction("🔥", 2), Reaction("❤", 3)}
    clock.advance(seconds=6)
    await on.house.kudos.reconciler.work()

    assert at_once == {Reaction("🔥", 2)}
    assert await on.facts(101) == discord.on[101]


async def test_a_deleted_announcement_keeps_its_kudos(on: Shelf, clock: SetClock) -> None:
    discord = read_from(Discord, on, clock)
    await tell(on, added(101, Reaction("❤", 1)))
    del discord.on[101]
    await on.house.kudos.reconciler.ask_all()
    await on.house.kudos.reconciler.work()
    again = await on.house.kudos.reconciler.work()

    assert await on.chapter_kudos() == [1, 0]
    assert again.requests == 0
