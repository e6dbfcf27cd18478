"""Kudos go with the reaction, and stay with what is gone."""

import asyncio

from tests.kudos.people import REMY, ROSA, RUI
from tests.kudos.server import HEART, PURPLE, KudosServer
from tests.worlds.people import MANAGER, reader


class TestTakingBack:
    async def test_taking_the_last_reaction_away_takes_the_kudos_back(self, server: KudosServer) -> None:
        await server.add(ROSA, HEART)
        await server.add(ROSA, PURPLE)
        await server.add(ROSA, PURPLE, is_super=True)

        for emoji, is_super, left in ((HEART, False, 1), (PURPLE, False, 1), (PURPLE, True, 0)):
            await server.take(ROSA, emoji, is_super=is_super)
            assert await server.counts() == [left, 0, left]

    async def test_taking_away_what_isnt_there_changes_nothing(self, server: KudosServer) -> None:
        await server.add(ROSA)
        await server.take(RUI)
        await server.take(ROSA, PURPLE)
        await server.take(ROSA, is_super=True)
        await server.take(ROSA, index=1)

        assert await server.counts() == [1, 0, 1]

    async def test_kudos_can_be_given_again(self, server: KudosServer) -> None:
        await server.add(ROSA)
        await server.take(ROSA)
        await server.add(ROSA)

        assert await server.counts() == [1, 0, 1]

    async def test_events_that_arrive_together_end_in_the_order_they_arrived(self, server: KudosServer) -> None:
        for _ in range(10):
            await asyncio.gather(server.add(ROSA), server.take(ROSA))
            assert await server.counts() == [0, 0, 0]
            await asyncio.gather(server.add(ROSA), server.take(ROSA), server.add(ROSA))
            assert await server.counts() == [1, 0, 1]
            await asyncio.gather(server.clear(), server.add(RUI))
            assert await server.counts() == [1, 0, 1]
            await server.clear()

    async def test_many_readers_at_once_all_count(self, server: KudosServer) -> None:
        await asyncio.gather(*(server.add(reader(number).id, index=number % 2) for number in range(40)))

        assert await server.counts() == [20, 20, 40]

    async def test_clearing_a_message_takes_all_its_kudos_and_no_others(self, server: KudosServer) -> None:
        for who, emoji, index in ((ROSA, HEART, 0), (RUI, PURPLE, 0), (REMY, HEART, 1)):
            await server.add(who, emoji, index)
        await server.clear()

        assert await server.counts() == [0, 1, 1]

    async def test_clearing_an_emoji_takes_those_who_gave_only_that_one(self, server: KudosServer) -> None:
        for who, emoji in ((ROSA, HEART), (ROSA, PURPLE), (RUI, HEART), (REMY, PURPLE)):
            await server.add(who, emoji)
        await server.add(RUI, HEART, is_super=True)
        await server.clear(HEART)

        assert await server.counts() == [2, 0, 2]


class TestWhatIsGone:
    async def test_a_deleted_announcement_keeps_its_kudos(self, server: KudosServer) -> None:
        await server.add(ROSA)
        await server.program.announcements.forget_messages([server.message()])
        await server.reconcile()

        assert await server.counts() == [1, 0, 1]
        assert server.message() not in server.discord.read

    async def test_one_deleted_while_nobody_looked_keeps_them_too(self, server: KudosServer) -> None:
        await server.add(ROSA)
        server.discord.deleted.add(server.message())

        assert await server.reconcile() == 0
        assert await server.reconcile() == 0
        assert await server.counts() == [1, 0, 1]
        assert server.discord.read.count(server.message()) == 1

    async def test_a_deleted_channel_keeps_the_kudos_of_all_its_announcements(self, server: KudosServer) -> None:
        await server.add(ROSA)
        await server.add(RUI, index=1)
        await server.program.announcements.forget_channel((await server.announcement()).channel_id)
        await server.reconcile()

        assert await server.counts() == [1, 1, 2]

    async def test_a_removed_works_kudos_are_there_when_it_comes_back(self, server: KudosServer) -> None:
        await server.add(ROSA)
        await server.program.works.remove(MANAGER, server.work.id)
        await server.add(RUI)
        await server.program.works.restore(MANAGER, server.work.id)

        assert await server.counts() == [2, 0, 2]
