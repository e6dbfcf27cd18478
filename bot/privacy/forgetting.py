"""Forgetting somebody: all that is stored about them goes at once, or loses their name."""

import logging

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database, metadata
from bot.core.errors import DatabaseBusy
from bot.core.people import store as people_store
from bot.expiry import store as expiry_store
from bot.forms.service import RefusedForms
from bot.kudos import forgetting_store as kudos_store
from bot.kudos.mirror.writer import Mirror
from bot.letters import forgetting_store as letters_store
from bot.privacy import forgetting_store as store
from bot.privacy.models import Forgotten, Wishes
from bot.privacy.overwriting import overwrite
from bot.suggestions.forgotten.service import forget_reader
from bot.suggestions.rules import store as rules_store
from bot.uploads import store as uploads_store
from bot.works import store as works_store
from bot.works.ports import WorkEffects

log = logging.getLogger(__name__)


class Forgetting:
    """Forgets people in one transaction, which comes before or after everything else that they ask for."""

    def __init__(
        self, database: Database, clock: Clock, mirror: Mirror, effects: WorkEffects, forms: RefusedForms
    ) -> None:
        self.database = database
        self.clock = clock
        self.mirror = mirror
        self._effects = effects
        self._forms = forms

    async def forget(self, person_id: int, click_id: int, wishes: Wishes) -> Forgotten:
        """Forget somebody in every server, as they ask by this click. What they do afterwards is somebody new's.

        What they asked for before, and is still under way, isn't done: it hears MeanwhileForgotten.
        """
        await self.mirror.flush()
        async with self.database.change(alone=True) as connection:
            await people_store.take_turn_of(connection, person_id)
            forgotten = await self._erase(connection, person_id, wishes)
            await people_store.note(connection, person_id, click_id, self.clock())
        self._forms.drop(person_id)
        try:
            await self.purge()
        except DatabaseBusy as error:  # what was to go is gone; its traces go at the loop's next turn
            log.warning("The traces of what was deleted couldn't be overwritten yet: %s", error)
        return forgotten

    async def what_there_is(self, person_id: int) -> Forgotten:
        """Count what would go, or lose their name."""
        await self.mirror.flush()
        async with self.database.read() as connection:
            return await store.count(connection, person_id)

    async def purge(self) -> None:
        """Overwrite what is left of the forgotten in parts of the database that nobody reads any more."""
        async with self.database.read() as connection:
            ids = await people_store.unpurged(connection)
        if ids and await overwrite(self.database):
            async with self.database.change() as connection:
                await people_store.mark_purged(connection, ids)

    async def _erase(self, connection: AsyncConnection, person_id: int, wishes: Wishes) -> Forgotten:
        """Erase feature by feature; letters last, for whoever writes one holds what it is about until then."""
        now = self.clock()
        kudos = await kudos_store.forget(connection, person_id, keep_count=wishes.keep_kudos)
        ideas = await forget_reader(connection, person_id, now, keep_ideas=wishes.keep_ideas)
        works = await works_store.forget_author(connection, person_id)
        for work_id in works:
            await self._effects.authors_changed(connection, work_id)
            await self._effects.looks_changed(connection, work_id)
        await uploads_store.forget_member(connection, person_id)
        await expiry_store.forget_previews(connection, person_id)
        blocks = await rules_store.forget_blocked(connection, person_id)
        await store.forget(connection, metadata, person_id)
        await letters_store.forget(connection, person_id)
        return Forgotten(kudos=kudos, ideas=ideas, works=len(works), blocks=blocks)
