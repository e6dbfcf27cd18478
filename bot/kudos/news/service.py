"""What the bot says of kudos by itself: milestones in the channel the server chose, digests to authors who asked."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.core.clock import Clock
from bot.core.db.backups.returning import Returns
from bot.core.db.database import Database
from bot.core.db.turns import take_turn
from bot.core.errors import UserFacingError
from bot.core.ownership import Share
from bot.kudos import wording as kudos_wording
from bot.kudos.mirror.writer import Mirror
from bot.kudos.models import Digest, Frequency, Milestone, NewsSettings, latest_hour
from bot.kudos.news import store as news_store
from bot.kudos.news import telling
from bot.setup.models import Member
from bot.works.access import is_author, require_staff

NEWS = "news"
"""The turn of whoever changes what a server and its authors hear of kudos."""


class News:
    def __init__(self, mirror: Mirror, database: Database, clock: Clock, share: Share) -> None:
        self._mirror = mirror
        self._database = database
        self._clock = clock
        self._share = share
        self._returns = Returns(database, clock)

    async def settings(self, guild_id: int) -> NewsSettings:
        async with self._database.read() as connection:
            return await news_store.settings(connection, guild_id)

    async def choose(
        self,
        member: Member,
        *,
        milestones_channel_id: int | None = None,
        digest_channel_id: int | None = None,
        digest_hour: int | None = None,
        no_milestones: bool = False,
        no_digests: bool = False,
    ) -> NewsSettings:
        """Change what is given and leave the rest. Raises UserFacingError if the member isn't staff."""
        async with self._database.change() as connection:
            await require_staff(connection, member)
            await take_turn(connection, NEWS, member.guild_id)
            before = await news_store.settings(connection, member.guild_id)
            after = replace(
                before,
                milestones_channel_id=milestones_channel_id
                or (None if no_milestones else before.milestones_channel_id),
                digest_channel_id=digest_channel_id or (None if no_digests else before.digest_channel_id),
                digest_hour=before.digest_hour if digest_hour is None else digest_hour,
            )
            await news_store.put_settings(connection, after)
        return after

    async def subscribe(self, member: Member, often: Frequency, *, by_dm: bool) -> NewsSettings:
        """Tell an author of new kudos from now on, or no more.

        Raises UserFacingError if they have no work here, or if the server has no channel for digests.
        """
        async with self._database.change() as connection:
            await take_turn(connection, NEWS, member.guild_id)
            chosen = await news_store.settings(connection, member.guild_id)
            if not await is_author(connection, member):
                raise UserFacingError(kudos_wording.only_authors)
            if often is not Frequency.OFF and not by_dm and chosen.digest_channel_id is None:
                raise UserFacingError(kudos_wording.no_digest_channel)
            await news_store.put_digest(connection, Digest(member.guild_id, member.id, often, by_dm, self._clock()))
        return chosen

    async def write_due(self) -> None:
        """Write what milestones were reached, and to each author whose hour has struck what is new."""
        await self._mirror.flush()
        async with self._database.read() as connection:
            milestones = await news_store.milestones(connection, self._share)
            digests = await news_store.all_digests(connection, self._share)
        for milestone in milestones:
            await self._celebrate(milestone)
        for digest, chosen in digests:
            await self._write_digest(digest, chosen)

    async def _celebrate(self, milestone: Milestone) -> None:
        """Write a milestone's letter, and count it as past even where its server celebrates none."""
        async with self._database.change() as connection:
            if await news_store.pass_milestone(connection, milestone) and milestone.channel_id is not None:
                await telling.celebrate(connection, milestone, milestone.channel_id, self._clock())

    async def _write_digest(self, digest: Digest, chosen: NewsSettings) -> None:
        """Write a letter if there is anything new; what has nowhere to go waits until it has.

        That of an hour which the database forgot, when it was put back from a copy, was told.
        """
        now = self._clock()
        struck = latest_hour(now, chosen.digest_hour, ZoneInfo(chosen.zone), digest.often)
        if digest.told_until >= struck or (chosen.digest_channel_id is None and not digest.by_dm):
            return
        is_told = any(one.covers(struck) for one in await self._returns.recent())
        async with self._database.change() as connection:
            if not await news_store.mark_told(connection, digest, struck if is_told else now) or is_told:
                return
            period = (digest.guild_id, digest.author_id, digest.told_until, now)
            if await news_store.new_readers(connection, *period):
                await telling.send_digest(connection, digest, chosen.digest_channel_id, struck, now)
