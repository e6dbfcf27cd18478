"""Kudos as the server shows them: leaderboards, a reader's own, why one counts, and charts."""

from datetime import timedelta
from types import ModuleType

import discord
import pytest
from simcord.results import ResponseMessage
from sqlalchemy import update

from bot.kudos import count_store
from bot.kudos.leaderboards.drawing_process import NotDrawn
from cogs.kudos import chapter as chapter_cog
from cogs.kudos import work as work_cog
from tests.worlds.town import Town, said, shown


async def ask(town: Town, command: str, **options: object) -> str:
    return said(await town.reader.slash(town.channel, f"kudos {command}", **options))


@pytest.fixture
async def loved(town: Town) -> Town:
    """Chapter 2 has three kudos, chapter 3 one."""
    second, third = town.announcements()
    for reader in town.readers:
        await reader.react(second, "❤️")
    await town.reader.react(third, "💜")
    return town


async def test_the_works_and_chapters_that_were_loved_most_come_first(loved: Town) -> None:
    await loved.add_work("The Other Lamp")

    works, chapters = await ask(loved, "top"), await ask(loved, "top", what="chapters", period="week")

    assert "1. **The Lamp Room** · 3 readers gave 4 kudos" in works
    assert "The Other Lamp" not in works
    lines = chapters.splitlines()
    assert (lines[1][:12], lines[2][:12]) == ("1. Chapter 2", "2. Chapter 3")
    assert (lines[1][-7:], lines[2][-7:]) == ("3 kudos", "1 kudos")


async def test_the_readers_who_gave_most_come_first(loved: Town) -> None:
    readers = await ask(loved, "top", what="readers")

    assert f"1. {loved.reader.mention} · gave 2 kudos" in readers


async def test_a_leaderboard_looks_back_as_far_as_it_says(loved: Town) -> None:
    await loved.services.kudos.mirror.flush()
    async with loved.database.change() as connection:
        eight_days_ago = loved.env.now() - timedelta(days=8)
        await connection.execute(update(count_store.kudos).values(given_at=eight_days_ago))

    assert "No kudos in the last seven days" in await ask(loved, "top", period="week")
    assert "3 readers" in await ask(loved, "top", period="month")


async def test_works_for_adults_are_ranked_in_age_restricted_channels_only(loved: Town) -> None:
    adults = loved.create_age_restricted_channel("after-dark")
    await loved.moderator.slash(adults, "work edit", work="The Lamp Room", rating="Explicit", channel=adults)

    here = await ask(loved, "top")
    there = said(await loved.reader.slash(adults, "kudos top"))
    mine = await ask(loved, "mine")

    assert "Lamp Room" not in here
    assert "Lamp Room" not in mine
    assert "Lamp Room" in there


async def test_a_reader_sees_what_they_gave(loved: Town) -> None:
    mine = await ask(loved, "mine")
    authors = said(await loved.author.slash(loved.channel, "kudos mine"))

    assert "You gave **2 kudos** to one work here" in mine
    assert "haven't given kudos here yet" in authors


async def test_why_says_of_each_reaction_whether_it_counts(loved: Town) -> None:
    second, _ = loved.announcements()
    await loved.reader.react(second, "🔥")
    await loved.author.react(second, "❤️")

    own = await ask(loved, "why", message=second.jump_url)
    authors = said(await loved.author.slash(loved.channel, "kudos why", message=str(second.id)))

    assert "gives **Chapter 2: The Keeper's Daughter** of **The Lamp Room** **one** kudos" in own
    assert "❤ counts" in own
    assert "🔥 doesn't count" in own
    assert "it is the work's own author's" in authors


async def test_why_of_somebody_else_is_for_staff_and_the_author(loved: Town) -> None:
    second, _ = loved.announcements()
    rival = loved.readers[1]

    refusal = await ask(loved, "why", message=str(second.id), member=rival)
    change = said(await loved.author.slash(loved.channel, "kudos why", message=str(second.id), member=rival))

    assert "author and this server's staff" in refusal
    assert "**one** kudos" in change


async def test_why_of_any_other_message_says_what_to_give(loved: Town) -> None:
    for text in ("hello", "9" * 19, "9" * 30, "https://discord.com/channels/1/2/", "-1", "٣"):
        assert "isn't an announcement" in await ask(loved, "why", message=text)


async def test_a_recount_is_for_staff_and_says_what_it_did(loved: Town) -> None:
    second, _ = loved.announcements()
    loved.env.backend.messages[loved.channel.id][second.id].reactions[0].user_ids.remove(loved.readers[2].id)

    refusal = await ask(loved, "recount")
    done = said(await loved.moderator.slash(loved.channel, "kudos recount"))

    assert "Only staff" in refusal
    assert "Compared 2 announcements" in done
    assert "1 announcement differed, and 1 reaction is put right" in done
    assert "Chapter 2: The Keeper's Daughter · 2 kudos" in await ask(loved, "work", work="The Lamp Room")


async def test_a_work_has_a_chart_that_can_be_read_without_seeing_it(loved: Town) -> None:
    answer: ResponseMessage = shown(await loved.reader.slash(loved.channel, "kudos work", work="The Lamp Room"))

    (chart,) = answer.attachments
    assert chart.description == "Kudos of each chapter of The Lamp Room. 2: 3, 3: 1"
    assert "has **4 kudos** on 2 chapters, from 3 readers" in answer.content
    assert "4 kudos in the last seven days" in answer.content


@pytest.mark.parametrize("command", [work_cog, chapter_cog], ids=["work", "chapter"])
async def test_numbers_stand_before_their_chart_is_drawn(
    loved: Town, monkeypatch: pytest.MonkeyPatch, command: ModuleType
) -> None:
    done: list[str] = []
    reply, process = command.reply, loved.services.kudos.charts._process

    async def replied(interaction: discord.Interaction, said: str) -> None:
        await reply(interaction, said)
        done.append("numbers")

    def draw(order: str) -> bytes:
        done.append("chart")
        return b"a picture"

    monkeypatch.setattr(command, "reply", replied)
    monkeypatch.setattr(process, "draw", draw)

    name = command.__name__.rpartition(".")[2]
    answer = await loved.reader.slash(
        loved.channel, f"kudos {name}", work="The Lamp Room", **({"chapter": "2"} if name == "chapter" else {})
    )

    assert done == ["numbers", "chart"]
    assert [file.filename for file in shown(answer).attachments] == ["kudos.png"]


async def test_a_chart_of_moments_ago_is_told_as_one(loved: Town) -> None:
    _, third = loved.announcements()
    first = await loved.reader.slash(loved.channel, "kudos work", work="The Lamp Room")
    await loved.reader.react(third, "❤️")
    await loved.readers[1].react(third, "❤️")

    answer = shown(await loved.reader.slash(loved.channel, "kudos work", work="The Lamp Room"))

    assert "newer" not in said(first)
    assert "has **5 kudos** on 2 chapters, from 3 readers" in answer.content
    assert "these numbers are newer" in answer.content
    assert answer.attachments[0].description == "Kudos of each chapter of The Lamp Room. 2: 3, 3: 1"


@pytest.mark.expects_errors
async def test_where_no_chart_can_be_drawn_the_numbers_stand(loved: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(order: str) -> bytes:
        raise NotDrawn("no memory")

    monkeypatch.setattr(loved.services.kudos.charts._process, "draw", draw)

    answer = shown(await loved.reader.slash(loved.channel, "kudos work", work="The Lamp Room"))

    assert "has **4 kudos** on 2 chapters" in answer.content
    assert not answer.attachments
