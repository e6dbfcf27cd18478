"""What becomes of a chapter: scheduled, changed where it stands, withdrawn and brought back."""

from typing import Any

import pytest

from bot.works.models import ChapterState
from tests.worlds.town import CHAPTER, Town, said, shown


@pytest.fixture
async def shelf(town: Town) -> Town:
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1", rating="General Audiences")
    return town


async def schedule(shelf: Town, when: str, **options: int) -> str:
    preview = await shelf.preview("The Lamp Room", **dict[str, Any](options))
    form = await shelf.author.click(shown(preview), label="Schedule")
    await shelf.author.submit_modal(form, {"when": when})
    return said(shown(preview))


async def test_a_scheduled_chapter_goes_out_when_its_time_has_come(shelf: Town) -> None:
    words = await schedule(shelf, "in 2 hours")
    await shelf.leap(2 * 3600 - 60)
    before = shelf.announcements()
    await shelf.leap(120)

    assert "<t:" in words
    assert before == []
    assert [one.content for one in shelf.announcements()] == ["**The Lamp Room** · Chapter 2: The Keeper's Daughter"]


async def test_what_was_due_while_the_bot_was_away_goes_out_in_its_order_when_it_is_back(shelf: Town) -> None:
    await schedule(shelf, "in 2 hours", number=3)
    await schedule(shelf, "in 1 hour", number=2)
    async with shelf.downtime():
        shelf.env.backend.advance_clock(3 * 3600)
    await shelf.leap(30)

    assert [one.content.split(":")[0][-9:] for one in shelf.announcements()] == ["Chapter 2", "Chapter 3"]


async def test_the_time_is_understood_in_the_servers_zone(shelf: Town) -> None:
    await shelf.manager.slash(shelf.channel, "setup", time_zone="Asia/Tokyo")
    words = await schedule(shelf, "tomorrow at 18:00")

    (chapter,) = await shelf.services.chapters.all(1, ChapterState.SCHEDULED)
    assert chapter.due_at is not None
    assert chapter.due_at.hour == 9
    assert f"<t:{int(chapter.due_at.timestamp())}:F>" in words


async def test_a_time_that_is_past_is_refused_and_given_back(shelf: Town) -> None:
    preview = await shelf.preview()
    form = await shelf.author.click(shown(preview), label="Schedule")
    refusal = said(await shelf.author.submit_modal(form, {"when": "yesterday at 6pm"}))

    assert "is past" in refusal
    assert "yesterday at 6pm" in refusal


async def test_a_scheduled_chapter_can_be_moved_and_posted_at_once(shelf: Town) -> None:
    await schedule(shelf, "in 2 hours")
    moved = await shelf.author.slash(
        shelf.channel, "chapter reschedule", work="The Lamp Room", chapter="2", when="in 3 hours"
    )
    listed = await shelf.author.slash(shelf.channel, "chapter list", work="The Lamp Room")
    opened = await shelf.author.select(shown(listed), ["chapter:1"])
    await shelf.author.click(shown(opened), label="Post now")
    await shelf.leap(4 * 3600)

    assert "<t:" in said(moved)
    assert "**Scheduled**" in said(listed)
    assert len(shelf.announcements()) == 1


async def test_a_cancelled_chapter_does_not_go_out(shelf: Town) -> None:
    await schedule(shelf, "in 2 hours")
    listed = await shelf.author.slash(shelf.channel, "chapter list", work="The Lamp Room")
    opened = await shelf.author.select(shown(listed), ["chapter:1"])
    await shelf.author.click(shown(opened), label="Cancel")
    await shelf.leap(3 * 3600)

    assert shelf.announcements() == []


