"""After a database was put back from a copy: what stands is taken over, and nothing else is taken for it."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from bot.announcements import store
from bot.announcements.models import Announcement, DeliveryState, Trouble
from bot.announcements.store import announcements
from bot.core.db.backups import store as backups_store
from bot.core.db.backups.models import LOOKED_BACK, Restoration
from bot.core.db.database import Database
from bot.core.ports import Port
from bot.delivery.outbox import Outbox
from bot.delivery.ports import Channels
from bot.delivery.rediscovery.service import Rediscovery
from bot.delivery.steps.store import steps
from bot.works.chapter_store import chapters
from bot.works.models import Chapter, ChapterState, Work
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.clock import FRIDAY, SetClock
from tests.worlds.people import CHANNEL, MANAGER
from tests.worlds.program import Program

LINK = "https://archiveofourown.org/works/1/chapters/{number}7"


@dataclass
class Restored:
    """A program whose database can be made to forget an hour."""

    program: Program
    channels: ChannelsInMemory
    clock: SetClock
    outbox: Outbox

    async def forget_an_hour(self, *, and_drafts: bool = False) -> None:
        """As if the database were of before anything was announced; and of before it was drafted, if that goes too."""
        self.clock.advance(hours=1)
        async with self.program.database.change() as connection:
            await connection.execute(delete(steps))
            await connection.execute(delete(announcements))
            before = {"state": ChapterState.CANCELLED if and_drafts else ChapterState.DRAFT, "kept": True}
            await connection.execute(update(chapters).values(before))
            await backups_store.add(connection, Restoration(FRIDAY, self.clock()))
            await backups_store.count_on(connection)
        self.clock.advance(minutes=5)
        self.outbox = await self.program.next_process().begin_sending(self.channels)

    async def post(self, chapter: Chapter) -> Announcement:
        await self.program.publishing.post(MANAGER, chapter.id, again=True)
        await self.outbox.deliver_due()
        async with self.program.database.read() as connection:
            return (await store.of_chapter(connection, chapter.id))[-1]


@pytest.fixture
def restored(program: Program, work: Work, channels: ChannelsInMemory, clock: SetClock, outbox: Outbox) -> Restored:
    del work
    return Restored(program, channels, clock, outbox)


async def test_a_chapter_that_stands_is_taken_over_and_shows_what_is_true_now(
    restored: Restored, work: Work, channels: ChannelsInMemory
) -> None:
    chapter = await restored.program.draft(work, 1)
    await restored.post(chapter)
    (message,) = channels.standing
    await restored.forget_an_hour()
    await restored.program.works.edit(MANAGER, work.id, None, title="The Lamp Room")
    row = await restored.post(chapter)
    await restored.outbox.deliver_due()

    assert channels.standing == [message]
    assert (row.state, row.message_id) == (DeliveryState.SENT, message.id)
    assert "The Lamp Room" in message.card.author
    assert message.reactions == ["❤️"]


async def test_it_is_known_by_itself_however_it_was_changed_since(
    restored: Restored, work: Work, channels: ChannelsInMemory
) -> None:
    chapter = await restored.program.draft(work, 1)
    await restored.post(chapter)
    (message,) = channels.standing
    message.card = replace(message.card, content="Something else", link="https://example.org/elsewhere")
    await restored.forget_an_hour()
    await restored.post(chapter)

    assert channels.standing == [message]


@pytest.mark.parametrize("link", [None, LINK.format(number=1)])
async def test_a_chapter_that_the_database_never_heard_of_is_known_by_what_it_shows(
    restored: Restored, work: Work, channels: ChannelsInMemory, link: str | None
) -> None:
    await restored.post(await restored.program.draft(work, 1, link=link))
    await restored.forget_an_hour(and_drafts=True)
    title = "Renamed" if link else "The Lamp"
    await restored.post(await restored.program.draft(work, 1, link=link, title=title))

    assert len(channels.standing) == 1


async def test_other_chapters_arent_taken_for_it(restored: Restored, work: Work, channels: ChannelsInMemory) -> None:
    await restored.post(await restored.program.draft(work, 1, link=LINK.format(number=1)))
    await restored.forget_an_hour(and_drafts=True)
    await restored.post(await restored.program.draft(work, 2, link=LINK.format(number=2)))
    await restored.post(await restored.program.draft(work, 3))

    assert len(channels.standing) == 3


async def test_one_message_is_taken_over_once(restored: Restored, work: Work, channels: ChannelsInMemory) -> None:
    await restored.post(await restored.program.draft(work, 1))
    await restored.forget_an_hour(and_drafts=True)
    await restored.post(await restored.program.draft(work, 1))
    await restored.post(await restored.program.draft(work, 1))

    assert len(channels.standing) == 2


async def test_where_nobody_may_look_it_is_uncertain_until_its_author_says_what_holds(
    restored: Restored, work: Work, channels: ChannelsInMemory
) -> None:
    chapter = await restored.program.draft(work, 1)
    await restored.post(chapter)
    await restored.forget_an_hour()
    channels.unreadable_channels = {CHANNEL}
    row = await restored.post(chapter)
    assert (row.state, row.failure) == (DeliveryState.UNCERTAIN, Trouble.MAY_NOT_LOOK)
    assert len(channels.standing) == 1

    await restored.program.services.troubles.post_anyway(MANAGER, row.id, row.nonce)
    await restored.outbox.deliver_due()
    assert len(channels.standing) == 2


async def test_a_channel_that_is_gone_is_said_to_be(restored: Restored, work: Work, channels: ChannelsInMemory) -> None:
    chapter = await restored.program.draft(work, 1)
    await restored.forget_an_hour()
    channels.deleted_channels = {CHANNEL}
    row = await restored.post(chapter)

    assert (row.state, row.failure) == (DeliveryState.BLOCKED, Trouble.CHANNEL_GONE)


async def test_a_month_later_nothing_is_looked_for_any_more(
    restored: Restored, work: Work, channels: ChannelsInMemory
) -> None:
    chapter = await restored.program.draft(work, 1)
    await restored.forget_an_hour()
    restored.clock.advance(seconds=LOOKED_BACK.total_seconds())
    await restored.post(chapter)

    assert "look back" not in channels.requests


@pytest.mark.parametrize("is_drawn", [True, False])
async def test_what_stands_since_the_later_of_two_returns_is_found_too(
    restored: Restored, work: Work, channels: ChannelsInMemory, database: Database, *, is_drawn: bool
) -> None:
    row = await restored.post(await restored.program.draft(work, 1))
    (message,) = channels.standing
    message.nonce = "drawn by its author" if is_drawn else message.nonce
    async with database.change() as connection:
        await connection.execute(delete(steps))
        await connection.execute(delete(announcements))
        for hours in (2, 0):
            copied_at = FRIDAY - timedelta(hours=hours)
            await backups_store.add(connection, Restoration(copied_at, copied_at + timedelta(hours=1)))
    restored.clock.advance(hours=2)
    port = Port[Channels]("channels")
    port.bind(channels)

    found = await Rediscovery(database, restored.clock, port).find(replace(row, nonce=message.nonce), None, None)

    assert (found and found.message_id) == message.id
