"""A server on the stand-in with people in it, and the bot's own process."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.wire.bot.process import BotProcess
from tests.wire.bot.waiting import PATIENCE
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.result import Result
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.messages.messages import Message

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "samples"
CHAPTER = "lighthouse-ao3-ch1.txt"


@dataclass
class Readers:
    """A server with the bot's process in it."""

    discord: StandIn
    bot: BotProcess
    channel: Channel
    manager: Person
    author: Person
    reader: Person

    async def set_up(self) -> None:
        await self.manager.slash(self.channel, "setup", channel=self.channel)
        await self.manager.slash(
            self.channel,
            "work add",
            title="The Lamp Room",
            link="https://archiveofourown.org/works/1",
            author=self.author,
        )

    async def preview(self, **options: float) -> Result:
        file = (CHAPTER, (SAMPLES / CHAPTER).read_bytes())
        return await self.author.slash(self.channel, "chapter post", work="The Lamp Room", file=file, **options)

    async def announce(self, **options: float) -> Message:
        before = len(self.announcements)
        await self.author.click(await self.preview(**options), label="Post now")
        return await self.announcement(before)

    async def announcement(self, place: int = 0) -> Message:
        """The first announcement in the channel, or another one."""
        await self.discord.until(
            lambda: len(self.announcements) > place and self.announcements[place].reactions,
            otherwise="no announcement",
        )
        return self.announcements[place]

    @property
    def announcements(self) -> list[Message]:
        return [message for message in self.channel.messages if not message.ephemeral]

    async def kudos(self) -> str:
        return (await self.reader.slash(self.channel, "kudos work", work="The Lamp Room")).text

    async def kudos_become(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if words in await self.kudos():
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"not {words!r}: {await self.kudos()!r}")


@asynccontextmanager
async def reading_room(
    server: StandIn, folder: Path, *, forks: bool = False, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Readers]:
    """The bot's process in a server with a manager, an author and a reader."""
    guild = server.create_guild("The Reading Room")
    channel = guild.create_text_channel("new-chapters")
    people = (guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada"), guild.add_member("Rosa"))
    async with BotProcess(server, folder, forks=forks, LOG_LEVEL="DEBUG") as bot:
        bot.settings.update(settings or {})
        await bot.start_and_wait()
        await server.commands()
        yield Readers(server, bot, channel, *people)
