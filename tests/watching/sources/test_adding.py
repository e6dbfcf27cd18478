"""`/source add`: what a link leads to is shown, and watched once somebody says so."""

from tests.watching.sources.blog import Street
from tests.worlds.town import said, shown


async def test_what_is_there_is_shown_before_anything_is_watched(street: Street) -> None:
    proposed = await street.propose()

    assert "2 chapters are there" in said(proposed)
    assert "Chapter 2: Night 2" in said(proposed)
    await street.later()
    assert street.asked() == []


async def test_a_new_chapter_is_asked_about_and_posted(street: Street) -> None:
    await street.watch()
    street.blog.shows(3)
    await street.later()

    assert len(street.asked()) == 1
    await street.press("Post")
    (announcement,) = street.town.announcements()
    assert "Chapter 3: Night 3" in announcement.content


async def test_a_reader_may_not_add_one(street: Street) -> None:
    refusal = await street.town.reader.slash(
        street.town.channel, "source add", work="The Lamp Room", link=street.blog.link
    )

    assert "Only" in said(refusal)
    assert not street.blog.web.requests


async def test_the_same_source_again_says_so(street: Street) -> None:
    await street.watch()

    again = await street.propose()

    assert "is watched for **The Lamp Room** already" in said(again)


async def test_what_was_cancelled_is_not_watched(street: Street) -> None:
    proposed = await street.propose()

    cancelled = await street.town.author.click(shown(proposed), label="Cancel")

    assert "Not watched" in said(cancelled)
    listed = await street.town.author.slash(street.town.channel, "source list")
    assert "Nothing is watched here" in said(listed)


async def test_a_site_whose_terms_forbid_it_says_what_to_do_instead(street: Street) -> None:
    refusal = await street.town.author.slash(
        street.town.channel, "source add", work="The Lamp Room", link="https://www.wattpad.com/story/55-salt"
    )

    assert "terms forbid" in said(refusal)
    assert "/chapter post link:" in said(refusal)
