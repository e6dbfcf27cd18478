"""Readers of another server where a work is announced: their ideas go to its home, and they may nothing else there."""

from dataclasses import dataclass

import pytest

from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.board.service import ThanksToReaders
from bot.suggestions.giving import wording
from bot.suggestions.models import IdeaChoices, Status
from bot.suggestions.queue.filter import QueueFilter
from bot.suggestions.rules import wording as rules_wording
from bot.targets import wording as targets_wording
from bot.works import wording as works_wording
from tests.refusals import refused
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, MODERATOR, OTHER_GUILD, STAFF_ROLE, STRANGER, reader

GUEST = reader(7, OTHER_GUILD)
BOSS = Member(OTHER_GUILD, GUEST.id, GUEST.name, manages_guild=True, role_ids=frozenset({STAFF_ROLE}))
"""The same person as their server's staff, with the number of the home server's staff role."""

on_sqlite = pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)


@dataclass(frozen=True, slots=True)
class Guests:
    """A work that is announced in another server too."""

    ideas: Ideas
    channel_id: int = CHANNEL + 500

    async def begin(self) -> None:
        code, _ = await self.ideas.program.targets.share(MANAGER, self.ideas.work.id)
        await self.ideas.program.targets.redeem(STRANGER, code, self.channel_id)

    async def end(self) -> None:
        await self.ideas.program.targets.end(STRANGER, self.ideas.work.id, self.channel_id)


@pytest.fixture
async def guests(ideas: Ideas) -> Guests:
    guests = Guests(ideas)
    await guests.begin()
    return guests


async def test_a_guests_idea_stands_in_the_home_queue_and_among_their_own(ideas: Ideas, guests: Guests) -> None:
    here = await ideas.program.work("At home here", guild_id=OTHER_GUILD)
    secret = await ideas.program.work("Not shared")
    given = [(await ideas.give(f"Idea {number}", GUEST)).id for number in range(4)]
    given += [(await ideas.give(f"Idea {number}", GUEST, work=here)).id for number in range(4)]
    await ideas.give("Elsewhere", reader(7), work=secret)

    page = await ideas.queue.review(AUTHOR, QueueFilter(work_id=ideas.work.id))
    assert page is not None
    assert (page.suggestion.id, page.suggestion.guild_id, page.place.total) == (given[0], GUILD, 4)
    own = ideas.program.own_suggestions
    newest = await own.mine(GUEST)
    oldest = await own.mine(GUEST, before=newest.suggestions[-1].id)
    assert [one.id for one in (*newest.suggestions, *oldest.suggestions)] == given[::-1]
    assert (newest.newer, newest.older, oldest.newer, oldest.older) == (False, True, True, False)
    assert await own.mine(GUEST, after=oldest.suggestions[0].id) == newest


@on_sqlite
async def test_the_home_servers_limits_hold_wherever_an_idea_comes_from(
    ideas: Ideas, guests: Guests, clock: SetClock
) -> None:
    await ideas.moderation.change(MODERATOR, cooldown=60, waiting=2, words=("dragon",))
    await ideas.give("First", reader(7))
    with refused(rules_wording.too_soon(int(clock.now.timestamp()) + 60)):
        await ideas.give("Second", GUEST)
    clock.advance(seconds=60)
    with refused(rules_wording.unwanted_word()):
        await ideas.give("A dragon", GUEST)
    own = await ideas.give("Second", GUEST)
    clock.advance(seconds=60)
    with refused(rules_wording.too_many_waiting(2)):
        await ideas.give("Third", GUEST)
    await ideas.moderation.change(MODERATOR, waiting=0)
    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [ideas.work.id])
    with refused(rules_wording.work_is_closed(ideas.work.title)):
        await ideas.program.suggestions.check(GUEST, ideas.work.id)
    await ideas.moderation.block(MODERATOR, GUEST.id)
    with refused(rules_wording.you_are_blocked()):
        await ideas.program.suggestions.check(GUEST, ideas.work.id)
    with refused(rules_wording.you_are_blocked()):
        await ideas.program.own_suggestions.edit(GUEST, own.id, "Changed")
    await ideas.moderation.unblock(MODERATOR, GUEST.id)
    with refused(rules_wording.unwanted_word()):
        await ideas.program.own_suggestions.edit(GUEST, own.id, "A dragon")


@on_sqlite
async def test_a_guest_is_shown_what_looks_alike_and_sends_theirs_or_backs_that(ideas: Ideas, guests: Guests) -> None:
    first, suggestions = await ideas.give(STORM), ideas.program.suggestions
    offer = await suggestions.offer(GUEST, ideas.work.id, ALSO_STORM, IdeaChoices())
    assert [one.suggestion.id for one in offer.similar] == [first.id]
    with refused(wording.not_held_any_more()):
        await suggestions.send_anyway(reader(7), offer.held_id)

    assert (await suggestions.back_instead(GUEST, offer.held_id, first.id)).backing == 1
    assert (await suggestions.stop_backing(GUEST, first.id)).backing == 0
    again = await suggestions.offer(GUEST, ideas.work.id, ALSO_STORM, IdeaChoices())
    sent = await suggestions.send_anyway(GUEST, again.held_id)
    assert (sent.guild_id, sent.idea, sent.reader_name) == (GUILD, ALSO_STORM, GUEST.name)


