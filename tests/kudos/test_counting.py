"""What counts: one per reader and chapter, never the author's and never a bot's."""

from bot.kudos.models import Reaction
from tests.kudos.people import BOT, REMY, ROSA, RUI
from tests.kudos.server import HEART, PURPLE, STAR, KudosServer
from tests.worlds.people import AUTHOR, GUILD, MANAGER, OTHER_AUTHOR, OTHER_GUILD, as_author


class TestCounting:
    async def test_a_new_chapter_has_none(self, server: KudosServer) -> None:
        assert await server.counts() == [0, 0, 0]

    async def test_each_reader_counts_once_a_chapter_and_once_a_work(self, server: KudosServer) -> None:
        for who, index in ((ROSA, 0), (RUI, 0), (RUI, 1), (REMY, 1)):
            await server.add(who, index=index)

        assert await server.counts() == [2, 2, 3]

    async def test_a_reader_who_reacts_with_every_emoji_counts_once(self, server: KudosServer) -> None:
        for emoji in (HEART, PURPLE):
            for is_super in (False, True):
                await server.add(ROSA, emoji, is_super=is_super)

        assert await server.counts() == [1, 0, 1]

    async def test_a_super_reaction_alone_counts(self, server: KudosServer) -> None:
        await server.add(ROSA, is_super=True)

        assert await server.counts() == [1, 0, 1]

    async def test_other_emoji_count_for_nothing(self, server: KudosServer) -> None:
        await server.add(ROSA, STAR)
        await server.add(RUI, "123456789012345678")

        assert await server.counts() == [0, 0, 0]

    async def test_an_event_that_comes_twice_counts_once(self, server: KudosServer) -> None:
        for _ in range(3):
            await server.add(ROSA)

        assert await server.counts() == [1, 0, 1]

    async def test_reactions_on_other_messages_are_nobodys_business(self, server: KudosServer) -> None:
        await server.anything_on(1234)

        assert await server.counts() == [0, 0, 0]

    async def test_every_work_of_a_server_is_counted_and_no_other_servers(self, server: KudosServer) -> None:
        other = await server.program.work("Other")
        await server.program.set_up(OTHER_GUILD)
        elsewhere = await server.program.work("Elsewhere", guild_id=OTHER_GUILD)
        await server.announced(other, 1)
        await server.announced(elsewhere, 1)
        for who, index in ((ROSA, 0), (RUI, 1), (ROSA, 2), (ROSA, 3), (RUI, 3), (REMY, 3)):
            await server.add(who, index=index)

        assert await server.readers(GUILD) == {server.work.id: 2, other.id: 1}
        assert await server.readers(OTHER_GUILD) == {elsewhere.id: 3}
        assert await server.counts() == [1, 1, 2]


class TestWhoNeverCounts:
    async def test_the_works_author_gives_no_kudos(self, server: KudosServer) -> None:
        await server.add(AUTHOR.id)
        await server.add(ROSA)

        assert await server.counts() == [1, 0, 1]

    async def test_another_works_author_does(self, server: KudosServer) -> None:
        await server.program.work("Other", by=OTHER_AUTHOR)
        await server.add(OTHER_AUTHOR.id)

        assert await server.counts() == [1, 0, 1]

    async def test_bots_give_none_not_even_this_one(self, server: KudosServer) -> None:
        await server.add_of_bot(BOT)

        assert await server.counts() == [0, 0, 0]

    async def test_a_bot_first_taken_for_a_reader_stops_counting_when_it_is_known(self, server: KudosServer) -> None:
        await server.add(BOT)
        server.discord.on_message[server.message()] = {Reaction(HEART, BOT, from_bot=True)}
        await server.reconcile()

        assert await server.counts() == [0, 0, 0]

    async def test_who_becomes_the_author_stops_counting_and_who_stops_being_it_begins(
        self, server: KudosServer
    ) -> None:
        for who in (AUTHOR.id, OTHER_AUTHOR.id, ROSA):
            await server.add(who)
        assert await server.counts() == [2, 0, 2]

        await server.program.works.edit(MANAGER, server.work.id, as_author(OTHER_AUTHOR))
        await server.take(ROSA)
        assert await server.counts() == [1, 0, 1]

    async def test_staff_who_posted_it_count_like_any_reader(self, server: KudosServer) -> None:
        await server.add(MANAGER.id)

        assert await server.counts() == [1, 0, 1]