async def test_a_chapter_is_changed_where_it_stands_and_keeps_its_kudos(shelf: Town) -> None:
    announcement = await shelf.announce()
    await shelf.reader.react(announcement, "❤️")
    form = await shelf.author.slash(shelf.channel, "chapter edit", work="The Lamp Room", chapter="2")
    await shelf.restart()
    answer = await shelf.author.submit_modal(
        form, {"number": "2", "title": "Ines", "text": "A new summary.", "notes": "", "link": ""}
    )

    (changed,) = shelf.announcements()
    assert "Changed" in said(answer)
    assert changed.id == announcement.id
    assert changed.content == "**The Lamp Room** · Chapter 2: Ines"
    assert changed.embeds[0].description == "A new summary."
    assert "1 kudos" in said(await shelf.reader.slash(shelf.channel, "kudos work", work="The Lamp Room"))
    assert (await shelf.reader.click(changed, label="Suggest a plot idea")).modal is not None


async def test_a_withdrawn_chapter_is_gone_and_can_be_brought_back_without_a_second_ping(shelf: Town) -> None:
    role = shelf.guild.create_role("Lamp lovers")
    await shelf.moderator.slash(shelf.channel, "work edit", work="The Lamp Room", role=role)
    announcement = await shelf.announce()
    await shelf.reader.react(announcement, "❤️")
    withdrawal = await shelf.author.slash(shelf.channel, "chapter withdraw", work="The Lamp Room", chapter="2")
    gone = shelf.announcements()
    await shelf.restart()
    await shelf.author.click(shown(withdrawal), label="Undo")

    (back,) = shelf.announcements()
    assert gone == []
    assert role.mention not in back.content
    assert back.flags.suppress_notifications
    assert "1 kudos" in said(await shelf.reader.slash(shelf.channel, "kudos work", work="The Lamp Room"))


async def test_after_ten_minutes_a_withdrawal_stands(shelf: Town) -> None:
    await shelf.announce()
    withdrawal = await shelf.author.slash(shelf.channel, "chapter withdraw", work="The Lamp Room", chapter="2")
    await shelf.leap(601)

    assert "10 minutes" in said(await shelf.author.click(shown(withdrawal), label="Undo"))
    assert shelf.announcements() == []


async def test_readers_can_neither_edit_nor_withdraw_nor_list(shelf: Town) -> None:
    await shelf.announce()

    for command in ("chapter edit", "chapter withdraw"):
        refusal = await shelf.reader.slash(shelf.channel, command, work="The Lamp Room", chapter="2")
        assert "author and this server's staff" in said(refusal)
    assert "author and this server's staff" in said(
        await shelf.reader.slash(shelf.channel, "chapter list", work="The Lamp Room")
    )


async def test_the_list_shows_drafts_and_what_is_posted(shelf: Town) -> None:
    await shelf.announce()
    await shelf.preview(text=CHAPTER.replace("Chapter 2", "Chapter 3"))

    listed = said(await shelf.author.slash(shelf.channel, "chapter list", work="The Lamp Room"))

    assert "**Drafts**\nChapter 3" in listed
    assert "**Posted**\nChapter 2" in listed


async def test_a_time_given_with_the_file_is_kept_until_the_author_says_so(shelf: Town) -> None:
    preview = await shelf.preview(when="in 2 hours")
    planned = said(preview)
    await shelf.author.click(shown(preview), label="Schedule")
    await shelf.leap(3 * 3600)

    assert "Planned for <t:" in planned
    assert "goes to" in said(shown(preview))
    assert len(shelf.announcements()) == 1


async def test_a_time_given_with_the_form_is_kept_too(shelf: Town) -> None:
    form = await shelf.author.slash(shelf.channel, "chapter post", work="The Lamp Room", when="in 2 hours")
    preview = await shelf.author.submit_modal(
        form, {"number": "3", "title": "", "text": "Dusk.", "notes": "", "link": ""}
    )
    await shelf.author.click(shown(preview), label="Schedule")
    await shelf.leap(3 * 3600)

    assert len(shelf.announcements()) == 1


async def test_an_unclear_time_is_refused_before_anything_is_read(shelf: Town) -> None:
    assert "At what time of day?" in said(await shelf.preview(when="Sunday"))
