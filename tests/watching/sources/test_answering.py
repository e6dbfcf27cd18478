"""The buttons under what a source brought."""

from tests.watching.sources.blog import Street
from tests.worlds.town import said, shown


async def found(street: Street) -> None:
    await street.watch()
    street.blog.shows(3)
    await street.later()


async def test_a_chapter_is_skipped_and_that_undone(street: Street) -> None:
    await found(street)

    skipped = await street.press("Skip")

    assert "isn't announced, and not asked about again" in said(skipped)
    assert "isn't announced" in street.asked()[-1].content
    back = await street.town.moderator.click(shown(skipped), label="Undo")
    assert "is a draft again" in said(back)
    assert "This is what would be posted" in street.asked()[-1].content


async def test_a_reader_decides_nothing(street: Street) -> None:
    await found(street)

    refusal = await street.town.reader.click(street.asked()[-1], label="Post")

    assert "Only" in said(refusal)
    assert street.town.announcements() == []


async def test_from_now_on_chapters_go_out_by_themselves(street: Street) -> None:
    await found(street)

    said_so = await street.press("From now on by itself")

    assert "go out by themselves from now on" in said(said_so)
    await street.later(minutes=15)
    assert "Chapter 3" in street.town.announcements()[-1].content
