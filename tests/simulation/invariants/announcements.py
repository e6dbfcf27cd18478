"""What must be true of announcements once a schedule has settled, and of what staff were told of them."""

import re
from collections import Counter, defaultdict
from datetime import datetime

from sqlalchemy import select

from bot.announcements import store
from bot.announcements.contents import card_of
from bot.announcements.models import Announcement, DeliveryState
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read
from bot.core.ownership import EVERY_SERVER
from bot.delivery import due_store
from bot.delivery.steps import store as steps_store
from bot.letters.store import letters
from bot.targets.roles import role_of
from bot.works import store as works_store
from bot.works.models import ChapterState
from tests.delivery.message import Message
from tests.simulation.servers import LETTERS, NOTICES, Place
from tests.simulation.simulation import Simulation

WAITS = re.compile(r"(.+ was due <t:\d+:f>), but it waits behind ")
"""A notice about a chapter that waits: it says, too, what trouble there is with the one before."""

CHANNEL = re.compile(r"<#(\d+)>")
OF_LETTERS = {str(channel_id) for channel_id in LETTERS.values()}


async def check(simulation: Simulation) -> None:
    """Raises AssertionError with the invariant that was broken."""
    invariants = OfAnnouncements(simulation)
    await invariants.read()
    invariants.everything_that_was_due_went_out()
    invariants.nothing_is_stuck()
    invariants.nothing_stands_twice()
    invariants.the_database_agrees_with_the_channels()
    invariants.chapters_stand_in_order()
    invariants.nobody_was_pinged_twice()
    async with simulation.process.database.read() as connection:
        await invariants.messages_are_complete(connection)
    invariants.the_latest_is_pinned_where_it_shall_be()
    invariants.staff_heard_of_each_trouble_once()
    invariants.staff_heard_once_of_each_chapter_that_waits()


