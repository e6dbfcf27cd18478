"""Announcements due in the same minute: how long until all stand, beside what Discord's rate limits allow."""

import asyncio
import math
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import typer
from sqlalchemy.engine import URL, make_url

from bench.figures import Figure, Figures
from bot.app.services import Services
from bot.core.clock import system_clock
from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from bot.dates.times import at
from bot.setup.models import Member
from bot.works.models import Author, Chapter, ChapterDetails, WorkDetails
from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.worlds.databases.postgresql import lasting_database

SERVERS = 50
WORKS_EACH = 5
CHAPTERS_EACH = 4
EACH = WORKS_EACH * CHAPTERS_EACH
"""Announcements in each server's one channel."""

REQUESTS_EACH = 2
"""The message, and the bot's reaction on it: the least that an announcement takes."""

LIMIT = 1.06
"""Times what the rate limits allow that it may take."""

STARTING = timedelta(seconds=20)
"""Until the drafts are due, besides as long as writing them took: time to schedule them and to start the bot."""

SETTLING = 10.0
"""Seconds that the bot has after its start, until the rate limits begin and the announcements are due."""

GIVEN_UP = 3.0
"""Times what the rate limits allow, after which it is not waited for any longer."""

GLOBAL_LIMIT = 50.0  # requests a second
MESSAGES, MESSAGES_PER = 5, 5.0
REACTION_PER = 0.25
STEP = 0.05


@dataclass
class Room:
    discord: StandIn
    channels: list[Channel]

    @property
    def count(self) -> int:
        return len(self.channels) * EACH

    @property
    def finished(self) -> int:
        """Count the announcements that stand with the bot's reaction on them."""
        return sum(len(message.reactions) > 0 for channel in self.channels for message in channel.messages)

    @property
    def are_single(self) -> bool:
        return all(len(channel.messages) == EACH for channel in self.channels)

    def allowed(self, requests: int) -> float:
        """Return the seconds that so many requests take by the global limit, or one channel's by its own."""
        messages = (math.ceil(EACH / MESSAGES) - 1) * MESSAGES_PER
        return max(requests / GLOBAL_LIMIT, messages, (EACH - 1) * REACTION_PER)


async def schedule(room: Room, services: Services) -> datetime:
    """Let every chapter be due at the same time, as its author does; that time."""
    began = system_clock()
    drafts = [(manager, draft) for channel in room.channels async for manager, draft in write(channel, services)]
    due = system_clock() + 2 * (system_clock() - began) + STARTING
    for manager, draft in drafts:
        await services.publishing.plan(draft.id, at(due, "UTC"))
        await services.publishing.schedule_as_planned(manager, draft.id)
    return due


async def write(channel: Channel, services: Services) -> AsyncIterator[tuple[Member, Chapter]]:
    """Write the drafts of a server."""
    if channel.guild is None:
        raise TypeError("an announcement's channel is in a server")
    manager = Member(channel.guild.id, 1, "Morgan", manages_guild=True)
    await services.setup.change(manager, channel_id=channel.id)
    for number in range(WORKS_EACH):
        details = WorkDetails(title=f"Work {number}", link=f"https://archiveofourown.org/works/{number + 1}")
        work = await services.works.add(manager, details, Author(id=1, name="Morgan"))
        for chapter in range(CHAPTERS_EACH):
            told = ChapterDetails(number=chapter + 1, title="The Keeper's Daughter", words=2000)
            yield manager, await services.chapters.draft(manager, work.id, told)


async def announce(figures: Figures, room: Room, due: datetime, where: str) -> bool:
    """Tell whether they went out once each, and without a 429."""
    await asyncio.sleep((due - system_clock()).total_seconds())
    room.discord.requests.clear()
    at_due = time.monotonic()
    least = room.allowed(room.count * REQUESTS_EACH)
    while room.finished < room.count and time.monotonic() - at_due < least * GIVEN_UP:
        await asyncio.sleep(STEP)
    requests = list(room.discord.requests)
    began = min((one.at for one in room.discord.requests_to("POST", "/channels/*/messages")), default=at_due)
    took, refused = time.monotonic() - began, sum(one.status == 429 for one in requests)
    typer.echo(
        f"{room.count:,} announcements due at once in {len(room.channels)} servers: {room.finished:,} went out in"
        f" {took:.1f} s, {took / least:.2f} times what the rate limits allow; {refused} answers of 429"
    )
    typer.echo(
        f"  begun {began - at_due:.1f} s after they were due; {len(requests):,} requests in all, for which the limits"
        f" allow {room.allowed(len(requests)):.1f} s"
    )
    figures.tell(Figure(f"{room.count:,} announcements, {where}", took / least, f"{took:.1f} s", LIMIT))
    return room.finished == room.count and room.are_single and not refused


async def prepare(room: Room, url: URL) -> datetime:
    await upgrade(url)
    database = Database(url)
    services = Services.on(database)
    try:
        return await schedule(room, services)
    finally:
        await services.close()
        await database.close()


async def measure(servers: int) -> bool:
    figures = Figures("announcements", "what the rate limits allow")
    are_sound = [await measure_on(None, figures, servers)]
    with lasting_database() as server:
        if server is not None:
            are_sound.append(await measure_on(server, figures, servers))
    figures.keep()
    return all(are_sound) and figures.are_reached


async def measure_on(server: URL | None, figures: Figures, servers: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        async with StandIn() as discord, BotProcess(discord, Path(name)) as bot:
            url = server or make_url(f"sqlite+aiosqlite:///{bot.database}")
            if server is not None:
                bot.settings["DATABASE_URL"] = server.render_as_string(hide_password=False)
            guilds = [discord.create_guild(f"Readers {number}") for number in range(servers)]
            room = Room(discord, [guild.create_text_channel("new-chapters") for guild in guilds])
            due = await prepare(room, url)
            await bot.start_and_wait()
            await asyncio.sleep(SETTLING)
            if system_clock() > due:
                raise RuntimeError("this machine is too busy to be measured on")
            discord.rate_limits.like_discord()
            return await announce(figures, room, due, "PostgreSQL" if server else "SQLite")


def main(servers: int = SERVERS) -> None:
    """Measure. Exit code 1 if it took too long, or if the bot caused a 429."""
    sys.exit(0 if asyncio.run(measure(servers)) else 1)


if __name__ == "__main__":
    typer.run(main)
