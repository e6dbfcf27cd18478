"""What was missed is read again, whatever happens meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.core.errors import Forbidden, Gone, Refused, Unclear
from bot.kudos.models import Reaction, added
from tests.kudos.library import HEART, PURPLE, STAR, Library
from tests.kudos.people import REMY, ROSA, RUI
from tests.kudos.test_counting import BOT
from tests.worlds.house import (
    ADULT_CHANNEL,
    GUILD,
)


class TestReconciling:
    async def test_the_mirror_becomes_what_discord_shows(self, library: Library) -> None:
        for who, emoji in ((ROSA, HEART), (RUI, HEART), (RUI, PURPLE)):
            await library.add(who, emoji)
        library.discord.on_message[library.message(0)] = {Reaction(PURPLE, RUI), Reaction(HEART, REMY, is_super=True)}
        library.discord.on_message[library.message(1)] = {Reaction(HEART, ROSA), Reaction(STAR, REMY)}

        assert await library.reconcile() == 0
        assert await library.counts() == [2, 1, 3]

    async def test_a_second_look_changes_nothing(self, library: Library) -> None:
        library.discord.on_message[library.message()] = {Reaction(HEART, ROSA), Reaction(HEART, BOT, from_bot=True)}
        for _ in range(3):
            await library.reconcile()

        assert await library.counts() == [1, 0, 1]

    async def test_a_reader_who_is_faster_than_the_bot_counts(self, library: Library) -> None:
        await library.announced(library.work, 8)
        soon = library.message(-1) + 1
        await library.tell(added(soon, Reaction(HEART, ROSA)))
        await library.kudos.mirror.flush()

        assert await library.greeted(9) == (soon, True)

        library.discord.on_message[soon] = {Reaction(HEART, ROSA)}
        await library.kudos.reconciler.work()
        assert (await library.counts())[-1] == 1

    async def test_where_nobody_was_faster_nothing_is_read(self, library: Library) -> None:
        await library.anything_on(7)
        await library.kudos.mirror.flush()

        assert await library.greeted(9) == (library.message(-1), False)

    @pytest.mark.parametrize(
        "error",
        [Forbidden("Missing Access"), Unclear("503"), Refused("error 1")],
        ids=lambda error: type(error).__name__,
    )
    async def test_what_cant_be_read_is_counted_and_left_as_it_was(self, library: Library, error: Exception) -> None:
        elsewhere = await library.house.work("Elsewhere", channel_id=ADULT_CHANNEL)
        await library.announced(elsewhere, 1)
        await library.add(ROSA, index=2)
        library.discord.trouble[library.message(2)] = error
        library.discord.on_message[library.message(0)] = {Reaction(HEART, RUI)}

        assert await library.reconcile() == 1
        assert await library.kudos.of_works(GUILD) == {library.work.id: 1, elsewhere.id: 1}

        library.discord.trouble.clear()
        assert await library.reconcile() == 0
        assert (await library.kudos.of_works(GUILD)).get(elsewhere.id, 0) == 0

    @pytest.mark.parametrize("error", [Forbidden("x"), Unclear("x"), Gone("x")], ids=lambda error: type(error).__name__)
    async def test_after_a_reading_that_failed_events_count_as_ever(self, library: Library, error: Exception) -> None:
        library.discord.trouble[library.message()] = error
        await library.reconcile()
        await library.add(ROSA)
        await library.add(RUI)
        await library.take(RUI)

        assert await library.counts() == [1, 0, 1]


Happening = Callable[[Library], Awaitable[None]]


class TestWhileReconciling:
    """Discord was read, and something happens before what was read is written: the later word wins."""

    async def reconcile_while(self, library: Library, *happenings: Happening, on: set[Reaction]) -> None:
        library.discord.on_message[library.message()] = on

        async def meanwhile(message_id: int) -> None:
            if message_id == library.message():
                for happening in happenings:
                    await happening(library)

        library.discord.meanwhile = meanwhile
        await library.reconcile()
        library.discord.meanwhile = None

    async def test_a_reaction_added_meanwhile_stays(self, library: Library) -> None:
        await self.reconcile_while(library, lambda one: one.add(ROSA), on=set())

        assert await library.counts() == [1, 0, 1]

    async def test_one_taken_away_meanwhile_stays_away(self, library: Library) -> None:
        await library.add(ROSA)
        await self.reconcile_while(library, lambda one: one.take(ROSA), on={Reaction(HEART, ROSA)})

        assert await library.counts() == [0, 0, 0]

    async def test_one_taken_away_before_it_was_ever_mirrored_stays_away(self, library: Library) -> None:
        await self.reconcile_while(
            library, lambda one: one.take(ROSA), on={Reaction(HEART, ROSA), Reaction(HEART, RUI)}
        )

        assert await library.counts() == [1, 0, 1]

    async def test_the_last_of_several_words_counts(self, library: Library) -> None:
        await self.reconcile_while(
            library, lambda one: one.take(ROSA), lambda one: one.add(ROSA), on={Reaction(HEART, ROSA)}
        )
        assert await library.counts() == [1, 0, 1]

        await self.reconcile_while(library, lambda one: one.add(RUI), lambda one: one.take(RUI), on=set())
        assert await library.counts() == [0, 0, 0]

    async def test_a_clearing_meanwhile_clears_what_was_read_too(self, library: Library) -> None:
        await library.add(ROSA)
        on = {Reaction(HEART, ROSA), Reaction(HEART, RUI), Reaction(STAR, RUI)}
        await self.reconcile_while(library, lambda one: one.clear(), on=on)

        assert await library.counts() == [0, 0, 0]

    async def test_the_clearing_of_one_emoji_meanwhile_leaves_the_others(self, library: Library) -> None:
        on = {Reaction(HEART, ROSA), Reaction(HEART, RUI), Reaction(PURPLE, RUI)}
        await self.reconcile_while(library, lambda one: one.clear(HEART), on=on)

        assert await library.counts() == [1, 0, 1]

    async def test_a_reaction_after_a_clearing_counts(self, library: Library) -> None:
        await self.reconcile_while(
            library,
            lambda one: one.clear(),
            lambda one: one.add(REMY),
            on={Reaction(HEART, ROSA), Reaction(HEART, RUI)},
        )

        assert await library.counts() == [1, 0, 1]

    async def test_an_event_at_the_very_moment_of_writing_is_heeded(self, library: Library) -> None:
        for _ in range(10):
            library.discord.on_message[library.message()] = {Reaction(HEART, ROSA)}
            events: list[asyncio.Task[None]] = []

            async def take_in_a_moment(_: int, events: list[asyncio.Task[None]] = events) -> None:
                events.append(asyncio.create_task(library.take(ROSA)))

            library.discord.meanwhile = take_in_a_moment
            await library.reconcile()
            await asyncio.gather(*events)
            library.discord.meanwhile = None

            assert await library.counts() == [0, 0, 0]

    async def test_nothing_is_remembered_of_it_afterwards(self, library: Library) -> None:
        await self.reconcile_while(library, lambda one: one.add(ROSA), on=set())
        library.discord.on_message[library.message()] = set()
        await library.reconcile()

        assert await library.counts() == [0, 0, 0]
