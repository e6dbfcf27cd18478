"""The servers in which works are announced: their channels, and what staff do to them."""

import contextlib
from dataclasses import dataclass, field
from typing import Any

from bot.core.errors import Forbidden, UserFacingError
from bot.kudos.models import Frequency
from bot.targets.service import targets_of
from bot.works import store as works_store
from bot.works.models import Rating, Work
from tests.simulation.process import BotProcess
from tests.worlds.people import AUTHOR, GUILD, MANAGER, OTHER_GUILD, STRANGER, WORK_ROLE
from tests.worlds.program import Program

NOTICES = {GUILD: 1_290_000_000_000_000_001, OTHER_GUILD: 1_290_000_000_000_000_002}
"""The channel of each server in which its staff are told of troubles."""

LETTERS = {
    "calls": 1_290_000_000_000_000_011,
    "cards": 1_290_000_000_000_000_012,
    "milestones": 1_290_000_000_000_000_013,
    "digests": 1_290_000_000_000_000_014,
}
"""The channels of what goes out unasked in the works' server."""


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
class Servers:
    """The servers in which works are announced, and their staff."""

    process: BotProcess
    works: list[Work] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    _channel: int = 1_200_000_000_000_000_000

    def __post_init__(self) -> None:
        self.channels, self.chance = self.process.channels, self.process.chance

    @property
    def program(self) -> Program:
        return self.process.program

    async def open(self) -> None:
        """Set the servers up, with all that staff and an author can ask to be told."""
        await self._open()
        self.channels.letterbox.age_restricted |= set(LETTERS.values())
        await self.program.services.moderation.change(MANAGER, staff_channel_id=LETTERS["cards"])
        news, hour = self.program.kudos.news, (self.process.loop.now().hour + 2) % 24
        await news.choose(
            MANAGER,
            milestones_channel_id=LETTERS["milestones"],
            digest_channel_id=LETTERS["digests"],
            digest_hour=hour,
        )
        await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=self.chance.random() < 0.5)

    async def _open(self) -> None:
        for guild_id, staff_channel_id in NOTICES.items():
            channel_id = self.new_channel()
            await self.program.set_up(guild_id, channel_id=channel_id, notices_channel_id=staff_channel_id)
            if guild_id == GUILD:
                self.places.append(Place(guild_id, [channel_id]))
        for number in range(self.chance.randint(1, 3)):
            await self._begin(f"Work {number}")

    async def _begin(self, title: str) -> None:
        said: dict[str, Any] = {
            "rating": self.chance.choice((Rating.TEEN, Rating.TEEN, Rating.MATURE)),
            "role_id": self.chance.choice((None, WORK_ROLE)),
            "comments": self.chance.random() < 0.3,
            "channel_id": self.chance.choice((None, self.new_channel())),
            "pin": bool(self.works),
        }
        work = await self.program.work(title, **said)
        self.works.append(work)
        if work.details.channel_id:
            self.places.append(Place(GUILD, [work.details.channel_id], work))
        for guild_id in self.chance.choices((GUILD, OTHER_GUILD), k=self.chance.randint(0, 2)):
            place = Place(guild_id, [], work, is_extra=True)
            self.places.append(place)
            await self._add_channel(place)

    def new_channel(self) -> int:
        self._channel += 1
        self.channels.age_restricted.add(self._channel)
        kind = self.chance.random()
        if kind < 0.25:
            self.channels.forums.add(self._channel)
        elif kind < 0.5:
            self.channels.announcement_channels.add(self._channel)
        return self._channel

    async def retry(self) -> None:
        await self.program.outbox.retry(self.chance.choice((GUILD, OTHER_GUILD)))

    async def spoil(self) -> None:
        """Staff take something away that announcing needs in a channel."""
        place = self.chance.choice(self.places)
        spoilt = self.chance.choice((self.channels.forbidden_channels, self.channels.unreadable_channels, None))
        if spoilt is None:
            self.channels.age_restricted.discard(place.channel)
        else:
            spoilt.add(place.channel)
        self.process.happened["spoilt"] += 1

    async def spoil_letters(self) -> None:
        """They take away what the bot needs in a channel where it tells something."""
        letterbox, channel_id = self.channels.letterbox, self.chance.choice(list(LETTERS.values()))
        if self.chance.random() < 0.5:
            letterbox.unreadable.add(channel_id)
        else:
            letterbox.refused[channel_id] = Forbidden("spoilt")
        self.process.happened["spoilt"] += 1

    async def mend(self) -> None:
        """They give it back, in one server, and the bot hears of it."""
        guild_id = self.chance.choice((GUILD, OTHER_GUILD))
        for channel_id in [one for place in self.places if place.guild_id == guild_id for one in place.channels]:
            self.channels.forbidden_channels.discard(channel_id)
            self.channels.unreadable_channels.discard(channel_id)
            self.channels.age_restricted.add(channel_id)
        await self._retry(guild_id)

    async def _retry(self, *guild_ids: int) -> None:
        """Let the bot hear that something changed in these servers."""
        self.channels.letterbox.unreadable.clear()
        self.channels.letterbox.refused.clear()
        await self.program.outbox.retry(*guild_ids)
        await self.program.services.letters.retry(*guild_ids)

    async def delete_a_channel(self) -> None:
        channel_id = self.chance.choice(self.places).channel
        self.channels.deleted_channels.add(channel_id)
        await self.program.announcements.forget_channel(channel_id)

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
                    await self.program.targets.end(MANAGER, place.work.id, channel_id)
            return
        place.channels.append(self.new_channel())
        if place.work:
            await self.program.works.edit(MANAGER, place.work.id, None, channel_id=place.channel)
        else:
            await self.program.setup.change(MANAGER, channel_id=place.channel)

    async def _add_channel(self, place: Place) -> None:
        assert place.work
        place.channels.append(self.new_channel())
        if place.guild_id == GUILD:
            await self.program.targets.add(MANAGER, place.work.id, place.channel)
        else:
            code, _ = await self.program.targets.share(MANAGER, place.work.id)
            await self.program.targets.redeem(STRANGER, code, place.channel)

    async def mend_everything(self) -> None:
        """Replace the channels that were deleted, and give back in every channel what announcing needs."""
        await self._replace_deleted_channels()
        for channels in (self.channels.forbidden_channels, self.channels.unreadable_channels):
            channels.clear()
        self.channels.age_restricted.update(channel for place in self.places for channel in place.channels)
        await self._retry(GUILD, OTHER_GUILD)

    async def _replace_deleted_channels(self) -> None:
        for work in self.works:
            async with self.process.database.read() as connection:
                targets = await targets_of(connection, await works_store.find_any(connection, work.id))
                gone = {target.channel_id for target in targets} & self.channels.deleted_channels
            for place in self.places:
                if gone & set(place.channels) and place.work in (None, work):
                    await self._move(place)
