"""Keeping a refused form until its person tries again."""

from collections import OrderedDict
from datetime import timedelta
from itertools import count

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DatabaseBusy, UserFacingError
from bot.forms import store, wording
from bot.forms.store import RefusedForm

KEPT = timedelta(days=1)
"""How long a refused form can be opened again."""


MOST_HELD = 200
"""Forms that are held while the database takes none; a form has at most some 20,000 characters."""


class RefusedForms:
    """`_held` has, by a number below zero, whose forms the database was too busy for: until a restart."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._held: OrderedDict[int, tuple[int, RefusedForm]] = OrderedDict()
        self._numbers = count(-1, -1)

    async def keep(self, user_id: int, form: RefusedForm) -> int:
        """Keep a form as it was filled in. Returns its id."""
        try:
            async with self._database.change() as connection:
                return await store.add(connection, user_id, form, self._clock())
        except DatabaseBusy:
            return self.hold(user_id, form)

    def hold(self, user_id: int, form: RefusedForm) -> int:
        """Keep a form without the database. Returns its id."""
        number = next(self._numbers)
        self._held[number] = (user_id, form)
        while len(self._held) > MOST_HELD:
            self._held.popitem(last=False)
        return number

    async def find(self, user_id: int, refused_id: int) -> RefusedForm:
        """Find a person's own refused form. Raises UserFacingError if it isn't kept any more, or is somebody else's."""
        if refused_id in self._held:
            whose, form = self._held[refused_id]
            found = form if whose == user_id else None
        else:
            async with self._database.read() as connection:
                found = await store.find(connection, user_id, refused_id)
        if found is None:
            raise UserFacingError(wording.not_kept_any_more)
        return found
