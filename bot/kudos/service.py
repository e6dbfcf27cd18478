"""What people can ask of kudos. Whatever was reacted before the question is in the answer."""

from bot.announcements.models import Announcement
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.ownership import Share
from bot.kudos import count_store, totals_store
from bot.kudos.leaderboards.charts import Charts
from bot.kudos.leaderboards.service import Leaderboards
from bot.kudos.mirror.progress import Progress
from bot.kudos.mirror.reconciler import ProgressShown, Reconciler
from bot.kudos.mirror.writer import Mirror
from bot.kudos.models import ChapterKudos, WorkKudos
from bot.kudos.news.service import News
from bot.setup.models import Member
from bot.targets.store import readable_in
from bot.works.access import require_staff


class Kudos:
    def __init__(self, database: Database, clock: Clock, share: Share) -> None:
        self.mirror = Mirror(database, clock)
        self.reconciler = Reconciler(self.mirror, database, clock, share)
        self.leaderboards = Leaderboards(self.mirror, database, clock)
        self.charts = Charts(clock)
        self.news = News(self.mirror, database, clock, share)
        self._database = database
        self._clock = clock

    async def recount(self, member: Member, shown: ProgressShown) -> Progress:
        """Compare a server's announcements with Discord now. Raises UserFacingError if the member isn't staff."""
        async with self._database.change() as connection:
            await require_staff(connection, member)
            await self.emojis_changed(connection, member.guild_id)
        await self.reconciler.ask_all(guild_id=member.guild_id)
        return await self.reconciler.work(guild_id=member.guild_id, shown=shown)

    async def of_work(self, work_id: int) -> WorkKudos:
        """Count what the chapters of the work that are out were given."""
        await self.mirror.flush()
        async with self._database.read() as connection:
            return await totals_store.of_work(connection, work_id)

    async def of_works(self, guild_id: int) -> dict[int, WorkKudos]:
        """Count the same for every work that readers find in a server; one without kudos isn't among them."""
        await self.mirror.flush()
        async with self._database.read() as connection:
            return await totals_store.of_works(connection, readable_in(guild_id))

    async def of_chapters(self, work_id: int) -> list[ChapterKudos]:
        """Count the kudos of each posted chapter of the work, in the order they were posted."""
        await self.mirror.flush()
        async with self._database.read() as connection:
            return await totals_store.of_chapters(connection, work_id)

    async def delivered(self, announcement: Announcement) -> None:
        """Let its reactions be read, if somebody may have reacted before its message was known here."""
        await self.reconciler.greet(announcement.id, announcement.message_id or 0)

    async def found_again(self, connection: AsyncConnection, announcement: Announcement) -> None:
        """Let its reactions be read: it stood while nobody took note of them."""
        await self.reconciler.ask(connection, announcement.id)

    async def authors_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Count a work anew, in the transaction that changed its authors."""
        await count_store.take_turns(connection)
        await count_store.recount_work(connection, work_id)

    async def emojis_changed(self, connection: AsyncConnection, guild_id: int) -> None:
        await count_store.take_turns(connection)
        await count_store.recount_guild(connection, guild_id)
