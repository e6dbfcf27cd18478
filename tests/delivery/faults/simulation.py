"""A few days of a busy bot, left to chance: authors, staff, bad weather, wrong clocks, and crashes anywhere."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select, union_all

from bot.announcements.store import announcements
from bot.core.errors import UserFacingError
from bot.dates.times import at
from bot.delivery.steps.store import steps
from bot.notices.store import notices
from bot.setup.models import Member
from bot.targets.service import targets_of
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter, ChapterState, Rating, Work
from tests.delivery.faults.crashing_database import MortalDatabase
from tests.delivery.faults.faulty_discord import Weather
from tests.delivery.faults.made_up_time import Clocks
from tests.delivery.noticeboard import Fate
from tests.worlds.house import AUTHOR, GUILD, MANAGER, OTHER_GUILD, STRANGER, WORK_ROLE, House

QUIET, ENOUGH = 900, 12
"""Seconds between looks, and how many of them the bot gets, once the weather has cleared."""

NOTICES = {GUILD: 1_290_000_000_000_000_001, OTHER_GUILD: 1_290_000_000_000_000_002}
MANAGERS = {GUILD: MANAGER, OTHER_GUILD: STRANGER}
LOOP = 5.0
"""Seconds that the bot's loop gives to what is due before it looks again."""

Action = Callable[[], Awaitable[object]]


@dataclass
class Place:
    """A place where a work, or every one without a channel of its own, is announced; its channel may change."""

    guild_id: int
    channels: list[int]
    work: Work | None = None
    is_extra: bool = False

    @property
    def channel(self) -> int:
        return self.channels[-1]


