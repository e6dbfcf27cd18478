"""A database in which something can happen in the middle."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.engine import URL

from tests.privacy.meanwhile.interposed import InterposedDatabase


@pytest.fixture
async def database(migrated_url: URL, sqlite_in_the_loop: None) -> AsyncIterator[InterposedDatabase]:
    del sqlite_in_the_loop
    database = InterposedDatabase(migrated_url)
    yield database
    await database.close()
