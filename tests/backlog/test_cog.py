"""The panel of `/chapter schedule`: every button, in every hand, before and after a restart."""

import re

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from tests.worlds.town import CHAPTER, Town, said, shown

WORK = "The Lamp Room"
DAY = 24 * 3600


@pytest.fixture
async def shelf(town: Town) -> Town:
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1")
    return town


async def draft(shelf: Town, *numbers: int) -> None:
    for number in numbers:
        await shelf.preview(
            text=CHAPTER.replace("Chapter 2: The Keeper's Daughter", f"Chapter {number}: Night {number}")
        )


async def schedule(shelf: Town, every: str = "", *, by: MemberActor | None = None) -> InteractionResult:
    options = {"every": every} if every else {}
    return await (by or shelf.author).slash(shelf.channel, "chapter schedule", work=WORK, **options)


async def panel_of(shelf: Town, every: str = "every day at 12:00") -> ResponseMessage:
    """A running backlog with the chapters 3, 4 and 5."""
    await draft(shelf, 3, 4, 5)
    return shown(await schedule(shelf, every))


def order(panel: InteractionResult | ResponseMessage) -> list[str]:
    return re.findall(r"^\d+\. (?:\*\*)?Chapter (\d+)", said(panel), re.MULTILINE)


def labels(panel: ResponseMessage) -> list[str]:
    rows = [component for row in panel.components for component in row["components"]]
    return [one["label"] for one in rows if "label" in one and not one.get("disabled")]


def next_slot(panel: ResponseMessage) -> int:
    return int(re.findall(r"Next: <t:(\d+)", said(panel))[0])


def select_of(panel: ResponseMessage, kind: str) -> str:
    rows = [component for row in panel.components for component in row["components"]]
    (custom_id,) = [one["custom_id"] for one in rows if one["custom_id"].startswith(f"backlog-{kind}")]
    return str(custom_id)


def posted(shelf: Town) -> list[str]:
    return [re.findall(r"Chapter (\d+)", one.content)[0] for one in shelf.announcements()]


async def test_drafts_go_out_one_by_one_after_a_restart_too(shelf: Town) -> None:
    panel = await panel_of(shelf)
    words = said(panel)

    assert "Begun. 3 chapters go to" in words
    assert "Every day at 12:00 (UTC)" in words
    assert re.search(r"Next: <t:\d+:F>, <t:\d+:R>", words)
    assert order(panel) == ["3", "4", "5"]

    await shelf.leap(DAY)
    assert posted(shelf) == ["3"]
    await shelf.restart()
    await shelf.leap(DAY)
    assert posted(shelf) == ["3", "4"]


async def test_what_was_due_while_the_bot_was_away_is_one_chapter(shelf: Town) -> None:
    await panel_of(shelf)
    async with shelf.downtime():
        shelf.env.backend.advance_clock(2.5 * DAY)
    await shelf.leap(30)

    assert posted(shelf) == ["3"]
    assert order(await schedule(shelf)) == ["4", "5"]


async def test_an_unclear_rhythm_is_refused_with_a_suggestion(shelf: Town) -> None:
    await draft(shelf, 3)

    assert "`Friday 18:00`" in said(await schedule(shelf, "Friday"))
    assert "No backlog is running" in said(await schedule(shelf))


async def test_without_drafts_it_says_how_to_make_one(shelf: Town) -> None:
    for every in ("", "Friday 18:00"):
        words = said(await schedule(shelf, every))
        assert "no drafts to release" in words
        assert "`/chapter post`" in words


async def test_without_a_rhythm_it_says_how_to_begin(shelf: Town) -> None:
    await draft(shelf, 3, 4)

    assert "`/chapter schedule every:` releases its 2 drafts" in said(await schedule(shelf))


async def test_another_rhythm_is_taken_by_the_running_one(shelf: Town) -> None:
    await panel_of(shelf)
    changed = await schedule(shelf, "Tuesday and Friday 18:00")

    assert "goes on at this rhythm" in said(changed)
    assert "Tuesdays and Fridays at 18:00 (UTC)" in said(changed)
    assert order(changed) == ["3", "4", "5"]


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


async def test_when_all_have_gone_out_it_waits_for_more(shelf: Town) -> None:
    panel = await panel_of(shelf)
    for _ in range(4):
        await shelf.leap(DAY)
    empty = await schedule(shelf)
    await shelf.author.click(panel, label="Skip next")

    assert posted(shelf) == ["3", "4", "5"]
    assert "No chapter waits" in said(empty)
    assert "No chapter waits" in said(panel)


