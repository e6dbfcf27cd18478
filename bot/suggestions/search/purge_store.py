"""Emptying SQLite's index of words of those of deleted ideas: it only marks them as gone until its parts are merged."""

from sqlalchemy import text

from bot.core.db.connecting.connections import AsyncConnection

PAGES = 500
"""Pages of the index that one step writes, about 2 MB: others have their turn between two steps."""

_MERGE = text("INSERT INTO suggestion_words (suggestion_words, rank) VALUES ('merge', :pages)")
_CHANGES = text("SELECT total_changes()")


async def merge(connection: AsyncConnection) -> bool:
    """Merge a few parts of the index into one that has only what is still there. False where none was left to merge.

    PostgreSQL has its own index, which its VACUUM empties.
    """
    if connection.dialect.name != "sqlite":
        return False
    before = (await connection.execute(_CHANGES)).scalar_one()
    await connection.execute(_MERGE, {"pages": -PAGES})
    return bool((await connection.execute(_CHANGES)).scalar_one() - before >= 2)
