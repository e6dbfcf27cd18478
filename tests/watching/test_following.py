"""What was announced follows its source, and what its author wrote on the card stays."""

from dataclasses import replace

import pytest

from bot.letters.models import LetterKind
from bot.watching.models import SourceMode
from bot.works.models import ChapterDetails, ChapterState
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR

MOVED = "https://lamplit.example/story/the-third-night"


async def announced(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.put(entry(3))
    await watched.later()
    await watched.later(minutes=11)


async def card(watched: Watched) -> ChapterDetails:
    (posted,) = await watched.chapters(ChapterState.POSTED)
    return posted.details


async def test_a_new_title_and_a_new_link_are_shown(watched: Watched) -> None:
    await announced(watched)
    watched.site.entries[0] = entry(3, "The Storm")
    await watched.later()
    watched.site.entries[0] = entry(3, "The Storm", link=MOVED)

    await watched.later()

    shown = await card(watched)
    assert (shown.number, shown.title, shown.link) == (3, "The Storm", MOVED)
    assert await watched.posted() == [3]


async def test_what_its_author_wrote_stays(watched: Watched) -> None:
    await announced(watched)
    (posted,) = await watched.chapters(ChapterState.POSTED)
    own = replace(posted.details, title="Night Three, at Last", link="https://elsewhere.example/3")
    await watched.program.publishing.edit(AUTHOR, posted.id, own)
    watched.site.entries[0] = entry(3, "The Storm", guid="g3")

    await watched.later()

    assert (await card(watched)).title == "Night Three, at Last"
    assert (await card(watched)).link == "https://elsewhere.example/3"


async def test_a_number_that_another_chapter_has_is_not_taken(watched: Watched) -> None:
    await announced(watched)
    await watched.program.out(watched.work, 4, title="Night 4", link="https://lamplit.example/other")
    watched.site.entries[0] = entry(4, "Night 3", guid="g3", link="https://lamplit.example/story/3")

    await watched.later()

    numbers = sorted(one.details.number or 0 for one in await watched.chapters(ChapterState.POSTED))
    assert numbers == [3, 4]


async def test_what_was_posted_by_hand_before_it_was_watched_follows_too(watched: Watched) -> None:
    await watched.program.out(watched.work, 3, title="Night 3")
    watched.site.put(entry(3))
    await watched.later()
    watched.site.entries[0] = entry(3, "The Storm")

    await watched.later()

    assert (await card(watched)).title == "The Storm"


@pytest.mark.usefixtures("complete")
async def test_a_chapter_that_a_list_misses_twice_is_asked_about(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.entries.append(entry(3))
    await watched.later()
    await watched.later(minutes=11)
    watched.site.entries.pop()

    await watched.later()
    assert LetterKind.GONE not in await watched.asked()
    await watched.later()
    await watched.later()

    assert (await watched.asked()).count(LetterKind.GONE) == 1
    assert await watched.posted() == [3]
