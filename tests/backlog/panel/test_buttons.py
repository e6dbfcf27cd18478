"""The panel of `/chapter schedule`: every button, in every hand, before and after a restart."""

import pytest

from tests.backlog.panel.steps import DAY, WORK, draft, labels, next_slot, order, panel_of, posted, schedule, select_of
from tests.worlds.town import Town, said, shown


@pytest.mark.parametrize("restarted", [False, True])
async def test_pausing_and_resuming(shelf: Town, restarted: bool) -> None:
    panel = await panel_of(shelf)
    await shelf.author.click(panel, label="Pause")
    assert "**Paused**" in said(panel)
    assert "Skip next" not in labels(panel)
    if restarted:
        await shelf.restart()
    await shelf.leap(2 * DAY)
    assert posted(shelf) == []

    await shelf.author.click(panel, label="Resume")
    assert "**Paused**" not in said(panel)
    await shelf.leap(DAY)
    assert posted(shelf) == ["3"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_slot_is_skipped_once_however_often_it_is_clicked(shelf: Town, restarted: bool) -> None:
    panel, twin = await panel_of(shelf), shown(await schedule(shelf))
    first = next_slot(panel)
    if restarted:
        await shelf.restart()
    await shelf.author.click(panel, label="Skip next")
    await shelf.author.click(twin, label="Skip next")

    assert next_slot(panel) == next_slot(twin) == first + DAY
    assert "is skipped" in said(twin)
    await shelf.leap(DAY)
    assert posted(shelf) == []


async def test_skipping_can_be_taken_back(shelf: Town) -> None:
    panel = await panel_of(shelf)
    first = next_slot(panel)
    await shelf.author.click(panel, label="Skip next")
    await shelf.restart()
    await shelf.author.click(panel, label="Undo skip")

    assert next_slot(panel) == first
    assert "Undo skip" not in labels(panel)


async def test_ending_keeps_the_drafts_and_stale_buttons_say_so(shelf: Town) -> None:
    panel, other = await panel_of(shelf), shown(await schedule(shelf))
    stale = shown(await schedule(shelf))
    await shelf.restart()
    await shelf.author.click(panel, label="End")
    assert "Its 3 chapters stay drafts" in said(panel)
    assert panel.components == []

    await shelf.author.click(other, label="End")
    await shelf.author.click(stale, label="Pause")
    assert "has ended" in said(other)
    assert "No backlog is running" in said(other)
    assert "has ended" in said(stale)
    await shelf.leap(2 * DAY)
    assert posted(shelf) == []
    assert "**Drafts**\nChapter 5" in said(await shelf.author.slash(shelf.channel, "chapter list", work=WORK))


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_chapter_is_moved_and_goes_out_in_its_new_place(shelf: Town, restarted: bool) -> None:
    panel = await panel_of(shelf)
    await shelf.author.select(panel, ["chapter:3"], custom_id=select_of(panel, "choose"))
    if restarted:
        await shelf.restart()
    await shelf.author.click(panel, label="Up")
    assert order(panel) == ["3", "5", "4"]
    await shelf.author.click(panel, label="Down")
    assert order(panel) == ["3", "4", "5"]
    await shelf.author.click(panel, label="To the front")
    assert order(panel) == ["5", "3", "4"]
    assert "To the front" not in labels(panel)
    await shelf.leap(DAY)

    assert posted(shelf) == ["5"]


async def test_a_second_click_on_a_move_moves_nothing_further(shelf: Town) -> None:
    panel = await panel_of(shelf)
    await shelf.author.select(panel, ["chapter:3"], custom_id=select_of(panel, "choose"))
    twin = shown(await schedule(shelf))
    await shelf.author.select(twin, ["chapter:3"], custom_id=select_of(twin, "choose"))
    await shelf.author.click(panel, label="Up")
    await shelf.author.click(twin, label="Up")

    assert order(panel) == order(twin) == ["3", "5", "4"]


async def test_a_chapter_that_went_out_meanwhile_is_not_moved(shelf: Town) -> None:
    panel = await panel_of(shelf)
    await shelf.author.select(panel, ["chapter:1"], custom_id=select_of(panel, "choose"))
    await shelf.leap(DAY)
    await shelf.author.click(panel, label="Down")

    assert "no longer in the backlog" in said(panel)
    assert order(panel) == ["4", "5"]


async def test_a_chapter_taken_out_can_be_added_again(shelf: Town) -> None:
    panel = await panel_of(shelf)
    await shelf.author.select(panel, ["chapter:1"], custom_id=select_of(panel, "choose"))
    await shelf.author.click(panel, label="Take out")
    assert order(panel) == ["4", "5"]
    await shelf.restart()
    await shelf.author.select(panel, ["chapter:1"], custom_id=select_of(panel, "add"))

    assert order(panel) == ["4", "5", "3"]


async def test_a_draft_made_later_goes_out_only_once_it_is_added(shelf: Town) -> None:
    await panel_of(shelf)
    await draft(shelf, 6, 7)
    panel = shown(await schedule(shelf))
    assert order(panel) == ["3", "4", "5"]

    await shelf.author.select(panel, ["chapter:5", "chapter:4"], custom_id=select_of(panel, "add"))

    assert order(panel) == ["3", "4", "5", "6", "7"]
    assert not any("backlog-add" in str(row) for row in panel.components)