@dataclass
class Simulation:
    """One schedule: `open`, as many turns as one likes, `settle`."""

    database: MortalDatabase
    fate: Fate
    clocks: Clocks
    chance: random.Random
    works: list[Work] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    acknowledged: set[int] = field(default_factory=set)
    unreadable: set[int] = field(default_factory=set)
    happened: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.board = Weather(self.clocks.truth, self.fate, self.chance, self.chance.choice((0, 0.05, 0.2, 0.4)))
        self.house = House.on(self.database, self.clocks.bots)
        self.crashiness = self.chance.choice((0, 0.1, 0.4))
        self._channel = 1_200_000_000_000_000_000

    async def open(self) -> None:
        for guild_id, staff_channel_id in NOTICES.items():
            channel_id = self.new_channel()
            await self.house.open(guild_id, channel_id=channel_id, notices_channel_id=staff_channel_id)
            if guild_id == GUILD:
                self.places.append(Place(guild_id, [channel_id]))
        for number in range(self.chance.randint(1, 3)):
            await self._begin(f"Work {number}")
        await self.house.begin_sending(self.board)

    async def _begin(self, title: str) -> None:
        said: dict[str, Any] = {
            "rating": self.chance.choice((Rating.TEEN, Rating.TEEN, Rating.MATURE)),
            "role_id": self.chance.choice((None, WORK_ROLE)),
            "comments": self.chance.random() < 0.3,
            "channel_id": self.chance.choice((None, self.new_channel())),
            "pin": bool(self.works),
        }
        work = await self.house.work(title, **said)
        self.works.append(work)
        if work.details.channel_id:
            self.places.append(Place(GUILD, [work.details.channel_id], work))
        for guild_id in self.chance.choices((GUILD, OTHER_GUILD), k=self.chance.randint(0, 2)):
            place = Place(guild_id, [], work, is_extra=True)
            self.places.append(place)
            await self._add_channel(place)

    def new_channel(self) -> int:
        self._channel += 1
        self.board.age_restricted.add(self._channel)
        kind = self.chance.random()
        if kind < 0.25:
            self.board.forums.add(self._channel)
        elif kind < 0.5:
            self.board.announcement_channels.add(self._channel)
        return self._channel

    async def turn(self) -> None:
        """Something happens, or a few things at once, perhaps for the last time in this process; then time passes."""
        if self.fate.steps_left is None and self.chance.random() < self.crashiness:
            self.fate.steps_left = self.chance.randrange(1, 40)
        actions = self.chance.choices(
            list(self._actions), list(self._actions.values()), k=self.chance.choice((1, 1, 2, 3))
        )
        if self.chance.random() < 0.7:
            actions.insert(self.chance.randint(0, len(actions)), self.look)
        await self.live_through(*actions)
        await asyncio.sleep(self.chance.choice((0, 0, 1, 10, 60, 300, 2400)))

    async def live_through(self, *actions: Action) -> None:
        """The process does this at once; if it ends in the middle, another one goes on."""
        tasks = [asyncio.create_task(self._try(action)) for action in actions]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        if not self._is_dead:
            for task in tasks:
                task.result()
            return
        for task in tasks:
            task.cancel()
        await self._end()

    async def _end(self) -> None:
        """The process is dead, whatever of it still runs; another one takes its place."""
        await self.house.outbox.stop()
        if others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)
        await self.restart()

    async def _try(self, action: Action) -> None:
        self.happened[getattr(action, "__name__", "")] += 1
        try:
            await action()
        except UserFacingError:
            self.happened["refused"] += 1

    @property
    def _is_dead(self) -> bool:
        return self.fate.steps_left is not None and self.fate.steps_left < 0

    async def restart(self) -> None:
        self.happened["crash"] += 1
        self.fate.steps_left = None
        await asyncio.sleep(self.chance.choice((0, 3, 45, 200, 4000)))
        self.house = self.house.next_process()
        await self.house.announcements.keep_wall_times()
        await self.house.begin_sending(self.board)

    @property
    def survived(self) -> Counter[str]:
        return Counter(
            schedules=1,
            faults=self.board.faults.total() + self.happened["spoil"] + self.happened["set_the_clock"],
            crashes=self.happened["crash"],
            messages=len(self.board.messages),
            decided=self.happened["decided"],
        )

    async def look(self) -> None:
        """What the bot's loop does every few seconds."""
        await self.house.backlogs.release_due()
        await self.house.outbox.deliver_due(seconds=LOOP)
        await self.house.services.notices.deliver_due(self.board)

    @property
    def _actions(self) -> dict[Action, int]:
        return {
            self.post: 10,
            self.schedule: 4,
            self.edit: 6,
            self.edit_the_work: 2,
            self.withdraw: 4,
            self.bring_back: 4,
            self.retry: 3,
            self.try_again: 2,
            self.decide: 4,
            self.send_again: 2,
            self.spoil: 4,
            self.mend: 3,
            self.delete_a_channel: 1,
            self.move: 2,
            self.set_the_clock: 2,
        }

    async def post(self) -> None:
        """Post now, sometimes clicked twice by two people."""
        draft = await self._draft()
        clicks = [self._post_now(member, draft.id) for member in self.chance.choice(([AUTHOR], [AUTHOR, MANAGER]))]
        answers = await asyncio.gather(*clicks, return_exceptions=True)
        refusals = [one for one in answers if isinstance(one, UserFacingError)]
        for one in answers:
            if isinstance(one, BaseException) and one not in refusals:
                raise one
        assert len(refusals) < len(clicks), "nobody could post"

    async def _draft(self) -> Chapter:
        self.happened["chapter"] += 1
        return await self.house.draft(self.chance.choice(self.works), self.happened["chapter"])

    async def _post_now(self, member: Member, chapter_id: int) -> None:
        await self.house.announcements.post(member, chapter_id, again=True)
        assert chapter_id not in self.acknowledged, "two people were told that they posted it"
        self.acknowledged.add(chapter_id)
        await self.house.outbox.deliver_chapter(chapter_id)

    async def schedule(self) -> None:
        draft = await self._draft()
        due = at(self.clocks.bots() + timedelta(minutes=self.chance.choice((1, 5, 60, 600))), "Europe/Berlin")
        await self.house.announcements.plan(draft.id, due)
        await self.house.announcements.schedule_as_planned(AUTHOR, draft.id)

    async def edit(self) -> None:
        if chapter := await self._one(ChapterState.POSTED):
            self.happened["title"] += 1
            details = replace(chapter.details, title=f"The Lamp, {self.happened['title']}")
            await self.house.announcements.edit(AUTHOR, chapter.id, details)
            await self.house.outbox.deliver_chapter(chapter.id)

    async def edit_the_work(self) -> None:
        """Every other time, it keeps its latest chapter pinned from then on; the first work never does."""
        self.happened["total"] += 1
        work, total = self.chance.choice(self.works), self.happened["total"]
        pin = total % 2 == 0 and work is not self.works[0]
        await self.house.works.edit(MANAGER, work.id, None, total=total, pin=pin)

    async def withdraw(self) -> None:
        if chapter := await self._one(ChapterState.POSTED):
            await self.house.announcements.withdraw(AUTHOR, chapter.id)
            await self.house.outbox.deliver_chapter(chapter.id)

    async def bring_back(self) -> None:
        if chapter := await self._one(ChapterState.WITHDRAWN):
            await self.house.announcements.bring_back(AUTHOR, chapter.id)
            await self.house.outbox.deliver_chapter(chapter.id)

    async def send_again(self) -> None:
        if chapter := await self._one(ChapterState.POSTED):
            await self.house.outbox.deliver_chapter(chapter.id)

    async def _one(self, state: ChapterState) -> Chapter | None:
        found = [chapter for chapter in await self.chapters() if chapter.state is state]
        return self.chance.choice(found) if found else None

    async def chapters(self) -> list[Chapter]:
        async with self.database.read() as connection:
            rows = await connection.execute(select(chapter_store.chapters).order_by(chapter_store.chapters.c.id))
            return [chapter_store._chapter(row) for row in rows]

    async def retry(self) -> None:
        await self.house.outbox.retry(self.chance.choice((GUILD, OTHER_GUILD)))

    async def try_again(self) -> None:
        _, chapters = await self.house.services.troubles.try_again(AUTHOR, self.chance.choice(self.works).id)
        for chapter in chapters:
            await self.house.outbox.deliver_chapter(chapter.id)

    async def decide(self) -> None:
        """An author looks whether what nobody knows of is there, and says so; another one clicks at the same time."""
        for work in self.works:
            if uncertain := await self.house.services.troubles.first_uncertain(work):
                row = uncertain.announcement
                stands = row.nonce in {message.nonce for message in self.board.standing}
                say = self.house.services.troubles.it_is_there if stands else self.house.services.troubles.post_anyway
                clicks = [say(member, row.id, row.nonce) for member in (AUTHOR, MANAGER)]
                answers = await asyncio.gather(*clicks, return_exceptions=True)
                for one in answers:
                    if isinstance(one, BaseException) and not isinstance(one, UserFacingError):
                        raise one
                self.happened["decided"] += 1
                await self.house.outbox.deliver_chapter(uncertain.chapter.id)

    async def spoil(self) -> None:
        """Staff take something away that announcing needs in a channel."""
        place = self.chance.choice(self.places)
        spoilt = self.chance.choice((self.board.forbidden_channels, self.board.unreadable_channels, None))
        if spoilt is None:
            self.board.age_restricted.discard(place.channel)
        else:
            spoilt.add(place.channel)
            self.unreadable.add(place.channel)
        self.happened["spoilt"] += 1

    async def mend(self) -> None:
        """They give it back, in one server, and the bot hears of it."""
        guild_id = self.chance.choice((GUILD, OTHER_GUILD))
        for channel_id in [one for place in self.places if place.guild_id == guild_id for one in place.channels]:
            self.board.forbidden_channels.discard(channel_id)
            self.board.unreadable_channels.discard(channel_id)
            self.board.age_restricted.add(channel_id)
        await self.house.outbox.retry(guild_id)

    async def delete_a_channel(self) -> None:
        channel_id = self.chance.choice(self.places).channel
        self.board.deleted_channels.add(channel_id)
        await self.house.announcements.forget_channel(channel_id)

    async def move(self) -> None:
        """Staff choose another channel for what was announced in this one."""
        await self._move(self.chance.choice(self.places))

    async def _move(self, place: Place) -> None:
        if place.is_extra:
            earlier = list(place.channels)
            await self._add_channel(place)
            assert place.work
            for channel_id in earlier:  # after a crash it isn't sure which of them is the one
                with contextlib.suppress(UserFacingError):
                    await self.house.targets.end(MANAGER, place.work.id, channel_id)
            return
        place.channels.append(self.new_channel())
        if place.work:
            await self.house.works.edit(MANAGER, place.work.id, None, channel_id=place.channel)
        else:
            await self.house.setup.change(MANAGER, channel_id=place.channel)

    async def _add_channel(self, place: Place) -> None:
        assert place.work
        place.channels.append(self.new_channel())
        if place.guild_id == GUILD:
            await self.house.targets.add(MANAGER, place.work.id, place.channel)
        else:
            code, _ = await self.house.targets.share(MANAGER, place.work.id)
            await self.house.targets.redeem(STRANGER, code, place.channel)

    async def set_the_clock(self) -> None:
        self.clocks.wrong_by += timedelta(
            seconds=self.chance.choice((-1, 1)) * self.chance.choice((20, 400, 4000, 90000))
        )

    async def settle(self) -> None:
        """The weather clears, everything is mended, and the bot has all the time it needs."""
        self.board.badness = 0
        if self._is_dead:
            await self._end()
        self.fate.steps_left = None
        await asyncio.sleep(200)
        await self.look()
        await self.decide()
        await self._replace_deleted_channels()
        for channels in (self.board.forbidden_channels, self.board.unreadable_channels):
            channels.clear()
        self.board.age_restricted.update(channel for place in self.places for channel in place.channels)
        for guild_id in (GUILD, OTHER_GUILD):
            await self.house.outbox.retry(guild_id)
        for _ in range(ENOUGH):
            await asyncio.sleep(QUIET)
            await self.look()
            if not await self._has_more_to_do():
                return

    async def _has_more_to_do(self) -> bool:
        waiting = [
            select(table.c.due_at).where(table.c.due_at.is_not(None)) for table in (announcements, steps, notices)
        ]
        async with self.database.read() as connection:
            return (await connection.execute(union_all(*waiting).limit(1))).one_or_none() is not None

    async def _replace_deleted_channels(self) -> None:
        for work in self.works:
            async with self.database.read() as connection:
                targets = await targets_of(connection, await works_store.find_any(connection, work.id))
                gone = {target.channel_id for target in targets} & self.board.deleted_channels
            for place in self.places:
                if gone & set(place.channels) and place.work in (None, work):
                    await self._move(place)
