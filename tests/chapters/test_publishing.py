"""Post now: once, and only in one's own server."""

import asyncio

import pytest

from bot.announcements import wording as announcements_wording
from bot.announcements.models import Announcement, DeliveryState
from bot.chapters import wording
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.retries import new_nonce
from bot.targets import wording as targets_wording
from bot.works import wording as works_wording
from bot.works.models import ChapterState, Work
from tests.delivery.channels import ChannelsInMemory
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, AUTHOR, CHANNEL, GUILD, MANAGER, MODERATOR, OTHER_GUILD
from tests.worlds.program import Program


class TestPosting:
    async def test_a_draft_becomes_one_announcement_in_the_servers_channel(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        draft = await program.draft(work)
        await program.publishing.post(AUTHOR, draft.id)

        (announcement,) = await program.announcements.of_chapter(draft.id)
        assert (announcement.guild_id, announcement.channel_id) == (GUILD, CHANNEL)
        assert (announcement.state, announcement.announced_at) == (DeliveryState.WAITING, clock.now)
        (posted,) = await program.chapters.posted(work.id)
        assert (posted.posted_by, posted.posted_at) == (AUTHOR.id, clock.now)

    async def test_a_works_own_channel_goes_before_the_servers(self, program: Program) -> None:
        work = await program.work(channel_id=ADULT_CHANNEL)

        chapter = await program.posted(work)

        (announcement,) = await program.announcements.of_chapter(chapter.id)
        (target,) = await program.announcements.targets(work)
        assert announcement.channel_id == ADULT_CHANNEL == target.channel_id

    async def test_without_a_channel_nothing_is_posted_and_the_way_out_is_named(
        self, database: Database, clock: SetClock
    ) -> None:
        program = Program.on(database, clock)
        work = await program.work()
        draft = await program.draft(work)

        with refused(targets_wording.no_channel()):
            await program.publishing.post(AUTHOR, draft.id)
        with refused(targets_wording.no_channel()):
            await program.announcements.targets(work)

        assert await program.chapters.posted(work.id) == []
        assert (await program.chapters.draft_of(AUTHOR, draft.id))[1] == draft

    async def test_a_chapter_is_posted_once_and_the_second_is_told_by_whom(self, program: Program, work: Work) -> None:
        draft = await program.draft(work)
        await program.publishing.post(AUTHOR, draft.id)

        with refused(wording.already_posted(draft.details, AUTHOR.id)):
            await program.publishing.post(MODERATOR, draft.id)

    async def test_of_several_at_once_one_posts_it(self, program: Program, work: Work) -> None:
        draft = await program.draft(work)
        results = await asyncio.gather(
            *(program.publishing.post(member, draft.id) for member in (AUTHOR, MODERATOR, MANAGER, AUTHOR)),
            return_exceptions=True,
        )

        assert sum(isinstance(result, UserFacingError) for result in results) == 3
        assert sum(isinstance(result, tuple) for result in results) == 1
        assert len(await program.announcements.of_chapter(draft.id)) == 1

    async def test_the_first_chapters_of_a_new_server_can_be_posted_at_once(
        self, database: Database, clock: SetClock
    ) -> None:
        program = Program.on(database, clock)
        works = [await program.work(f"Work {number}", channel_id=CHANNEL) for number in range(4)]
        drafts = [await program.draft(work) for work in works]

        await asyncio.gather(*(program.publishing.post(MANAGER, draft.id) for draft in drafts))

        assert [len(await program.announcements.of_chapter(draft.id)) for draft in drafts] == [1] * 4


class TestBehindTheButton:
    @pytest.fixture
    async def announcement(self, program: Program, work: Work) -> Announcement:
        chapter = await program.posted(work)
        (announcement,) = await program.announcements.of_chapter(chapter.id)
        return announcement

    async def test_is_the_chapter_that_was_announced(
        self, program: Program, work: Work, announcement: Announcement
    ) -> None:
        found, chapter = await program.announcements.behind_button(GUILD, announcement.id, announcement.nonce)

        assert (found, chapter.id) == (work, announcement.chapter_id)

    async def test_a_forged_button_leads_nowhere(self, program: Program, announcement: Announcement) -> None:
        for guild_id, announcement_id, nonce in (
            (OTHER_GUILD, announcement.id, announcement.nonce),
            (GUILD, announcement.id, new_nonce()),
            (GUILD, announcement.id, ""),
            (GUILD, announcement.id + 1, announcement.nonce),
            (GUILD, 10**18 - 1, announcement.nonce),
        ):
            with refused(announcements_wording.announcement_gone()):
                await program.announcements.behind_button(guild_id, announcement_id, nonce)

    async def test_of_a_removed_work_says_so(self, program: Program, work: Work, announcement: Announcement) -> None:
        await program.works.remove(MANAGER, work.id)

        with refused(works_wording.work_is_gone()):
            await program.announcements.behind_button(GUILD, announcement.id, announcement.nonce)


async def test_messages_and_channels_that_were_deleted_stand_no_longer(program: Program, clock: SetClock) -> None:
    works = [await program.work("Here"), await program.work("There", channel_id=ADULT_CHANNEL)]
    for work in works:
        for number in (1, 2):
            await program.posted(work, number)
    channels = ChannelsInMemory(clock)
    outbox = await program.begin_sending(channels)
    await outbox.deliver_due()
    first = channels.messages[0]

    await program.announcements.forget_messages([first.id, 1, 2])
    await program.announcements.forget_channel(ADULT_CHANNEL)
    await program.announcements.forget_messages([])

    async with program.database.read() as connection:
        standing = await connection.exec_driver_sql("SELECT message_id FROM announcements WHERE deleted_at IS NULL")
    assert {row.message_id for row in standing} == {
        message.id for message in channels.messages if message is not first and message.channel_id == CHANNEL
    }


def test_a_nonce_is_short_enough_for_discord_and_like_no_other() -> None:
    nonces = {new_nonce() for _ in range(1000)}

    assert len(nonces) == 1000
    assert max(map(len, nonces)) <= 25


async def test_of_several_who_withdraw_a_chapter_at_once_one_did_and_the_others_hear_that_it_is_done(
    program: Program, work: Work
) -> None:
    chapter = await program.posted(work)
    people = (AUTHOR, MODERATOR, MANAGER, AUTHOR)

    outcomes = await asyncio.gather(
        *(program.publishing.withdraw(member, chapter.id) for member in people), return_exceptions=True
    )

    assert sum(not isinstance(one, Exception) for one in outcomes) == 1
    assert {str(one) for one in outcomes if isinstance(one, UserFacingError)} == {
        wording.chapter_is_not(chapter.details, ChapterState.POSTED)
    }
