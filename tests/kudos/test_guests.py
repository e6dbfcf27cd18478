"""Kudos as readers of another server see them, where the work is announced by an accepted target."""

import pytest

from bot.kudos.leaderboards.models import Period
from bot.kudos.models import WorkKudos
from bot.setup.models import Member
from bot.targets import wording as targets_wording
from bot.works import wording as works_wording
from bot.works.models import Rating
from tests.kudos.people import REMY, ROSA
from tests.kudos.server import KudosServer
from tests.refusals import refused
from tests.worlds.people import CHANNEL, MANAGER, OTHER_GUILD, STRANGER

GUEST = Member(OTHER_GUILD, ROSA, "Rosa")
THERE = CHANNEL + 500


@pytest.fixture
async def server(server: KudosServer) -> KudosServer:
    """The work is announced elsewhere too; Rosa gives it kudos there and at home, Remy at home."""
    code, _ = await server.program.targets.share(MANAGER, server.work.id)
    await server.program.targets.redeem(STRANGER, code, THERE)
    await server.announced(server.work, 3)
    for who, index in ((ROSA, -1), (ROSA, 0), (REMY, 0)):
        await server.add(who, index=index)
    return server


@pytest.mark.parametrize("period", Period)
async def test_leaderboards_are_the_same_as_at_home(server: KudosServer, period: Period) -> None:
    boards = server.kudos.leaderboards
    await server.program.work("Elsewhere and silent", guild_id=OTHER_GUILD)

    for guild_id in (server.work.guild_id, OTHER_GUILD):
        assert await boards.top_works(guild_id, period, adults=False) == [(server.work, WorkKudos(3, 2))]
        chapters = await boards.top_chapters(guild_id, period, adults=False)
        assert [(chapter.details.number, kudos) for _, chapter, kudos in chapters] == [(1, 2), (3, 1)]
        assert [one.id for one in await boards.top_readers(guild_id, period, adults=False)] == [ROSA, REMY]
    assert await server.readers(OTHER_GUILD) == {server.work.id: 2}


async def test_a_guest_sees_what_they_gave_and_why_it_counts(server: KudosServer) -> None:
    boards = server.kudos.leaderboards
    (there,) = [one for one in server.channels.messages if one.channel_id == THERE]
    third, _, first = await server.program.chapters.posted(server.work.id)

    ((work, given),) = await boards.given_by(GUEST, adults=False)
    assert (work, given.kudos) == (server.work, 2)
    for chapter in (first, third):
        assert len(await boards.why(GUEST, chapter, ROSA)) == 1
    assert await boards.behind_message(GUEST, str(there.id)) == third
    with refused(works_wording.authors_at_home_only(server.work)):
        await boards.why(Member(OTHER_GUILD, STRANGER.id, "Sasha", manages_guild=True), first, ROSA)


async def test_works_for_adults_are_left_out_where_nobodys_age_is_asked(server: KudosServer) -> None:
    boards = server.kudos.leaderboards
    await server.program.works.edit(MANAGER, server.work.id, None, rating=Rating.EXPLICIT)

    for adults, lines in ((True, 1), (False, 0)):
        assert len(await boards.top_works(OTHER_GUILD, Period.ALL, adults=adults)) == lines
        assert len(await boards.given_by(GUEST, adults=adults)) == lines


async def test_when_the_target_has_ended_nothing_of_it_is_seen(server: KudosServer) -> None:
    boards = server.kudos.leaderboards
    chapter, *_ = await server.program.chapters.posted(server.work.id)
    await server.program.targets.end(STRANGER, server.work.id, THERE)

    assert await boards.top_works(OTHER_GUILD, Period.ALL, adults=True) == []
    assert await boards.top_chapters(OTHER_GUILD, Period.ALL, adults=True) == []
    assert await boards.top_readers(OTHER_GUILD, Period.WEEK, adults=True) == []
    assert await boards.given_by(GUEST, adults=True) == []
    assert await server.readers(OTHER_GUILD) == {}
    with refused(targets_wording.announced_no_more(server.work)):
        await boards.why(GUEST, chapter, ROSA)
