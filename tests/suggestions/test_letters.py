"""Telling what happened: to readers who asked for it, to staff, and on announcements."""

import pytest

from bot.announcements.card import Field, build
from bot.core.db.database import Database
from bot.core.errors import Forbidden, Gone, Unclear
from bot.suggestions.board.service import ThanksToReaders
from bot.suggestions.models import Status
from bot.suggestions.queue import wording as queue_wording
from bot.works.models import UNDO, Rating
from tests.delivery.channels import ChannelsInMemory
from tests.suggestions.desk import Desk
from tests.worlds.clock import SetClock
from tests.worlds.house import AUTHOR, MANAGER, MODERATOR, reader

STAFF_CHANNEL = 1_200_000_000_000_000_077


async def test_a_reader_who_asked_is_told_once_when_it_cannot_be_undone_any_more(desk: Desk, clock: SetClock) -> None:
    one = await desk.give("A storm", wants_dm=True)
    await desk.accept(one, "Lovely")
    await desk.letters.deliver_due()
    assert desk.box.private == []
    clock.now += UNDO
    await desk.letters.deliver_due()
    await desk.letters.deliver_due()

    ((to, text),) = desk.box.private
    assert to == reader(1).id
    assert "Accepted" in text
    assert "Lovely" in text


async def test_a_reader_who_did_not_ask_is_never_written_to(desk: Desk, clock: SetClock) -> None:
    one = await desk.give("A storm")
    await desk.accept(one)
    await desk.queue.ask(AUTHOR, one.id, "At sea?")
    clock.now += UNDO
    await desk.letters.deliver_due()

    assert desk.box.private == []


async def test_what_was_undone_is_not_told(desk: Desk, clock: SetClock) -> None:
    one = await desk.give("A storm", wants_dm=True)
    await desk.accept(one)
    await desk.verdicts.undo(AUTHOR, one.id)
    await desk.verdicts.decide(AUTHOR, one.id, Status.DECLINED)
    clock.now += UNDO
    await desk.letters.deliver_due()

    assert ["Declined" in text for _, text in desk.box.private] == [True]


async def test_a_reader_who_changed_their_mind_is_not_told(desk: Desk, clock: SetClock) -> None:
    one = await desk.give("A storm", wants_dm=True)
    await desk.accept(one)
    await desk.house.own_suggestions.choose(reader(1), one.id, wants_dm=False)
    clock.now += UNDO
    await desk.letters.deliver_due()

    assert desk.box.private == []


async def test_whose_idea_was_merged_hears_of_the_fate_it_shares(desk: Desk, clock: SetClock) -> None:
    one, other = await desk.give("A storm"), await desk.give("A flood", reader(2), wants_dm=True)
    await desk.verdicts.merge(AUTHOR, other.id, one.id)
    clock.now += UNDO
    await desk.accept(one)
    clock.now += UNDO
    await desk.letters.deliver_due()

    assert [(to, "Accepted" in text) for to, text in desk.box.private] == [(reader(2).id, True)] * len(desk.box.private)
    assert desk.box.private


@pytest.mark.parametrize("trouble", [Forbidden("50007"), Gone("10013")])
async def test_closed_dms_are_tried_once(desk: Desk, clock: SetClock, trouble: Forbidden | Gone) -> None:
    one = await desk.give("A storm", wants_dm=True)
    await desk.accept(one)
    clock.now += UNDO
    desk.box.trouble = trouble
    await desk.letters.deliver_due()
    desk.box.trouble = None
    clock.advance(hours=1)
    await desk.letters.deliver_due()

    assert desk.box.private == []


async def test_what_discord_gave_no_answer_to_is_tried_again_later(desk: Desk, clock: SetClock) -> None:
    one = await desk.give("A storm", wants_dm=True)
    await desk.queue.ask(AUTHOR, one.id, "At sea?")
    desk.box.trouble = Unclear("500")
    await desk.letters.deliver_due()
    desk.box.trouble = None
    await desk.letters.deliver_due()
    assert desk.box.private == []
    clock.advance(seconds=10)
    await desk.letters.deliver_due()

    assert ["At sea?" in text for _, text in desk.box.private] == [True]


