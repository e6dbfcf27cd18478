"""Works that take no suggestions: who closes which."""

from bot.suggestions.rules import wording as rules_wording
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.people import AUTHOR, MODERATOR, OTHER_AUTHOR, OTHER_GUILD


async def test_a_closed_work_takes_none_until_it_is_opened(ideas: Ideas) -> None:
    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [ideas.work.id])
    with refused(rules_wording.work_is_closed("The Lighthouse")):
        await ideas.give("First")
    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [])
    await ideas.give("First")


async def test_a_work_of_another_server_cannot_be_closed(ideas: Ideas) -> None:
    elsewhere = await ideas.program.work("Elsewhere", guild_id=OTHER_GUILD)

    await ideas.moderation.close_works(MODERATOR, [elsewhere.id], [elsewhere.id])

    assert (await ideas.moderation.rules(MODERATOR)).rules.closed_work_ids == frozenset()


async def test_an_author_closes_and_opens_their_own_works_and_no_others(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery", by=OTHER_AUTHOR)
    both = [ideas.work.id, other.id]

    await ideas.moderation.close_works(AUTHOR, both, both)
    assert (await ideas.moderation.rules(MODERATOR)).closed == [ideas.work]
    await ideas.moderation.close_works(MODERATOR, both, both)
    await ideas.moderation.close_works(AUTHOR, both, [])
    assert (await ideas.moderation.rules(MODERATOR)).closed == [other]


async def test_what_a_form_didnt_offer_stays_as_it_was(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    await ideas.moderation.close_works(MODERATOR, [other.id], [other.id])

    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [])

    assert (await ideas.moderation.rules(MODERATOR)).closed == [other]
