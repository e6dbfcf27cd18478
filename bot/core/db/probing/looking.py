"""Looking at a database of either kind."""

from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.core.db.probing import files, servers
from bot.core.db.probing.models import DatabaseProbe


async def probe(url: URL) -> DatabaseProbe:
    """Look at a database that is there. Raises KeptByOthers and NotReadable."""
    return files.probe(engines.file_of(url)) if engines.is_sqlite(url) else await servers.probe(url)
