"""What kudos tell: growth, leaderboards, a reader's own, and why a reaction counts or doesn't."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement

from bot.announcements import store as announcements_store
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.kudos import count_store, totals_store
from bot.kudos.leaderboards import store as leaderboards_store
from bot.kudos.leaderboards import wording
from bot.kudos.leaderboards.models import GivenKudos, KudosInTime, Period, Ranked
from bot.kudos.mirror.writer import Mirror
from bot.kudos.models import CountReason, Reaction, WorkKudos
from bot.setup.models import Member
from bot.targets.catalogue import readable_work, readable_works
from bot.targets.store import readable_in
from bot.works import chapter_store
from bot.works.access import require_author
from bot.works.models import Chapter, Work

LATELY = timedelta(days=7)
"""What "this week" means: the last seven days."""

POINTS = 400
"""Points of a line in a chart: half as many as it is wide."""

LINES = 10
"""Lines of a leaderboard."""


class Leaderboards:
    """Count kudos for charts and rankings. Each answer holds whatever was reacted before the question."""

    def __init__(self, mirror: Mirror, database: Database, clock: Clock) -> None:
        self._mirror = mirror
        self._database = database
        self._clock = clock

    async def of_work_in_time(self, work_id: int) -> KudosInTime:
        async with self._database.read() as connection:
            return await leaderboards_store.of_work_in_time(connection, work_id, self._clock() - LATELY)

    async def of_chapter_in_time(self, chapter_id: int) -> tuple[KudosInTime, list[tuple[int, datetime]]]:
        """Read when a chapter's kudos came, and how many there were at some moments."""
        async with self._database.read() as connection:
            in_time = await leaderboards_store.of_chapter_in_time(connection, chapter_id, self._clock() - LATELY)
            return in_time, await leaderboards_store.times(connection, chapter_id, POINTS)

    async def top_works(self, guild_id: int, period: Period, *, adults: bool) -> list[tuple[Work, WorkKudos]]:
        """Rank the works that readers find in a server. `adults`: whether those rated Mature or Explicit are shown."""
        await self._mirror.flush()
        shown, since = _shown(guild_id, adults=adults), self._since(period)
        async with self._database.read() as connection:
            ranked = await leaderboards_store.top_works(connection, shown, since, LINES)
            works = {work.id: work for work in await readable_works(connection, guild_id)}
            given = {one.id: WorkKudos(one.kudos, one.readers) for one in ranked}
            if since is None:
                given = await totals_store.of_works(connection, totals_store.among(given))
        best = sorted(given.items(), key=lambda one: (-one[1].readers, one[0]))
        return [(works[work_id], kudos) for work_id, kudos in best if work_id in works]

    async def top_chapters(self, guild_id: int, period: Period, *, adults: bool) -> list[tuple[Work, Chapter, int]]:
        await self._mirror.flush()
        shown, since = _shown(guild_id, adults=adults), self._since(period)
        async with self._database.read() as connection:
            ranked = await leaderboards_store.top_chapters(connection, shown, since, LINES)
            works = {work.id: work for work in await readable_works(connection, guild_id)}
            found = [(await chapter_store.find_any(connection, one.id), one.kudos) for one in ranked]
        return [(works[chapter.work_id], chapter, kudos) for chapter, kudos in found if chapter.work_id in works]

    async def top_readers(self, guild_id: int, period: Period, *, adults: bool) -> list[Ranked]:
        await self._mirror.flush()
        shown, since = _shown(guild_id, adults=adults), self._since(period)
        async with self._database.read() as connection:
            return await leaderboards_store.top_readers(connection, shown, since, LINES)

    def _since(self, period: Period) -> datetime | None:
        return self._clock() - period.length if period.length else None

    async def given_by(self, member: Member, *, adults: bool) -> list[tuple[Work, GivenKudos]]:
        """Find what a reader gave to the works that they find in their server, the latest first."""
        await self._mirror.flush()
        shown = _shown(member.guild_id, adults=adults)
        async with self._database.read() as connection:
            works = {work.id: work for work in await readable_works(connection, member.guild_id)}
            given = await leaderboards_store.given_by(connection, shown, member.id)
        return [(works[one.work_id], one) for one in given if one.work_id in works]

    async def why(self, member: Member, chapter: Chapter, reader_id: int) -> list[tuple[Reaction, CountReason]]:
        """Say of each of a reader's reactions on a chapter's announcements whether it counts.

        Raises UserFacingError if the member asks about somebody else's without being staff or the work's author.
        """
        await self._mirror.flush()
        async with self._database.read() as connection:
            work = await readable_work(connection, member.guild_id, chapter.work_id)
            if reader_id != member.id:
                await require_author(connection, member, work)
            return await count_store.why(connection, chapter.id, reader_id)

    async def behind_message(self, member: Member, text: str) -> Chapter:
        """Find the chapter that a message announces, by the message's link or id.

        Raises UserFacingError if it is no announcement in the member's server.
        """
        async with self._database.read() as connection:
            announcement = await announcements_store.find_message(connection, message_id(text))
            if announcement is None or announcement.guild_id != member.guild_id:
                raise UserFacingError(wording.not_an_announcement)
            return await chapter_store.find_any(connection, announcement.chapter_id)


def _shown(guild_id: int, *, adults: bool) -> ColumnElement[bool]:
    return leaderboards_store.fit_for(readable_in(guild_id), adults=adults)


def message_id(text: str) -> int:
    """Return the message that a link or an id names, 0 if it is neither."""
    return number_in(text.strip().rstrip("/").rpartition("/")[2])
