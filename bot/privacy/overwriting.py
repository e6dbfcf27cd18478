"""Overwriting what is left of anything deleted, in parts of the database that nobody reads any more."""

from bot.core.db.database import Database
from bot.suggestions.search import purge_store


async def overwrite(database: Database) -> bool:
    """Leave nothing of it in SQLite's index of words and in its log; others have their turn meanwhile.

    False where somebody reads an earlier state for too long: it is to be done again.
    """
    is_merging = True
    while is_merging:
        async with database.change() as connection:
            is_merging = await purge_store.merge(connection)
    return await database.checkpoint()
