"""Keeping a refused form until its person tries again."""

from datetime import timedelta

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.forms import store, wording
from bot.forms.store import RefusedForm

KEPT = timedelta(days=1)
"""How long a refused form can be opened again."""


class RefusedForms:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, user_id: int, form: RefusedForm) -> int:
        """Keep a form as it was filled in, and drop those that were kept long enough. Returns its id."""
        now = self._clock()
        async with self._database.change() as connection:
            await store.drop_before(connection, now - KEPT)
            return await store.add(connection, user_id, form, now)

    async def find(self, user_id: int, refused_id: int) -> RefusedForm:
        """Find a person's own refused form. Raises UserFacingError if it isn't kept any more, or is somebody else's."""
        async with self._database.read() as connection:
            form = await store.find(connection, user_id, refused_id)
        if form is None:
            raise UserFacingError(wording.not_kept_any_more)
        return form
