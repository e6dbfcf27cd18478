"""What the bot says of kudos by itself: milestones in the channel the server chose, digests to authors who asked."""

import logging
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Unclear, UserFacingError
from bot.kudos import wording as kudos_wording
from bot.kudos.mirror.ports import NewsSpeaker
from bot.kudos.mirror.writer import Mirror
from bot.kudos.models import Celebration, Digest, Frequency, NewsSettings, latest_hour
from bot.kudos.news import store as news_store
from bot.setup.models import Member
from bot.works import store as work_store
from bot.works.access import require_staff
from bot.works.models import Work

log = logging.getLogger(__name__)

NONCE_MEMORY = timedelta(minutes=2)
"""How long Discord surely knows a nonce; after that, what may have been said is not said again."""


class News:
    def __init__(self, mirror: Mirror, database: Database, clock: Clock) -> None:
        self._mirror = mirror
        self._database = database
        self._clock = clock

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
            chosen = await news_store.settings(connection, member.guild_id)
            works = await work_store.in_guild(connection, member.guild_id)
            if not any(work.is_by(member.id) for work in works):
                raise UserFacingError(kudos_wording.only_authors)
            if often is not Frequency.OFF and not by_dm and chosen.digest_channel_id is None:
                raise UserFacingError(kudos_wording.no_digest_channel)
            await news_store.put_digest(connection, Digest(member.guild_id, member.id, often, by_dm, self._clock()))
        return chosen

    async def tell(self, speaker: NewsSpeaker) -> None:
        """Say everything that is due."""
        await self._mirror.flush()
        now = self._clock()
        async with self._database.change() as connection:
            await news_store.note_milestones(connection, now)
            due = await news_store.to_celebrate(connection, now - NONCE_MEMORY)
            digests = await news_store.all_digests(connection)
        for one in due:
            await self._celebrate(one, speaker)
        for digest in digests:
            await self._tell_author(digest, speaker)

    async def _celebrate(self, one: Celebration, speaker: NewsSpeaker) -> None:
        async with self._database.change() as connection:
            await news_store.mark_attempted(connection, one, self._clock())
            work = await work_store.find(connection, one.guild_id, one.work_id)
        try:
            if work is not None and await _may_be_shown(work, one.channel_id, speaker):
                await speaker.say(one.channel_id, kudos_wording.milestone(work, one.readers), nonce=one.nonce)
        except Unclear:
            return
        except DiscordError as error:
            log.warning(
                "A milestone of work %s can't be celebrated in channel %s: %s", one.work_id, one.channel_id, error
            )
        async with self._database.change() as connection:
            await news_store.mark_done(connection, one, self._clock())

    async def _tell_author(self, digest: Digest, speaker: NewsSpeaker) -> None:
        now = self._clock()
        async with self._database.read() as connection:
            chosen = await news_store.settings(connection, digest.guild_id)
            struck = latest_hour(now, chosen.digest_hour, ZoneInfo(chosen.zone), digest.often)
            if digest.told_until >= struck or (chosen.digest_channel_id is None and not digest.by_dm):
                return
            new = await news_store.new_readers(connection, digest, now)
            works = await work_store.in_guild(connection, digest.guild_id)
        found = [(work, new[work.id]) for work in works if work.id in new]
        try:
            await self._send(digest, found, chosen, digest.nonce(struck), speaker)
        except Unclear:
            return
        except DiscordError as error:
            log.warning("The digest of author %s can't be sent: %s", digest.author_id, error)
        async with self._database.change() as connection:
            await news_store.mark_told(connection, digest, now)

    async def _send(
        self,
        digest: Digest,
        found: list[tuple[Work, list[int]]],
        chosen: NewsSettings,
        nonce: str,
        speaker: NewsSpeaker,
    ) -> None:
        """Nothing to say means no message."""
        if not found:
            return
        channel_id = await speaker.dm_channel(digest.author_id) if digest.by_dm else chosen.digest_channel_id
        if channel_id is None:
            return
        if not digest.by_dm:
            found = [one for one in found if await _may_be_shown(one[0], channel_id, speaker)]
        if found:
            await speaker.say(channel_id, kudos_wording.digest(digest.author_id, found), nonce=nonce)


async def _may_be_shown(work: Work, channel_id: int, speaker: NewsSpeaker) -> bool:
    return not work.details.rating.is_for_adults or await speaker.is_age_restricted(channel_id)
