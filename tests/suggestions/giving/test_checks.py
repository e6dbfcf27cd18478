"""What stands in the way of an idea is looked at once, where it counts."""

import pytest

from bot.suggestions.models import IdeaChoices
from bot.suggestions.rules import wording as rules_wording
from bot.works import wording as works_wording
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.databases.statements import statements
from tests.worlds.people import MODERATOR, reader

STORM = "Let the lamp go out during the great storm, and let Ines find the matches in the dark."
ALSO_STORM = "Let the lamp go out in the great storm and let Ines find matches in the dark!"


@pytest.mark.parametrize("is_held", [False, True])
async def test_an_idea_is_checked_once_in_the_transaction_that_keeps_it(ideas: Ideas, *, is_held: bool) -> None:
    if is_held:
        await ideas.give(STORM)

    with statements() as asked:
        offer = await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    assert bool(offer.similar) is is_held
    assert len([one for one in asked if "FROM suggestion_rules" in one]) == 1
    assert len([one for one in asked if "FROM blocked_readers" in one]) == 2, (
        "a block counts before anything is compared"
    )


async def test_nothing_is_compared_with_the_idea_of_a_blocked_reader(ideas: Ideas) -> None:
    await ideas.give(STORM)
    await ideas.program.services.moderation.block(MODERATOR, reader(2).id)

    with statements() as asked, refused(rules_wording.you_are_blocked()):
        await ideas.program.suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    assert "FROM blocked_readers" in asked[-1]


async def test_where_there_is_no_work_that_is_said_and_not_that_one_is_blocked(ideas: Ideas) -> None:
    with refused(works_wording.no_works()):
        await ideas.program.suggestions.open_to(reader(2), [])
