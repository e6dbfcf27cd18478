"""What was missed is read again, whatever happens meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.core.errors import Forbidden, Gone, Refused, Unclear
from bot.kudos.models import Reaction, added
from tests.kudos.people import BOT, REMY, ROSA, RUI
from tests.kudos.server import HEART, PURPLE, STAR, KudosServer
from tests.worlds.people import ADULT_CHANNEL, GUILD


class TestReconciling:
    async def test_the_mirror_becomes_what_discord_shows(self, server: KudosServer) -> None:
        for who, emoji in ((ROSA, HEART), (RUI, HEART), (RUI, PURPLE)):
            await server.add(who, emoji)
        server.discord.on_message[server.message(0)] = {Reaction(PURPLE, RUI), Reaction(HEART, REMY, is_super=True)}
        server.discord.on_message[server.message(1)] = {Reaction(HEART, ROSA), Reaction(STAR, REMY)}

        assert await server.reconcile() == 0
        assert await server.counts() == [2, 1, 3]

    async def test_a_second_look_changes_nothing(self, server: KudosServer) -> None:
        server.discord.on_message[server.message()] = {Reaction(HEART, ROSA), Reaction(HEART, BOT, from_bot=True)}
        for _ in range(3):
            await server.reconcile()

        assert await server.counts() == [1, 0, 1]

    async def test_a_reader_who_is_faster_than_the_bot_counts(self, server: KudosServer) -> None:
        await server.announced(server.work, 8)
        soon = server.message(-1) + 1
        await server.tell(added(soon, Reaction(HEART, ROSA)))
        await server.kudos.mirror.flush()

        assert await server.greeted(9) == (soon, True)

        server.discord.on_message[soon] = {Reaction(HEART, ROSA)}
        await server.kudos.reconciler.work()
        assert (await server.counts())[-1] == 1

    async def test_where_nobody_was_faster_nothing_is_read(self, server: KudosServer) -> None:
        await server.anything_on(7)
        await server.kudos.mirror.flush()

        assert await server.greeted(9) == (server.message(-1), False)

    @pytest.mark.parametrize(
        "error",
        [Forbidden("Missing Access"), Unclear("503"), Refused("error 1")],
        ids=lambda error: type(error).__name__,
    )
    async def test_what_cant_be_read_is_counted_and_left_as_it_was(self, server: KudosServer, error: Exception) -> None:
        elsewhere = await server.program.work("Elsewhere", channel_id=ADULT_CHANNEL)
        await server.announced(elsewhere, 1)
        await server.add(ROSA, index=2)
        server.discord.trouble[server.message(2)] = error
        server.discord.on_message[server.message(0)] = {Reaction(HEART, RUI)}

        assert await server.reconcile() == 1
        assert await server.readers(GUILD) == {server.work.id: 1, elsewhere.id: 1}

        server.discord.trouble.clear()
        assert await server.reconcile() == 0
        assert (await server.readers(GUILD)).get(elsewhere.id, 0) == 0

    @pytest.mark.parametrize("error", [Forbidden("x"), Unclear("x"), Gone("x")], ids=lambda error: type(error).__name__)
    async def test_after_a_reading_that_failed_events_count_as_ever(
        self, server: KudosServer, error: Exception
    ) -> None:
        server.discord.trouble[server.message()] = error
        await server.reconcile()
        await server.add(ROSA)
        await server.add(RUI)
        await server.take(RUI)

        assert await server.counts() == [1, 0, 1]


Happening = Callable[[KudosServer], Awaitable[None]]


class TestWhileReconciling:
    """Discord was read, and something happens before what was read is written: the later word wins."""

    async def reconcile_while(self, server: KudosServer, *happenings: Happening, on: set[Reaction]) -> None:
        server.discord.on_message[server.message()] = on

        async def meanwhile(message_id: int) -> None:
            if message_id == server.message():
                for happening in happenings:
                    await happening(server)

        server.discord.meanwhile = meanwhile
        await server.reconcile()
        server.discord.meanwhile = None

    async def test_a_reaction_added_meanwhile_stays(self, server: KudosServer) -> None:
        await self.reconcile_while(server, lambda one: one.add(ROSA), on=set())

        assert await server.counts() == [1, 0, 1]

    async def test_one_taken_away_meanwhile_stays_away(self, server: KudosServer) -> None:
        await server.add(ROSA)
        await self.reconcile_while(server, lambda one: one.take(ROSA), on={Reaction(HEART, ROSA)})

        assert await server.counts() == [0, 0, 0]

    async def test_one_taken_away_before_it_was_ever_mirrored_stays_away(self, server: KudosServer) -> None:
        await self.reconcile_while(server, lambda one: one.take(ROSA), on={Reaction(HEART, ROSA), Reaction(HEART, RUI)})

        assert await server.counts() == [1, 0, 1]

    async def test_the_last_of_several_words_counts(self, server: KudosServer) -> None:
        await self.reconcile_while(
            server, lambda one: one.take(ROSA), lambda one: one.add(ROSA), on={Reaction(HEART, ROSA)}
        )
        assert await server.counts() == [1, 0, 1]

        await self.reconcile_while(server, lambda one: one.add(RUI), lambda one: one.take(RUI), on=set())
        assert await server.counts() == [0, 0, 0]

    async def test_a_clearing_meanwhile_clears_what_was_read_too(self, server: KudosServer) -> None:
        await server.add(ROSA)
        on = {Reaction(HEART, ROSA), Reaction(HEART, RUI), Reaction(STAR, RUI)}
        await self.reconcile_while(server, lambda one: one.clear(), on=on)

        assert await server.counts() == [0, 0, 0]

    async def test_the_clearing_of_one_emoji_meanwhile_leaves_the_others(self, server: KudosServer) -> None:
        on = {Reaction(HEART, ROSA), Reaction(HEART, RUI), Reaction(PURPLE, RUI)}
        await self.reconcile_while(server, lambda one: one.clear(HEART), on=on)

        assert await server.counts() == [1, 0, 1]

    async def test_a_reaction_after_a_clearing_counts(self, server: KudosServer) -> None:
        await self.reconcile_while(
            server,
            lambda one: one.clear(),
            lambda one: one.add(REMY),
            on={Reaction(HEART, ROSA), Reaction(HEART, RUI)},
        )

        assert await server.counts() == [1, 0, 1]

    async def test_an_event_at_the_very_moment_of_writing_is_heeded(self, server: KudosServer) -> None:
        for _ in range(10):
            server.discord.on_message[server.message()] = {Reaction(HEART, ROSA)}
            events: list[asyncio.Task[None]] = []

            async def take_in_a_moment(_: int, events: list[asyncio.Task[None]] = events) -> None:
                events.append(asyncio.create_task(server.take(ROSA)))

            server.discord.meanwhile = take_in_a_moment
            await server.reconcile()
            await asyncio.gather(*events)
            server.discord.meanwhile = None

            assert await server.counts() == [0, 0, 0]

    async def test_nothing_is_remembered_of_it_afterwards(self, server: KudosServer) -> None:
        await self.reconcile_while(server, lambda one: one.add(ROSA), on=set())
        server.discord.on_message[server.message()] = set()
        await server.reconcile()

        assert await server.counts() == [0, 0, 0]