async def test_when_the_target_has_ended_nothing_new_is_sent_and_ones_own_stays_ones_own(
    ideas: Ideas, guests: Guests
) -> None:
    own, other = await ideas.give(STORM, GUEST), await ideas.give("A fish", reader(2), credited=True)
    suggestions, mine = ideas.program.suggestions, ideas.program.own_suggestions
    offer = await suggestions.offer(GUEST, ideas.work.id, ALSO_STORM, IdeaChoices())
    await guests.end()

    for attempt in (
        suggestions.check(GUEST, ideas.work.id),
        suggestions.offer(GUEST, ideas.work.id, "Another idea", IdeaChoices()),
        suggestions.send_anyway(GUEST, offer.held_id),
        suggestions.back(GUEST, other.id),
        ideas.moderation.report(GUEST, other.id, "Rude"),
    ):
        with refused(targets_wording.announced_no_more(ideas.work)):
            await attempt
    assert await suggestions.held_text(GUEST, offer.held_id) == ALSO_STORM
    assert [one.id for one in (await mine.mine(GUEST)).suggestions] == [own.id]
    assert (await mine.edit(GUEST, own.id, "A quiet evening")).version == 1
    assert (await mine.choose(GUEST, own.id, credited=True)).credited
    await mine.withdraw(GUEST, own.id)
    assert (await ideas.now(own)).status is Status.WITHDRAWN
    await guests.begin()
    assert (await suggestions.send_anyway(GUEST, offer.held_id)).idea == ALSO_STORM


@on_sqlite
async def test_where_a_work_was_never_announced_a_forged_number_finds_nothing(ideas: Ideas) -> None:
    idea = await ideas.give(STORM, reader(7))
    suggestions, mine = ideas.program.suggestions, ideas.program.own_suggestions

    for attempt in (suggestions.check(GUEST, ideas.work.id), ideas.showcase.board(GUEST, ideas.work.id)):
        with refused(works_wording.work_is_gone()):
            await attempt
    for number in (idea.id, 10**17):
        for forged in (
            suggestions.back(GUEST, number),
            suggestions.stop_backing(GUEST, number),
            mine.one_of_mine(GUEST, number),
            mine.edit(GUEST, number, "Changed"),
            mine.choose(GUEST, number, credited=True),
            mine.withdraw(GUEST, number),
            ideas.moderation.report(GUEST, number, ""),
        ):
            with refused(suggestions_wording.suggestion_is_gone()):
                await forged
    assert (await mine.mine(GUEST)).suggestions == []


@on_sqlite
async def test_a_guests_own_server_makes_nobody_a_reviewer(ideas: Ideas, guests: Guests) -> None:
    own = await ideas.give("A storm", GUEST)

    for attempt in (
        ideas.queue.review(BOSS, QueueFilter(work_id=ideas.work.id)),
        ideas.queue.show(BOSS, own.id, QueueFilter()),
        ideas.queue.card(BOSS, own.id),
        ideas.verdicts.decide(BOSS, own.id, Status.ACCEPTED),
        ideas.moderation.writer_of(BOSS, own.id),
    ):
        with pytest.raises(UserFacingError):
            await attempt
    assert await ideas.moderation.log(BOSS) == ([], False)
    await ideas.moderation.block(BOSS, reader(1).id)
    await ideas.give("Not blocked at home", reader(1))
    assert (await ideas.now(own)).status is Status.WAITING


@on_sqlite
async def test_a_call_is_answered_where_it_stands_and_for_its_own_work(ideas: Ideas, guests: Guests) -> None:
    other = await ideas.program.work("Moon Bakery")
    call = await ideas.calls.open(AUTHOR, ideas.work.id, "What next?", CHANNEL, None)

    for member, work in ((GUEST, ideas.work), (reader(1), other)):
        with refused(wording.call_is_closed()):
            await ideas.program.suggestions.check(member, work.id, call.id)


@on_sqlite
async def test_a_guest_is_asked_told_and_thanked_like_everybody(ideas: Ideas, guests: Guests, clock: SetClock) -> None:
    own = await ideas.give("A storm", GUEST, credited=True, wants_dm=True)
    chapter = await ideas.program.posted(ideas.work)
    await ideas.queue.ask(AUTHOR, own.id, "At sea?")
    await ideas.accept(own)
    clock.advance(minutes=11)
    await ideas.letters.deliver_due()
    (question,) = (await ideas.program.own_suggestions.one_of_mine(GUEST, own.id)).questions
    await ideas.program.own_suggestions.answer(GUEST.id, question.id, "In the harbour.")
    await ideas.verdicts.use(AUTHOR, own.id, chapter.id)

    assert [to for to, _ in ideas.box.private] == [GUEST.id, GUEST.id]
    async with ideas.program.database.read() as connection:
        assert await ThanksToReaders().for_chapter(connection, chapter.id) == [GUEST.name]


@on_sqlite
async def test_guests_see_the_board_and_what_they_report_is_in_the_home_servers_log(
    ideas: Ideas, guests: Guests
) -> None:
    here = await ideas.program.work("At home here", guild_id=OTHER_GUILD)
    own = await ideas.give("A storm here", GUEST, work=here, credited=True)
    public, _ = await ideas.give("A storm", credited=True), await ideas.give("A hidden storm")
    secret = await ideas.give("A storm", work=await ideas.program.work("Not shared"), credited=True)

    _, shown, _ = await ideas.showcase.board(GUEST, ideas.work.id)
    assert [one.id for one in shown] == [public.id]
    assert [one.id for one in await ideas.showcase.like(GUEST, "storm", 25)] == [own.id, public.id]
    assert await ideas.showcase.like(GUEST, f"#{secret.id}", 25) == []
    await ideas.moderation.report(GUEST, public.id, "Rude")
    (entry,), _ = await ideas.moderation.log(MODERATOR)
    assert (entry.by_id, entry.suggestion_id, entry.detail) == (GUEST.id, public.id, "Rude")
