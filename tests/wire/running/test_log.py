"""The log at DEBUG, of a process that does everything people ask of it: no words of theirs, and no tokens."""

import json
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.wire.bot.readers import Readers, reading_room
from tests.wire.stand_in.stand_in import StandIn

PLANTED = {
    "title": "Zephyrine Quillmarrow",
    "link": "https://archiveofourown.org/works/90817263",
    "summary": "Marrowlight over the drowned orchard",
    "chapter": "Nobody had told Ysolde that the brass heron could sing.",
    "file": "brass-heron-draft",
    "idea": "Let the heron steal the abbess's spectacles.",
    "message": "Fennimore waited by the weir until the bells were gone.",
    "query": "spectacles of the abbess",
    "person": "Thessaly-Rookwood",
    "server": "The Reading Room",
}

CHAPTER = f"Chapter 2: The Weir\n\n{PLANTED['chapter']}\n\n" + "She walked on. " * 40


@pytest.fixture(params=["text", "json"])
async def room(
    request: pytest.FixtureRequest, server: StandIn, tmp_path: Path, new_sqlite_file: Path
) -> AsyncIterator[Readers]:
    del new_sqlite_file
    async with reading_room(server, tmp_path, forks=True, settings={"LOG_FORMAT": request.param}) as room:
        yield room


async def everything(room: Readers) -> str:
    """What the people of a server do with a chapter, an idea and a message, and a command that fails."""
    channel, guest = room.channel, room.channel.guild.add_member(PLANTED["person"])  # type: ignore[union-attr]
    await room.manager.slash(channel, "setup", channel=channel)
    described: dict[str, Any] = {"title": PLANTED["title"], "link": PLANTED["link"], "summary": PLANTED["summary"]}
    await room.manager.slash(channel, "work add", **described, author=room.author)
    file = (f"{PLANTED['file']}.txt", CHAPTER.encode())
    preview = await room.author.slash(channel, "chapter post", work=PLANTED["title"], file=file)
    await room.author.click(preview, label="Post now")
    announcement = await room.announcement()
    form = await guest.click(announcement, label="Suggest a plot idea")
    await guest.submit_modal(form, {"Your idea": PLANTED["idea"]})
    await room.author.slash(channel, "queue search", text=PLANTED["query"])
    await room.author.click(await room.author.slash(channel, "queue review"), label="Accept")
    await room.author.slash(channel, "chapter post", work=PLANTED["title"], when=PLANTED["message"], file=file)
    await room.manager.slash(channel, "work add", title=PLANTED["title"] * 20)
    await guest.forge_click(announcement, f"suggest:{PLANTED['idea']}"[:100])
    room.discord.fail("POST", "/channels/*/messages", status=400, code=50035, message=PLANTED["idea"], times=1)
    further = await room.author.slash(channel, "chapter post", work=PLANTED["title"], number=3.0, file=file)
    await room.author.click(further, label="Post now")
    with closing(sqlite3.connect(room.bot.database)) as connection:
        connection.execute("ALTER TABLE suggestions RENAME TO lost")
    return (await guest.slash(channel, "suggestions mine")).text


async def test_at_debug_it_holds_no_words_of_people_and_no_tokens(room: Readers) -> None:
    told = await everything(room)
    assert await room.bot.terminate() == 0

    log = room.bot.log
    paths = "\n".join(request.path for request in room.discord.requests)
    tokens = set(re.findall(r"/(?:interactions|webhooks)/\d+/([\w-]{20,})", paths))
    assert len(tokens) > 8
    assert [word for word in (*PLANTED.values(), *tokens, room.discord.token) if word in log] == []

    reference = re.search(r"`([0-9a-f]{8})`", told)
    assert reference, told
    assert reference[1] in log


async def test_each_line_for_programs_is_an_object(server: StandIn, tmp_path: Path) -> None:
    async with reading_room(server, tmp_path, forks=True, settings={"LOG_FORMAT": "json"}) as room:
        await room.set_up()
        await room.bot.terminate()
        lines = [json.loads(line) for line in room.bot.log.splitlines()]

    assert {"time", "level", "logger", "message"} <= set(lines[0])
    assert any("Registered" in line["message"] for line in lines)