class OfAnnouncements:
    def __init__(self, simulation: Simulation) -> None:
        self._process, self._servers, self._authors = simulation.process, simulation.servers, simulation.authors
        self._channels = simulation.process.channels

    async def read(self) -> None:
        async with self._process.database.read() as connection:
            rows = await connection.execute(select(store.announcements).order_by(store.announcements.c.id))
            found = rows.all()
            self.rows = [read(Announcement, row) for row in found]
            self.due = {row.id: row.due_at for row in found}
            self.deleted = {row.id for row in found if row.deleted_at}
            self.steps = (await connection.execute(select(steps_store.steps))).all()
            self.notices = (await connection.execute(select(letters).where(letters.c.due_at.is_not(None)))).all()
            self.works = {work.id: await works_store.find_any(connection, work.id) for work in self._servers.works}
            self.left = await due_store.lanes(connection, self._process.clock(), EVERY_SERVER)
        self.chapters = {chapter.id: chapter for chapter in await self._authors.chapters()}
        self.standing = [
            one for one in self._channels.standing if one.channel_id not in self._channels.deleted_channels
        ]

    def _sent(self) -> list[Announcement]:
        return [row for row in self.rows if row.state is DeliveryState.SENT]

    def _known(self) -> list[Announcement]:
        """Those whose message the bot knows, by more than an author's word."""
        return [row for row in self._sent() if row.message_id]

    def everything_that_was_due_went_out(self) -> None:
        now = self._process.clock()
        for chapter in self.chapters.values():
            if chapter.state is ChapterState.SCHEDULED:
                assert chapter.due_at is None or chapter.due_at > now, f"chapter {chapter.id} was due"
            if chapter.id in self._authors.acknowledged:
                assert chapter.state in (ChapterState.POSTED, ChapterState.WITHDRAWN), f"chapter {chapter.id} was lost"
        for chapter in self.chapters.values():
            where = {row.channel_id for row in self._sent() if row.chapter_id == chapter.id}
            for place in self._servers.places:
                if chapter.state is ChapterState.POSTED and self._is_announced_in(place, chapter.work_id):
                    assert where & set(place.channels), f"chapter {chapter.id} stands nowhere of {place.channels}"
            if chapter.state is not ChapterState.POSTED:
                assert not where, f"chapter {chapter.id} is {chapter.state} and stands in {where}"

    def _is_announced_in(self, place: Place, work_id: int) -> bool:
        if place.work is not None:
            return place.work.id == work_id
        (found,) = (one for one in self._servers.works if one.id == work_id)
        return found.details.channel_id is None

    def nothing_is_stuck(self) -> None:
        unsettled = [row for row in self.rows if row.state not in (DeliveryState.SENT, DeliveryState.WITHDRAWN)]
        assert unsettled == []
        behind = [row for row in self._known() if row.shown < row.wanted and row.id not in self.deleted]
        assert behind == []
        on_the_list = [row for row in self.rows if self.due[row.id] and row.id not in self.deleted]
        assert on_the_list == [], f"nothing is left to do, yet they are due: {on_the_list}"
        assert self.left == [], f"still due: {self.left}"
        left = [step for step in self.steps if step.announcement_id not in self.deleted]
        assert left == [], f"steps were never taken: {left}"
        assert self.notices == [], f"notices were never posted: {self.notices}"

    def nothing_stands_twice(self) -> None:
        posted = Counter(message.announcement_id for message in self._channels.messages)
        doubled = [message for message in self._channels.messages if posted[message.announcement_id] > 1]
        assert doubled == [], f"posted more than once: {doubled}"
        where = Counter((self._row(message).chapter_id, message.channel_id) for message in self.standing)
        assert {one: times for one, times in where.items() if times > 1} == {}, "stands more than once"

    def _row(self, message: Message) -> Announcement:
        return next(row for row in self.rows if row.id == message.announcement_id)

    def the_database_agrees_with_the_channels(self) -> None:
        sent = [row for row in self._sent() if row.channel_id not in self._channels.deleted_channels]
        by_word = {row.id for row in sent if row.message_id is None}
        assert by_word <= {message.announcement_id for message in self.standing}
        known = {(row.channel_id, row.message_id) for row in sent if row.message_id}
        assert known == {
            (message.channel_id, message.id) for message in self.standing if message.announcement_id not in by_word
        }

    def chapters_stand_in_order(self) -> None:
        orders: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for message in self.standing:
            chapter = self.chapters[self._row(message).chapter_id]
            orders[chapter.work_id, message.channel_id].append(message.announcement_id)
        for (work_id, channel_id), order in orders.items():
            assert order == sorted(order), f"work {work_id} stands out of order in {channel_id}"

    def nobody_was_pinged_twice(self) -> None:
        first: dict[tuple[int, int], int] = {}
        generations = {row.id: (row.chapter_id, row.channel_id) for row in self.rows}
        for message in self._channels.messages:
            if message.pinged and message.announcement_id in generations:
                where = generations[message.announcement_id]
                assert first.setdefault(where, message.id) == message.id, f"{where} pinged twice"

    async def messages_are_complete(self, connection: AsyncConnection) -> None:
        for message in self.standing:
            row = self._row(message)
            if row.message_id is None:
                continue
            chapter = self.chapters[row.chapter_id]
            work = self.works[chapter.work_id]
            role_id = await role_of(connection, work, row.guild_id)
            place = self._channels.place(row.guild_id, row.channel_id, role_id)
            notifies = row.generation == 1
            card = await card_of(connection, work, chapter, row.guild_id, place, (), notifies=notifies)
            assert message.card == card, f"{row} is stale"
            assert message.reactions == ["❤️"], row
            assert message.is_published == (message.channel_id in self._channels.announcement_channels), row
            assert bool(message.threads) == (work.details.comments and row.thread_id is None), row

    def the_latest_is_pinned_where_it_shall_be(self) -> None:
        stand: defaultdict[tuple[int, int], list[Message]] = defaultdict(list)
        for message in self.standing:
            row = self._row(message)
            if row.message_id and row.thread_id is None:
                stand[self.chapters[row.chapter_id].work_id, row.channel_id].append(message)
        for (work_id, channel_id), messages in stand.items():
            wanted = [max(messages, key=self._turn)] if self.works[work_id].details.pin else []
            pinned = [message for message in messages if message.is_pinned]
            assert pinned == wanted, f"work {work_id} has {len(pinned)} pinned in {channel_id}"

    def _turn(self, message: Message) -> tuple[datetime, int, int]:
        chapter = self.chapters[self._row(message).chapter_id]
        assert chapter.posted_at
        return chapter.posted_at, chapter.id, message.announcement_id

    def staff_heard_of_each_trouble_once(self) -> None:
        posted = Counter(message.channel_id for message in self._channels.messages)
        told = [(channel, text) for channel, text in self._about() if not WAITS.match(text)]
        troubles = Counter((channel, re.findall(r"(\w+ in )?<#(\d+)>[:,] (.{30})", text)[0]) for channel, text in told)
        for (_, (_, about, words)), times in troubles.items():
            assert times <= 1 + posted[int(about)], f"staff were told {times} times of {words!r} in {about}"

    def staff_heard_once_of_each_chapter_that_waits(self) -> None:
        matches = [(channel, WAITS.match(text)) for channel, text in self._about()]
        waiting = Counter((channel, match[1]) for channel, match in matches if match)
        assert {one: times for one, times in waiting.items() if times > 1} == {}, "told of more than once"

    def _about(self) -> list[tuple[int, str]]:
        """What staff read of channels of chapters, and not of letters."""
        said = [one for one in self._channels.letterbox.said if one[0] in NOTICES.values()]
        return [
            (to, text) for to, text in said if CHANNEL.findall(text) and not OF_LETTERS & set(CHANNEL.findall(text))
        ]
