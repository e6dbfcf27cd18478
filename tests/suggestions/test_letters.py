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
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, MANAGER, MODERATOR, reader

STAFF_CHANNEL = 1_200_000_000_000_000_077


async def test_a_reader_who_asked_is_told_once_when_it_cannot_be_undone_any_more(ideas: Ideas, clock: SetClock) -> None:
    one = await ideas.give("A storm", wants_dm=True)
    await ideas.accept(one, "Lovely")
    await ideas.letters.deliver_due()
    assert ideas.box.private == []
    clock.now += UNDO
    await ideas.letters.deliver_due()
    await ideas.letters.deliver_due()

    ((to, text),) = ideas.box.private
    assert to == reader(1).id
    assert "Accepted" in text
    assert "Lovely" in text


async def test_a_reader_who_did_not_ask_is_never_written_to(ideas: Ideas, clock: SetClock) -> None:
    one = await ideas.give("A storm")
    await ideas.accept(one)
    await ideas.queue.ask(AUTHOR, one.id, "At sea?")
    clock.now += UNDO
    await ideas.letters.deliver_due()

    assert ideas.box.private == []


async def test_what_was_undone_is_not_told(ideas: Ideas, clock: SetClock) -> None:
    one = await ideas.give("A storm", wants_dm=True)
    await ideas.accept(one)
    await ideas.verdicts.undo(AUTHOR, one.id)
    await ideas.verdicts.decide(AUTHOR, one.id, Status.DECLINED)
    clock.now += UNDO
    await ideas.letters.deliver_due()

    assert ["Declined" in text for _, text in ideas.box.private] == [True]


async def test_a_reader_who_changed_their_mind_is_not_told(ideas: Ideas, clock: SetClock) -> None:
    one = await ideas.give("A storm", wants_dm=True)
    await ideas.accept(one)
    await ideas.program.own_suggestions.choose(reader(1), one.id, wants_dm=False)
    clock.now += UNDO
    await ideas.letters.deliver_due()

    assert ideas.box.private == []


async def test_whose_idea_was_merged_hears_of_the_fate_it_shares(ideas: Ideas, clock: SetClock) -> None:
    one, other = await ideas.give("A storm"), await ideas.give("A flood", reader(2), wants_dm=True)
    await ideas.verdicts.merge(AUTHOR, other.id, one.id)
    clock.now += UNDO
    await ideas.accept(one)
    clock.now += UNDO
    await ideas.letters.deliver_due()

    assert [(to, "Accepted" in text) for to, text in ideas.box.private] == [(reader(2).id, True)] * len(
        ideas.box.private
    )
    assert ideas.box.private


@pytest.mark.parametrize("trouble", [Forbidden("50007"), Gone("10013")])
async def test_closed_dms_are_tried_once(ideas: Ideas, clock: SetClock, trouble: Forbidden | Gone) -> None:
    one = await ideas.give("A storm", wants_dm=True)
    await ideas.accept(one)
    clock.now += UNDO
    ideas.box.trouble = trouble
    await ideas.letters.deliver_due()
    ideas.box.trouble = None
    clock.advance(hours=1)
    await ideas.letters.deliver_due()

    assert ideas.box.private == []


async def test_what_discord_gave_no_answer_to_is_tried_again_later(ideas: Ideas, clock: SetClock) -> None:
    one = await ideas.give("A storm", wants_dm=True)
    await ideas.queue.ask(AUTHOR, one.id, "At sea?")
    ideas.box.trouble = Unclear("500")
    await ideas.letters.deliver_due()
    ideas.box.trouble = None
    await ideas.letters.deliver_due()
    assert ideas.box.private == []
    clock.advance(seconds=10)
    await ideas.letters.deliver_due()

    assert ["At sea?" in text for _, text in ideas.box.private] == [True]


