"""The board of public ideas, and what members report on it."""

from bot.suggestions import wording as suggestions_wording
from bot.suggestions.board import wording
from bot.suggestions.models import Status
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.people import AUTHOR, reader


async def test_only_public_ideas_stand_on_the_board_the_most_backed_first(ideas: Ideas) -> None:
    shown = [await ideas.give(f"Public {n}", reader(n), credited=True) for n in range(10)]
    await ideas.give("Private", reader(20))
    await ideas.verdicts.decide(AUTHOR, shown[0].id, Status.DECLINED)
    await ideas.program.suggestions.back(reader(30), shown[5].id)

    _, first, more = await ideas.showcase.board(reader(9), ideas.work.id)
    _, second, end = await ideas.showcase.board(reader(9), ideas.work.id, (first[-1].backing, first[-1].id))

    ids = [one.id for one in (*first, *second)]
    assert ids == [shown[5].id, *(one.id for one in shown[1:] if one.id != shown[5].id)]
    assert (more, end) == (True, False)


async def test_a_report_counts_once_a_member_and_shows_in_the_queue(ideas: Ideas) -> None:
    public, private = await ideas.give("Public", credited=True), await ideas.give("Private", reader(2))
    await ideas.moderation.report(reader(3), public.id, "Rude")
    with refused(wording.reported_already()):
        await ideas.moderation.report(reader(3), public.id, "")
    with refused(suggestions_wording.suggestion_is_gone()):
        await ideas.moderation.report(reader(3), private.id, "")

    assert (await ideas.queue.card(AUTHOR, public.id)).reports == 1
