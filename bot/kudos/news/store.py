"""What servers and authors chose to hear of kudos, and until when each author was told."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Row, Table, delete, insert, select, update

from bot.core.db.columns import Moment, OneOf, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read
from bot.core.ownership import Share
from bot.core.people.columns import Fate, person
from bot.kudos.count_store import kudos
from bot.kudos.models import Digest, Frequency, Milestone, NewsSettings, milestone_reached, next_milestone
from bot.kudos.totals_store import work_totals
from bot.setup import store as setup_store
from bot.setup.store import guild_settings
from bot.works.store import work_authors, works

kudos_settings = Table(
    "kudos_settings",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("milestones_channel_id", Snowflake),
    Column("digest_channel_id", Snowflake),
    Column("digest_hour", Integer, nullable=False),
)

digests = Table(
    "digests",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("author_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.GOES)),
    Column("often", OneOf(Frequency), nullable=False),
    Column("by_dm", Boolean, nullable=False),
    Column("told_until", Moment, nullable=False),
)


async def settings(connection: AsyncConnection, guild_id: int) -> NewsSettings:
    row = (await connection.execute(select(kudos_settings).filter_by(guild_id=guild_id))).one_or_none()
    zone = (await setup_store.find(connection, guild_id)).zone
    return read(NewsSettings, row, zone=zone) if row else NewsSettings(guild_id=guild_id, zone=zone)


async def put_settings(connection: AsyncConnection, chosen: NewsSettings) -> None:
    await connection.execute(delete(kudos_settings).filter_by(guild_id=chosen.guild_id))
    values = {name: value for name, value in asdict(chosen).items() if name in kudos_settings.c}
    await connection.execute(insert(kudos_settings).values(values))


async def milestones(connection: AsyncConnection, share: Share) -> list[Milestone]:
    """Find the milestones of a share that were reached and not passed yet; of several of a work, the highest."""
    reached = await connection.execute(
        select(work_totals.c.work_id, works.c.guild_id, work_totals.c.readers, kudos_settings.c.milestones_channel_id)
        .join(works, works.c.id == work_totals.c.work_id)
        .join(kudos_settings, kudos_settings.c.guild_id == works.c.guild_id, isouter=True)
        .where(work_totals.c.readers >= work_totals.c.next_milestone, share.clause(works.c.guild_id))
    )
    return [Milestone(work_id, guild_id, milestone_reached(readers), to) for work_id, guild_id, readers, to in reached]


async def pass_milestone(connection: AsyncConnection, milestone: Milestone) -> bool:
    """Let the work's next milestone be the one beyond this. False if it is already."""
    following = next_milestone(milestone.readers)
    its = (work_totals.c.work_id == milestone.work_id, work_totals.c.next_milestone < following)
    passed = await connection.execute(update(work_totals).where(*its).values(next_milestone=following))
    return passed.rowcount == 1


async def put_digest(connection: AsyncConnection, digest: Digest) -> None:
    await connection.execute(delete(digests).filter_by(guild_id=digest.guild_id, author_id=digest.author_id))
    if digest.often is not Frequency.OFF:
        await connection.execute(insert(digests).values(asdict(digest)))


async def all_digests(connection: AsyncConnection, share: Share) -> list[tuple[Digest, NewsSettings]]:
    """Find what each author of a share's servers wants to be told, with what their server chose."""
    rows = await connection.execute(
        select(digests, kudos_settings.c.digest_channel_id, kudos_settings.c.digest_hour, guild_settings.c.zone)
        .join(kudos_settings, kudos_settings.c.guild_id == digests.c.guild_id, isouter=True)
        .join(guild_settings, guild_settings.c.guild_id == digests.c.guild_id, isouter=True)
        .where(share.clause(digests.c.guild_id))
        .order_by(digests.c.guild_id, digests.c.author_id)
    )
    return [(read(Digest, row), _settings_beside(row)) for row in rows]


def _settings_beside(row: Row[*tuple[Any, ...]]) -> NewsSettings:
    chosen = {"digest_channel_id": row.digest_channel_id, "digest_hour": row.digest_hour, "zone": row.zone}
    return NewsSettings(guild_id=row.guild_id, **{name: value for name, value in chosen.items() if value is not None})


async def mark_told(connection: AsyncConnection, digest: Digest, until: datetime) -> bool:
    """Note until when an author is told; False if somebody else did meanwhile, or they want no digest any more."""
    of = {"guild_id": digest.guild_id, "author_id": digest.author_id, "told_until": digest.told_until}
    marked = await connection.execute(update(digests).filter_by(**of).values(told_until=until))
    return marked.rowcount == 1


async def new_readers(
    connection: AsyncConnection, guild_id: int, author_id: int, since: datetime, until: datetime
) -> dict[int, list[int]]:
    """Find who gave kudos to an author between two moments, by work: each reader once, in the order they came.

    Who had their data deleted is nobody who could be named.
    """
    query = (
        select(kudos.c.work_id, kudos.c.user_id)
        .join(works, works.c.id == kudos.c.work_id)
        .join(work_authors, work_authors.c.work_id == works.c.id)
        .where(
            works.c.guild_id == guild_id,
            works.c.removed_at.is_(None),
            work_authors.c.user_id == author_id,
            kudos.c.given_at > since,
            kudos.c.given_at <= until,
            kudos.c.user_id > 0,
        )
        .order_by(works.c.title_key, kudos.c.given_at, kudos.c.user_id)
    )
    found: dict[int, dict[int, None]] = {}
    for work_id, user_id in await connection.execute(query):
        found.setdefault(work_id, {})[user_id] = None
    return {work_id: list(users) for work_id, users in found.items()}
