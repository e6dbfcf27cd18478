"""A mailbox whose letters say what is written into them, whatever their kind, and whoever sends them."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.ownership import EVERY_SERVER, Share
from bot.letters import standing_store, store
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling, WriteDue
from bot.letters.service import Letters
from tests.letters.letterbox import Letterbox
from tests.worlds.people import CHANNEL, GUILD

TRIED_FOR = timedelta(hours=1)

KEPT, DROPPED = LetterKind.MILESTONE, LetterKind.QUESTION
"""A kind that stays known once it was said, and one that doesn't."""


async def as_written(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Say what is written in a letter; nothing if that is nothing."""
    del connection
    return LetterContent(text=letter.word("text")) if letter.arguments["text"] else None


def kinds() -> dict[LetterKind, LetterHandling]:
    kept = LetterHandling(as_written, tried_for=TRIED_FOR, is_kept=True)
    dropped = LetterHandling(as_written, tried_for=TRIED_FOR, is_kept=False)
    return {kind: dropped if kind is DROPPED else kept for kind in LetterKind}


@dataclass
class Mailbox:
    database: Database
    clock: Clock
    share: Share = EVERY_SERVER
    handled: dict[LetterKind, LetterHandling] = field(default_factory=kinds)
    write_due: tuple[WriteDue, ...] = ()

    def __post_init__(self) -> None:
        self.box = Letterbox(self.clock)
        self.letters = self.process()

    def process(self) -> Letters:
        """Build what a process sends letters by; each start has one of its own."""
        letters = Letters(self.database, self.clock, self.share, self.handled, self.write_due)
        letters.messenger.bind(self.box)
        return letters

    async def write(
        self,
        text: str,
        kind: LetterKind = KEPT,
        *,
        guild_id: int = GUILD,
        channel_id: int | None = CHANNEL,
        member_id: int | None = None,
        after: timedelta = timedelta(),
    ) -> None:
        async with self.database.change() as connection:
            await store.write(
                connection,
                kind,
                guild_id,
                f"about {text}",
                {"text": text},
                channel_id=None if member_id else channel_id,
                member_id=member_id,
                due_at=self.clock() + after,
            )

    async def refresh(self, text: str, gap: timedelta = timedelta()) -> None:
        async with self.database.change() as connection:
            await standing_store.refresh(connection, GUILD, f"about {text}", self.clock(), gap)

    @property
    def texts(self) -> list[str]:
        """What stands, in the order in which it was said."""
        return [one.content.text for one in self.box.messages]
