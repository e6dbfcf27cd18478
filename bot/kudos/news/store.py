"""What servers and authors chose to hear of kudos, milestones reached, and until when each author was told."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, Snowflake
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.kudos.count_store import kudos
from bot.kudos.models import Celebration, Digest, Frequency, NewsSettings, milestone_reached, next_milestone
from bot.kudos.totals_store import work_totals
from bot.setup import store as setup_store
from bot.works.store import work_authors, works

kudos_settings = Table(
    "kudos_settings",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("milestones_channel_id", Snowflake),
    Column("digest_channel_id", Snowflake),
    Column("digest_hour", Integer, nullable=False),
)

celebrations = Table(
    "celebrations",
    metadata,
    Column("work_id", ForeignKey("works.id"), primary_key=True),
    Column("readers", Integer, primary_key=True, autoincrement=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("reached_at", Moment, nullable=False),
    Column("attempted_at", Moment),
    Column("done_at", Moment),
)

digests = Table(
    "digests",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("author_id", Snowflake, primary_key=True, autoincrement=False),
    Column("often", String, nullable=False),
    Column("by_dm", Boolean, nullable=False),
    Column("told_until", Moment, nullable=False),
)


async def settings(connection: AsyncConnection, guild_id: int) -> NewsSettings:
    found = await connection.execute(select(kudos_settings).filter_by(guild_id=guild_id))
    row = found.mappings().one_or_none() or {"guild_id": guild_id}
    return NewsSettings(**row, zone=(await setup_store.find(connection, guild_id)).zone)


async def put_settings(connection: AsyncConnection, chosen: NewsSettings) -> None:
    await connection.execute(delete(kudos_settings).filter_by(guild_id=chosen.guild_id))
    values = {name: value for name, value in asdict(chosen).items() if name in kudos_settings.c}
    await connection.execute(insert(kudos_settings).values(values))


async def note_milestones(connection: AsyncConnection, now: datetime) -> None:
    """Write down every milestone reached since last time: each one once, where its server celebrates any."""
    reached = await connection.execute(
        select(work_totals.c.work_id, work_totals.c.readers, works.c.guild_id)
        .join(works)
        .where(work_totals.c.readers >= work_totals.c.next_milestone)
    )
    for work_id, readers, guild_id in reached.all():
        following = next_milestone(readers)
        await connection.execute(update(work_totals).filter_by(work_id=work_id).values(next_milestone=following))
        channel_id = (await settings(connection, guild_id)).milestones_channel_id
        if channel_id is not None:
            values = {"work_id": work_id, "readers": milestone_reached(readers), "channel_id": channel_id}
            await connection.execute(insert_absent(connection, celebrations).values(**values, reached_at=now))


async def to_celebrate(connection: AsyncConnection, attempted_after: datetime) -> list[Celebration]:
    """What was never tried, or so lately that Discord would still know a repetition for one."""
    query = (
        select(works.c.id, works.c.guild_id, celebrations.c.readers, celebrations.c.channel_id)
        .join(celebrations, celebrations.c.work_id == works.c.id)
        .where(
            celebrations.c.done_at.is_(None),
            works.c.removed_at.is_(None),
            or_(celebrations.c.attempted_at.is_(None), celebrations.c.attempted_at > attempted_after),
        )
        .order_by(celebrations.c.reached_at)
    )
    return [Celebration(*row) for row in await connection.execute(query)]


async def mark_attempted(connection: AsyncConnection, one: Celebration, at: datetime) -> None:
    """The first attempt is what counts: from it on Discord remembers the nonce."""
    of = {"work_id": one.work_id, "readers": one.readers, "attempted_at": None}
    await connection.execute(update(celebrations).filter_by(**of).values(attempted_at=at))


async def mark_done(connection: AsyncConnection, one: Celebration, at: datetime) -> None:
    await connection.execute(
        update(celebrations).filter_by(work_id=one.work_id, readers=one.readers).values(done_at=at)
    )


async def put_digest(connection: AsyncConnection, digest: Digest) -> None:
    await connection.execute(delete(digests).filter_by(guild_id=digest.guild_id, author_id=digest.author_id))
    if digest.often is not Frequency.OFF:
        await connection.execute(insert(digests).values(asdict(digest)))


async def all_digests(connection: AsyncConnection) -> list[Digest]:
    rows = await connection.execute(select(digests).order_by(digests.c.guild_id, digests.c.author_id))
    return [Digest(row.guild_id, row.author_id, Frequency(row.often), row.by_dm, row.told_until) for row in rows]


async def mark_told(connection: AsyncConnection, digest: Digest, until: datetime) -> None:
    of = {"guild_id": digest.guild_id, "author_id": digest.author_id}
    await connection.execute(update(digests).filter_by(**of).values(told_until=until))


async def new_readers(connection: AsyncConnection, digest: Digest, until: datetime) -> dict[int, list[int]]:
    """Who gave kudos since the author was told, by work: each reader once, in the order they came."""
    query = (
        select(kudos.c.work_id, kudos.c.user_id)
        .join(works, works.c.id == kudos.c.work_id)
        .join(work_authors, work_authors.c.work_id == works.c.id)
        .where(
            works.c.guild_id == digest.guild_id,
            works.c.removed_at.is_(None),
            work_authors.c.user_id == digest.author_id,
            kudos.c.given_at > digest.told_until,
            kudos.c.given_at <= until,
        )
        .order_by(works.c.title_key, kudos.c.given_at, kudos.c.user_id)
    )
    found: dict[int, dict[int, None]] = {}
    for work_id, user_id in await connection.execute(query):
        found.setdefault(work_id, {})[user_id] = None
    return {work_id: list(users) for work_id, users in found.items()}