class TestStaffChannel:
    async def test_each_new_suggestion_is_a_card_that_follows_it(self, ideas: Ideas) -> None:
        await ideas.moderation.change(MODERATOR, staff_channel_id=STAFF_CHANNEL)
        one = await ideas.give("A storm")
        await ideas.letters.deliver_due()
        await ideas.accept(one)
        await ideas.letters.deliver_due()
        await ideas.letters.deliver_due()

        assert [any("Accepted" in text for text in card.texts) for card in ideas.box.panels] == [False, True]

    async def test_without_a_staff_channel_there_is_no_card(self, ideas: Ideas) -> None:
        await ideas.give("A storm")
        await ideas.letters.deliver_due()

        assert ideas.box.panels == []

    @pytest.mark.parametrize(("restricted", "hidden"), [(False, True), (True, False)])
    async def test_a_mature_works_idea_is_shown_in_age_restricted_channels_only(
        self, ideas: Ideas, restricted: bool, hidden: bool
    ) -> None:
        await ideas.moderation.change(MODERATOR, staff_channel_id=STAFF_CHANNEL)
        ideas.box.age_restricted = {STAFF_CHANNEL} if restricted else set()
        await ideas.give("A storm", work=await ideas.program.work("After Dark", rating=Rating.MATURE))
        await ideas.letters.deliver_due()

        (card,) = ideas.box.panels
        assert [text.count(queue_wording.hidden_idea()) > 0 for text in card.texts[1:2]] == [hidden]
        assert any("A storm" in text for text in card.texts) != hidden


class TestThanks:
    async def names(self, ideas: Ideas, database: Database, chapter_id: int) -> list[str]:
        async with database.read() as connection:
            return await ThanksToReaders().for_chapter(connection, chapter_id)

    async def test_a_chapter_thanks_those_who_agreed_also_of_what_was_merged(
        self, ideas: Ideas, database: Database
    ) -> None:
        chapter = await ideas.program.posted(ideas.work)
        one = await ideas.give("A storm", credited=True)
        other = await ideas.give("A flood", reader(2), credited=True)
        silent = await ideas.give("A tide", reader(3))
        for merged in (other, silent):
            await ideas.verdicts.merge(AUTHOR, merged.id, one.id)
        await ideas.accept(one)
        await ideas.verdicts.use(AUTHOR, one.id, chapter.id)

        assert await self.names(ideas, database, chapter.id) == ["Reader 1", "Reader 2"]
        await ideas.verdicts.undo(AUTHOR, one.id)
        assert await self.names(ideas, database, chapter.id) == []

    async def test_its_announcements_are_refreshed_at_each_change_until_that_worked(
        self, ideas: Ideas, clock: SetClock
    ) -> None:
        channels = ChannelsInMemory(clock)
        outbox = await ideas.program.begin_sending(channels)
        chapter = await ideas.program.posted(ideas.work)
        await outbox.deliver_due()
        one = await ideas.give("A storm")
        await ideas.accept(one)
        await ideas.verdicts.use(AUTHOR, one.id, chapter.id)
        channels.will_fail("edit", Unclear("500"))
        await outbox.deliver_due()
        clock.advance(seconds=10)
        await outbox.deliver_due()
        await ideas.program.own_suggestions.choose(reader(1), one.id, credited=True)
        await outbox.deliver_due()

        assert channels.requests.count("edit") == 1 + 2
        thanks = channels.messages[0].card.fields[-1]
        assert isinstance(thanks, Field)
        assert thanks.value == "Reader 1"

    async def test_a_work_that_was_removed_meanwhile_holds_no_other_letter_up(
        self, ideas: Ideas, clock: SetClock
    ) -> None:
        channels = ChannelsInMemory(clock)
        outbox = await ideas.program.begin_sending(channels)
        chapter = await ideas.program.posted(ideas.work)
        await outbox.deliver_due()
        one, other = await ideas.give("A storm"), await ideas.give("A flood", reader(2), wants_dm=True)
        await ideas.accept(one)
        await ideas.verdicts.use(AUTHOR, one.id, chapter.id)
        await ideas.queue.ask(AUTHOR, other.id, "At sea?")
        await ideas.program.works.remove(MANAGER, ideas.work.id)
        await outbox.deliver_due()
        await ideas.letters.deliver_due()

        assert ("edit" in channels.requests, len(ideas.box.private)) == (False, 1)

    async def test_the_card_shows_names_letter_by_letter(self, ideas: Ideas) -> None:
        chapter = await ideas.program.posted(ideas.work)
        card = build(ideas.work, chapter.details, ["@everyone", "**Rosa**"] + ["x" * 500] * 30)

        thanks = card.fields[-1]
        assert isinstance(thanks, Field)
        assert thanks.name == "With thanks to"
        assert "@everyone" not in thanks.value
        assert r"\*\*Rosa\*\*" in thanks.value
        assert len(thanks.value) <= 1024
