"""What kudos tell: growth, leaderboards, a reader's own, and why a reaction counts or doesn't."""

from datetime import datetime, timedelta

from bot.announcements import store as announcements_store
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.kudos import count_store
from bot.kudos import wording as kudos_wording
from bot.kudos.leaderboards import store as leaderboards_store
from bot.kudos.mirror.writer import Mirror
from bot.kudos.models import CountReason, GivenKudos, KudosInTime, Period, Ranked, Reaction
from bot.setup.models import Member
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.access import present, require_author
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

    async def top_works(self, guild_id: int, period: Period, *, adults: bool) -> list[tuple[Work, int]]:
        """Rank the server's works. `adults`: whether works rated Mature or Explicit may be shown here."""
        await self._mirror.flush()
        async with self._database.read() as connection:
            ranked = await leaderboards_store.top_works(connection, guild_id, self._since(period), LINES, adults=adults)
            works = {work.id: work for work in await works_store.in_guild(connection, guild_id)}
        return [(works[one.id], one.kudos) for one in ranked if one.id in works]

    async def top_chapters(self, guild_id: int, period: Period, *, adults: bool) -> list[tuple[Work, Chapter, int]]:
        await self._mirror.flush()
        found = []
        async with self._database.read() as connection:
            ranked = await leaderboards_store.top_chapters(
                connection, guild_id, self._since(period), LINES, adults=adults
            )
            works = {work.id: work for work in await works_store.in_guild(connection, guild_id)}
            for one in ranked:
                chapter = await chapter_store.find(connection, guild_id, one.id)
                if chapter is not None and chapter.work_id in works:
                    found.append((works[chapter.work_id], chapter, one.kudos))
        return found

    async def top_readers(self, guild_id: int, period: Period, *, adults: bool) -> list[Ranked]:
        await self._mirror.flush()
        async with self._database.read() as connection:
            return await leaderboards_store.top_readers(connection, guild_id, self._since(period), LINES, adults=adults)

    def _since(self, period: Period) -> datetime | None:
        return self._clock() - period.length if period.length else None

    async def given_by(self, member: Member, *, adults: bool) -> list[tuple[Work, GivenKudos]]:
        """Find what a reader gave to the works of their server, the latest first."""
        await self._mirror.flush()
        async with self._database.read() as connection:
            works = {work.id: work for work in await works_store.in_guild(connection, member.guild_id)}
            given = await leaderboards_store.given_by(connection, member.guild_id, member.id)
        shown = [(works[one.work_id], one) for one in given if one.work_id in works]
        return [(work, one) for work, one in shown if work.details.rating.may_be_shown(is_age_restricted=adults)]

    async def why(self, member: Member, message_id: int, reader_id: int) -> list[tuple[Reaction, CountReason]]:
        """Say of each of a reader's reactions on an announcement whether it counts.

        Raises UserFacingError if the message is no announcement of this server, or if the member asks about somebody
        else's without being staff or the work's author.
        """
        await self._mirror.flush()
        async with self._database.read() as connection:
            announcement = await announcements_store.find_message(connection, message_id)
            if announcement is None or announcement.guild_id != member.guild_id:
                raise UserFacingError(kudos_wording.not_an_announcement)
            chapter = await chapter_store.find(connection, member.guild_id, announcement.chapter_id)
            if chapter is None:
                raise UserFacingError(kudos_wording.not_an_announcement)
            work = await present(connection, member.guild_id, chapter.work_id)
            if reader_id != member.id:
                await require_author(connection, member, work)
            return await count_store.why(connection, announcement.id, reader_id)


def message_id(text: str) -> int:
    """Return the message that a link or an id names, 0 if it is neither."""
    return number_in(text.strip().rstrip("/").rpartition("/")[2])
