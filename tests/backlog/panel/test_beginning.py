"""A backlog shows what would go out, and when, and asks before it begins."""

import re

from bot.backlog import wording as backlog_wording
from bot.core.text import limits
from tests.backlog.panel.schedule import DAY, draft, labels, next_slot, order, posted, preview, schedule, select_of
from tests.chapters.ratings.pages import page
from tests.worlds.town import Town, said, shown

WORK = "The Lamp Room"


async def test_nothing_goes_out_until_it_begins(town: Town) -> None:
    await draft(town, 3, 4)
    panel = shown(await schedule(town, "every day at 12:00"))
    before = said(panel)
    await town.leap(2 * DAY)

    assert "Nothing goes out until you press **Begin**" in before
    assert len(re.findall(r"Chapter \d: Night \d · <t:\d+:f>", before)) == 2
    assert posted(town) == []
    await town.restart()
    await town.author.click(panel, label="Begin")
    assert "Begun. 2 chapters go to" in said(panel)
    assert next_slot(panel) > town.env.now().timestamp()
    await town.leap(DAY)
    assert posted(town) == ["3"]


async def test_previews_that_nobody_finished_are_left_out_unless_they_are_chosen(town: Town) -> None:
    await draft(town, 3)
    await preview(town, 4)
    panel = shown(await schedule(town, "every day at 12:00"))
    left_out = said(panel)
    await town.author.select(panel, ["chapter:2"], custom_id=select_of(panel, "add"))

    assert "A preview that nobody has finished is left out" in left_out
    assert order(panel) == ["3", "4"]
    await town.author.click(panel, label="Begin")
    for _ in range(2):
        await town.leap(DAY)
    assert posted(town) == ["3", "4"]


async def test_of_previews_alone_nothing_can_begin(town: Town) -> None:
    await preview(town, 3)
    panel = shown(await schedule(town, "every day at 12:00"))

    assert "Nothing would go to" in said(panel)
    assert "Begin" not in labels(panel)


async def test_without_a_backlog_only_what_one_would_release_is_counted(town: Town) -> None:
    await draft(town, 3)
    await preview(town, 4)

    assert "releases its draft at a rhythm" in said(await schedule(town))


async def test_a_plan_that_isnt_begun_leaves_drafts_as_they_are(town: Town) -> None:
    await draft(town, 3)
    panel = shown(await schedule(town, "every day at 12:00"))
    await town.author.click(panel, label="Don't begin")

    assert "Not begun: nothing goes out." in said(panel)
    listed = said(await town.author.slash(town.channel, "chapter list", work=WORK))
    assert "**Drafts**\nChapter 3" in listed


async def test_a_second_click_on_begin_begins_nothing_anew(town: Town) -> None:
    await draft(town, 3, 4)
    panel, twin = shown(await schedule(town, "every day at 12:00")), shown(await schedule(town))
    await town.author.click(panel, label="Begin")
    await town.author.click(twin, label="Begin")

    assert "has begun already" in said(twin)
    await town.leap(DAY)
    assert posted(town) == ["3"]


async def test_until_it_begins_its_chapters_are_listed_as_the_drafts_they_are(town: Town) -> None:
    await draft(town, 3)
    await schedule(town, "every day at 12:00")
    listed = said(await town.author.slash(town.channel, "chapter list", work=WORK))

    assert "**Drafts**\nChapter 3" in listed
    assert "**Backlog**" not in listed


async def test_what_is_passed_over_is_not_counted_as_going_out(town: Town) -> None:
    await draft(town, 3, 4)
    panel = shown(await schedule(town, "every day at 12:00"))
    by_hand = shown(await preview(town, 3))
    await town.author.click(by_hand, label="Post now")
    await town.author.click(by_hand, label="Post anyway")
    again = shown(await schedule(town, "every day at 13:00"))

    assert "One chapter would go" in said(again)
    await town.author.click(panel, label="Begin")
    assert "Begun. One chapter goes to" in said(panel)


async def test_a_plan_of_which_nothing_can_go_out_cannot_begin_and_one_that_runs_says_so(town: Town) -> None:
    await draft(town, 3)
    panel = shown(await schedule(town, "every day at 12:00"))
    by_hand = shown(await preview(town, 3))
    await town.author.click(by_hand, label="Post now")
    await town.author.click(by_hand, label="Post anyway")
    again = shown(await schedule(town, "every day at 13:00"))

    assert "Nothing would go to" in said(again)
    assert "Begin" not in labels(again)
    await town.author.click(panel, label="Begin")
    assert "Begun. Nothing goes to" in said(panel)
    assert "None of these can go out" in said(panel)
    assert "Next: <t:" not in said(panel)


async def test_another_rhythm_for_a_plan_says_that_its_chapters_are_as_they_were(town: Town) -> None:
    await draft(town, 3, 4)
    panel = shown(await schedule(town, "every day at 12:00"))
    await town.author.select(panel, ["chapter:2"], custom_id=select_of(panel, "choose"))
    await town.author.click(panel, label="Take out")
    again = shown(await schedule(town, "every day at 13:00"))

    assert order(again) == ["3"]
    assert "its chapters and their order are as they were" in said(again)
    assert "One draft isn't in it." in said(again)
    assert "another chapter's too" not in said(again)


async def test_a_chapter_for_adults_is_refused_when_it_is_added_and_the_others_are_not(town: Town) -> None:
    await draft(town, 3)
    await schedule(town, "every day at 12:00")
    for_adults = shown(await town.author.slash(town.channel, "chapter post", work=WORK, file=page("Explicit")))
    await town.author.click(for_adults, label="Keep as draft")
    await draft(town, 4)
    panel = shown(await schedule(town))
    await town.author.select(panel, ["chapter:2", "chapter:3"], custom_id=select_of(panel, "add"))

    assert order(panel) == ["3", "4"]
    assert "Not added: **Chapter 1: Low Wick**." in said(panel)
    assert "isn't age-restricted" in said(panel)


def test_however_many_are_refused_why_is_said_to_the_end() -> None:
    names = [f"Chapter {number}: {'Lamp ' * 15}" for number in range(25)]

    words = backlog_wording.not_added(names, "That channel isn't age-restricted.")

    assert len(words) <= limits.MESSAGE
    assert re.search(
        r" and \d+ more\. That channel isn't age-restricted\. The others may not go there either\.$", words
    )
