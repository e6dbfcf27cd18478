"""Kudos of who is forgotten: they go or stay as a number, and nothing on Discord brings their reader back."""

import pytest
from sqlalchemy import select

from bot.core.people.marks import is_mark
from bot.kudos.leaderboards.models import Period
from bot.kudos.models import Reaction, added, removed
from bot.kudos.store import reactions
from bot.privacy.models import Wishes
from tests.kudos.people import REMY, ROSA
from tests.kudos.server import HEART, PURPLE, KudosServer
from tests.privacy.forget import GO, STAY, Forget
from tests.worlds.clock import SetClock
from tests.worlds.people import GUILD, MANAGER


async def react(server: KudosServer, who: int, emoji: str = HEART, index: int = 0) -> None:
    server.discord.on_message[server.message(index)].add(Reaction(emoji, who))
    await server.add(who, emoji, index)


async def known(server: KudosServer) -> set[int]:
    """Whose reactions the mirror has, by name."""
    await server.kudos.mirror.flush()
    async with server.program.database.read() as connection:
        users = (await connection.execute(select(reactions.c.user_id))).scalars()
        return {user for user in users if not is_mark(user)}


async def test_kudos_go_with_their_reader_and_no_look_at_discord_brings_them_back(
    server: KudosServer, forget: Forget, clock: SetClock
) -> None:
    for who in (ROSA, REMY):
        await react(server, who)
    await react(server, ROSA, index=1)

    assert (await forget(ROSA)).kudos == 2
    for _ in range(2):
        clock.advance(minutes=20)
        await server.reconcile()

    assert await server.counts() == [1, 0, 1]
    assert await known(server) == {REMY}


async def test_kudos_that_stay_are_as_many_as_before_from_as_many_readers(server: KudosServer, forget: Forget) -> None:
    for who in (ROSA, REMY):
        await react(server, who)
    await react(server, ROSA, index=1)

    await forget(ROSA, STAY)
    await server.reconcile()
    await server.kudos.recount(MANAGER, _unseen)

    assert await server.counts() == [2, 1, 2]
    assert await known(server) == {REMY}


async def _unseen(_: object) -> None: ...


async def test_nobody_without_a_name_is_ranked_or_named_in_a_digest(server: KudosServer, forget: Forget) -> None:
    await react(server, ROSA)
    await react(server, REMY)
    await forget(ROSA, STAY)

    board = await server.kudos.leaderboards.top_readers(GUILD, Period.ALL, adults=True)

    assert [one.id for one in board] == [REMY]


@pytest.mark.parametrize("wishes", [GO, STAY], ids=["gone", "kept as a number"])
async def test_a_reaction_taken_back_on_discord_leaves_nothing(
    server: KudosServer, forget: Forget, wishes: Wishes, clock: SetClock
) -> None:
    await react(server, ROSA)
    await forget(ROSA, wishes)
    clock.advance(minutes=20)

    await server.tell(removed(server.message(), Reaction(HEART, ROSA)))

    assert await server.counts() == [0, 0, 0]
    async with server.program.database.read() as connection:
        assert (await connection.execute(select(reactions))).all() == []


async def test_a_reaction_that_went_while_the_bot_was_away_leaves_nothing(
    server: KudosServer, forget: Forget, clock: SetClock
) -> None:
    await react(server, ROSA)
    await forget(ROSA, STAY)
    clock.advance(minutes=20)
    server.discord.on_message.clear()

    await server.reconcile()

    assert await server.counts() == [0, 0, 0]


async def test_who_comes_back_counts_as_new(server: KudosServer, forget: Forget, clock: SetClock) -> None:
    await react(server, ROSA)
    await forget(ROSA)
    clock.advance(minutes=20)

    await server.take(ROSA)
    await react(server, ROSA)
    await react(server, ROSA, PURPLE, index=1)

    assert await server.counts() == [1, 1, 1]
    assert await known(server) == {ROSA}
    assert (await forget(ROSA)).kudos == 2
    assert await server.counts() == [0, 0, 0]
    assert await known(server) == set()


async def test_a_reaction_under_way_while_its_reader_is_forgotten_is_nobodys(
    server: KudosServer, forget: Forget, clock: SetClock
) -> None:
    server.kudos.mirror.inbox.put(added(server.message(0), Reaction(HEART, ROSA)))
    await forget(ROSA)
    server.kudos.mirror.inbox.put(added(server.message(1), Reaction(HEART, ROSA)))
    server.discord.on_message[server.message(1)].add(Reaction(HEART, ROSA))

    assert await server.counts() == [0, 0, 0]
    assert await known(server) == set()
    clock.advance(minutes=20)
    await server.reconcile()
    assert await known(server) == set()


async def test_a_reaction_that_is_being_read_while_its_reader_is_forgotten_is_nobodys(
    server: KudosServer, forget: Forget, clock: SetClock
) -> None:
    server.discord.on_message[server.message()].add(Reaction(HEART, ROSA))

    async def meanwhile(message_id: int) -> None:
        del message_id
        server.discord.meanwhile = None
        await forget(ROSA)
        clock.advance(minutes=1)

    server.discord.meanwhile = meanwhile
    await server.reconcile()

    assert await server.counts() == [0, 0, 0]
    assert await known(server) == set()


async def test_a_reader_who_is_forgotten_twice_leaves_the_same_behind_as_once(
    server: KudosServer, forget: Forget
) -> None:
    await react(server, ROSA)
    await forget(ROSA, STAY)

    assert (await forget(ROSA, STAY)).kudos == 0
    assert await server.counts() == [1, 0, 1]
