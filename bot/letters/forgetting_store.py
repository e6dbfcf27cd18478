"""Forgetting a member in the mailbox: what is for them, and what is said about them."""

from sqlalchemy import delete, or_

from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.store import letters


async def forget(connection: AsyncConnection, member_id: int) -> None:
    """Delete the letters to a member, and those that name them: digests in a channel, and that an author left."""
    about = letters.c.about
    named = or_(about == f"author {member_id} left", about.startswith(f"digest {member_id} ", autoescape=True))
    await connection.execute(delete(letters).where(or_(letters.c.member_id == member_id, named)))
