"""What is written into the mailbox, as it would be said now."""

from sqlalchemy import select

from bot.app.letters import KINDS
from bot.core.db.database import Database
from bot.core.db.rows import read_all
from bot.letters.models import Letter
from bot.letters.store import FOLLOWS_NOTICES, letters


async def written(database: Database) -> list[str]:
    """Render every letter that is in the database, said or not, in the order in which they were written."""
    async with database.read() as connection:
        found = read_all(Letter, await connection.execute(select(letters, FOLLOWS_NOTICES).order_by(letters.c.id)))
        contents = [await KINDS[letter.kind].render(connection, letter) for letter in found]
    return [content.text for content in contents if content]
