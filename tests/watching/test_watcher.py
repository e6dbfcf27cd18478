"""Which feeds are looked at, when several are due."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from bot.core.db.database import Database
from bot.intake.feeds.models import ReadFeed
from bot.watching.models import Feed
from bot.watching.ports import FetchedFeed
from tests.watching.made_up_feed import entry
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program

READ = ReadFeed(title="Lamplit", entries=(entry(1),))


@dataclass
class ManyFeeds:
    """Does what `bot/watching/ports.py` asks for; `slow` is a host that answers once every other one has."""

    slow: str
    others: int
    asked: list[str] = field(default_factory=list)
    now: Counter[str] = field(default_factory=Counter)
    most: int = 0
    all_others: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch(self, feed: Feed) -> FetchedFeed:
        host = feed.address.split("/")[2]
        self.asked.append(host)
        self.now[host] += 1
        self.most = max(self.most, self.now[host])
        if host == self.slow:
            await self.all_others.wait()
        elif len([one for one in self.asked if one != self.slow]) == self.others:
            self.all_others.set()
        await asyncio.sleep(0)
        self.now[host] -= 1
        return FetchedFeed(READ)


async def test_feeds_of_other_hosts_do_not_wait_for_a_slow_one(database: Database, clock: SetClock) -> None:
    feeds = ManyFeeds("slow.example", others=6)
    program = await Program.on(database, clock, reader=feeds).set_up(notices_channel_id=77)
    work = await program.work()
    sources = program.services.watching.sources
    hosts = ["slow.example"] * 6 + [f"host{number}.example" for number in range(3)] * 2
    for number, host in enumerate(hosts):
        address = f"https://{host}/feed{number}"
        proposal = await sources.propose(AUTHOR, work.id, f"https://{host}/", address, READ, is_list=False)
        await sources.begin(AUTHOR, proposal.source.id)
    clock.advance(hours=3)

    looked = await asyncio.wait_for(program.services.watching.watcher.look_at_due(), 60)

    assert looked == len(feeds.asked) == 12
    assert feeds.asked.count("slow.example") == 6
    assert feeds.most == 1
