"""What authors are told of a chapter that waits behind a stuck one, and what readers see of it: nothing."""

import pytest

from tests.worlds.town import Town, said, shown

STUCK, WAITING = "Chapter 2: The Keeper's Daughter", "Chapter 3: The Keeper's Daughter"


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """Where the second chapter can't be posted, and the third waits behind it."""
    await empty_town.set_up()
    await empty_town.add_work()
    empty_town.env.inject_error(
        "POST", f"/channels/{empty_town.channel.id}/messages", status=403, code=50013, times=None
    )
    await empty_town.author.click(shown(await empty_town.preview(number=2)), label="Post now")
    return empty_town


async def post_the_next(town: Town) -> str:
    preview = await town.preview(number=3)
    await town.author.click(shown(preview), label="Post now")
    return said(shown(preview))


async def test_who_posts_the_next_one_hears_what_is_to_be_done_and_for_which_chapter(town: Town) -> None:
    words = await post_the_next(town)

    assert f"**{WAITING}** waits behind **{STUCK}**" in words
    assert "Give me View Channel" in words
    assert "nothing you need to do" not in words


async def test_of_one_that_is_late_and_waits_behind_it_staff_are_told_once(town: Town) -> None:
    office = town.guild.create_text_channel("office")
    await town.manager.slash(town.channel, "setup", notices=office)
    await town.author.click(shown(await town.preview(number=3, when="in 1 hour")), label="Schedule")
    async with town.downtime():
        town.env.backend.advance_clock(2 * 3600)
    await town.leap(60)

    (told,) = [one.content for one in office.history() if "was due" in one.content]
    assert f"it waits behind **{STUCK}**" in told


async def test_the_list_shows_both_as_held_up_and_neither_as_posted(town: Town) -> None:
    await post_the_next(town)
    words = said(await town.author.slash(town.channel, "chapter list", work="The Lamp Room"))
    held_up, _, listed = words.partition("**The Lamp Room**")

    assert f"**{WAITING}** in {town.channel.mention}: waits behind **{STUCK}**." in held_up
    assert "**Posted**" not in listed
    assert f"**Not out yet**\n{WAITING}\n{STUCK}" in listed


async def test_readers_see_no_chapter_that_stands_nowhere(town: Town) -> None:
    await post_the_next(town)
    asked = [
        await town.reader.slash(town.channel, "works"),
        await town.reader.slash(town.channel, "work show", work="The Lamp Room"),
        await town.reader.slash(town.channel, "kudos work", work="The Lamp Room"),
        await town.reader.slash(town.channel, "kudos top", what="chapters"),
        await town.reader.slash(town.channel, "kudos chapter", work="The Lamp Room", chapter="2"),
    ]
    refusal = said(await town.reader.slash(town.channel, "suggest", work="The Lamp Room", chapter="2", idea="More."))

    assert not any("Keeper's Daughter" in said(one) for one in asked)
    assert "has no announced chapter" in refusal


async def test_the_author_goes_on_without_it_and_posts_it_after_all(town: Town) -> None:
    await post_the_next(town)
    town.env.backend.faults.clear()
    listed = shown(await town.author.slash(town.channel, "chapter list", work="The Lamp Room"))
    went_on = await town.author.click(listed, label=f"Go on without {STUCK}")
    again = said(await town.author.click(listed, label=f"Go on without {STUCK}"))
    now = said(await town.author.slash(town.channel, "chapter list", work="The Lamp Room"))
    await town.author.click(shown(went_on), label=f"Post {STUCK} after all")

    assert "holds nothing up any more" in said(went_on)
    assert f"Posted **{WAITING}**" in said(went_on)
    assert "isn't in anybody's way" in again
    assert f"**{STUCK}** was set aside" in now
    assert [one.embeds[0].title for one in town.announcements()] == [WAITING, STUCK]
