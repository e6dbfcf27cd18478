"""A feed that two servers watch outlives either of them."""

from sqlalchemy import select

from bot.privacy.departures import Departures
from bot.setup.models import Member
from bot.watching.listing.store import source_chapters
from bot.watching.store import feeds
from tests.watching.made_up_feed import ADDRESS, PAGE, MadeUpFeed, entry
from tests.worlds.people import AUTHOR, GUILD, OTHER_GUILD
from tests.worlds.program import Program

THERE = Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name)


async def test_another_servers_source_stays_when_the_first_is_erased(program: Program, departures: Departures) -> None:
    site = MadeUpFeed([entry(2), entry(1)])
    program.services.watching.watcher.reader.bind(site)
    await program.set_up(OTHER_GUILD)
    sources = program.services.watching.sources
    for member in (AUTHOR, THERE):
        work = await program.work("Lamplit", by=member, guild_id=member.guild_id)
        proposed = await sources.propose(member, work.id, PAGE, ADDRESS, site.read(), is_list=False)
        await sources.begin(member, proposed.source.id)

    gone = await departures.erase(GUILD)

    (left,) = await program.services.watching.lookup.of_guild(THERE)
    assert (left.feed.guild_id, left.feed.due_at is not None) == (OTHER_GUILD, True)
    assert (gone["sources"], gone["source_chapters"], "feeds" in gone) == (1, 2, False)
    async with program.database.read() as connection:
        assert len((await connection.execute(select(source_chapters))).all()) == 2
    await departures.erase(OTHER_GUILD)
    async with program.database.read() as connection:
        assert (await connection.execute(select(feeds))).all() == []
