"""Keeping a refused form until its person tries again."""

from collections import OrderedDict
from datetime import timedelta
from itertools import count

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DatabaseBusy, MeanwhileForgotten, UserFacingError
from bot.core.people.store import is_forgotten_since, take_turn_of
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

    async def keep(self, user_id: int, form: RefusedForm, click_id: int) -> int:
        """Keep a form as it was filled in for a click. Returns its id.

        Raises MeanwhileForgotten if its person had their data deleted since that click.
        """
        try:
            async with self._database.change() as connection:
                await take_turn_of(connection, user_id)
                if await is_forgotten_since(connection, user_id, click_id):
                    raise MeanwhileForgotten(wording.forgotten_meanwhile)
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

    def drop(self, user_id: int) -> None:
        """Hold no form of this person any more."""
        for number in [number for number, (whose, _) in self._held.items() if whose == user_id]:
            del self._held[number]

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
