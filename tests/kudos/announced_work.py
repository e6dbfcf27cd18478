"""A work with announcements that stand in Discord, without a Discord."""

from dataclasses import dataclass

from sqlalchemy import delete, update

from bot.announcements import store as announcements_store
from bot.announcements.models import PostedMessage
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.delivery import outbox_store
from bot.kudos import count_store, store, totals_store
from bot.kudos.mirror.check_store import mirrors
from bot.kudos.models import Reaction, ReactionKind
from bot.works.models import Author, Chapter, Work, WorkDetails
from tests.kudos.mirror.made_up_discord import OTHER_CHANNEL
from tests.worlds.people import GUILD, MANAGER, OTHER_GUILD
from tests.worlds.program import Program

BOOKKEEPING = (store.reactions, count_store.kudos, totals_store.chapter_totals, totals_store.work_readers)


@dataclass
class AnnouncedWork:
    """Two chapters of a work: the first is announced in two servers as messages 101 and 102, the second as 103."""

    program: Program
    work: Work
    first: Chapter
    second: Chapter

    async def facts(self, message_id: int) -> set[Reaction]:
        async with self.program.database.read() as connection:
            known = await store.announcements_of(connection, [message_id])
            counts = (await store.counts(connection, known.values())).get(known[message_id], {})
            kinds = [await store.of_kind(connection, known[message_id], kind) for kind in counts]
        return {reaction for found in kinds for reaction in found}

    async def count(self, message_id: int, kind: ReactionKind) -> int:
        return sum(ReactionKind(one.emoji, one.is_super) == kind for one in await self.facts(message_id))

    async def chapter_kudos(self) -> list[int]:
        return [chapter.kudos for chapter in await self.program.kudos.of_chapters(self.work.id)]

    async def readers(self) -> int:
        return (await self.program.kudos.of_work(self.work.id)).readers

    async def forget_everything(self) -> None:
        """As if nobody had ever reacted, and nothing had been deleted."""
        async with self.program.database.change() as connection:
            for table in (*BOOKKEEPING, totals_store.work_totals, mirrors):
                await connection.execute(delete(table))
            await connection.execute(update(announcements_store.announcements).values(deleted_at=None))


async def announce_in_two_servers(database: Database, clock: Clock, author_id: int) -> AnnouncedWork:
    program = await Program.on(database, clock).set_up()
    work = await program.works.add(MANAGER, WorkDetails(title="The Lamp Room"), Author(id=author_id, name="Ada"))
    first, second = await program.posted(work, 1), await program.posted(work, 2)
    async with database.change() as connection:
        await announcements_store.add(connection, first.id, OTHER_GUILD, OTHER_CHANNEL, clock())
    await program.set_up(OTHER_GUILD, channel_id=OTHER_CHANNEL)
    async with database.change() as connection:
        here, there = await announcements_store.of_chapter(connection, first.id)
        (next_one,) = await announcements_store.of_chapter(connection, second.id)
        for announcement, message_id in ((here, 101), (there, 102), (next_one, 103)):
            await outbox_store.mark_sent(connection, announcement, PostedMessage(message_id), clock())
    assert work.guild_id == GUILD
    return AnnouncedWork(program, work, first, second)
