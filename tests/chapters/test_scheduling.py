"""A chapter that goes out at a time that its author chose."""

from typing import Any

from bot.works.models import ChapterState
from tests.worlds.town import Town, said, shown


async def schedule(town: Town, when: str, **options: int) -> str:
    preview = await town.preview("The Lamp Room", **dict[str, Any](options))
    form = await town.author.click(shown(preview), label="Schedule")
    await town.author.submit_modal(form, {"when": when})
    return said(shown(preview))


async def test_a_scheduled_chapter_goes_out_when_its_time_has_come(town: Town) -> None:
    words = await schedule(town, "in 2 hours")
    await town.leap(2 * 3600 - 60)
    before = town.announcements()
    await town.leap(120)

    assert "<t:" in words
    assert before == []
    assert [one.content for one in town.announcements()] == ["**The Lamp Room** · Chapter 2: The Keeper's Daughter"]


async def test_what_was_due_while_the_bot_was_away_goes_out_in_its_order_when_it_is_back(town: Town) -> None:
    await schedule(town, "in 2 hours", number=3)
    await schedule(town, "in 1 hour", number=2)
    async with town.downtime():
        town.env.backend.advance_clock(3 * 3600)
    await town.leap(30)

    assert [one.content.split(":")[0][-9:] for one in town.announcements()] == ["Chapter 2", "Chapter 3"]


async def test_the_time_is_understood_in_the_servers_zone(town: Town) -> None:
    await town.manager.slash(town.channel, "setup", time_zone="Asia/Tokyo")
    words = await schedule(town, "tomorrow at 18:00")

    (chapter,) = await town.services.chapters.all(1, ChapterState.SCHEDULED)
    assert chapter.due_at is not None
    assert chapter.due_at.hour == 9
    assert f"<t:{int(chapter.due_at.timestamp())}:F>" in words


async def test_a_time_that_is_past_is_refused_and_given_back(town: Town) -> None:
    preview = await town.preview()
    form = await town.author.click(shown(preview), label="Schedule")
    refusal = said(await town.author.submit_modal(form, {"when": "yesterday at 6pm"}))

    assert "is past" in refusal
    assert "yesterday at 6pm" in refusal


async def test_a_scheduled_chapter_can_be_moved_and_posted_at_once(town: Town) -> None:
    await schedule(town, "in 2 hours")
    moved = await town.author.slash(
        town.channel, "chapter reschedule", work="The Lamp Room", chapter="2", when="in 3 hours"
    )
    listed = await town.author.slash(town.channel, "chapter list", work="The Lamp Room")
    opened = await town.author.select(shown(listed), ["chapter:1"])
    await town.author.click(shown(opened), label="Post now")
    await town.leap(4 * 3600)

    assert "<t:" in said(moved)
    assert "**Scheduled**" in said(listed)
    assert len(town.announcements()) == 1


async def test_a_time_given_with_the_file_is_kept_until_the_author_says_so(town: Town) -> None:
    preview = await town.preview(when="in 2 hours")
    planned = said(preview)
    await town.author.click(shown(preview), label="Schedule")
    await town.leap(3 * 3600)

    assert "Planned for <t:" in planned
    assert "goes to" in said(shown(preview))
    assert len(town.announcements()) == 1


async def test_a_time_given_with_the_form_is_kept_too(town: Town) -> None:
    form = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", when="in 2 hours")
    preview = await town.author.submit_modal(
        form, {"number": "3", "title": "", "text": "Dusk.", "notes": "", "link": ""}
    )
    await town.author.click(shown(preview), label="Schedule")
    await town.leap(3 * 3600)

    assert len(town.announcements()) == 1


async def test_an_unclear_time_is_refused_before_anything_is_read(town: Town) -> None:
    assert "At what time of day?" in said(await town.preview(when="Sunday"))
