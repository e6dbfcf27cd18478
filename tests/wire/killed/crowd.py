"""An author, staff and readers who all do something all the time, whether the bot is there or not."""

import asyncio
import random
import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.db.backups.copying import Copying
from tests.wire.killed.promises import Promises
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer, NotPossible
from tests.wire.stand_in.people.result import Result
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.emojis import parse
from tests.wire.stand_in.world.messages import reacting
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.reactions import BURST, NORMAL
from tests.wire.watching.lamplit import Serial
from tests.wire.watching.watchers import Watchers

HAND, WEB = "The Lamp Room", "Salt and Ember"
"""A work whose chapters are posted by hand, and one that is watched."""

PAGE = "# The Lamp Room\n\n## Chapter {number}: Part {number}\n\nThe lamp hummed on night {number}, and nobody slept.\n"
NUMBER = re.compile(r"Chapter (\d+): (Part|Night)")
IDEA = re.compile(r"#(\d+)")
DONE = "is with the author now"
FORGOTTEN = "Your data is deleted"


def chapters(messages: list[Message]) -> list[int]:
    return [int(found[1]) for one in messages if (found := NUMBER.search(one.content))]


@dataclass
class Crowd:
    watchers: Watchers
    serial: Serial
    cards: Channel
    calls: Channel
    readers: list[Person]
    chance: random.Random
    promises: Promises = field(default_factory=Promises)
    _reviewing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _watching: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def channel(self) -> Channel:
        return self.watchers.channel

    @property
    def author(self) -> Person:
        return self.watchers.author

    @property
    def announcements(self) -> list[Message]:
        return [one for one in self.watchers.standing(self.channel) if NUMBER.search(one.content)]

    async def live(self, until: asyncio.Event) -> None:
        """One of them after the other does what they feel like."""
        acts: dict[Callable[[], Awaitable[None]], int] = {
            self.post: 3, self.schedule: 2, self.publish: 2, self.react: 8, self.suggest: 5, self.review: 4,
            self.call: 1, self.forget: 1, self.back_up: 1,
        }  # fmt: skip
        while not until.is_set():
            await asyncio.sleep(self.chance.uniform(0, 0.1))
            if not self.watchers.discord.gateway.is_ready() and self.chance.random() < 0.9:
                continue  # most people don't try for as long as nobody answers
            (act,) = self.chance.choices(list(acts), list(acts.values()))
            try:
                await act()
            except NoAnswer:
                pass
            except NotPossible as problem:  # such as a button of an answer that never came
                self.promises.impossible[str(problem)[:60]] += 1

    async def _preview(self) -> tuple[int, Result]:
        number = len(self.promises.asked) + 1
        self.promises.asked.add(number)
        file = (f"part-{number}.md", PAGE.format(number=number).encode())
        return number, await self.author.slash(self.channel, "chapter post", work=HAND, file=file)

    async def post(self) -> None:
        """Press the button until something is said, after a restart too: it may have been done all the same."""
        number, preview = await self._preview()
        for _ in range(4):
            with suppress(NoAnswer):
                await self.watchers.discord.ready(20)
                told = await self.author.click(preview, label="Post now")
                if "Posted" in told.text or "is on its way" in told.text:
                    self.promises.posted.add(number)
                return

    async def schedule(self) -> None:
        number, preview = await self._preview()
        await self.watchers.discord.ready(20)
        form = await self.author.click(preview, label="Schedule")
        told = await self.author.submit_modal(form, {"when": "in 1 minute"})
        if "Scheduled" in told.text or "goes to" in told.text:
            self.promises.posted.add(number)

    async def publish(self) -> None:
        """Put a chapter on the web once the one before is announced: several new ones at once are asked about."""
        async with self._watching:
            last = self.serial.numbers[-1]
            if last > 2 and not any(f"Night {last}" in one.content for one in self.announcements):
                await self.author.slash(self.channel, "source check", source=WEB, thinking=8)
                return
            self.serial.publish(last + 1)
            self.promises.published.add(last + 1)
            await self.author.slash(self.channel, "source check", source=WEB, thinking=8)

    async def react(self) -> None:
        if self.announcements:
            act = self.chance.choices((reacting.add, reacting.remove), (3, 1))[0]
            emoji, kind = parse(self.chance.choice(("❤️", "💜", "🔥"))), self.chance.choice((NORMAL, NORMAL, BURST))
            act(self.chance.choice(self.announcements), emoji, self.chance.choice(self.readers).user, kind)

    def _idea(self) -> str:
        letters = "abcdefghijklmnopqrstuvwxyz"
        return " ".join("".join(self.chance.choices(letters, k=9)) for _ in range(6)).capitalize() + "."

    async def suggest(self) -> None:
        reader, idea = self.chance.choice(self.readers), self._idea()
        self.promises.tried[idea] += 1
        told = await reader.slash(self.channel, "suggest", work=self.chance.choice((HAND, WEB)), idea=idea)
        if DONE in told.text and (number := IDEA.search(told.text)):
            self.promises.ideas[idea] = int(number[1])
            if self.chance.random() < 0.5:
                pressed = await reader.click(told, label="Tell me by DM: no")
                await pressed.wait_for(lambda shown: "Tell me by DM: yes" in str(shown.components), 3)
                self.promises.written_to.add(int(number[1]))

    async def review(self) -> None:
        async with self._reviewing:
            page = await self.author.slash(self.channel, "queue review")
            heading = re.search(r"Suggestion #(\d+)", page.text)
            if heading is None:
                return
            number, choice = int(heading[1]), self.chance.choice(("Accept", "Shelve"))
            self.promises.undecided.add(number)
            told = await self.author.click(page, label=choice)
            said, status = {"Accept": ("Accepted <t", "accepted"), "Shelve": ("Kept for later <t", "shelved")}[choice]
            await told.wait_for(lambda shown: said in shown.text, 3)
            self.promises.decisions[number] = status

    async def call(self) -> None:
        question = f"What of {self._idea()}"
        self.promises.questions.add(question)
        told = await self.author.slash(self.channel, "queue call", work=HAND, question=question, channel=self.calls)
        if "Called for ideas" in told.text:
            self.promises.called.add(question)

    async def forget(self) -> None:
        """Somebody comes, has an idea, gives hearts, and wants to be forgotten; more they don't do."""
        guest, idea = self.author.guild.add_member(f"Guest {len(self.promises.forgetting)}"), self._idea()
        self.promises.forgetting[guest.id] = guest
        self.promises.guests_ideas[guest.id] = idea
        for one in self.chance.sample(self.announcements, min(2, len(self.announcements))):
            reacting.add(one, parse("❤️"), guest.user, NORMAL)
        await guest.slash(self.channel, "suggest", work=HAND, idea=idea)
        await asyncio.sleep(self.chance.uniform(0, 0.3))
        asked = await guest.slash(self.channel, "privacy forget")
        told = await guest.click(asked, label="Delete my data")
        await told.wait_for(lambda shown: FORGOTTEN in shown.text, 3)
        self.promises.forgotten[guest.id] = guest

    async def back_up(self) -> None:
        """What was acknowledged before a copy was begun is in it."""
        promised = set(self.promises.ideas)
        gone = set(self.promises.guests_ideas.values())
        to = self.watchers.bot.database.with_name(f"copy-{self.promises.copies}.db")
        self.promises.copies += 1
        await asyncio.to_thread(Copying(self.watchers.bot.database, to, datetime.now(UTC)).make)
        with closing(sqlite3.connect(to)) as connection:
            held = {idea for (idea,) in connection.execute("SELECT idea FROM suggestions")}
        assert promised - gone <= held
        to.unlink()
