"""A letter as something that stands once, whatever crashes: what its message is known by is written down before."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from bot.core.db.backups.models import Restoration
from bot.core.db.database import Database
from bot.core.errors import Buried, Gone
from bot.core.retries import Effect, answered, look_for
from bot.letters import store
from bot.letters.models import Letter, LetterContent
from bot.letters.ports import Messenger

UNKNOWN = ""
"""The mark of what an earlier version may have said, which wrote down none and said such letters once at most."""

MARKS = 3
"""Marks that are kept of a letter whose attempts were to show different things: any of them may stand."""


@dataclass(frozen=True, slots=True)
class PostedOnce:
    """The message of one letter, and what it is to show."""

    database: Database
    messenger: Messenger
    letter: Letter
    content: LetterContent

    @property
    def _mark(self) -> str:
        return self.messenger.mark_of(self.letter, self.content)

    def may_show_something_else(self) -> bool:
        """Tell whether its message may be of an earlier attempt, when something else was to be shown."""
        return self.letter.attempted_at is not None and self.letter.marks not in ([], [self._mark])

    def effect(self) -> Effect[int]:
        return Effect(self.post, self.find, self.knows_nonces)

    async def post(self) -> int:
        if self._mark not in self.letter.marks or self.letter.channel_id != self.letter.sent_to:
            async with answered():
                newest = await self.messenger.newest(self.letter)
            marks = " ".join([*self.letter.marks, self._mark][-MARKS:])
            async with self.database.change() as connection:
                await store.note_request(connection, self.letter, marks, newest)
        async with answered():
            return await self.messenger.post(self.letter, self.content)

    async def find(self) -> int | None:
        is_marked = self.letter.mark is not None
        return await find_left(self.messenger, self.letter if is_marked else replace(self.letter, mark=self._mark))

    async def knows_nonces(self) -> bool:
        return True  # a letter goes to no forum


async def find_left(messenger: Messenger, letter: Letter) -> int | None:
    """Find what an earlier attempt left, where its request went: that may be another channel than the letter's now."""
    if letter.mark == UNKNOWN:
        raise Buried(f"letter {letter.id}")
    there = letter.sent_to or letter.channel_id
    try:
        return await messenger.find(replace(letter, channel_id=there))
    except Gone:
        if there == letter.channel_id:
            raise
        return None


async def find_again(posting: PostedOnce, restorations: Sequence[Restoration]) -> int | None:
    """Find a message that shows the same, of between a copy of the database and its return: nobody knows of it.

    Raises InDoubt if nobody can tell, and Unclear.
    """
    messenger, letter = posting.messenger, posting.letter
    mark = messenger.mark_of(letter, posting.content)
    for one in restorations:
        then = replace(letter, mark=mark, after_id=None, attempted_at=one.taken_at)
        with suppress(Gone):  # sending will show
            if found := await look_for(partial(messenger.find, then, one.restored_at)):
                return found
    return None
