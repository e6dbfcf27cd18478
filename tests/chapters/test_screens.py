"""A chapter that isn't posted has a screen of its own: what it says is so, and closing it deletes nothing."""

import pytest
from simcord.results import InteractionResult, ResponseMessage

from bot.works.models import ChapterState
from tests.worlds.town import CHAPTER, Town, said, shown


async def schedule(town: Town, when: str = "in 2 hours") -> ResponseMessage:
    preview = shown(await town.preview())
    form = await town.author.click(preview, label="Schedule")
    await town.author.submit_modal(form, {"when": when})
    return preview


async def listed(town: Town) -> InteractionResult:
    return await town.author.slash(town.channel, "chapter list", work="The Lamp Room")


async def screen(town: Town) -> ResponseMessage:
    return shown(await town.author.select(shown(await listed(town)), ["chapter:1"]))


def labels(message: ResponseMessage) -> list[str]:
    parts = [part for row in message.components for part in row["components"]]
    return [part["label"] for part in parts if "label" in part and not part.get("disabled")]


async def states(town: Town) -> list[str]:
    return [one.state.value for one in await town.services.chapters.all(1, *ChapterState)]


async def test_a_scheduled_chapter_says_when_it_goes_out_and_what_can_be_done(town: Town) -> None:
    await schedule(town)
    opened = await screen(town)

    assert "**Scheduled.** This goes to" in said(opened)
    assert "press **Schedule**" not in said(opened)
    assert {"Reschedule", "Unschedule", "Close", "Delete", "Edit", "Post now"} <= set(labels(opened))
    assert "Cancel" not in labels(opened)


async def test_closing_it_changes_nothing(town: Town) -> None:
    await schedule(town)
    opened = await screen(town)
    await town.author.click(opened, label="Close")

    assert "stays scheduled" in said(opened)
    await town.leap(2 * 3600 + 60)
    assert len(town.announcements()) == 1


async def test_it_can_be_moved_and_goes_out_then(town: Town) -> None:
    await schedule(town)
    opened = await screen(town)
    form = await town.author.click(opened, label="Reschedule")
    await town.author.submit_modal(form, {"when": "in 5 hours"})
    await town.leap(4 * 3600)

    assert "goes to" in said(opened)
    assert town.announcements() == []
    await town.leap(2 * 3600)
    assert len(town.announcements()) == 1


async def test_unscheduled_it_is_a_draft_and_a_second_click_says_so(town: Town) -> None:
    await schedule(town)
    opened, twin = await screen(town), await screen(town)
    await town.author.click(opened, label="Unschedule")
    second = await town.author.click(twin, label="Unschedule")
    await town.leap(3 * 3600)

    assert "is a draft again" in said(opened)
    assert "Schedule" in labels(opened)
    assert "is not scheduled any more" in said(second)
    assert town.announcements() == []
    assert "**Drafts**\nChapter 2" in said(await listed(town))


@pytest.mark.parametrize("restarted", [False, True])
async def test_deleting_asks_once_and_is_undone_for_ten_minutes(town: Town, restarted: bool) -> None:
    await schedule(town)
    opened = await screen(town)
    await town.author.click(opened, label="Delete")
    asked, before = said(opened), await states(town)
    await town.author.click(opened, label="Delete")
    deleted, gone = said(opened), await states(town)
    if restarted:
        await town.restart()
    await town.author.click(opened, label="Undo")

    assert "Delete **Chapter 2" in asked
    assert "is scheduled for" in asked
    assert "You can undo this for 10 minutes" in deleted
    assert (before, gone, await states(town)) == (["scheduled"], [], ["scheduled"])
    assert "is back, and scheduled" in said(opened)
    await town.leap(3 * 3600)
    assert len(town.announcements()) == 1


async def test_after_ten_minutes_it_stays_deleted(town: Town) -> None:
    await schedule(town)
    opened = await screen(town)
    await town.author.click(opened, label="Delete")
    await town.author.click(opened, label="Delete")
    await town.leap(660)

    assert "they are over" in said(await town.author.click(opened, label="Undo"))
    assert await states(town) == []


async def test_a_cancelled_preview_can_be_brought_back(town: Town) -> None:
    preview = shown(await town.preview())
    await town.author.click(preview, label="Cancel")
    cancelled = said(preview)
    await town.author.click(preview, label="Undo")

    assert "was not posted" in cancelled
    assert "is back" in said(preview)
    await town.author.click(preview, label="Post now")
    assert len(town.announcements()) == 1


async def test_cancel_on_an_old_preview_doesnt_touch_what_was_scheduled_since(town: Town) -> None:
    preview = shown(await town.preview())
    stale = town.env.backend.get_message(town.channel.id, preview.id).components
    form = await town.author.click(preview, label="Schedule")
    await town.author.submit_modal(form, {"when": "in 2 hours"})
    town.env.backend.get_message(town.channel.id, preview.id).components = stale

    refusal = said(await town.author.click(preview, label="Cancel"))

    assert "is scheduled" in refusal
    assert "stays so" in refusal
    assert await states(town) == ["scheduled"]


async def test_a_time_that_has_passed_meanwhile_is_said_to_be_past(town: Town) -> None:
    await town.preview(when="in 1 hour")
    await town.leap(2 * 3600)
    opened = await screen(town)

    assert "which is past" in said(opened)
    assert (await town.author.click(opened, label="Schedule")).modal is not None


async def test_the_list_tells_apart_what_can_be_opened(town: Town) -> None:
    await schedule(town)
    kept = shown(await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 3")))
    await town.author.click(kept, label="Keep as draft")
    await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 4"))

    answer = shown(await listed(town))
    (menu,) = [part for row in answer.components for part in row["components"] if "options" in part]
    described = {one["label"]: one["description"] for one in menu["options"]}

    assert described["Chapter 2: The Keeper's Daughter"].startswith("Scheduled · ")
    assert described["Chapter 2: The Keeper's Daughter"].endswith("(UTC)")
    assert described["Chapter 3: The Keeper's Daughter"] == "Drafts"
    assert described["Chapter 4: The Keeper's Daughter"].startswith("Previews that nobody has finished")


async def test_more_than_a_select_holds_is_on_another_page(town: Town) -> None:
    for number in range(27):
        await town.preview(text=CHAPTER.replace("Chapter 2", f"Chapter {number}"))
    answer = shown(await listed(town))
    await town.author.click(answer, label="More chapters (page 1 of 2)")

    (menu,) = [part for row in answer.components for part in row["components"] if "options" in part]
    assert len(menu["options"]) == 2
