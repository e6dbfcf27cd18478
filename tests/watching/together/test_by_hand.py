"""What was posted by hand, while several chapters were asked about together, isn't drafted or asked about again."""

from bot.letters.models import LetterKind
from bot.watching.answers.together import ChaptersTogether
from bot.watching.models import SourceChapterState
from bot.works.models import ChapterState
from tests.letters.letterbox import Letterbox
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR
from tests.worlds.program import details

MATCHED, SKIPPED, FOUND = SourceChapterState.MATCHED, SourceChapterState.SKIPPED, SourceChapterState.FOUND


async def batch_of(watched: Watched) -> int:
    watched.site.put(*(entry(number) for number in (3, 4, 5, 6)))
    await watched.later()
    return next(one.batch for one in await watched.listed() if one.batch) or 0


async def post_by_hand(watched: Watched, *numbers: int) -> None:
    for number in numbers:
        link = f"https://lamplit.example/story/{number}"
        draft = await watched.program.chapters.draft(AUTHOR, watched.work.id, details(number, link=link))
        await watched.program.publishing.post(AUTHOR, draft.id)


def together(watched: Watched) -> ChaptersTogether:
    return watched.program.services.watching.together


async def states(watched: Watched) -> list[SourceChapterState]:
    return [one.state for one in await watched.listed()][2:]


async def test_of_several_those_that_were_posted_by_hand_are_no_drafts(watched: Watched) -> None:
    box = Letterbox(watched.clock)
    watched.program.services.letters.messenger.bind(box)
    batch = await batch_of(watched)
    await watched.program.services.letters.deliver_due()
    await post_by_hand(watched, 4)

    _, drafted = await together(watched).take_all(AUTHOR, batch)
    await watched.program.services.letters.deliver_due()

    assert [one.details.number for one in drafted] == [3, 5, 6]
    assert await states(watched) == [FOUND, MATCHED, FOUND, FOUND]
    assert len(await watched.chapters(ChapterState.POSTED)) == 1
    assert "3 of these chapters" in box.texts[-1]
    assert "1 of them were taken care of by hand" in box.texts[-1]


async def test_the_newest_of_several_is_not_asked_about_if_it_was_posted_by_hand(watched: Watched) -> None:
    batch = await batch_of(watched)
    await post_by_hand(watched, 6)

    newest, others = await together(watched).take_newest(AUTHOR, batch)

    assert (newest.row.state, newest.chapter.state, others) == (MATCHED, ChapterState.POSTED, 3)
    assert await states(watched) == [SKIPPED, SKIPPED, SKIPPED, MATCHED]
    assert LetterKind.FOUND not in await watched.asked()


async def test_if_all_of_several_were_posted_by_hand_nothing_is_left_to_draft(watched: Watched) -> None:
    batch = await batch_of(watched)
    await post_by_hand(watched, 3, 4, 5, 6)

    _, drafted = await together(watched).take_all(AUTHOR, batch)

    assert drafted == []
    assert await states(watched) == [MATCHED] * 4
