"""`/source add`: what a link leads to is shown, and watched once somebody says so."""

from tests.watching.sources.blog import Street
from tests.worlds.town import said


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
