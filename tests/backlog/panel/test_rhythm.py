"""`/chapter schedule every:` begins a backlog, and the loop keeps to its rhythm."""

import re

from tests.backlog.panel.schedule import DAY, draft, order, panel_of, posted, schedule
from tests.worlds.town import CHAPTER, Town, said, shown


async def test_drafts_go_out_one_by_one_after_a_restart_too(town: Town) -> None:
    panel = await panel_of(town)
    words = said(panel)

    assert "Begun. 3 chapters go to" in words
    assert "Every day at 12:00 (UTC)" in words
    assert re.search(r"Next: <t:\d+:F>, <t:\d+:R>", words)
    assert order(panel) == ["3", "4", "5"]

    await town.leap(DAY)
    assert posted(town) == ["3"]
    await town.restart()
    await town.leap(DAY)
    assert posted(town) == ["3", "4"]


async def test_what_was_due_while_the_bot_was_away_is_one_chapter(town: Town) -> None:
    await panel_of(town)
    async with town.downtime():
        town.env.backend.advance_clock(2.5 * DAY)
    await town.leap(30)

    assert posted(town) == ["3"]
    assert order(await schedule(town)) == ["4", "5"]


async def test_an_unclear_rhythm_is_refused_with_a_suggestion(town: Town) -> None:
    await draft(town, 3)

    assert "`Friday 18:00`" in said(await schedule(town, "Friday"))
    assert "No backlog is running" in said(await schedule(town))


async def test_without_drafts_it_says_how_to_make_one(town: Town) -> None:
    for every in ("", "Friday 18:00"):
        words = said(await schedule(town, every))
        assert "no drafts to release" in words
        assert "`/chapter post`" in words


async def test_without_a_rhythm_it_says_how_to_begin(town: Town) -> None:
    await draft(town, 3, 4)

    assert "`/chapter schedule every:` releases its 2 drafts" in said(await schedule(town))


async def test_another_rhythm_is_taken_by_the_running_one(town: Town) -> None:
    await panel_of(town)
    changed = await schedule(town, "Tuesday and Friday 18:00")

    assert "goes on at this rhythm" in said(changed)
    assert "Tuesdays and Fridays at 18:00 (UTC)" in said(changed)
    assert order(changed) == ["3", "4", "5"]


async def test_when_all_have_gone_out_it_waits_for_more(town: Town) -> None:
    panel = await panel_of(town)
    for _ in range(4):
        await town.leap(DAY)
    empty = await schedule(town)
    await town.author.click(panel, label="Skip next")

    assert posted(town) == ["3", "4", "5"]
    assert "No chapter waits" in said(empty)
    assert "No chapter waits" in said(panel)


async def test_a_number_that_was_announced_by_hand_is_passed_over_and_explained(town: Town) -> None:
    await panel_of(town)
    by_hand = shown(await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 3")))
    await town.author.click(by_hand, label="Post now")
    await town.author.click(by_hand, label="Post anyway")
    panel = await schedule(town)

    assert "1. Chapter 3: Night 3 · passed over" in said(panel)
    assert "give it a number of its own" in said(panel)
    await town.leap(DAY)
    assert posted(town) == ["3", "4"]


async def test_a_paused_backlog_that_gets_another_rhythm_is_said_to_be_paused_still(town: Town) -> None:
    panel = await panel_of(town)
    await town.author.click(panel, label="Pause")
    changed = said(await schedule(town, "Tuesday and Friday 18:00"))

    assert "goes on at this rhythm" not in changed
    assert "once you press Resume" in changed
    assert "**Paused**" in changed
