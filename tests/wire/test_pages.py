"""A chapter's link over real HTTP: its page is asked for from a site, and the announcement made of it."""

import asyncio
import gzip
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web as server_of

from tests.intake.written import saved_pages
from tests.wire.bot.process import DATABASE
from tests.wire.bot.readers import Readers, reading_room
from tests.wire.stand_in.stand_in import StandIn
from tests.worlds.site import Site

HTML = "text/html; charset=utf-8"
WHY = {
    "a circle of redirects": "No page came from",
    "a gzip bomb": "too large",
    "10 MiB": "too large",
    "a feed": "is no page",
    "an address of this network": "can't be reached by everybody",
    "nothing": "says that nothing is there",
}


@pytest.fixture
async def readers(server: StandIn, tmp_path: Path, new_sqlite_file: Path, web: Site) -> AsyncIterator[Readers]:
    """The bot's own process, which may fetch from this machine, and a work that is at the site."""
    shutil.copy(new_sqlite_file, tmp_path / DATABASE)
    settings = {"CONTACT": "host@example.org", "FETCH_LOOPBACK": "1"}
    async with reading_room(server, tmp_path, forks=True, settings=settings) as room:
        await room.manager.slash(room.channel, "setup", channel=room.channel)
        link = web.address("/lamp-room")
        await room.manager.slash(room.channel, "work add", title="The Lamp Room", link=link, author=room.author)
        yield room


def lay_out(web: Site) -> None:
    """Let the site have what no page should be."""
    web.answers("/lamp-room/a circle of redirects", status=302, Location="/lamp-room/a circle of redirects")
    bomb = gzip.compress(bytes(20 * 2**20))
    web.answers("/lamp-room/a gzip bomb", bomb, Content_Type=HTML, Content_Encoding="gzip")
    web.answers("/lamp-room/10 MiB", bytes(10 * 2**20), Content_Type=HTML)
    web.answers("/lamp-room/a feed", b"<rss/>", Content_Type="application/rss+xml")
    web.answers("/lamp-room/an address of this network", status=302, Location="http://169.254.169.254/latest/")


async def test_a_link_becomes_an_announcement(readers: Readers, web: Site) -> None:
    link = web.answers("/lamp-room/12", saved_pages.royal_road(), Content_Type=HTML)

    preview = await readers.author.slash(readers.channel, "chapter post", link=link)
    await readers.author.click(preview, label="Post now")
    announcement = await readers.announcement()

    assert announcement.content == "**The Lamp Room** · Chapter 12: The Late Ferry"
    assert announcement.embeds[0]["url"] == link
    (request,) = web.requests
    assert request.headers["User-Agent"].endswith("(host@example.org)")
    assert request.headers["User-Agent"].startswith("Chapterhouse/")


async def test_a_site_that_answers_nonsense_leaves_everything_to_be_typed(readers: Readers, web: Site) -> None:
    lay_out(web)
    for name, why in WHY.items():
        answer = await readers.author.slash(
            readers.channel, "chapter post", link=web.address(f"/lamp-room/{name.replace(' ', '%20')}")
        )
        assert why in answer.text, name
        assert "Type what is missing" in answer.text


async def test_a_site_that_drips_holds_up_nobody(readers: Readers, web: Site) -> None:
    dripping = asyncio.Event()

    async def drip(request: server_of.Request) -> server_of.StreamResponse:
        answer = server_of.StreamResponse(headers={"Content-Type": HTML})
        await answer.prepare(request)
        dripping.set()
        while True:
            await answer.write(b"x")
            await asyncio.sleep(0.05)

    web.pages["/lamp-room/drip"] = drip
    slow = asyncio.create_task(
        readers.author.slash(readers.channel, "chapter post", link=web.address("/lamp-room/drip"))
    )
    await dripping.wait()

    assert "The Lamp Room" in (await readers.reader.slash(readers.channel, "works")).text
    assert (
        "Chapter 3: Low Tide"
        in (
            await readers.author.slash(
                readers.channel, "chapter post", link=web.address("/lamp-room/3"), number=3, title="Low Tide"
            )
        ).text
    )
    slow.cancel()
