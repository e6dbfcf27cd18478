"""Giving an idea: similar ones first, limits, and one's own side of it."""

import pytest

from bot.core.errors import UserFacingError
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.giving import wording
from bot.suggestions.models import IdeaChoices, SpoilerLevel, Status
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.queue.filter import QueueFilter
from bot.suggestions.rules import wording as rules_wording
from bot.suggestions.rules.models import Limit, Rules
from tests.refusals import refused
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, MANAGER, MODERATOR, reader


async def test_much_the_same_idea_is_held_back_and_the_first_one_shown(ideas: Ideas) -> None:
    first = await ideas.give(STORM)
    await ideas.give("Somebody should finally tell Tomas about the letter under the floor.", reader(3))

    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    assert offer.given is None
    assert [one.suggestion.id for one in offer.similar] == [first.id]
    assert len((await ideas.program.own_suggestions.mine(reader(2))).suggestions) == 0


async def test_another_idea_with_the_same_words_in_it_is_not_held_back(ideas: Ideas) -> None:
    await ideas.give(STORM)

    offer = await ideas.program.suggestions.offer(
        reader(2), ideas.work.id, "Ines should lamp-post a letter.", IdeaChoices()
    )

    assert offer.given is not None


async def test_a_typing_error_does_not_hide_the_likeness(ideas: Ideas) -> None:
    first = await ideas.give(STORM)

    typo = STORM.replace("great", "graet").replace("matches", "matchs")
    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, typo, IdeaChoices())

    assert [one.suggestion.id for one in offer.similar] == [first.id]


async def test_only_waiting_and_accepted_ideas_of_the_same_work_count_as_similar(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    declined = await ideas.give(STORM, reader(3))
    await ideas.verdicts.decide(AUTHOR, declined.id, Status.DECLINED)
    await ideas.give(STORM, reader(4), work=other)

    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    assert offer.given is not None


async def test_a_held_idea_is_sent_once_with_what_was_chosen(ideas: Ideas) -> None:
    await ideas.give(STORM)
    choices = IdeaChoices(spoiler=SpoilerLevel.BEYOND, credited=True, wants_dm=True)
    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, choices)

    sent = await ideas.program.suggestions.send_anyway(reader(2), offer.held_id)

    assert (sent.idea, sent.spoiler, sent.credited, sent.wants_dm) == (ALSO_STORM, SpoilerLevel.BEYOND, True, True)
    with refused(wording.not_held_any_more()):
        await ideas.program.suggestions.send_anyway(reader(2), offer.held_id)


async def test_nobody_else_can_send_a_held_idea(ideas: Ideas) -> None:
    await ideas.give(STORM)
    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    with refused(wording.not_held_any_more()):
        await ideas.program.suggestions.send_anyway(reader(3), offer.held_id)


async def test_nobody_else_can_drop_a_held_idea_by_a_forged_click(ideas: Ideas) -> None:
    first = await ideas.give(STORM)
    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())
    with refused(suggestions_wording.suggestion_is_gone()):
        await ideas.program.suggestions.back_instead(reader(3), offer.held_id, first.id)

    assert await ideas.program.suggestions.held_text(reader(2), offer.held_id) == ALSO_STORM


async def test_backing_instead_drops_the_held_idea(ideas: Ideas) -> None:
    first = await ideas.give(STORM)
    offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    backed = await ideas.program.suggestions.back_instead(reader(2), offer.held_id, first.id)

    assert backed.backing == 1
    assert await ideas.program.suggestions.held_text(reader(2), offer.held_id) == ""


async def test_each_reader_backs_once_and_nobody_their_own(ideas: Ideas) -> None:
    first = await ideas.give(STORM, credited=True)
    await ideas.program.suggestions.back(reader(2), first.id)

    with pytest.raises(UserFacingError, match="already"):
        await ideas.program.suggestions.back(reader(2), first.id)
    with refused(wording.your_own()):
        await ideas.program.suggestions.back(reader(1), first.id)
    assert (await ideas.program.suggestions.stop_backing(reader(2), first.id)).backing == 0


