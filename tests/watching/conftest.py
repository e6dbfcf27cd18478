"""A work that is watched at a feed which the test writes."""

import pytest

from bot.core.db.database import Database
from bot.works.models import Rating
from tests.watching.made_up_feed import ADDRESS, PAGE, MadeUpFeed, entry
from tests.watching.watched import Watched
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program


@pytest.fixture
def site() -> MadeUpFeed:
    return MadeUpFeed([entry(2), entry(1)])


@pytest.fixture
def complete(site: MadeUpFeed) -> None:
    """Let the site have a list of all chapters, the first one first."""
    site.is_complete = True
    site.entries.reverse()


@pytest.fixture
async def watched(database: Database, clock: SetClock, site: MadeUpFeed) -> Watched:
    program = await Program.on(database, clock, reader=site).set_up(notices_channel_id=77)
    work = await program.work(rating=Rating.GENERAL)
    sources = program.services.watching.sources
    proposal = await sources.propose(AUTHOR, work.id, PAGE, ADDRESS, site.read(), is_list=site.is_complete)
    begun = await sources.begin(AUTHOR, proposal.source.id)
    return Watched(program, work, site, begun.source, clock)
