"""Two servers, each with a work that is watched at the same feed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.letters.models import LetterKind
from bot.letters.store import letters
from bot.setup.models import Member
from bot.watching.models import Source, SourceMode
from bot.works.models import Rating, Work
from tests.privacy.servers.left import Servers
from tests.watching.made_up_feed import ADDRESS, PAGE
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR, OTHER_GUILD

THERE = Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name)

Meanwhile = list[Callable[[], Awaitable[object]]]


@dataclass
class Neighbours:
    """`here` was first; `work` and `source` are those of the second server."""

    here: Watched
    work: Work = field(init=False)
    source: Source = field(init=False)

    async def move_in(self) -> "Neighbours":
        program = self.here.program
        program.services.own_data.servers.bind(Servers())
        await program.set_up(OTHER_GUILD, notices_channel_id=78)
        self.work = await program.work(by=THERE, guild_id=OTHER_GUILD, rating=Rating.GENERAL)
        read = self.here.site.read()
        sources = program.services.watching.sources
        proposed = await sources.propose(THERE, self.work.id, PAGE, ADDRESS, read, is_list=read.is_complete)
        self.source = (await sources.begin(THERE, proposed.source.id)).source
        return self

    async def post_by_itself(self) -> None:
        for member, source in ((AUTHOR, self.here.source), (THERE, self.source)):
            await self.here.program.services.watching.sources.set_mode(member, source.id, SourceMode.POST)

    async def asked(self, guild_id: int) -> list[LetterKind]:
        """What a server's staff are asked, in the order in which it was written."""
        async with self.here.program.database.read() as connection:
            query = select(letters.c.kind).filter_by(guild_id=guild_id).order_by(letters.c.id)
            return list((await connection.execute(query)).scalars())
