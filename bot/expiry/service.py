"""Removing what was kept for long enough."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.chapters.models import UNFINISHED
from bot.clicks import models as clicks
from bot.clicks import store as clicks_store
from bot.core.clock import Clock
from bot.core.db.backups import store as backups_store
from bot.core.db.backups.models import LOOKED_BACK
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.fetching import pauses
from bot.core.people import store as people_store
from bot.expiry import store
from bot.following import store as following_store
from bot.forms import service as forms
from bot.forms import store as forms_store
from bot.suggestions.giving import store as held_ideas
from bot.suggestions.models import HOLDING
from bot.uploads import models as uploads
from bot.uploads import store as uploads_store
from bot.watching.hosts import store as hosts_store
from bot.watching.hosts import turns_store
from bot.watching.listing import store as sources_store
from bot.watching.models import PROPOSED_FOR

OVER = timedelta(days=1)
"""For how long the texts of deleted and withdrawn chapters and of removed works are kept: longer than an undo works."""

Removal = Callable[[AsyncConnection, datetime], Awaitable[None]]
"""Removes what is from before a moment."""

KEPT: tuple[tuple[timedelta, Removal], ...] = (
    (clicks.KEPT, clicks_store.drop_before),
    (following_store.KEPT, following_store.drop_before),
    (forms.KEPT, forms_store.drop_before),
    (LOOKED_BACK, backups_store.drop_before),
    (HOLDING, held_ideas.drop_before),
    (uploads.KEPT, uploads_store.remove_older),
    (UNFINISHED, store.delete_unfinished),
    (PROPOSED_FOR, sources_store.delete_unfinished),
    (OVER, store.forget_texts),
    (people_store.KEPT, people_store.drop_before),
    (pauses.REMEMBERED, hosts_store.drop_before),
    (pauses.REMEMBERED, turns_store.drop_before),
)
"""For how long each thing is kept, and what removes it."""


class Expiry:
    """What has an age after which it goes, of every server: a removal is one wherever it is made.

    `knows_the_time` tells whether the clock is known to be right: what goes by a wrong one is gone for good.
    """

    def __init__(self, database: Database, clock: Clock, knows_the_time: Callable[[], bool]) -> None:
        self._database = database
        self._clock = clock
        self._knows_the_time = knows_the_time

    async def remove_expired(self) -> None:
        """Remove each thing that was kept for long enough, one kind after the other; nothing by a doubtful clock."""
        for age, remove in KEPT:
            if not self._knows_the_time():
                return
            async with self._database.change() as connection:
                await remove(connection, self._clock() - age)
