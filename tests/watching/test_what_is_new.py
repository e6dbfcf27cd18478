"""What a look finds: what is new, what is asked about, and what follows what was announced."""

from bot.letters.models import LetterKind
from bot.watching.models import SourceMode
from bot.works.models import ChapterState
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched


async def test_nothing_goes_out_at_the_first_look(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)

    await watched.later()

    assert await watched.posted() == []
    assert [one.number for one in await watched.listed()] == [1, 2]


async def test_a_new_chapter_is_asked_about(watched: Watched) -> None:
    watched.site.put(entry(3))

    await watched.later()

    (draft,) = await watched.chapters(ChapterState.DRAFT)
    assert (draft.details.number, draft.details.title, draft.details.link) == (
        3,
        "Night 3",
        "https://lamplit.example/story/3",
    )
    assert await watched.asked() == [LetterKind.FOUND]


async def test_a_new_chapter_goes_out_by_itself_after_the_delay(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.put(entry(3))

    await watched.later()
    assert await watched.posted() == []
    await watched.later(minutes=11)

    assert await watched.posted() == [3]