async def test_a_number_that_was_announced_by_hand_is_passed_over_and_explained(shelf: Town) -> None:
    await panel_of(shelf)
    await shelf.announce(text=CHAPTER.replace("Chapter 2", "Chapter 3"))
    panel = await schedule(shelf)

    assert "1. Chapter 3: Night 3 · passed over" in said(panel)
    assert "give it a number of its own" in said(panel)
    await shelf.leap(DAY)
    assert posted(shelf) == ["3", "4"]


async def test_the_list_shows_what_waits_with_its_time(shelf: Town) -> None:
    await panel_of(shelf)
    await draft(shelf, 9)
    listed = await shelf.author.slash(shelf.channel, "chapter list", work=WORK)
    opened = await shelf.author.select(shown(listed), ["chapter:1"])

    assert re.search(r"\*\*Backlog\*\*\nChapter 3: Night 3 · <t:\d+:f>\nChapter 4", said(listed))
    assert "**Drafts**\nChapter 9" in said(listed)
    assert "Chapter 3: Night 3" in said(opened)


async def test_a_drafts_preview_says_whether_it_goes_out_by_itself(shelf: Town) -> None:
    panel = await panel_of(shelf)
    later = await shelf.preview(text=CHAPTER.replace("Chapter 2", "Chapter 9"))
    listed = shown(await shelf.author.slash(shelf.channel, "chapter list", work=WORK))

    assert "This draft isn't in it" in said(later)
    first = said(await shelf.author.select(listed, ["chapter:1"]))
    assert f"goes out <t:{next_slot(panel)}:F>" in first
    await shelf.author.click(panel, label="Pause")
    assert "doesn't release it now" in said(await shelf.author.select(listed, ["chapter:1"]))


async def test_readers_are_told_who_may(shelf: Town) -> None:
    panel = await panel_of(shelf)
    before = order(panel)
    await shelf.author.select(panel, ["chapter:2"], custom_id=select_of(panel, "choose"))
    await draft(shelf, 6)
    await shelf.author.click(panel, label="Down")

    make_public(panel)
    commands = [await schedule(shelf, every, by=shelf.reader) for every in ("", "Friday 18:00")]
    offered = ("Pause", "Skip next", "End", "Up", "To the front", "Take out")
    clicks = [await shelf.reader.click(panel, label=label) for label in offered]
    chosen = [
        await shelf.reader.select(panel, [value], custom_id=select_of(panel, kind))
        for kind, value in (("choose", "chapter:1"), ("add", "chapter:4"))
    ]

    assert all("author and this server's staff" in said(answer) for answer in commands + clicks + chosen)
    assert before == ["3", "4", "5"]
    assert order(await schedule(shelf, by=shelf.moderator)) == ["3", "5", "4"]


async def test_staff_may_do_what_the_author_may(shelf: Town) -> None:
    await panel_of(shelf)
    panel = shown(await schedule(shelf, by=shelf.moderator))

    await shelf.moderator.click(panel, label="Pause")

    assert "**Paused**" in said(panel)


async def test_the_panel_of_another_servers_work_stays_shut(shelf: Town) -> None:
    panel = await panel_of(shelf)
    elsewhere = shelf.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    role = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(shelf.env.create_user("sasha"), roles=[role])
    await stranger.slash(channel, "setup", channel=channel)
    await stranger.slash(channel, "work add", title="Another", author=stranger)
    own = await stranger.slash(channel, "chapter post", work="Another", file=("one.txt", CHAPTER.encode()))
    assert own.response is not None
    theirs = shown(await stranger.slash(channel, "chapter schedule", work="Another", every="Friday 18:00"))
    stored = theirs._message.components[0]["components"][0]
    stored["custom_id"] = select_of(panel, "pause")

    refusal = await stranger.click(theirs, custom_id=stored["custom_id"])

    assert "removed from this server" in said(refusal)
    assert "**Paused**" not in said(await schedule(shelf))


def make_public(panel: ResponseMessage) -> None:
    """As if the panel were not private: what a forged request could pretend."""
    panel._message.flags &= ~64


async def test_a_long_backlog_has_pages(shelf: Town) -> None:
    await draft(shelf, *range(1, 24))
    panel = shown(await schedule(shelf, "every day at 12:00"))
    assert order(panel) == [str(number) for number in range(1, 21)]

    await shelf.author.click(panel, label="Next page")
    assert order(panel) == ["21", "22", "23"]
    await shelf.author.select(panel, ["chapter:23"], custom_id=select_of(panel, "choose"))
    await shelf.author.click(panel, label="To the front")
    assert order(panel)[:2] == ["23", "1"]
    await shelf.author.click(panel, label="Next page")
    await shelf.author.click(panel, label="Previous page")
    assert order(panel)[0] == "23"
