"""Several chapters at once, those of before, and the buttons that decide about them."""

from bot.watching.answers import wording as answers_wording
from tests.watching.sources.blog import TITLE, Street
from tests.worlds.town import said, shown


async def flood(street: Street) -> None:
    await street.watch()
    street.blog.shows(3, 4, 5, 6)
    await street.later()


async def test_many_at_once_are_asked_about_in_one_message(street: Street) -> None:
    await flood(street)

    (asked,) = street.asked()
    assert "4 chapters" in asked.content
    assert "Night 6" in asked.content


async def test_at_my_rhythm_makes_drafts_and_offers_a_backlog(street: Street) -> None:
    await flood(street)

    drafted = await street.press("At my rhythm")
    form = await street.town.moderator.click(shown(drafted), label=answers_wording.choose_a_rhythm())

    assert "4" in said(drafted)
    assert form.modal is not None
    assert street.town.announcements() == []


async def test_only_the_newest_is_asked_about_alone(street: Street) -> None:
    await flood(street)

    await street.press("Only the newest")

    assert "Night 6" in street.asked()[-1].content
    await street.press("Post")
    (announcement,) = street.town.announcements()
    assert "Night 6" in announcement.content


async def test_once_all_are_skipped_nothing_is_asked_any_more(street: Street) -> None:
    await flood(street)

    await street.press("Skip all")

    (asked,) = street.asked()
    assert "None of these 4 chapters" in asked.content
    assert asked.components == []
    assert street.town.announcements() == []


async def test_the_newest_of_before_can_be_announced_by_hand(street: Street) -> None:
    begun = await street.watch()

    preview = await street.town.author.click(shown(begun), label="Announce the newest: Chapter 2: Night 2")

    assert "Night 2" in said(preview)
    assert street.town.announcements() == []


async def test_once_it_is_posted_nothing_is_asked_any_more(street: Street) -> None:
    await street.watch()
    street.blog.shows(3)
    await street.later()

    await street.press("Post")
    await street.later()

    (asked,) = street.asked()
    assert "is announced" in asked.content
    assert asked.components == []


async def test_a_work_shows_its_authors_where_it_is_watched(street: Street) -> None:
    await street.watch()
    await street.later()

    seen = shown(await street.town.author.slash(street.town.channel, "work show", work=TITLE))
    by_reader = shown(await street.town.reader.slash(street.town.channel, "work show", work=TITLE))

    (field,) = [one for one in seen.embeds[0].fields if one.name == "Watched at"]
    assert "last seen" in (field.value or "")
    assert "Watched at" not in [one.name for one in by_reader.embeds[0].fields]


async def test_a_blog_without_posts_is_no_failure(street: Street) -> None:
    street.blog.posts.clear()
    street.blog.serve()
    await street.watch()
    for _ in range(3):
        await street.later(days=1)

    street.blog.shows(1)
    await street.later(days=1)

    (asked,) = street.asked()
    assert "Night 1" in asked.content


async def test_a_page_in_place_of_the_feed_is_told_of_after_a_day(street: Street) -> None:
    await street.watch()
    street.blog.web.answers("/lamp-room/feed", b"<html><body>We moved.</body></html>", Content_Type="text/html")
    await street.later(hours=3)
    assert street.asked() == []

    for _ in range(3):
        await street.later(days=1)

    (told,) = street.asked()
    assert "a page for people" in told.content
