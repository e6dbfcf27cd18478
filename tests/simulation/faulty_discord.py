"""Discord on a bad day: slow, busy, silent, or of another mind than a minute ago."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable

from bot.core.clock import Clock
from bot.core.errors import DiscordError
from bot.kudos.models import MessageReactions
from bot.letters.models import Letter
from tests.delivery.channels import Answer, ChannelsInMemory
from tests.kudos.mirror.reactions import ReactionsOnDiscord
from tests.letters.letterbox import Letterbox
from tests.simulation.answers import LOST, meant, refusal
from tests.simulation.crash_point import CrashPoint

OF_LETTERS = {"post": "letter", "edit": "edit letter", "find": "find letter"}
"""What the requests of letters are called beside those of announcements."""


class FaultyDiscord(ChannelsInMemory):
    """Channels behind a network: every request takes a while, and any may go wrong. So do letters and reactions."""

    def __init__(self, truth: Clock, crash_point: CrashPoint, chance: random.Random, badness: float) -> None:
        super().__init__(truth, crash_point)
        self.badness = badness
        self.faults: Counter[str] = Counter()
        self.letterbox = FaultyLetterbox(self, truth)
        self.reactions = FaultyReactions(self)
        self._chance = chance

    async def _request(self, step: str, do: Callable[[], Answer]) -> Answer:
        return await self.ask(step, do)

    async def ask(self, step: str, do: Callable[[], Answer]) -> Answer:
        self.requests.append(step)
        self._crash_point.step()
        error, before, pause = self._forecast(step)
        if before:
            await self._on_its_way(pause, do)
            if error:
                raise error
        answer = do()
        self._crash_point.step()
        await asyncio.sleep(self._chance.random() if before else pause)
        if error:
            raise error
        return answer

    async def _on_its_way(self, pause: float, do: Callable[[], object]) -> None:
        try:
            await asyncio.sleep(pause)
        except asyncio.CancelledError:
            if self._chance.random() < 0.5:
                with contextlib.suppress(DiscordError):
                    do()
            raise

    def _forecast(self, step: str) -> tuple[DiscordError | None, bool, float]:
        """What a request ends in, whether that is before it has its effect, and how long it takes until then."""
        pause = self._chance.random()
        if self._chance.random() >= self.badness:
            return None, True, pause
        kind = self._chance.choice(("lost before", "lost after", "refused", "refused", "hang before", "hang after"))
        self.faults[kind] += 1
        before = not kind.endswith("after")
        if kind.startswith("hang"):
            return None, before, self._chance.uniform(20, 120)
        if kind.startswith("lost"):
            return meant(self._chance.choice(LOST), 0), before, pause
        return refusal(self._chance, step), True, pause


class FaultyLetterbox(Letterbox):
    """The port of letters behind the same network."""

    def __init__(self, discord: FaultyDiscord, truth: Clock) -> None:
        super().__init__(truth)
        self._discord = discord

    async def _request(self, step: str, letter: Letter, do: Callable[[], Answer]) -> Answer:
        del letter
        return await self._discord.ask(OF_LETTERS.get(step, step), do)


class FaultyReactions(ReactionsOnDiscord):
    """The port of reactions behind the same network; what it tells is the truth of the moment."""

    def __init__(self, discord: FaultyDiscord) -> None:
        super().__init__()
        self._discord = discord

    async def message(self, channel_id: int, message_id: int) -> MessageReactions:
        found = await super().message(channel_id, message_id)
        return await self._discord.ask("look", lambda: found)

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = 100
    ) -> list[tuple[int, bool]]:
        found = await super().users(channel_id, message_id, emoji, is_super=is_super, after=after, limit=limit)
        return await self._discord.ask("look", lambda: found)
