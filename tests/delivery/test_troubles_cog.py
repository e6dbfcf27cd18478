"""What is held up, as authors and staff see it and decide about it."""

from dataclasses import replace

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.chapters import wording as chapters_wording
from bot.core.text import limits
from bot.setup.models import Member
from bot.works.models import ChapterDetails
from bot.works.wording import chapter_name
from cogs._shared import outcomes
from tests.worlds.town import Town, said, shown

LONG = "*_~" * 85


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    await empty_town.add_work()
    return empty_town


async def listed(town: Town) -> str:
    return said(await town.author.slash(town.channel, "chapter list", work="The Lamp Room"))


async def test_the_list_says_what_is_held_up_where_and_what_to_do(town: Town) -> None:
    elsewhere = town.env.create_guild("Elsewhere")
    there = elsewhere.create_text_channel("other-stories")
    rights = elsewhere.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
    boss = elsewhere.add_member(town.env.create_user("vera"), roles=[rights])
    shared = said(await town.moderator.slash(town.channel, "target share", work="The Lamp Room"))
    await boss.slash(there, "target redeem", code=shared.split("**")[1], channel=there)
    preview = await town.preview()
    for channel in (town.channel, there):
        town.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50013)
    await town.author.click(shown(preview), label="Post now")

    words = await listed(town)

    for where in (town.channel.mention, "#other-stories of Elsewhere"):
        assert f"**Chapter 2: The Keeper's Daughter** in {where}: I'm not allowed to. Give me View Channel" in words
    assert "**Not out yet**\nChapter 2" in words
    assert "**Posted**" not in words


async def test_a_long_list_fits_into_discords_limits(town: Town) -> None:
    member = Member(town.guild.id, town.author.id, "ada")
    manager = replace(member, manages_guild=True)
    await town.services.works.edit(manager, 1, None, title=LONG)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013, times=None)
    for number in range(1, 37):
        details = ChapterDetails(number=number, title=LONG)
        chapter = await town.services.chapters.draft(member, 1, details)
        if number <= 12:
            await town.services.publishing.schedule(member, chapter.id, "in 2 hours")
        elif number <= 24:
            await town.services.publishing.post(member, chapter.id)
            await town.services.outbox.deliver_chapter(chapter.id)

    answer = await town.author.slash(town.channel, "chapter list", work=LONG)

    embeds = shown(answer).embeds
    assert said(answer).count("and 2 more") == 3
    assert all(len(embed.description or "") <= 4096 for embed in embeds)
    assert sum(len(embed) for embed in embeds) <= 6000


class TestWhereNobodyKnows:
    @pytest.fixture
    async def office(self, town: Town) -> ChannelHandle:
        """Staff's own channel, once they have been asked there about a chapter that didn't arrive."""
        office = town.guild.create_text_channel("office")
        await town.manager.slash(town.channel, "setup", notices=office)
        messages = f"/channels/{town.channel.id}/messages"
        preview = await town.preview()
        town.env.inject_error("POST", messages, status=503)
        town.env.inject_error("GET", messages, status=403, code=50001, times=None)
        await town.author.click(shown(preview), label="Post now")
        await town.leap(600)
        return office

    async def test_staff_post_it_anyway_from_the_notice_and_a_second_click_posts_nothing(
        self, town: Town, office: ChannelHandle
    ) -> None:
        (notice,) = office.history()
        forged = said(await town.reader.click(notice, label="Post it anyway"))
        nothing_yet = town.announcements()
        posted = said(await town.moderator.click(notice, label="Post it anyway"))
        again = said(await town.author.click(notice, label="Post it anyway"))
        late = said(await town.author.click(notice, label="It's there"))

        assert "I can't tell whether **Chapter 2: The Keeper's Daughter**" in notice.content
        assert "author and this server's staff" in forged
        assert nothing_yet == []
        assert "see it" in posted
        assert "see it" in again == late
        assert len(town.announcements()) == 1

    async def test_the_list_asks_the_author_who_says_that_it_is_there(self, town: Town, office: ChannelHandle) -> None:
        answer = await town.author.slash(town.channel, "chapter list", work="The Lamp Room")
        believed = said(await town.author.click(shown(answer), label="It's there"))
        again = said(await town.moderator.click(office.history()[0], label="Post it anyway"))

        assert f"Is **Chapter 2: The Keeper's Daughter** in {town.channel.mention}?" in said(answer)
        assert "I can't tell whether it stands." in said(answer)
        assert "counts as posted" in believed
        assert "Somebody said already" in again
        assert "Held up" not in await listed(town)
        assert town.announcements() == []

    async def test_who_tries_again_is_asked_too(self, town: Town, office: ChannelHandle) -> None:
        answer = await town.author.click(office.history()[0], label="Try again")
        await town.author.click(shown(answer), label="Post it anyway")

        assert f"Is **Chapter 2: The Keeper's Daughter** in {town.channel.mention}?" in said(answer)
        assert len(town.announcements()) == 1

    async def test_below_a_long_head_the_question_is_whole(self, town: Town, office: ChannelHandle) -> None:
        member = Member(town.guild.id, town.author.id, "ada")
        edited = await town.services.publishing.edit(member, 1, ChapterDetails(number=2, title=LONG))
        work = await town.services.works.choose(town.guild.id, "The Lamp Room")
        head = chapters_wording.brought_back(chapter_name(edited.chapter.details))

        answer = await outcomes.send(town.client, work, [edited.chapter] * 8, head)

        assert answer.content.startswith(f"{head}\nI can't tell whether")
        assert answer.content.endswith("Nothing more is posted there until you look, and say so.")
        assert len(answer.content) <= limits.MESSAGE
