"""What keeps the bot from doing its work in a server, for whoever manages it."""

from collections.abc import Iterator

from bot.announcements import store as announcements_store
from bot.announcements.contents import chapter_of_any
from bot.core.clock import Clock
from bot.core.db.backups.returning import Returns
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.ports import Port
from bot.doctor.server import ward_store, wording
from bot.doctor.server.channels import of_channels
from bot.doctor.server.models import ChannelUse, HeldStep, ServerFinding, Ward, error, warning
from bot.doctor.server.ports import Surroundings
from bot.doctor.stored.work import LATE
from bot.kudos.news import store as news_store
from bot.notices import wording as notices_wording
from bot.notices.named_store import named
from bot.notices.service import trouble_of_step
from bot.setup import store as setup_store
from bot.setup.emoji import plain_emoji
from bot.setup.models import Member
from bot.suggestions.rules import store as rules_store
from bot.targets import store as targets_store
from bot.targets.service import targets_of
from bot.works import chapter_store
from bot.works import store as works_store

MOST_LOOKED_THROUGH = 5
"""Channels that are looked through for what a database that was put back doesn't know."""

MOST_ASKED = 10
"""Authors of whom Discord is asked whether they are still there: each is a request."""


class ServerDoctor:
    """`surroundings` is bound by the cog that knows Discord."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._returns = Returns(database, clock)
        self.surroundings = Port[Surroundings]("surroundings")

    async def examine(self, member: Member) -> list[ServerFinding]:
        """Find what keeps the bot from its work, the worst first. Raises UserFacingError without Manage Server."""
        if not member.manages_guild:
            raise UserFacingError(wording.only_managers)
        around = self.surroundings()
        if not around.is_known(member.guild_id):
            return [error(wording.server_unknown)]
        async with self._database.read() as connection:
            ward = await self._ward(connection, member.guild_id)
        found = [*_of_setup(ward), *_of_deleted(ward, around), *of_channels(ward, around), *_of_what_waits(ward)]
        found += await _of_authors(ward, around)
        found += await self._of_return(ward)
        return sorted(found, key=lambda one: one.severity)

    async def _of_return(self, ward: Ward) -> list[ServerFinding]:
        """Find announcements that stand, and that a database which was put back from a copy knows nothing of."""
        found = []
        guild_id = ward.settings.guild_id
        own = [ward.settings.channel_id] if ward.settings.channel_id else []
        places = dict.fromkeys((*own, *(one.channel_id for one in ward.targets if one.guild_id == guild_id)))
        for restoration in await self._returns.recent():
            unseen = list(places)[MOST_LOOKED_THROUGH:]
            for channel_id in list(places)[:MOST_LOOKED_THROUGH]:
                span = (restoration.taken_at, restoration.restored_at)
                standing = await self.surroundings().announced(guild_id, channel_id, *span)
                if standing is None:
                    unseen.append(channel_id)
                    continue
                async with self._database.read() as connection:
                    unknown = [
                        one.posted
                        for one in standing
                        if await announcements_store.find_message(connection, one.posted.message_id) is None
                    ]
                if unknown:
                    found.append(warning(wording.unknown, guild_id, channel_id, unknown, restoration))
            if unseen:
                found.append(warning(wording.unseen, unseen, restoration))
        return found

    async def _ward(self, connection: AsyncConnection, guild_id: int) -> Ward:
        own = await works_store.in_guild(connection, guild_id)
        targets = [target for work in own for target in await targets_of(connection, work)]
        guests = await targets_store.in_guild(connection, guild_id)
        others = await works_store.find_all(connection, [target.work_id for target in guests])
        stuck = []
        for row in await ward_store.stuck(connection, guild_id):
            chapter = await chapter_store.find_any(connection, row.chapter_id)
            stuck.append((row, chapter, await works_store.find_any(connection, chapter.work_id)))
        return Ward(
            settings=await setup_store.find(connection, guild_id),
            works={work.id: work for work in (*own, *others)},
            targets=(*targets, *guests),
            named=tuple(await named(connection, [guild_id])),
            chosen=await _chosen(connection, guild_id),
            stuck=tuple(stuck),
            held_steps=tuple(await _held_steps(connection, guild_id)),
            refused=await ward_store.refused(connection, guild_id),
            late=await ward_store.late(connection, guild_id, self._clock() - LATE),
        )


async def _held_steps(connection: AsyncConnection, guild_id: int) -> list[HeldStep]:
    found = []
    for announcement_id, step in await ward_store.held_steps(connection, guild_id):
        if (row := await announcements_store.find_any(connection, announcement_id)) is not None:
            work, chapter = await chapter_of_any(connection, row)
            trouble = await trouble_of_step(connection, row, step)
            found.append(HeldStep(work, chapter, row.channel_id, step, trouble))
    return found


async def _chosen(connection: AsyncConnection, guild_id: int) -> dict[ChannelUse, int]:
    news = await news_store.settings(connection, guild_id)
    uses = {
        ChannelUse.NOTICES: (await setup_store.find(connection, guild_id)).notices_channel_id,
        ChannelUse.REVIEWS: (await rules_store.find(connection, guild_id)).staff_channel_id,
        ChannelUse.MILESTONES: news.milestones_channel_id,
        ChannelUse.DIGESTS: news.digest_channel_id,
    }
    return {use: channel_id for use, channel_id in uses.items() if channel_id}


def _of_setup(ward: Ward) -> Iterator[ServerFinding]:
    own = [work for work in ward.works.values() if work.guild_id == ward.settings.guild_id]
    homeless = [work for work in own if not ward.targets_of(work)]
    if ward.settings.channel_id is None and (homeless or not ward.targets):
        yield error(wording.no_channel)
    if ward.settings.channel_id is not None and not ward.works:
        yield warning(wording.no_work)
    if ward.settings.notices_channel_id is None:
        yield warning(wording.no_notices)


def _of_deleted(ward: Ward, around: Surroundings) -> Iterator[ServerFinding]:
    for one in ward.named:
        if not around.stands(one):
            work = ward.works.get(one.work_id) if one.work_id else None
            yield error(notices_wording.deleted, one.kind, plain_emoji(one.shown), work)


def _of_what_waits(ward: Ward) -> Iterator[ServerFinding]:
    for row, chapter, work in ward.stuck:
        yield error(notices_wording.trouble, work, chapter, row.channel_id, row.trouble, row.state)
    for one in ward.held_steps:
        yield warning(notices_wording.step_held_up, one.work, one.chapter, one.channel_id, one.step, one.trouble)
    for channel_id, count in ward.refused.items():
        yield error(wording.letters_refused, channel_id, count)
    count, since = ward.late
    if since is not None:
        yield error(wording.chapters_late, count, int(since.timestamp()))


async def _of_authors(ward: Ward, around: Surroundings) -> list[ServerFinding]:
    home = ward.settings.guild_id
    works = [work for work in ward.works.values() if work.guild_id == home]
    some = [(work, author) for work in works for author in work.authors][:MOST_ASKED]
    left = {
        author.id
        for author in {author.id: author for _, author in some}.values()
        if await around.has_left(home, author.id)
    }
    return [warning(notices_wording.author_left, work, author.name) for work, author in some if author.id in left]