class TestStaffChannel:
    async def test_each_new_suggestion_is_a_card_that_follows_it(self, desk: Desk) -> None:
        await desk.moderation.change(MODERATOR, staff_channel_id=STAFF_CHANNEL)
        one = await desk.give("A storm")
        await desk.letters.deliver_due()
        await desk.accept(one)
        await desk.letters.deliver_due()
        await desk.letters.deliver_due()

        assert [any("Accepted" in text for text in card.texts) for card in desk.box.panels] == [False, True]

    async def test_without_a_staff_channel_there_is_no_card(self, desk: Desk) -> None:
        await desk.give("A storm")
        await desk.letters.deliver_due()

        assert desk.box.panels == []

    @pytest.mark.parametrize(("restricted", "hidden"), [(False, True), (True, False)])
    async def test_a_mature_works_idea_is_shown_in_age_restricted_channels_only(
        self, desk: Desk, restricted: bool, hidden: bool
    ) -> None:
        await desk.moderation.change(MODERATOR, staff_channel_id=STAFF_CHANNEL)
        desk.box.age_restricted = {STAFF_CHANNEL} if restricted else set()
        await desk.give("A storm", work=await desk.house.work("After Dark", rating=Rating.MATURE))
        await desk.letters.deliver_due()

        (card,) = desk.box.panels
        assert [text.count(queue_wording.hidden_idea()) > 0 for text in card.texts[1:2]] == [hidden]
        assert any("A storm" in text for text in card.texts) != hidden


class TestThanks:
    async def names(self, desk: Desk, database: Database, chapter_id: int) -> list[str]:
        async with database.read() as connection:
            return await ThanksToReaders().for_chapter(connection, chapter_id)

    async def test_a_chapter_thanks_those_who_agreed_also_of_what_was_merged(
        self, desk: Desk, database: Database
    ) -> None:
        chapter = await desk.house.posted(desk.work)
        one = await desk.give("A storm", credited=True)
        other = await desk.give("A flood", reader(2), credited=True)
        silent = await desk.give("A tide", reader(3))
        for merged in (other, silent):
            await desk.verdicts.merge(AUTHOR, merged.id, one.id)
        await desk.accept(one)
        await desk.verdicts.use(AUTHOR, one.id, chapter.id)

        assert await self.names(desk, database, chapter.id) == ["Reader 1", "Reader 2"]
        await desk.verdicts.undo(AUTHOR, one.id)
        assert await self.names(desk, database, chapter.id) == []

    async def test_its_announcements_are_refreshed_at_each_change_until_that_worked(
        self, desk: Desk, clock: SetClock
    ) -> None:
        channels = ChannelsInMemory(clock)
        outbox = await desk.house.begin_sending(channels)
        chapter = await desk.house.posted(desk.work)
        await outbox.deliver_due()
        one = await desk.give("A storm")
        await desk.accept(one)
        await desk.verdicts.use(AUTHOR, one.id, chapter.id)
        channels.will_fail("edit", Unclear("500"))
        await outbox.deliver_due()
        clock.advance(seconds=10)
        await outbox.deliver_due()
        await desk.house.own_suggestions.choose(reader(1), one.id, credited=True)
        await outbox.deliver_due()

        assert channels.requests.count("edit") == 1 + 2
        thanks = channels.messages[0].card.fields[-1]
        assert isinstance(thanks, Field)
        assert thanks.value == "Reader 1"

    async def test_a_work_that_was_removed_meanwhile_holds_no_other_letter_up(
        self, desk: Desk, clock: SetClock
    ) -> None:
        channels = ChannelsInMemory(clock)
        outbox = await desk.house.begin_sending(channels)
        chapter = await desk.house.posted(desk.work)
        await outbox.deliver_due()
        one, other = await desk.give("A storm"), await desk.give("A flood", reader(2), wants_dm=True)
        await desk.accept(one)
        await desk.verdicts.use(AUTHOR, one.id, chapter.id)
        await desk.queue.ask(AUTHOR, other.id, "At sea?")
        await desk.house.works.remove(MANAGER, desk.work.id)
        await outbox.deliver_due()
        await desk.letters.deliver_due()

        assert ("edit" in channels.requests, len(desk.box.private)) == (False, 1)

    async def test_the_card_shows_names_letter_by_letter(self, desk: Desk) -> None:
        chapter = await desk.house.posted(desk.work)
        card = build(desk.work, chapter.details, ["@everyone", "**Rosa**"] + ["x" * 500] * 30)

        thanks = card.fields[-1]
        assert isinstance(thanks, Field)
        assert thanks.name == "With thanks to"
        assert "@everyone" not in thanks.value
        assert r"\*\*Rosa\*\*" in thanks.value
        assert len(thanks.value) <= 1024
