"""What is held up, as authors and staff see it and decide about it."""

from dataclasses import replace

import discord
import pytest

from bot.setup.models import Member
from bot.works.models import ChapterDetails
from tests.town import Town, said, shown

LONG = "*_~" * 85


@pytest.fixture
async def shelf(town: Town) -> Town:
    await town.set_up()
    await town.add_work()
    return town


async def listed(shelf: Town) -> str:
    return said(await shelf.author.slash(shelf.channel, "chapter list", work="The Lamp Room"))


async def test_the_list_says_what_is_held_up_where_and_what_to_do(shelf: Town) -> None:
    elsewhere = shelf.env.create_guild("Elsewhere")
    there = elsewhere.create_text_channel("other-stories")
    rights = elsewhere.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
    boss = elsewhere.add_member(shelf.env.create_user("vera"), roles=[rights])
    shared = said(await shelf.moderator.slash(shelf.channel, "target share", work="The Lamp Room"))
    await boss.slash(there, "target redeem", code=shared.split("**")[1], channel=there)
    preview = await shelf.preview()
    for channel in (shelf.channel, there):
        shelf.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50013)
    await shelf.author.click(shown(preview), label="Post now")

    words = await listed(shelf)

    for where in (shelf.channel.mention, "#other-stories of Elsewhere"):
        assert f"**Chapter 2: The Keeper's Daughter** in {where}: I'm not allowed to. Give me View Channel" in words
    assert "**Posted**\nChapter 2" in words


async def test_a_long_list_fits_into_discords_limits(shelf: Town) -> None:
    member = Member(shelf.guild.id, shelf.author.id, "ada")
    manager = replace(member, manages_guild=True)
    await shelf.services.works.edit(manager, 1, None, title=LONG)
    shelf.env.inject_error("POST", f"/channels/{shelf.channel.id}/messages", status=403, code=50013, times=None)
    for number in range(1, 37):
        details = ChapterDetails(number=number, title=LONG)
        chapter = await shelf.services.chapters.draft(member, 1, details)
        if number <= 12:
            await shelf.services.announcements.schedule(member, chapter.id, "in 2 hours")
        elif number <= 24:
            await shelf.services.announcements.post(member, chapter.id)
            await shelf.services.outbox.deliver_chapter(chapter.id)

    answer = await shelf.author.slash(shelf.channel, "chapter list", work=LONG)

    embeds = shown(answer).embeds
    assert said(answer).count("and 2 more") == 3
    assert all(len(embed.description or "") <= 4096 for embed in embeds)
    assert sum(len(embed) for embed in embeds) <= 6000
