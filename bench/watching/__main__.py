"""A thousand feeds that are due in an hour, and one of 2 MB: requests, the processor's time, stalls, memory."""

import asyncio
import os
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import typer
from sqlalchemy.engine import URL

from bench.intake import STALL, TICK
from bot.app import interpreter
from bot.app.services import Services
from bot.chapters.links.pages.service import Pages
from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.models import Validators
from bot.intake.feeds.models import ReadFeed
from bot.intake.worker import Intake
from bot.setup.models import Member
from bot.watching.hosts.service import PausedHosts
from bot.watching.sources.service import MOST_SOURCES
from bot.works.models import Author, WorkDetails
from tests.worlds.clock import SetClock

FEEDS = 1_000
NEW = 50
"""Of these, the feeds that have a new chapter in the measured hour."""

STAFF = Member(1, 2, "Morgan", manages_guild=True)
MIB = 1 << 20


class LoopWatch:
    """Looks at the time again and again: what lies between two looks is a stall; `busiest` is what of one the loop
    thread itself computed, `longest` what passed with it, while it waited for the interpreter or a processor, too.
    """

    def __init__(self) -> None:
        self.longest = self.busiest = 0.0

    async def run(self) -> None:
        while True:
            began, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self.longest = max(self.longest, time.perf_counter() - began - TICK)
            self.busiest = max(self.busiest, time.thread_time() - computed)


@dataclass(frozen=True)
class Figures:
    seconds: float
    longest: float
    busiest: float

    def __str__(self) -> str:
        stall = f"longest stall {self.longest * 1000:.1f} ms, of which computed {self.busiest * 1000:.1f} ms"
        return f"{self.seconds:.2f} s of the processor, {stall} (limit {STALL:.0f})"


@dataclass(frozen=True)
class Bench:
    """The bot's services on a database of their own, and a web server in another process."""

    services: Services
    fetcher: Fetcher
    intake: Intake
    clock: SetClock
    port: int

    def address(self, number: int) -> str:
        return f"http://127.1.{number // 250}.{number % 250 + 1}:{self.port}/feed"

    async def watch(self, address: str, work_id: int) -> None:
        feed = await self.read(address)
        sources = self.services.watching.sources
        proposal = await sources.propose(STAFF, work_id, address, address, feed, is_list=False)
        await sources.begin(STAFF, proposal.source.id)

    async def read(self, address: str) -> ReadFeed:
        return await self.intake.read_feed(await self.fetcher.fetch(address, Validators()))

    async def work(self, number: int) -> int:
        author = Author(id=2, name="Morgan")
        return (await self.services.works.add(STAFF, WorkDetails(title=f"The Lamp Room {number}"), author)).id

    async def asked(self, path: str) -> dict[str, int]:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{self.port}{path}") as answer:
            return await answer.json() if path == "/asked" else {}

    async def look(self) -> Figures:
        """Look at all that is due in the next hours."""
        self.clock.advance(days=2)
        return await measured(self.services.watching.watcher.look_at_due)


async def measured(work: Callable[[], Awaitable[object]]) -> Figures:
    watch, before = LoopWatch(), used()
    watching = asyncio.create_task(watch.run())
    await work()
    watching.cancel()
    return Figures(used() - before, watch.longest, watch.busiest)


def used() -> float:
    """Return the seconds of the processor's time in this process and in those that read for it."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + sum(map(_seconds_of, Path("/proc").glob("[0-9]*/stat")))


def _seconds_of(stat: Path) -> float:
    try:
        fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        command = (stat.parent / "cmdline").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    is_reader = int(fields[1]) == os.getpid() and "bot.intake.child" in command
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if is_reader else 0.0


async def hour(bench: Bench) -> bool:
    """Look at a thousand feeds of as many hosts, first all of them changed, then most as they were."""
    for start in range(0, FEEDS, MOST_SOURCES):
        work_id = await bench.work(start)
        await asyncio.gather(*(bench.watch(bench.address(n), work_id) for n in range(start, start + MOST_SOURCES)))
    await bench.asked("/asked")
    whole = await bench.look()
    typer.echo(f"{FEEDS:,} feeds, each whole ({await bench.asked('/asked')}): {whole}")
    for number in range(NEW):
        await bench.asked(f"/publish?name={bench.address(number).split('/')[2]}")
    usual = await bench.look()
    typer.echo(f"{FEEDS:,} feeds, {NEW} with a new chapter ({await bench.asked('/asked')}): {usual}")
    typer.echo(
        f"  {usual.seconds / whole.seconds:.2f} times the processor's time of whole feeds, {usual.seconds / 36:.2f} %"
        f" of a processor if that is an hour's"
    )
    return max(whole.longest, usual.longest) * 1000 < STALL


async def large(bench: Bench) -> bool:
    address = f"http://127.2.0.1:{bench.port}/large"
    work_id, before = await bench.work(FEEDS), _memory("VmRSS")
    _forget_peak()
    added = await measured(lambda: bench.watch(address, work_id))
    again = await bench.look()
    for _ in range(3):
        await bench.asked("/publish?name=large")
    new = await bench.look()
    for name, figures in (("added", added), ("as it was", again), ("3 new chapters", new)):
        typer.echo(f"2 MB, 2,000 entries, {name}: {figures}")
    typer.echo(f"memory: {_memory('VmHWM') - before:.0f} MiB over {before:.0f} MiB")
    return max(added.longest, again.longest, new.longest) * 1000 < STALL


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _memory(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) * 1024 / MIB


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Bench]:
    url = URL.create("sqlite+aiosqlite", database=str(folder / "bench.sqlite3"))
    await upgrade(url)
    pipe = asyncio.subprocess.PIPE
    site = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.watching.feeds", stdin=pipe, stdout=pipe)
    port = int(await site.stdout.readline()) if site.stdout else 0
    database, clock, intake = Database(url), SetClock(), Intake()
    keeper = PausedHosts(database, clock)
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 0), keeper=keeper, loopback=True)
    services = Services.on(database, clock, pages=Pages(intake, fetcher))
    interpreter.prepare()  # as the bot does once it is ready
    try:
        yield Bench(services, fetcher, intake, clock, port)
    finally:
        site.terminate()
        await site.wait()
        await services.close()
        await database.close()


async def measure() -> bool:
    with tempfile.TemporaryDirectory() as name:
        async with opened(Path(name)) as bench:
            in_time = await hour(bench)
            return await large(bench) and in_time


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(measure()) else 1)
