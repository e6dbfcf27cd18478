"""A host on which nothing is wrong: settings, a database with a bot that has it, and Discord."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL

from bot.core.clock import Clock
from bot.core.db import engines
from bot.core.db.opening import Lock, take
from bot.doctor.examination import ExaminedHost, examine
from bot.doctor.machine.software import Software
from bot.doctor.models import FindingKind, Report
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.worlds.program import Program

ENV = Path(".env")


@dataclass
class HealthyHost:
    """Stands in its own folder, where `.env` is. The bot that has the database has just given a sign."""

    discord: StandIn
    program: Program
    url: URL
    lock: Lock
    software: Software
    mounts: Path
    clock: Clock
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return engines.file_of(self.url)

    def set(self, **settings: str) -> None:
        """Write settings, and leave the others as they are."""
        self.settings.update(settings)
        ENV.write_text("".join(f"{name}={value}\n" for name, value in self.settings.items()), encoding="utf-8")
        ENV.chmod(0o600)

    def use(self, file: Path) -> None:
        """Let this be the database."""
        file.chmod(0o600)
        self.set(DATABASE_URL=f"sqlite:///{file}")

    async def beat(self) -> None:
        await self.program.services.health.beat((), is_connected=True)

    async def examine(self) -> Report:
        return await examine(ExaminedHost(self.software, self.mounts, self.clock))

    async def found(self) -> list[FindingKind]:
        return [one.kind for one in (await self.examine()).findings]


@asynccontextmanager
async def healthy_host(
    discord: StandIn, channel: Channel, program: Program, url: URL, folder: Path
) -> AsyncIterator[HealthyHost]:
    """Build it in this folder, the working one. The server's chapters are announced in this channel."""
    lock_file, mounts = folder / "lock.txt", folder / "mounts"
    for file in (lock_file, mounts):
        file.write_text("", encoding="utf-8")
    lock = await take(url)
    host = HealthyHost(discord, program, url, lock, Software(lock=lock_file), mounts, program.clock)
    assert channel.guild is not None
    await program.set_up(channel.guild.id, channel_id=channel.id, notices_channel_id=channel.id)
    await host.beat()
    host.set(
        DISCORD_TOKEN=discord.token,
        DISCORD_API_URL=discord.api_url,
        DATABASE_URL=url.render_as_string(hide_password=False),
    )
    try:
        yield host
    finally:
        await lock.end()
