"""A server whose bot has a copy of its database, and loses everything since."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.db.backups.copying import Copying
from bot.core.db.backups.restoring import Restoring
from bot.core.db.backups.shelf import Shelf
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.result import Result
from tests.wire.stand_in.stand_in import StandIn

PAGE = "# The Lamp Room\n\n## Chapter {number}: {title}\n\nThe lamp hummed on the {number}th night, and nobody slept.\n"
MARKS = ("Keeper", "Storm", "Harbour", "Lantern", "Tide")


@dataclass
class Room:
    """A server whose bot has a copy of its database."""

    readers: Readers
    server: StandIn

    @property
    def copy(self) -> Path:
        return self.readers.bot.database.with_name("copy.db")

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.readers.bot.database, self.readers.bot.database.parent)

    def back_up(self) -> None:
        Copying(self.readers.bot.database, self.copy, datetime.now(UTC)).make()

    async def lose_everything_since(self) -> None:
        """The bot dies, the copy is put back, and so long passes that Discord knows no nonce any more."""
        await self.readers.bot.kill9()
        Restoring(self.shelf, self.copy, datetime.now(UTC), lambda _: None).put_back()
        self.server.world.forget_nonces()
        await self.start()

    async def start(self) -> None:
        await self.readers.bot.start_and_wait()
        assert "was put back from a copy" in self.readers.bot.log

    async def preview(self, number: int) -> Result:
        text = PAGE.format(number=number, title=MARKS[number - 1]).encode()
        file = (f"chapter-{number}.md", text)
        return await self.readers.author.slash(self.readers.channel, "chapter post", work="The Lamp Room", file=file)

    async def post(self, preview: Result) -> None:
        before = len(self.standing)
        await self.readers.author.click(preview, label="Post now")
        await self.server.until(lambda: len(self.standing) > before, 10, "it isn't posted")

    async def schedule(self, number: int) -> None:
        form = await self.readers.author.click(await self.preview(number), label="Schedule")
        await self.readers.author.submit_modal(form, {"when": "in 2 hours"})

    async def time_comes(self, number: int) -> None:
        """Let the moment have come at which a scheduled chapter goes out, as the running bot sees it."""
        with closing(sqlite3.connect(self.readers.bot.database)) as connection:
            moment = (datetime.now(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
            this_one = "WHERE number = ? AND state = 'scheduled'"
            assert connection.execute(f"UPDATE chapters SET due_at = ? {this_one}", (moment, number)).rowcount == 1  # noqa: S608
            connection.commit()
        await self.server.until(lambda: not self.count(f"chapters {this_one}", number), 10, "its time didn't come")

    @property
    def standing(self) -> list[str]:
        """The chapters that stand, by the word in their title."""
        return [mark for one in self.readers.announcements for mark in MARKS if mark in one.content]

    async def all_is_quiet(self) -> None:
        """Nothing is left to do in the outbox."""
        left = "announcements WHERE due_at IS NOT NULL OR state <> 'sent' OR shown < wanted"
        await self.server.until(lambda: not self.count(left), 20, "something is left to do")

    def count(self, what: str, *values: object) -> int:
        with closing(sqlite3.connect(f"file:{self.readers.bot.database}?mode=ro", uri=True)) as connection:
            found: int = connection.execute(f"SELECT count(*) FROM {what}", values).fetchone()[0]  # noqa: S608
            return found
