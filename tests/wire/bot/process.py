"""The real bot as a process of its own: started, killed with -9, stopped, and never left behind."""

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from tests.wire.bot.forked import CAN_FORK, LIBC, Forked, die_with_parent
from tests.wire.bot.starving import starved
from tests.wire.bot.waiting import PATIENCE, wait_until
from tests.wire.stand_in.stand_in import StandIn

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = ("DISCORD_", "DATABASE_", "BACKUP_", "LOG_", "CONTACT", "FETCH_", "HEALTH_", "PROCESSES", "SHARDS")
STOPS_WITHIN = 5.0
"""Seconds, without those that a busy machine adds."""
DATABASE = "chapterhouse.db"


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


class BotProcess:
    """`python -m bot run` against a stand-in, on one database file across restarts.

    `async with BotProcess(discord, tmp_path) as bot: await bot.start(); await discord.ready()`
    One that `forks` starts much sooner, where the system can fork; its command is always the bot's.
    """

    def __init__(
        self,
        discord: StandIn,
        folder: Path,
        *,
        command: tuple[str, ...] = ("-m", "bot", "run"),
        forks: bool = False,
        **settings: str,
    ) -> None:
        self.discord = discord
        self.database = folder / DATABASE
        self.settings = settings
        self.options: tuple[str, ...] = ()
        self._command = command
        self._forks = forks and CAN_FORK
        self.first: Callable[[], object] | None = None  # what is called in a fork before the bot begins
        self._log_file = folder / "bot.log"
        self._process: asyncio.subprocess.Process | Forked | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill9()

    @property
    def log(self) -> str:
        """What all the runs so far wrote to stdout and stderr."""
        return self._log_file.read_text(encoding="utf-8", errors="replace") if self._log_file.exists() else ""

    @property
    def environment(self) -> dict[str, str]:
        """What the bot finds around it, and so do the host's commands."""
        return self._environment(os.environ)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    async def start(self) -> None:
        """Start it; `discord.ready()` and `discord.commands()` tell when it is there."""
        if self.running:
            raise RuntimeError("the bot is running already")
        if self._forks:
            self._process = await asyncio.to_thread(Forked, self.environment, self._log_file, self.options, self.first)
            return
        with self._log_file.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._command,
                *self.options,
                cwd=ROOT,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent if LIBC else None,
            )

    async def start_and_wait(self, within: float = PATIENCE) -> None:
        """Start it and wait until it is connected. Raises AssertionError with the log if it ends instead."""
        before = self.discord.gateway.connected
        await self.start()
        try:
            await wait_until(lambda: self._is_connected(before) or not self.running, within, "the bot did not connect")
            if not self.running:
                raise AssertionError(f"the bot ended with code {await self.wait()}")
        except AssertionError as problem:
            raise AssertionError(f"{problem}:\n{self.log[-4000:]}") from None

    async def kill9(self) -> None:
        """SIGKILL to the bot and to what it started."""
        process = self._process  # while this waits for its end, somebody may start the next one
        if process is None:
            return
        if process.returncode is None:
            process.kill()
            await process.wait()
        elif is_alive(process.pid):  # it ended long ago, and its number is another program's by now
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)

    async def terminate(self, within: float = STOPS_WITHIN) -> int:
        """SIGTERM; the exit code. Raises AssertionError if it still runs after `within` seconds."""
        if self._process is None or not self.running:
            raise RuntimeError("the bot is not running")
        ended = asyncio.ensure_future(self._process.wait())
        began, starved_before, starving = time.monotonic(), starved(self.pid, os.getpid()), 0.0
        self._process.terminate()
        while not (await asyncio.wait({ended}, timeout=min(within, 0.1)))[0]:
            starving = max(starving, starved(self.pid, os.getpid()) - starved_before)
            if time.monotonic() - began - starving > within:
                await self.kill9()
                await ended
                raise AssertionError(f"the bot did not stop within {within} seconds:\n{self.log[-4000:]}")
        return ended.result()

    async def wait(self, within: float = PATIENCE) -> int:
        """Wait until it ends by itself; the exit code."""
        if self._process is None:
            raise RuntimeError("the bot was never started")
        return await asyncio.wait_for(self._process.wait(), max(within, PATIENCE))

    def _environment(self, inherited: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in inherited.items() if not name.startswith(SETTINGS)}
        return {
            **kept,
            "PYTHONUNBUFFERED": "1",
            "DISCORD_TOKEN": self.discord.token,
            "DISCORD_API_URL": self.discord.api_url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "BACKUP_DAYS": "0",
            "LOG_LEVEL": "INFO",
            **self.settings,
        }

    def _is_connected(self, connected_before: int) -> bool:
        gateway = self.discord.gateway
        return gateway.connected > connected_before and gateway.is_ready()