class TestLimits:
    async def test_a_cooldown_names_when_it_is_over(self, ideas: Ideas, clock: SetClock) -> None:
        await ideas.moderation.change(MODERATOR, cooldown=60)
        await ideas.give("First")
        with refused(rules_wording.too_soon(int(clock.now.timestamp()) + 60)):
            await ideas.give("Second")
        clock.advance(seconds=60)
        assert (await ideas.give("Second")).status is Status.WAITING

    async def test_so_many_of_one_reader_may_wait_and_no_more(self, ideas: Ideas) -> None:
        await ideas.moderation.change(MODERATOR, waiting=2)
        first = await ideas.give("First")
        await ideas.give("Second")
        with refused(rules_wording.too_many_waiting(2)):
            await ideas.give("Third")
        await ideas.give("Third", reader(2))
        await ideas.accept(first)
        await ideas.give("Third")

    @pytest.mark.parametrize(("length", "taken"), [(9, False), (10, True), (11, True)])
    async def test_the_shortest_suggestion(self, ideas: Ideas, length: int, taken: bool) -> None:
        await ideas.moderation.change(MODERATOR, shortest=10)
        if taken:
            await ideas.give("x" * length)
            return
        with refused(rules_wording.short_idea(length, 10)):
            await ideas.give("x" * length)

    @pytest.mark.parametrize(
        "idea", ["Kill the Bad Word!", "a b\u00e0d  w\u00f6rd", "BAD\nWORD", "\uff42\uff41\uff44 word"]
    )
    async def test_a_listed_word_is_found_however_it_is_written(self, ideas: Ideas, idea: str) -> None:
        await ideas.moderation.change(MODERATOR, words=("bad word",))
        with refused(rules_wording.unwanted_word()):
            await ideas.give(idea)

    async def test_a_listed_word_inside_another_is_left_alone(self, ideas: Ideas) -> None:
        await ideas.moderation.change(MODERATOR, words=("ass",))

        await ideas.give("A massive assassin in a glass house")

    async def test_a_blocked_member_neither_gives_nor_backs_nor_edits(self, ideas: Ideas) -> None:
        own, other = await ideas.give("Mine"), await ideas.give("Another's", reader(2))
        await ideas.moderation.block(MODERATOR, reader(1).id)
        with refused(rules_wording.you_are_blocked()):
            await ideas.give("Second")
        with refused(rules_wording.you_are_blocked()):
            await ideas.program.suggestions.back(reader(1), other.id)
        with refused(rules_wording.you_are_blocked()):
            await ideas.program.own_suggestions.edit(reader(1), own.id, "Changed")
        await ideas.moderation.unblock(MANAGER, reader(1).id)
        await ideas.give("Second")

    async def test_a_wrong_limit_is_named(self, ideas: Ideas) -> None:
        with refused(moderation_wording.bad_limit(Limit.WAITING, 1000)):
            await ideas.moderation.change(MODERATOR, waiting=-1)

    async def test_only_staff_change_the_servers_rules_and_readers_dont_see_them(self, ideas: Ideas) -> None:
        with refused(suggestions_wording.reviewers_only()):
            await ideas.moderation.rules(reader(1))
        for member in (AUTHOR, reader(1)):
            with pytest.raises(UserFacingError, match="Only staff"):
                await ideas.moderation.change(member, cooldown=0)
        every, own = await ideas.moderation.rules(MODERATOR), await ideas.moderation.rules(AUTHOR)
        assert every.rules == own.rules == Rules(guild_id=GUILD)
        assert (every.is_all, own.is_all) == (True, False)


class TestOnesOwn:
    async def test_pages_go_both_ways_without_gaps(self, ideas: Ideas) -> None:
        given = [(await ideas.give(f"Idea {number}")).id for number in range(12)]
        newest = await ideas.program.own_suggestions.mine(reader(1))
        middle = await ideas.program.own_suggestions.mine(reader(1), before=newest.suggestions[-1].id)
        oldest = await ideas.program.own_suggestions.mine(reader(1), before=middle.suggestions[-1].id)
        back = await ideas.program.own_suggestions.mine(reader(1), after=oldest.suggestions[0].id)

        pages = [newest, middle, oldest]
        assert [one.id for page in pages for one in page.suggestions] == given[::-1]
        assert [(page.newer, page.older) for page in pages] == [(False, True), (True, True), (True, False)]
        assert back == middle

    async def test_an_idea_is_edited_while_it_waits_and_not_afterwards(self, ideas: Ideas) -> None:
        own = await ideas.give("A storn")
        await ideas.queue.review(AUTHOR, QueueFilter(status=None))
        edited = await ideas.program.own_suggestions.edit(reader(1), own.id, "A storm")
        assert (edited.idea, edited.version, edited.is_read) == ("A storm", 1, False)
        accepted = await ideas.accept(edited)
        with refused(suggestions_wording.decided_already(accepted)):
            await ideas.program.own_suggestions.edit(reader(1), own.id, "A flood")

    async def test_taking_back_deletes_the_text_and_frees_what_was_merged_into_it(self, ideas: Ideas) -> None:
        own, other = await ideas.give("A storm"), await ideas.give("A flood", reader(2))
        await ideas.verdicts.merge(AUTHOR, other.id, own.id)
        await ideas.program.own_suggestions.withdraw(reader(1), own.id)

        gone, freed = await ideas.now(own), await ideas.now(other)
        assert (gone.status, gone.idea) == (Status.WITHDRAWN, "")
        assert (freed.status, freed.merged_into_id, freed.decision) == (Status.WAITING, None, None)
        assert (await ideas.program.own_suggestions.mine(reader(1))).suggestions == []

    async def test_nobody_touches_anothers(self, ideas: Ideas) -> None:
        own = await ideas.give("A storm")
        for attempt in (
            ideas.program.own_suggestions.withdraw(reader(2), own.id),
            ideas.program.own_suggestions.edit(reader(2), own.id, "Mine now"),
            ideas.program.own_suggestions.choose(reader(2), own.id, credited=True),
            ideas.program.own_suggestions.one_of_mine(AUTHOR, own.id),
        ):
            with refused(suggestions_wording.suggestion_is_gone()):
                await attempt

    async def test_choices_change_later_one_at_a_time(self, ideas: Ideas) -> None:
        own = await ideas.give("A storm", wants_dm=True)

        changed = await ideas.program.own_suggestions.choose(reader(1), own.id, spoiler=SpoilerLevel.LATEST)

        assert (changed.spoiler, changed.credited, changed.wants_dm) == (SpoilerLevel.LATEST, False, True)
