"""What is held up, as authors and staff see it and decide about it."""

from dataclasses import replace

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.setup.models import Member
from bot.works.models import ChapterDetails
from tests.worlds.town import Town, said, shown

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
            await shelf.services.publishing.schedule(member, chapter.id, "in 2 hours")
        elif number <= 24:
            await shelf.services.publishing.post(member, chapter.id)
            await shelf.services.outbox.deliver_chapter(chapter.id)

    answer = await shelf.author.slash(shelf.channel, "chapter list", work=LONG)

    embeds = shown(answer).embeds
    assert said(answer).count("and 2 more") == 3
    assert all(len(embed.description or "") <= 4096 for embed in embeds)
    assert sum(len(embed) for embed in embeds) <= 6000


class TestWhereNobodyKnows:
    @pytest.fixture
    async def office(self, shelf: Town) -> ChannelHandle:
        """Staff's own channel, once they have been asked there about a chapter that didn't arrive."""
        office = shelf.guild.create_text_channel("office")
        await shelf.manager.slash(shelf.channel, "setup", notices=office)
        messages = f"/channels/{shelf.channel.id}/messages"
        preview = await shelf.preview()
        shelf.env.inject_error("POST", messages, status=503)
        shelf.env.inject_error("GET", messages, status=403, code=50001, times=None)
        await shelf.author.click(shown(preview), label="Post now")
        await shelf.leap(600)
        return office

    async def test_staff_post_it_anyway_from_the_notice_and_a_second_click_posts_nothing(
        self, shelf: Town, office: ChannelHandle
    ) -> None:
        (notice,) = office.history()
        forged = said(await shelf.reader.click(notice, label="Post it anyway"))
        nothing_yet = shelf.announcements()
        posted = said(await shelf.moderator.click(notice, label="Post it anyway"))
        again = said(await shelf.author.click(notice, label="Post it anyway"))
        late = said(await shelf.author.click(notice, label="It's there"))

        assert "I can't tell whether **Chapter 2: The Keeper's Daughter**" in notice.content
        assert "author and this server's staff" in forged
        assert nothing_yet == []
        assert "see it" in posted
        assert "see it" in again == late
        assert len(shelf.announcements()) == 1

    async def test_the_list_asks_the_author_who_says_that_it_is_there(self, shelf: Town, office: ChannelHandle) -> None:
        answer = await shelf.author.slash(shelf.channel, "chapter list", work="The Lamp Room")
        believed = said(await shelf.author.click(shown(answer), label="It's there"))
        again = said(await shelf.moderator.click(office.history()[0], label="Post it anyway"))

        assert f"Is **Chapter 2: The Keeper's Daughter** in {shelf.channel.mention}?" in said(answer)
        assert "I can't tell whether it stands." in said(answer)
        assert "counts as posted" in believed
        assert "Somebody said already" in again
        assert "Held up" not in await listed(shelf)
        assert shelf.announcements() == []

    async def test_who_tries_again_is_asked_too(self, shelf: Town, office: ChannelHandle) -> None:
        answer = await shelf.author.click(office.history()[0], label="Try again")
        await shelf.author.click(shown(answer), label="Post it anyway")

        assert f"Is **Chapter 2: The Keeper's Daughter** in {shelf.channel.mention}?" in said(answer)
        assert len(shelf.announcements()) == 1
