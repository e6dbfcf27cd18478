"""What the panel and `/chapter list` show of what waits."""

import re

import pytest

from tests.backlog.panel.schedule import WORK, draft, next_slot, order, panel_of, schedule, select_of
from tests.worlds.town import CHAPTER, Town, said, shown


async def test_the_list_shows_what_waits_with_its_time(town: Town) -> None:
    await panel_of(town)
    await draft(town, 9)
    listed = await town.author.slash(town.channel, "chapter list", work=WORK)
    opened = await town.author.select(shown(listed), ["chapter:1"])

    assert re.search(r"\*\*Backlog\*\*\nChapter 3: Night 3 · <t:\d+:f>\nChapter 4", said(listed))
    assert "**Drafts**\nChapter 9" in said(listed)
    assert "Chapter 3: Night 3" in said(opened)


async def test_a_drafts_preview_says_whether_it_goes_out_by_itself(town: Town) -> None:
    panel = await panel_of(town)
    later = await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 9"))
    listed = shown(await town.author.slash(town.channel, "chapter list", work=WORK))

    assert "This draft isn't in it" in said(later)
    first = said(await town.author.select(listed, ["chapter:1"]))
    assert f"goes out <t:{next_slot(panel)}:F>" in first
    await town.author.click(panel, label="Pause")
    assert "doesn't release it now" in said(await town.author.select(listed, ["chapter:1"]))


async def test_a_long_backlog_has_pages(town: Town) -> None:
    await draft(town, *range(1, 24))
    panel = shown(await schedule(town, "every day at 12:00"))
    assert order(panel) == [str(number) for number in range(1, 21)]

    await town.author.click(panel, label="Next page")
    assert order(panel) == ["21", "22", "23"]
    await town.author.select(panel, ["chapter:23"], custom_id=select_of(panel, "choose"))
    await town.author.click(panel, label="To the front")
    assert order(panel)[:2] == ["23", "1"]
    await town.author.click(panel, label="Next page")
    await town.author.click(panel, label="Previous page")
    assert order(panel)[0] == "23"


@pytest.mark.parametrize("gone_by", ["Unschedule", "Delete"])
async def test_a_draft_that_is_one_again_is_said_to_go_out_of_its_backlog(town: Town, gone_by: str) -> None:
    await panel_of(town)
    listed = shown(await town.author.slash(town.channel, "chapter list", work=WORK))
    opened = shown(await town.author.select(listed, ["chapter:1"]))
    if gone_by == "Unschedule":
        form = await town.author.click(opened, label="Schedule")
        await town.author.submit_modal(form, {"when": "in 90 days"})
        listed = shown(await town.author.slash(town.channel, "chapter list", work=WORK))
        opened = shown(await town.author.select(listed, ["chapter:1"]))
        await town.author.click(opened, label="Unschedule")
    else:
        await town.author.click(opened, label="Delete")
        await town.author.click(opened, label="Delete")
        await town.author.click(opened, label="Undo")

    assert "draft again, in its backlog" in said(opened)
    assert "by itself" not in said(opened)
    assert "It waits in the backlog and goes out" in said(opened)
