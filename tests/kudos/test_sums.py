"""Readers and kudos in one answer: a work's chapters add up to it, whatever was given, taken back or withdrawn."""

import random

import pytest

from bot.kudos import wording
from bot.kudos.leaderboards.models import Period
from bot.kudos.models import WorkKudos
from tests.kudos.people import REMY, ROSA, RUI
from tests.kudos.server import KudosServer
from tests.worlds.people import GUILD, MANAGER


@pytest.mark.parametrize("seed", range(6))
async def test_what_is_said_of_a_work_is_the_sum_of_what_is_said_of_its_chapters(
    server: KudosServer, seed: int
) -> None:
    chance, publishing = random.Random(seed), server.program.publishing
    chapters = [*(await server.program.chapters.posted(server.work.id))[::-1], *await server.announced(server.work, 3)]
    given: list[set[int]] = [set(), set(), set()]
    for _ in range(12):
        index, who = chance.randrange(3), chance.choice((ROSA, RUI, REMY))
        await (server.take if who in given[index] else server.add)(who, index=index)
        given[index] ^= {who}
    withdrawn = chance.randrange(3)
    await publishing.withdraw(MANAGER, chapters[withdrawn].id)

    await agree(server, [readers for index, readers in enumerate(given) if index != withdrawn])
    await publishing.bring_back(MANAGER, chapters[withdrawn].id)
    await server.outbox.deliver_due()
    await agree(server, given)


async def agree(server: KudosServer, given: list[set[int]]) -> None:
    """Every answer about the work, against who gave what."""
    kudos, boards = server.kudos, server.kudos.leaderboards
    expected = WorkKudos(kudos=sum(map(len, given)), readers=len(set().union(*given)))
    chapters = await kudos.of_chapters(server.work.id)

    assert await kudos.of_work(server.work.id) == expected
    assert (await kudos.of_works(GUILD)).get(server.work.id, WorkKudos()) == expected
    assert sum(one.kudos for one in chapters) == expected.kudos
    assert (await boards.of_work_in_time(server.work.id)).lately == expected.kudos
    for period in Period:
        works = await boards.top_works(GUILD, period, adults=True)
        assert works == ([(server.work, expected)] if expected.kudos else [])
        ranked = [count for _, _, count in await boards.top_chapters(GUILD, period, adults=True)]
        assert sorted(ranked) == sorted(len(readers) for readers in given if readers)
    if expected.kudos:
        assert f"**{wording.count(expected.kudos)}**" in wording.of_work(server.work, expected, chapters)
