"""A work's link, wherever it is shown: it leads to one place, and says nothing but where."""

import re

import pytest

from bot.core.text import links
from tests.worlds.town import Town, said, shown

FORGED = "https://ao3.example/x)**[FREE-NITRO](https://evil.example/"


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    return empty_town


async def test_no_link_breaks_out_of_the_list_of_works(town: Town) -> None:
    await town.add_work(link=FORGED)
    works = said(await town.reader.slash(town.channel, "works"))

    assert re.findall(r"\[([^\]]*)\]\((\S*)\)", works) == [("**The Lamp Room**", links.shown(FORGED))]
    assert "[FREE" not in works


async def test_a_link_of_an_earlier_version_is_printed_safely_too(town: Town) -> None:
    await town.add_work()
    async with town.database.change() as connection:
        await connection.exec_driver_sql("UPDATE works SET link = 'https://a b.example/)[x](https://evil.example'")
    await town.announce()

    assert "evil" not in said(await town.reader.slash(town.channel, "works"))
    assert town.announcements()[-1].embeds[0].url is None


@pytest.mark.parametrize("command", ["work add", "work edit"])
async def test_an_invite_is_no_link_of_a_work(town: Town, command: str) -> None:
    await town.add_work()
    named = {"title": "Another"} if command == "work add" else {"work": "The Lamp Room"}
    refused = await town.moderator.slash(town.channel, command, link="https://Discord.GG:443/abc", **named)

    assert "leads into a Discord server" in said(refused)


async def test_a_chapters_invite_is_refused_as_its_preview_is_made(town: Town) -> None:
    await town.add_work()

    assert "leads into a Discord server" in said(await town.preview(link="https://user@discord.com//Invite/abc"))


async def test_a_file_with_an_invite_for_a_link_is_read_without_it(town: Town) -> None:
    await town.add_work()
    text = "Title: The Lamp Room\nChapter: 4\nLink: https://discord.gg/abc\n\nNobody had told Ines."
    preview = await town.preview(text=text)

    assert "leads into a Discord server" in said(preview)
    assert "discord.gg/abc" not in str(shown(preview).components)
