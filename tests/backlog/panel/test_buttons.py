"""The panel of `/chapter schedule`: every button, in every hand, before and after a restart."""

import pytest

from tests.backlog.panel.schedule import (
    DAY,
    WORK,
    draft,
    labels,
    next_slot,
    order,
    panel_of,
    posted,
    schedule,
    select_of,
)
from tests.worlds.town import Town, said, shown


@pytest.mark.parametrize("restarted", [False, True])
async def test_pausing_and_resuming(town: Town, restarted: bool) -> None:
    panel = await panel_of(town)
    await town.author.click(panel, label="Pause")
    assert "**Paused**" in said(panel)
    assert "Skip next" not in labels(panel)
    if restarted:
        await town.restart()
    await town.leap(2 * DAY)
    assert posted(town) == []

    await town.author.click(panel, label="Resume")
    assert "**Paused**" not in said(panel)
    await town.leap(DAY)
    assert posted(town) == ["3"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_slot_is_skipped_once_however_often_it_is_clicked(town: Town, restarted: bool) -> None:
    panel, twin = await panel_of(town), shown(await schedule(town))
    first = next_slot(panel)
    if restarted:
        await town.restart()
    await town.author.click(panel, label="Skip next")
    await town.author.click(twin, label="Skip next")

    assert next_slot(panel) == next_slot(twin) == first + DAY
    assert "is skipped" in said(twin)
    await town.leap(DAY)
    assert posted(town) == []


async def test_skipping_can_be_taken_back(town: Town) -> None:
    panel = await panel_of(town)
    first = next_slot(panel)
    await town.author.click(panel, label="Skip next")
    await town.restart()
    await town.author.click(panel, label="Undo skip")

    assert next_slot(panel) == first
    assert "Undo skip" not in labels(panel)


async def test_ending_keeps_the_drafts_and_stale_buttons_say_so(town: Town) -> None:
    panel, other = await panel_of(town), shown(await schedule(town))
    stale = shown(await schedule(town))
    await town.restart()
    await town.author.click(panel, label="End")
    assert "Its 3 chapters stay drafts" in said(panel)
    assert panel.components == []

    await town.author.click(other, label="End")
    await town.author.click(stale, label="Pause")
    assert "has ended" in said(other)
    assert "No backlog is running" in said(other)
    assert "has ended" in said(stale)
    await town.leap(2 * DAY)
    assert posted(town) == []
    assert "**Drafts**\nChapter 5" in said(await town.author.slash(town.channel, "chapter list", work=WORK))


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_chapter_is_moved_and_goes_out_in_its_new_place(town: Town, restarted: bool) -> None:
    panel = await panel_of(town)
    await town.author.select(panel, ["chapter:3"], custom_id=select_of(panel, "choose"))
    if restarted:
        await town.restart()
    await town.author.click(panel, label="Up")
    assert order(panel) == ["3", "5", "4"]
    await town.author.click(panel, label="Down")
    assert order(panel) == ["3", "4", "5"]
    await town.author.click(panel, label="To the front")
    assert order(panel) == ["5", "3", "4"]
    assert "To the front" not in labels(panel)
    await town.leap(DAY)

    assert posted(town) == ["5"]


async def test_a_second_click_on_a_move_moves_nothing_further(town: Town) -> None:
    panel = await panel_of(town)
    await town.author.select(panel, ["chapter:3"], custom_id=select_of(panel, "choose"))
    twin = shown(await schedule(town))
    await town.author.select(twin, ["chapter:3"], custom_id=select_of(twin, "choose"))
    await town.author.click(panel, label="Up")
    await town.author.click(twin, label="Up")

    assert order(panel) == order(twin) == ["3", "5", "4"]


async def test_a_chapter_that_went_out_meanwhile_is_not_moved(town: Town) -> None:
    panel = await panel_of(town)
    await town.author.select(panel, ["chapter:1"], custom_id=select_of(panel, "choose"))
    await town.leap(DAY)
    await town.author.click(panel, label="Down")

    assert "no longer in the backlog" in said(panel)
    assert order(panel) == ["4", "5"]


async def test_a_chapter_taken_out_can_be_added_again(town: Town) -> None:
    panel = await panel_of(town)
    await town.author.select(panel, ["chapter:1"], custom_id=select_of(panel, "choose"))
    await town.author.click(panel, label="Take out")
    assert order(panel) == ["4", "5"]
    await town.restart()
    await town.author.select(panel, ["chapter:1"], custom_id=select_of(panel, "add"))

    assert order(panel) == ["4", "5", "3"]


async def test_a_draft_made_later_goes_out_only_once_it_is_added(town: Town) -> None:
    await panel_of(town)
    await draft(town, 6, 7)
    panel = shown(await schedule(town))
    assert order(panel) == ["3", "4", "5"]

    await town.author.select(panel, ["chapter:5", "chapter:4"], custom_id=select_of(panel, "add"))

    assert order(panel) == ["3", "4", "5", "6", "7"]
    assert not any("backlog-add" in str(row) for row in panel.components)
