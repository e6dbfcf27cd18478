"""What the mailbox needs: of Discord, a messenger; of each feature, how its kinds of letters are handled."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent

Render = Callable[[AsyncConnection, Letter], Awaitable[LetterContent | None]]
"""Makes what a letter shows from what is true now; None where there is nothing to say any more."""

Count = Callable[[AsyncConnection, Letter, list[int], datetime], Awaitable[None]]
"""Takes the votes that each answer of a letter's poll got, in the poll's order, and when they were read."""

Follow = Callable[[AsyncConnection, Letter, datetime], Awaitable[None]]
"""Does what follows from what became of a letter."""

WriteDue = Callable[[], Awaitable[None]]
"""Writes the letters that have become due by time alone, each once, in a transaction of its own."""


@dataclass(frozen=True, slots=True)
class LetterHandling:
    """How the letters of a kind are rendered, and what is particular about sending them.

    `tried_for` is how long an attempt without a clear answer is repeated; None as long as it takes. One that `is_kept`
    stays in the database when it was said: its message is changed later, or it isn't to be said again. `count` is for
    polls: they are never changed, and their votes are read once they are over. `held_for` is how long one that Discord
    refuses waits for staff to mend why; after that nobody would want to read it. `unsaid` follows where it surely
    doesn't stand, `in_doubt` where an earlier attempt may have said it and nobody can tell, `stands` in the transaction
    that notes its message. One `for_members` isn't said in private to who has left the server.
    """

    render: Render
    tried_for: timedelta | None
    is_kept: bool
    count: Count | None = None
    held_for: timedelta = timedelta(days=7)
    unsaid: Follow | None = None
    in_doubt: Follow | None = None
    stands: Follow | None = None
    for_members: bool = False


class Messenger(Protocol):
    """Discord, as far as letters go. Each method raises core.errors.Gone, Forbidden, Refused or Unclear."""

    async def post(self, letter: Letter, content: LetterContent) -> int:
        """Send a letter to its channel or member under its nonce; return the id of its message, the first's if that
        is there already.
        """
        ...

    def mark_of(self, letter: Letter, content: LetterContent) -> str:
        """Tell what a message that shows this is known by, whatever else is in its place."""
        ...

    async def newest(self, letter: Letter) -> int:
        """Return the id of the newest message that is known to be where the letter goes; without one, a lower id.

        Whatever is posted there from now on has a higher one.
        """
        ...

    async def find(self, letter: Letter, until: datetime | None = None) -> int | None:
        """Find the message with the letter's mark that an earlier attempt left, or one that is no later than `until`.

        Raises core.errors.Unsearchable, too, where nobody can tell.
        """
        ...

    async def edit(self, letter: Letter, content: LetterContent) -> None:
        """Let the message that stands show this, without a ping."""
        ...

    async def votes(self, letter: Letter) -> list[int] | None:
        """Read the votes for each answer of the letter's poll; None while it is open."""
        ...

    async def is_member(self, letter: Letter) -> bool:
        """Tell whether the member whom it is for is in its server."""
        ...

    async def is_age_restricted(self, letter: Letter) -> bool:
        """Tell whether the letter's channel is."""
        ...
