"""Covers in the database; what a work tells of its cover is read with the work."""

from sqlalchemy import delete, insert, select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.works.models import Cover
from bot.works.store import work_covers


async def put(connection: AsyncConnection, work_id: int, image: bytes, cover: Cover) -> None:
    """Make this the work's cover, in place of the one it had."""
    await remove(connection, work_id)
    await connection.execute(insert(work_covers).values(work_id=work_id, image=image, kind=cover.kind, alt=cover.alt))


async def describe(connection: AsyncConnection, work_id: int, alt: str | None) -> bool:
    """Describe a cover for who doesn't see it. False if there is none."""
    return (await connection.execute(update(work_covers).filter_by(work_id=work_id).values(alt=alt))).rowcount == 1


async def remove(connection: AsyncConnection, work_id: int) -> bool:
    """Remove a cover. False if there was none."""
    return (await connection.execute(delete(work_covers).filter_by(work_id=work_id))).rowcount == 1


async def image(connection: AsyncConnection, work_id: int) -> bytes | None:
    return (await connection.execute(select(work_covers.c.image).filter_by(work_id=work_id))).scalar_one_or_none()
